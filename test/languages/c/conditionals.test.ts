import { describe, expect, test } from 'vitest';
import { body, c, cpp, unitOf } from './lower.ts';

describe('#if between declarations and statements', () => {
  test('each branch carries its condition; #else negates the ones before', () => {
    expect(c('#if A > 1\nint x;\n#elif defined(B) && !C\nint y;\n#else\nint z;\n#endif\nint w;')).toEqual([
      '#[(A > 1)] var int x',
      '#[(!(A > 1) && (defined(B) && !C))] var int y',
      '#[(!(A > 1) && !(defined(B) && !C))] var int z',
      'var int w',
    ]);
  });
  test('nested conditions join, and macros and includes carry them too', () => {
    expect(c('#ifdef A\n#ifndef B\n#include "b.h"\n#define N 1\n#endif\n#endif')).toEqual([
      '#[(defined(A) && !defined(B))] import b.h',
      '#[(defined(A) && !defined(B))] macro N = expr 1',
    ]);
  });
  test('a guard against double inclusion is no condition; the same shape around a part is', () => {
    expect(c('#ifndef A_H\n#define A_H\nint x;\n#endif')).toEqual(['macro A_H = ""', 'var int x']);
    expect(c('#ifndef A_H\n#define B_H\nint x;\n#endif')[1]).toBe('#[!defined(A_H)] var int x');
    expect(c('#ifndef A_H\n#define A_H 3\nint x;\n#endif\nint y;')).toContain('#[!defined(A_H)] macro A_H = expr 3');
  });
  test('extern "C" under __cplusplus is neither condition nor lost brace', () => {
    const text = '#ifdef __cplusplus\nextern "C" {\n#endif\nint f(void);\n#ifdef __cplusplus\n}\n#endif\n';
    expect(c(text)).toEqual(['func int f()']);
    expect(cpp(text)).toEqual(['func int f()']);
  });
  test('statements of one branch are one guarded block', () => {
    expect(body('a();\n#ifdef X\nb();\nif (q) c();\n#else\nd();\n#endif\ne();')).toBe(
      '{ a(); #[defined(X)] { b(); if q { c() } }; #[!defined(X)] { d() }; e() }',
    );
  });
  test('a branch inside a block inside a branch says only what it adds', () => {
    expect(body('#ifdef X\nif (q) {\n#ifdef Y\nb();\n#endif\n}\n#endif')).toBe(
      '{ #[defined(X)] { if q { #[defined(Y)] { b() } } } }',
    );
  });
  test('code that no build compiles is not read; code that every build compiles has no condition', () => {
    expect(c("#if 0\nwon't parse {{{\n#else\nint a;\n#endif\n#if 1\nint b;\n#endif")).toEqual([
      'var int a',
      'var int b',
    ]);
  });
});

describe('#if inside brackets', () => {
  test('rows of an initialiser', () => {
    expect(c('int a[] = {\n1,\n#ifdef X\n2,\n#else\n3,\n#endif\n4 };')).toEqual([
      'var int a[] = {1, #[defined(X)] 2, #[!defined(X)] 3, 4}',
    ]);
  });
  test('a last row without a comma', () => {
    expect(c('int a[] = { 1,\n#ifdef X\n2\n#endif\n};')).toEqual(['var int a[] = {1, #[defined(X)] 2}']);
  });
  test('rows without commas of their own keep their places', () => {
    expect(c('BT_SVC(a,\n#ifdef X\n ENC\n#else\n OPEN\n#endif\n, cb);')).toEqual([
      'invoke BT_SVC(a, #[defined(X)] ENC, #[!defined(X)] OPEN, cb)',
    ]);
  });
  test('a part of an expression', () => {
    expect(body('x = A\n#ifdef X\n | B\n#endif\n;')).toBe('{ x = either(#[defined(X)] (A | B), #[!defined(X)] A) }');
  });
  test('a whole value', () => {
    expect(c('int t =\n#if FAST\n1\n#else\n2\n#endif\n;')).toEqual(['var int t = either(#[FAST] 1, #[!FAST] 2)']);
  });
  test('rows whose brackets open in one branch and close in the next', () => {
    const text = 'struct r t[] = { {\n#if A\n.x = 1\n}, {\n#endif\n#if B\n.x = 2\n}, {\n#endif\n0 } };';
    const [line] = c(text);
    expect(line).toContain('#[A] .x = 1');
    expect(line).toContain('#[B] {');
    expect(line).not.toContain('(A && B)');
  });
  test('designated fields', () => {
    expect(c('struct s a = { .x = 1,\n#ifdef E\n.flags = ENC,\n#else\n.flags = OPEN,\n#endif\n};')).toEqual([
      'var s a = {.x = 1, #[defined(E)] .flags = ENC, #[!defined(E)] .flags = OPEN}',
    ]);
  });
});

