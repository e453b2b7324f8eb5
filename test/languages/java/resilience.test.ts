import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span, Unit } from '../../../src/program/ir.ts';
import { frontEnd, lower, unit } from './lowered.ts';

const toy = `package com.bear;
import android.media.AudioRecord;
@Entity(tableName = "kids")
public class Recorder<T extends Thread> extends Thread implements Runnable {
  private static final int RATE = 16_000; static { System.loadLibrary("bear"); }
  private final String url; enum Mode { ON(1), OFF(2) { int v() { return 0; } }; Mode(int v) {} }
  Recorder(@NonNull String url, int... more) { super("rec"); this.url = url; }
  record Kid(int id, String name) { Kid { check(id); } }
  @Override public void run() {
    byte[] buffer = new byte[AudioRecord.getMinBufferSize(RATE, MONO, PCM)], rest[] = {{1}, {0x2}};
    outer: while (!isInterrupted()) {
      int n = record.read(buffer, 0, buffer.length);
      switch (n) { case -1: break outer; case 0: continue; default: send("http://" + host + "/" + n, b -> b.close()); }
    }
    String s = switch (mode) { case ON -> "on"; default -> { yield f(); } };
    try (Out out = socket.open(); in) { out.write((byte) 'x'); } catch (IOException | Stop e) { Log.e("x", """
        y""", e); } finally { record.stop(); }
    if (o instanceof Kid(int id, var name) && name != null) list.stream().map(Kid::name).forEach(this::say);
    call.enqueue(new Callback<Kid>() { { put("a"); } @Override public void on(Kid k) { synchronized (k) { k.say(); } } });
  }
}
`;

/** Every span of a unit in file offsets, with the span of the declaration that holds it. */
function spansOf(u: Unit): { span: Span; of: Span }[] {
  const found: { span: Span; of: Span }[] = [];
  const walk = (node: unknown, base: number, of: Span): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (/^(span|.*Span)$/.test(key) && value) {
        const [start, end] = value as Span;
        found.push({ span: [start + base, end + base], of });
      } else walk(value, base, of);
    }
  };
  for (const { span, ...rest } of u.decls) walk(rest, span[0], span);
  return found;
}

function expectSpansInside(u: Unit): void {
  for (const { span, of } of spansOf(u)) {
    expect(span[0]).toBeGreaterThanOrEqual(of[0]);
    expect(span[1]).toBeGreaterThanOrEqual(span[0]);
    expect(span[1]).toBeLessThanOrEqual(of[1]);
  }
  for (const { span } of u.decls) {
    expect(span[0]).toBeGreaterThanOrEqual(0);
    expect(span[1]).toBeLessThanOrEqual(u.text.length);
  }
}

function callTexts(u: Unit): string[] {
  const texts: string[] = [];
  const walk = (node: unknown, base: number): void => {
    if (typeof node !== 'object' || node === null) return;
    const { k, span } = node as { k?: string; span?: Span };
    if (k === 'call' && span) texts.push(u.text.slice(span[0] + base, span[1] + base));
    for (const value of Object.values(node)) walk(value, base);
  };
  for (const { span, ...rest } of u.decls) walk(rest, span[0]);
  return texts;
}

describe('spans', () => {
  it('quote the call as written, after characters outside the basic plane too', () => {
    const u = lower('class A { String a = "🧸"; void f() { String s = "ü🧸" + g(1, () -> h()); } }');
    expect(callTexts(u)).toEqual(['g(1, () -> h())', 'h()']);
  });

  it('of a name stand at the name', () => {
    const u = lower('class Bear {\n  int ear = 0, voice = 1;\n}');
    const type = u.decls[0]!;
    if (type.k !== 'type') throw new Error('a type was expected');
    const [start, end] = type.fields[1]!.nameSpan;
    expect(u.text.slice(start + type.span[0], end + type.span[0])).toBe('voice');
  });
});

