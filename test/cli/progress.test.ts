import { expect, test } from 'vitest';
import type { Io } from '../../src/cli/io.ts';
import { progressLine } from '../../src/cli/progress.ts';

function watch(errIsTerminal: boolean) {
  let said = '';
  const clock = { now: 0 };
  const io: Io = {
    out: () => undefined,
    err: (text) => {
      said += text;
    },
    cwd: '/',
    env: {},
    outIsTerminal: false,
    errIsTerminal,
    columns: undefined,
    now: () => clock.now,
  };
  return { line: progressLine(io), clock, said: () => said };
}

test('a run under a second shows nothing', () => {
  const { line, clock, said } = watch(true);
  clock.now = 999;
  line.show('read', 0, 10);
  line.clear();
  expect(said()).toBe('');
});

test('a longer one shows its stage on a terminal, and takes the line away', () => {
  const { line, clock, said } = watch(true);
  clock.now = 1000;
  line.show('analyse', 3, 10);
  clock.now = 1050;
  line.show('analyse', 4, 10);
  line.clear();
  expect(said()).toBe('\r\u001b[KAnalysing 3/10 files …\r\u001b[K');
});

test('nothing is shown where no terminal is', () => {
  const { line, clock, said } = watch(false);
  clock.now = 5000;
  line.show('analyse', 3, 10);
  line.clear();
  expect(said()).toBe('');
});
