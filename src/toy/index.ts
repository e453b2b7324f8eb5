import type { Toy } from '../model/toy.ts';
import type { Program } from '../program/query.ts';
import { credentials } from './credentials.ts';

/** Assembles the toy from the linked program: characteristics, secrets, captures, endpoints and flows. */
export function assembleToy(program: Program): Toy {
  return {
    builds: builds(program),
    characteristics: [],
    credentials: credentials(program),
    audioSources: [],
    endpoints: [],
    flows: [],
  };
}

function builds(program: Program): Toy['builds'] {
  return program.builds.map((build) => ({
    name: build.name,
    root: build.root,
    sdk: build.kind,
    version: [...build.versions.values()][0] ?? null,
    board: build.board,
    variants: build.variants,
  }));
}
