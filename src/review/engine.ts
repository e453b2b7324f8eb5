import type { FrontEnd } from '../languages/front-end.ts';
import type { Rule } from '../model/finding.ts';
import type { Means } from '../model/means.ts';
import type { Toy } from '../model/toy.ts';
import type { Linker, LinkerOptions } from '../program/index.ts';
import type { Platform } from '../program/knowledge.ts';
import type { Program } from '../program/query.ts';

/** The stages that a review runs, handed in by an entry file. */
export interface Engine {
  frontEnds: readonly FrontEnd[];
  platforms: readonly Platform<Means>[];
  rules: readonly Rule[];
  makeLinker(options: LinkerOptions): Linker;
  assembleToy(program: Program): Toy;
}

/** The first front end that reads a path, or undefined. */
export function frontEndOf(engine: Engine, path: string): FrontEnd | undefined {
  return engine.frontEnds.find((frontEnd) => frontEnd.handles(path));
}

/** Whether a front end's files are configuration, build and key files: always lowered, and no source. */
export const isConfiguration = (frontEnd: FrontEnd): boolean => frontEnd.id === 'config';
