import type { Credential } from '../model/toy.ts';
import type { Program } from '../program/query.ts';
import { hardcodedSecrets } from './hardcoded.ts';
import { storedSecrets } from './stored.ts';

/** Every secret of the toy with its resting place, in the order of place. */
export function credentials(program: Program): Credential[] {
  const all = [...hardcodedSecrets(program), ...storedSecrets(program)];
  return all.sort(
    (a, b) =>
      compare(a.place.path, b.place.path) ||
      a.place.line - b.place.line ||
      a.place.column - b.place.column ||
      compare(a.rests, b.rests),
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
