import type { Toy } from '../model/toy.ts';
import type { Program } from '../program/query.ts';
import { audioSources } from './audio.ts';
import { credentials } from './credentials.ts';
import { endpoints } from './endpoints.ts';
import { flows } from './flows.ts';
import { characteristicsOf, type Recogniser } from './gatt.ts';

/** Assembles the toy from the linked program: characteristics (read by `recognisers`), secrets, captures, endpoints and flows. */
export function assembleToy(program: Program, recognisers: readonly Recogniser[] = []): Toy {
  return {
    builds: builds(program),
    characteristics: characteristicsOf(program, recognisers),
    credentials: credentials(program),
    audioSources: audioSources(program),
    endpoints: endpoints(program),
    flows: flows(program),
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