describe('#if whose branches do not balance', () => {
  test('an if whose head is chosen: its body is read once, under either head', () => {
    expect(body('#ifdef X\nif (a) {\n#else\nif (b) {\n#endif\n s();\n}')).toBe(
      '{ if either(#[defined(X)] a, #[!defined(X)] b) { s() } }',
    );
  });
  test('a brace opened in one #ifdef and closed in another', () => {
    expect(body('#ifdef X\nif (a) {\n#endif\ns();\n#ifdef X\n}\n#endif\nt();')).toBe(
      '{ #[defined(X)] { if a { s() } }; #[!defined(X)] { s() }; t() }',
    );
  });
  test('the same with the negated condition takes the other side', () => {
    expect(body('#ifndef X\nif (a) {\n#else\n{\n#endif\ns();\n}\nt();')).toContain('t() }');
    expect(c('#ifdef X\nvoid f(int a) {\n#else\nvoid f(void) {\n#endif\ng();\n}\n#ifndef X\nint y;\n#endif')).toContain(
      '#[!defined(X)] var int y',
    );
  });
  test('an else-if in the middle of a chain', () => {
    expect(body('if (a) { b();\n#ifdef X\n} else if (c) { d();\n#endif\n} else { e(); }')).toBe(
      '{ if a { b() } else { #[defined(X)] { if c { #[defined(X)] { d() } } else { e() } }; #[!defined(X)] { e() } } }',
    );
  });
  test('middle branches are read too', () => {
    const text = body('x =\n#if A\n f1()\n#elif B\n f2()\n#elif C\n f3()\n#else\n f4()\n#endif\n;');
    for (const call of ['f1()', 'f2()', 'f3()', 'f4()']) expect(text).toContain(call);
    expect(text).toContain('#[(!A && B)] f2()');
  });
  test('a branch inside another that both need a text of their own', () => {
    const text = body('x = 1\n#if A\n + f1()\n#else\n#if B\n + f2()\n#else\n + f3()\n#endif\n#endif\n;');
    for (const call of ['f1()', 'f2()', 'f3()']) expect(text).toContain(call);
  });
  test('three heads over one body', () => {
    const text = body('#if A\nif (a) {\n#elif B\nwhile (b) {\n#else\n{\n#endif\ns();\n}\nt();');
    expect(text).toContain('#[A] { if a { s() } }');
    expect(text).toContain('#[(!A && B)] { loop (b) { s() } }');
    expect(text).toContain('#[(!A && !B)] { { s() } }');
    expect(text).toMatch(/; t\(\) }$/);
  });
  test('two functions with a choice each: neither carries the condition of the other', () => {
    const lines = c(
      'void f(void) {\n#if A\nif (a)\n#endif\ng();\n}\nint z;\nvoid h(void) {\n#if B\nif (b)\n#endif\ni();\n}',
    );
    expect(lines[0]).toBe('func void f() { #[A] { if a { g() } }; #[!A] { g() } }');
    expect(lines[1]).toBe('var int z');
    expect(lines[2]).toBe('func void h() { #[B] { if b { i() } }; #[!B] { i() } }');
  });
  test('words for operators, and a macro with arguments, in a condition', () => {
    expect(c('#if not defined(A) and IS_ENABLED(B)\nint x;\n#endif')).toEqual([
      '#[(!defined(A) && IS_ENABLED(B))] var int x',
    ]);
    expect(c('#if KERNEL >= V(5, 3)\nint x;\n#endif')).toEqual(['#[(KERNEL >= V(5, 3))] var int x']);
  });
  test('what lies outside the branches is said once and without a condition', () => {
    const lines = c('int a;\n#ifdef X\nvoid f(int q) {\n#else\nvoid f(void) {\n#endif\n}\nint b;');
    expect(lines.filter((l) => l === 'var int a')).toHaveLength(1);
    expect(lines.filter((l) => l === 'var int b')).toHaveLength(1);
  });
  test('nothing is reported as unread', () => {
    expect(unitOf('int t =\n#if FAST\n1\n#else\n2\n#endif\n;').problems).toEqual([]);
  });
});
