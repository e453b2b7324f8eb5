import type { Means } from '../../src/model/means.ts';
import { platforms } from '../../src/platforms/index.ts';
import { joinKnowledge, makeLinker } from '../../src/program/index.ts';
import type { Platform } from '../../src/program/knowledge.ts';
import type { Program } from '../../src/program/query.ts';
import { lower } from '../program/toy.ts';

/** Links little files with everything that the platforms know. */
export function linkToy(files: Record<string, string>, known: readonly Platform<Means>[] = platforms): Program {
  const linker = makeLinker({ knowledge: joinKnowledge(known) });
  linker.update(new Map(Object.entries(files).map(([path, text]) => [path, lower(path, text)])));
  return linker.program;
}
