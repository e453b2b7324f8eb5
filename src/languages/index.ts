import { cFrontEnd } from './c/index.ts';
import { configFrontEnd } from './config/index.ts';
import type { FrontEnd } from './front-end.ts';
import type { Grammars } from './grammars.ts';
import { javaFrontEnd } from './java/index.ts';
import { kotlinFrontEnd } from './kotlin/index.ts';
import { typescriptFrontEnd } from './typescript/index.ts';

/** Every language that the engine reads, in the order in which they are asked whether a path is theirs. */
export function frontEnds(grammars: Grammars): FrontEnd[] {
  return [
    configFrontEnd(grammars),
    cFrontEnd(grammars),
    kotlinFrontEnd(grammars),
    javaFrontEnd(grammars),
    typescriptFrontEnd(),
  ];
}
