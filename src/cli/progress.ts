import type { Stage } from '../review/session.ts';
import type { Io } from './io.ts';

const words: Record<Stage, string> = {
  list: 'Listing files',
  read: 'Reading',
  analyse: 'Analysing',
  judge: 'Judging',
};

/** Nothing is shown before a run has taken so long. */
const QUIET_MS = 1000;
/** Time between two updates of the line. */
const EVERY_MS = 100;

/** One line on a terminal's standard error that says what is going on, once a run takes over a second. */
export function progressLine(io: Io): { show(stage: Stage, done: number, total: number): void; clear(): void } {
  const started = io.now();
  let last = 0;
  let shown = false;
  return {
    show(stage, done, total) {
      const now = io.now();
      if (!io.errIsTerminal || now - started < QUIET_MS || now - last < EVERY_MS) return;
      last = now;
      shown = true;
      const part = total > 0 ? ` ${done}/${total} files` : '';
      io.err(`\r\u001b[K${words[stage]}${part} …`);
    },
    clear() {
      if (shown) io.err('\r\u001b[K');
      shown = false;
    },
  };
}
