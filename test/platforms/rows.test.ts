import { beforeAll, describe, expect, test } from 'vitest';
import type { FrontEnd } from '../../src/languages/front-end.ts';
import { frontEnds } from '../../src/languages/index.ts';
import { loadGrammars } from '../../src/main/grammars.ts';
import { platforms } from '../../src/platforms/index.ts';
import { joinKnowledge, makeLinker } from '../../src/program/index.ts';
import type { CallRow, Platform } from '../../src/program/knowledge.ts';

let ends: readonly FrontEnd[] = [];
beforeAll(async () => {
  ends = frontEnds(await loadGrammars());
  for (const end of ends) await end.prepare?.();
});

/** Kotlin, script or C++, as the snippet is written. */
function fileOf(snippet: string): string {
  if (/\bfun\s+[\w.<>]+\s*\(|^\s*import [\w.]+\*?$|\bval\s/m.test(snippet)) return 'Toy.kt';
  if (/\bexport\b|\bimport\b.*from ['"]|^app\./.test(snippet)) return 'toy.ts';
  return 'toy.cpp';
}

/** Rows of one platform that speak of calls or properties in a snippet. The row is linked alone, so that another platform's doesn't take its place. */
function speaking(platform: Platform, row: CallRow, snippet: string): string[] {
  const path = fileOf(snippet);
  const end = ends.find((e) => e.handles(path));
  if (!end) throw new Error(`no front end reads ${path}`);
  const linker = makeLinker({ knowledge: joinKnowledge([{ ...platform, calls: [row] }, types]) });
  linker.update(new Map([[path, end.lower(snippet, path)]]));
  return linker.program.rowCalls().map((call) => call.row.call);
}

/** What all platforms know of types: what a call returns, and what derives from what. */
const types: Platform = {
  id: 'types',
  title: 'Types',
  bases: Object.assign({}, ...platforms.map((platform) => platform.bases ?? {})),
  calls: platforms
    .flatMap((platform) => platform.calls ?? [])
    .filter((row) => row.returns !== undefined || row.same !== undefined)
    .map(({ call, returns, same, args, property }) => ({ call, returns, same, args, property })),
};

describe.each(platforms.filter((platform) => platform.calls?.length))('$id', (platform) => {
  const rows = (platform.calls ?? []).map((row): [string, CallRow] => [
    `${row.call}${row.args ? ` (${row.args.join(' to ')})` : ''}`,
    row,
  ]);
  test.each(rows)('%s', (_, row) => {
    expect(row.hit, 'a row without a hit').toBeTypeOf('string');
    expect(row.miss, 'a row without a miss').toBeTypeOf('string');
    expect(row.provenance, 'a row without provenance').toBeTypeOf('string');
    // Properties and assignments are no calls: what asks for them has tests of its own.
    if (row.property || row.call.endsWith('=')) return;
    expect(speaking(platform, row, row.hit ?? ''), `hit: ${row.hit}`).toContain(row.call);
    expect(speaking(platform, row, row.miss ?? ''), `miss: ${row.miss}`).not.toContain(row.call);
  });
});
