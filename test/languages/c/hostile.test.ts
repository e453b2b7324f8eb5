import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Span, Unit } from '../../../src/program/ir.ts';
import { frontEnd, unitOf } from './lower.ts';

const folder = path.join(import.meta.dirname, 'fixtures');
const files = ['service.c', 'toy.ino'].map((name) => ({
  name,
  text: fs.readFileSync(path.join(folder, name), 'utf8'),
}));
const pieces = [
  '{',
  '}',
  '(',
  ')',
  ';',
  ',',
  '"',
  "'",
  '/*',
  '\\\n',
  '\n#if X\n',
  '\n#else\n',
  '\n#endif\n',
  '#',
  '::',
  '=',
  '<',
  '\0',
];

/** Places where a span leaves the text, or a node leaves the one around it. Conditions lie at their directive. */
function strays(unit: Unit): string[] {
  const out: string[] = [];
  for (const decl of unit.decls) {
    const base = decl.span[0];
    const visit = (node: unknown, around: Span, at: string): void => {
      if (typeof node !== 'object' || node === null) return;
      if (Array.isArray(node)) {
        node.forEach((n, i) => {
          visit(n, around, `${at}[${i}]`);
        });
        return;
      }
      const record = node as Record<string, unknown>;
      let inner = around;
      for (const key of ['span', 'nameSpan', 'bodySpan'] as const) {
        const span = record[key] as Span | undefined;
        if (!span) continue;
        const from = record === (decl as unknown) && key === 'span' ? 0 : base;
        if (span[0] > span[1] || span[0] + from < 0 || span[1] + from > unit.text.length) out.push(`${at}.${key}`);
        if (key === 'span' && from) {
          if (span[0] < around[0] || span[1] > around[1]) out.push(`${at}.span outside`);
          inner = span;
        }
      }
      for (const key of Object.keys(record))
        if (!/[sS]pan$|^guard$/.test(key)) visit(record[key], inner, `${at}.${key}`);
    };
    visit(decl, [0, decl.span[1] - base], `${decl.k} ${decl.name}`);
  }
  return out;
}

describe('any text', () => {
  test.each(files)('$name as it is has places that nest', ({ name, text }) => {
    const unit = unitOf(text, name);
    expect(strays(unit)).toEqual([]);
    expect(unit.problems).toEqual([]);
  });

  test('pieces cut out and put in: never a throw, all places nest', () => {
    const edit = fc.tuple(fc.nat(2500), fc.nat(120), fc.constantFrom('', ...pieces));
    fc.assert(
      fc.property(
        fc.constantFrom(...files),
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        ({ name, text }, edits) => {
          let broken = text;
          for (const [at, gone, piece] of edits) broken = broken.slice(0, at) + piece + broken.slice(at + gone);
          const unit = unitOf(broken, name);
          expect(strays(unit)).toEqual([]);
          expect(JSON.parse(JSON.stringify(unit)).decls).toHaveLength(unit.decls.length);
        },
      ),
      { numRuns: 150 },
    );
  });

  test('a macro text in each frame never throws', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'f(', '.x=', '1', ' ', ...pieces), { maxLength: 12 }), (parts) => {
        for (const frame of ['expr', 'entries', 'stmts'] as const) frontEnd.reparse!(parts.join(''), frame);
      }),
      { numRuns: 150 },
    );
  });

  test('the same text gives the same unit, after another one too', () => {
    const [first, second] = files;
    const before = JSON.stringify(unitOf(first!.text, first!.name));
    unitOf(second!.text, second!.name);
    expect(JSON.stringify(unitOf(first!.text, first!.name))).toBe(before);
  });

  test('nesting without end is no crash', () => {
    for (const text of [
      `int x = ${'('.repeat(20000)}1`,
      `void f() { ${'if (a) {'.repeat(20000)}`,
      `int x = ${'f('.repeat(5000)}${')'.repeat(5000)};`,
      `int x = ${'a + '.repeat(20000)}1;`,
      `${'#if X\n'.repeat(5000)}int x;`,
      `${'#if A\n{\n'.repeat(3000)}${'#elif B\nint x;\n'.repeat(3000)}`,
      `${'{\n#if A\n#endif\n'.repeat(5000)}`,
      `void f() { ${'x = a ? b : '.repeat(3000)}1; }`,
    ])
      expect(unitOf(text).text).toBe(text);
  });

  test('empty, binary, half surrogates, a byte order mark', () => {
    for (const text of ['', '\0\0\0', '\ud800 int x;', '\ufeffint x;\r\nint y;\r']) {
      const unit = unitOf(text);
      expect(strays(unit)).toEqual([]);
    }
    expect(unitOf('\ufeff#include "a.h"\r\nint y;\r').decls.map((d) => d.name)).toEqual(['a.h', 'y']);
  });

  test('places in a file with letters beyond ASCII are UTF-16 offsets', () => {
    const text = 'char *s = "häß 🐻"; int after = f(1);';
    const after = unitOf(text).decls.find((d) => d.name === 'after')!;
    expect(text.slice(after.span[0] + after.nameSpan[0], after.span[0] + after.nameSpan[1])).toBe('after');
  });
});