describe('spans of a whole file', () => {
  it('lie inside the declaration that holds them', () => {
    const u = lower(toy);
    expect(u.problems).toEqual([]);
    expectSpansInside(u);
  });
});

describe('suppression comments', () => {
  it('are found in line and block comments, with their rule, reason and line', () => {
    const u = lower(
      'class A {\n int a = 1; // toy-privacy-ignore some-rule -- known\n/* toy-privacy-ignore other-rule */\nint b; }\n',
    );
    expect(u.ignores.map(({ rules, reason, line, alone }) => ({ rules, reason, line, alone }))).toEqual([
      { rules: ['some-rule'], reason: 'known', line: 1, alone: false },
      { rules: ['other-rule'], reason: '', line: 2, alone: true },
    ]);
  });

  it('are none in strings', () => {
    expect(lower('class A { String a = "// toy-privacy-ignore some-rule -- x"; }').ignores).toEqual([]);
  });
});

describe('paths', () => {
  it('takes Java', () => {
    expect(['a/B.java', 'B.kt', 'B.js', 'B.java.txt'].map(frontEnd.handles)).toEqual([true, false, false, false]);
  });
});

describe('bad input', () => {
  it('keeps the calls of a half-typed function and the functions after it', () => {
    const text = 'class A {\n void f() {\n  start(1);\n  int x = foo(\n }\n void g() { stop(2); }\n}\n';
    const printed = unit(text).join('\n');
    expect(printed).toContain('start(1)');
    expect(printed).toContain('stop(2)');
    expect(lower(text).problems.length).toBeGreaterThan(0);
  });

  it('knows whose the methods are when a brace is missing', () => {
    const text = 'class A extends B {\n int x = f();\n void g() { if (y) { h();\n }\n void i() { j(); }\n';
    const printed = unit(text);
    expect(printed.some((line) => line.startsWith('class A : B'))).toBe(true);
    expect(printed.join('\n')).toContain('h()');
    expect(printed.join('\n')).toContain('j()');
    expect(printed.join('\n')).toContain('f()');
  });

  it('takes no head of a method for a call', () => {
    expect(unit('class A { void f(int a) { g(1); ').join('\n')).not.toMatch(/f\(\?/);
  });

  it('gives up on nesting that no stack holds, and says so', () => {
    const deep = (open: string, close: string) => `${open.repeat(3000)}1${close.repeat(3000)}`;
    const u = lower(`class A { int a = ${deep('(', ')')}; int b = ${deep('f(', ')')}; void c() {} }`);
    expect(u.problems.some((p) => p.message === 'nested too deeply')).toBe(true);
    expect(u.decls.map((d) => d.name)).toEqual(['A', 'c']);
  });

  it.each([
    '',
    '\0\0\0',
    '\uFEFFclass A',
    '}}}}',
    '"""',
    '@',
    'void',
    'class A {',
    '/*',
    'é\u{1F9F8}',
    '<<<<<<',
    '@A(\n@B(',
  ])('never throws: %j', (text) => {
    expect(lower(text).text).toBe(text);
  });

  it('never throws, keeps every span inside its declaration, and survives JSON, whatever is cut, doubled or put in', () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '(',
      ')',
      '"',
      '"""',
      '<',
      '>',
      '@',
      '->',
      '::',
      '\n',
      'class ',
      'new T() {',
      'case ',
      '\0',
      '🧸',
    );
    const edit = fc.record({
      at: fc.nat(toy.length),
      cut: fc.nat(40),
      put: fc.oneof(piece, fc.string({ maxLength: 6 })),
      copy: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        let text = toy;
        for (const { at, cut, put, copy } of edits)
          text = text.slice(0, at) + put + (copy ? text.slice(at, at + cut) : '') + text.slice(at + (copy ? 0 : cut));
        const u = lower(text);
        expectSpansInside(u);
        expect(JSON.parse(JSON.stringify(u)).decls.length).toBe(u.decls.length);
      }),
      { numRuns: 400 },
    );
  });
});
