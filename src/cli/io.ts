/** What a command may do with the world, so that tests can stand in for a terminal. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  outIsTerminal: boolean;
  errIsTerminal: boolean;
  /** Columns of the terminal, where there is one. */
  columns: number | undefined;
  now(): number;
}

/** A mistake in the command or the configuration: exit code 2. */
export class UsageError extends Error {}

/** Exit codes of every command. */
export const exit = { clean: 0, findings: 1, usage: 2, incomplete: 3 } as const;

/** Whether to use colours: `NO_COLOR` forbids, `FORCE_COLOR` (but `0`) asks for them, else a terminal that is not `dumb` decides. */
export function wantsColor(io: Io): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = io.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return io.outIsTerminal && TERM !== 'dumb';
}
