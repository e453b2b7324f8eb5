import { HostError } from '../host/host.ts';
import { ConfigError } from '../review/config.ts';
import { exit, UsageError } from './io.ts';

/** What a person is told of an error, and the exit code: a mistake of the caller's is 2, a failure of ours leaves the scan incomplete. */
export function explain(error: unknown): { text: string; code: number } {
  if (error instanceof UsageError || error instanceof ConfigError) return { text: error.message, code: exit.usage };
  if (error instanceof HostError) return { text: `${error.path}: ${error.message}`, code: exit.incomplete };
  const what = error instanceof Error ? error.message : String(error);
  return {
    text: `internal error: ${what}; nothing was reported. Set TOY_PRIVACY_DEBUG=1 for the place, and please report it.`,
    code: exit.incomplete,
  };
}
