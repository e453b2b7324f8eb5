import { describe, expect, test } from 'vitest';
import type { Macro } from '../../../src/program/ir.ts';
import { c, frontEnd, unitOf } from './lower.ts';
import { printEntry, printExpr, printStmt } from './print.ts';

const macro = (text: string): Macro => unitOf(text).decls.find((d): d is Macro => d.k === 'macro')!;

describe('#define', () => {
  test('values', () => {
    expect(
      c('#define A (1 << 3)\n#define B A | BIT(2)\n#define C "x" "y"\n#define D (uint8_t)3\n#define E\n#define F -1'),
    ).toEqual([
      'macro A = expr (1 << 3)',
      'macro B = expr (A | BIT(2))',
      'macro C = expr "xy"',
      'macro D = expr <uint8_t>3',
      'macro E = ""',
      'macro F = expr -1',
    ]);
  });
  test('rows', () => {
    expect(
      c('#define ROW(u, f) { .uuid = u, .flags = f }\n#define TWO(a) a, { 0 }\n#define FIELDS .x = 1, .y = 2'),
    ).toEqual([
      'macro ROW(u, f) = entries {.uuid = u, .flags = f}',
      'macro TWO(a) = entries a, {0}',
      'macro FIELDS = entries .x = 1, .y = 2',
    ]);
  });
  test('statements, over several lines, with comments', () => {
    expect(c('#define LOG(x, ...) do { /* say */ \\\n  printf(x, __VA_ARGS__); \\\n} while (0)\nint y;')).toEqual([
      'macro LOG(x, ...) = stmts { loop (0) { printf(x, __VA_ARGS__) } }',
      'var int y',
    ]);
  });
  test('pasting is said, a # in a string is not pasting', () => {
    expect(macro('#define U(n) uuid_##n').pastes).toBe(true);
    expect(macro('#define S(n) #n').pastes).toBe(true);
    expect(macro('#define P "#1"').pastes).toBeUndefined();
  });
  test('a comma that an empty rest drops is no pasting; a named rest is the rest', () => {
    expect(c('#define LOG(f, ...) printf(f "\\n", ##__VA_ARGS__)\n#define ERR(f, a...) log(f, ##a)')).toEqual([
      'macro LOG(f, ...) = expr printf(text(f "\\n"), __VA_ARGS__)',
      'macro ERR(f, ...) = expr log(f, __VA_ARGS__)',
    ]);
    expect(macro('#define U(n, ...) f(x##n, ##__VA_ARGS__)').pastes).toBe(true);
  });
  test('the body lies where its span says', () => {
    const text = 'int z;\n#define  ADD(a, b)   ((a) + \\\n  (b)) // sum\n';
    const m = macro(text);
    expect(m.body).toBe('((a) +     (b))');
    expect(m.body.length).toBe(m.bodySpan[1] - m.bodySpan[0]);
    expect(text.slice(m.span[0] + m.nameSpan[0], m.span[0] + m.nameSpan[1])).toBe('ADD');
    expect(text.slice(m.span[0] + m.bodySpan[0], m.span[0] + m.bodySpan[1])).toBe('((a) + \\\n  (b))');
  });
  test('a macro with a space before its bracket has no parameters', () => {
    expect(macro('#define A (x)').params).toBeNull();
    expect(macro('#define A() x').params).toEqual([]);
    expect(macro('#define A(x...) f(x)').params).toEqual(['...']);
  });
});

describe('reparse', () => {
  test('each frame, with spans from the text', () => {
    const text = 'f(&uuid_mic, A | B)';
    const { expr } = frontEnd.reparse!(text, 'expr');
    expect(expr && printExpr(expr)).toBe(text.replace('A | B', '(A | B)'));
    expect(expr?.span).toEqual([0, text.length]);
    expect(frontEnd.reparse!('{ .a = 1 }, [2] = x', 'entries').entries?.map(printEntry)).toEqual([
      '{.a = 1}',
      '[2] = x',
    ]);
    expect(frontEnd.reparse!('x = 1; if (y) z();', 'stmts').stmts?.map(printStmt)).toEqual(['x = 1', 'if y { z() }']);
  });
  test('words that only C++ keeps for itself', () => {
    const { expr } = frontEnd.reparse!('(T *)new + class', 'expr');
    expect(expr && printExpr(expr)).toBe('(<T>new + class)');
  });
  test('nothing where the text does not stand in the frame', () => {
    expect(frontEnd.reparse!('a = 1; b = 2;', 'expr').expr).toBeUndefined();
    expect(frontEnd.reparse!('} int x; {', 'stmts').stmts).toBeUndefined();
    expect(frontEnd.reparse!(') + (', 'expr').expr).toBeUndefined();
    expect(frontEnd.reparse!('', 'expr').expr).toBeUndefined();
  });
});

describe('suppression comments', () => {
  test('in both forms, with line and place', () => {
    const unit = unitOf(
      'int a; // toy-privacy-ignore ble-open-write -- pairing button\n\n/* toy-privacy-ignore x -- y */\nint b;',
    );
    expect(unit.ignores.map(({ line, alone, rules, reason }) => ({ line, alone, rules, reason }))).toEqual([
      { line: 0, alone: false, rules: ['ble-open-write'], reason: 'pairing button' },
      { line: 2, alone: true, rules: ['x'], reason: 'y' },
    ]);
  });
  test('not in a string', () => {
    expect(unitOf('char *s = "// toy-privacy-ignore x -- y";').ignores).toEqual([]);
  });
});
