import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span, Unit } from '../../../src/program/ir.ts';
import { frontEnd, lower, unit } from './lowered.ts';

const toy = `package com.bear
import android.media.AudioRecord
@Entity(tableName = "kids")
data class Kid(@PrimaryKey val id: Int, val name: String?)
class Recorder(private val url: String) : Thread("rec") {
  companion object { const val RATE = 16_000 }
  private val client by lazy { OkHttpClient() }
  override fun run() {
    val record = AudioRecord(MIC, RATE, MONO, PCM, 4096) ?: return
    while (!isInterrupted) {
      val n = record.read(buffer, 0, buffer.size)
      when { n < 0 -> break; else -> send("http://$host/\${name}", buffer.copyOf(n)) { it?.close() } }
    }
    try { record.stop() } catch (e: IllegalStateException) { Log.e("x", "y", e) } finally { record.release() }
  }
  val listener = object : Listener<Kid> { override fun on(k: Kid) = list.map<Kid, Int> { it.id }.forEach(::println) }
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
    const u = lower('val a = "🧸"\nfun f() {\n  val s = "ü🧸" + g(1) { h() }\n}');
    expect(callTexts(u)).toEqual(['g(1) { h() }', 'h()']);
  });

  it('of a name stand at the name', () => {
    const u = lower('class Bear {\n  val voice = 1\n}');
    const type = u.decls[0]!;
    if (type.k !== 'type') throw new Error('a type was expected');
    const [start, end] = type.fields[0]!.nameSpan;
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
      'val a = 1 // toy-privacy-ignore some-rule -- known\n/* toy-privacy-ignore other-rule */\nval b = 2\n',
    );
    expect(u.ignores.map(({ rules, reason, line, alone }) => ({ rules, reason, line, alone }))).toEqual([
      { rules: ['some-rule'], reason: 'known', line: 0, alone: false },
      { rules: ['other-rule'], reason: '', line: 1, alone: true },
    ]);
  });

  it('are none in strings', () => {
    expect(lower('val a = "// toy-privacy-ignore some-rule -- x"').ignores).toEqual([]);
  });
});

describe('paths', () => {
  it('takes Kotlin, and leaves the build scripts to the configuration', () => {
    expect(['a/B.kt', 'x.main.kts'].map(frontEnd.handles)).toEqual([true, true]);
    expect(['app/build.gradle.kts', 'settings.gradle.kts', 'B.java'].map(frontEnd.handles)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe('bad input', () => {
  it('keeps the calls of a half-typed function and the functions after it', () => {
    const text = 'class A {\n fun f() {\n  start(1)\n  val x = foo(\n }\n fun g() { stop(2) }\n}\n';
    const printed = unit(text).join('\n');
    expect(printed).toContain('start(1)');
    expect(printed).toContain('stop(2)');
    expect(lower(text).problems.length).toBeGreaterThan(0);
  });

  it('gives up on nesting that no stack holds, and says so', () => {
    const u = lower(
      `val a = ${'('.repeat(5000)}1${')'.repeat(5000)}\nval b = ${'f('.repeat(3000)}1${')'.repeat(3000)}`,
    );
    expect(u.problems.some((p) => p.message === 'nested too deeply')).toBe(true);
    expect(u.decls.map((d) => d.name)).toEqual(['a', 'b']);
  });

  it.each([
    '',
    '\0\0\0',
    '\uFEFFclass A',
    '}}}}',
    '"""',
    '@',
    'fun',
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
      '$',
      '<',
      '>',
      '@',
      '->',
      '?:',
      '\n',
      'fun ',
      'object : ',
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
