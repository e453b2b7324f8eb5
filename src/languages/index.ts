import type { FrontEnd } from './front-end.ts';
import type { Grammars } from './grammars.ts';
import { typescriptFrontEnd } from './typescript/index.ts';

/** Every language that the engine reads, in the order in which they are asked whether a path is theirs. */
export function frontEnds(_grammars: Grammars): FrontEnd[] {
  return [typescriptFrontEnd()];
}
