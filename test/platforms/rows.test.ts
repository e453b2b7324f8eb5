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

/**
 * For a C or C++ row without snippets of its own: the call as the SDK means it, and the very same call where the project itself
 * defines the function, or where the receiver is of a class that has nothing to do with the SDK's.
 */
function standardPair(row: CallRow): { hit: string; miss: string } {
  const count = row.args?.[0] ?? 1;
  const args = Array.from({ length: count }, (_, i) => `a${i}`).join(', ');
  const params = Array.from({ length: count }, (_, i) => `int a${i}`).join(', ');
  const made = /^new (\w+)$/.exec(row.call);
  if (made) {
    const type = made[1];
    return {
      hit: `void f(${params || 'void'}) { auto *x = new ${type}(${args}); use(x); }`,
      miss: `class ${type} { public: ${type}(${params}) {} };\nvoid f(${params || 'void'}) { auto *x = new ${type}(${args}); use(x); }`,
    };
  }
  const method = /^(\w+)\.(\w+)$/.exec(row.call);
  if (method) {
    const [, type, name] = method;
    const more = params ? `, ${params}` : '';
    return {
      hit: `void f(${type} *x${more}) { x->${name}(${args}); }`,
      miss: `class Other { public: void ${name}(${params}) {} };\nvoid f(Other *x${more}) { x->${name}(${args}); }`,
    };
  }
  return {
    hit: `void f(${params || 'void'}) { ${row.call}(${args}); }`,
    miss: `static int ${row.call}(${params || 'void'}) { return 0; }\nvoid f(${params || 'void'}) { ${row.call}(${args}); }`,
  };
}

describe.each(platforms.filter((platform) => platform.calls?.length))('$id', (platform) => {
  const rows = (platform.calls ?? []).map((row): [string, CallRow] => [
    `${row.call}${row.args ? ` (${row.args.join(' to ')})` : ''}`,
    row,
  ]);
  test.each(rows)('%s', (_, row) => {
    // Properties and assignments are no calls: what asks for them has tests of its own.
    if (row.property || row.call.endsWith('=')) return;
    expect(row.hit === undefined, 'a hit without a miss, or a miss without a hit').toBe(row.miss === undefined);
    const { hit, miss } =
      row.hit === undefined || row.miss === undefined ? standardPair(row) : { hit: row.hit, miss: row.miss };
    expect(speaking(platform, row, hit), `hit: ${hit}`).toContain(row.call);
    expect(speaking(platform, row, miss), `miss: ${miss}`).not.toContain(row.call);
  });
});
