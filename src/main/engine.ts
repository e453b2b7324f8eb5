import { frontEnds } from '../languages/index.ts';
import { platforms } from '../platforms/index.ts';
import { recognisers } from '../platforms/recognisers.ts';
import { makeLinker } from '../program/index.ts';
import type { Engine } from '../review/engine.ts';
import { rules } from '../rules/index.ts';
import { assembleToy } from '../toy/index.ts';
import { loadGrammars } from './grammars.ts';

/** The whole engine, with the grammars ready to be loaded. */
export async function loadEngine(): Promise<Engine> {
  return {
    frontEnds: frontEnds(await loadGrammars()),
    platforms,
    rules,
    makeLinker,
    assembleToy: (program) => assembleToy(program, recognisers),
  };
}
