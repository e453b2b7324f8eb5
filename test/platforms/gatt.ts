import { beforeAll } from 'vitest';
import type { FrontEnd } from '../../src/languages/front-end.ts';
import { frontEnds } from '../../src/languages/index.ts';
import { loadGrammars } from '../../src/main/grammars.ts';
import type { GattCharacteristic } from '../../src/model/toy.ts';
import { platforms } from '../../src/platforms/index.ts';
import { recognisers } from '../../src/platforms/recognisers.ts';
import { joinKnowledge, makeLinker } from '../../src/program/index.ts';
import type { Program } from '../../src/program/query.ts';
import { characteristicsOf } from '../../src/toy/gatt.ts';

let ends: FrontEnd[] = [];
beforeAll(async () => {
  ends = frontEnds(await loadGrammars());
  for (const end of ends) await end.prepare?.();
});

/** Little files linked with every platform's knowledge. */
export function program(files: Record<string, string>): Program {
  const linker = makeLinker({
    knowledge: joinKnowledge(platforms),
    reparse: ends.find((end) => end.reparse)?.reparse,
  });
  linker.update(
    new Map(
      Object.entries(files).map(([path, text]) => {
        const end = ends.find((e) => e.handles(path));
        if (!end) throw new Error(`no front end reads ${path}`);
        return [path, end.lower(text, path)];
      }),
    ),
  );
  return linker.program;
}

/** Characteristics of little files. */
export const characteristics = (files: Record<string, string>): GattCharacteristic[] =>
  characteristicsOf(program(files), recognisers);

/** Who can do what, on one line: `main.c:12 2a19 read open, write none, subscribe open`. */
export function shown(chr: GattCharacteristic): string {
  const { read, write, subscribe } = chr.access;
  const hidden = chr.hidden.length ? ` (hidden: ${chr.hidden.join(', ')})` : '';
  return `${chr.place.path}:${chr.place.line} ${chr.uuid} read ${read}, write ${write}, subscribe ${subscribe}${hidden}`;
}

/** All characteristics of little files in short. */
export const accessIn = (files: Record<string, string>): string[] => characteristics(files).map(shown);
