import { describe, expect, it } from 'vitest';
import type { Stmt } from '../../../src/program/ir.ts';
import { body, lower } from './lowered.ts';

function each(rows: [string, string][]): void {
  for (const [source, expected] of rows) it(source, () => expect(body(source)).toBe(expected));
}

function statements(text: string): Stmt[] {
  const found = lower(`class A { void f() { ${text} } }`).decls.find((d) => d.k === 'func');
  return found?.k === 'func' ? (found.body ?? []) : [];
}

describe('locals', () => {
  each([
    ['int a = 1, b = f(), c;', 'local a: int = 1; local b: int = f(); local c: int'],
    ['var a = new A();', 'local a = new A()'],
    ['final byte[] buf = new byte[4];', 'local buf: byte = []'],
    ['java.util.List<String> a;', 'local a: List'],
  ]);
});

describe('branches and loops', () => {
  each([
    ['if (a) f(); else if (b) { g(); } else h();', 'if a { f() } else { if b { g() } else { h() } }'],
    ['while ((n = in.read(b)) != -1) out.write(b, 0, n);', 'loop (n = in.read(b) != (-1)) { out.write(b, 0, n) }'],
    ['do { f(); } while (a);', 'loop { f(); if (!a) { break } }'],
    ['for (final String s : a.b()) f(s);', 'loop s: String of a.b() { f(s) }'],
    ['out: for (;;) { break out; }', 'label out; loop { break out }'],
    [
      'switch (a) { case 1: case 2: f(); break; case 3: g(); default: h(); }',
      'switch a [1, 2 { f(); break } 3 { g() } else { h() }]',
    ],
    ['switch (a) { case X -> f(); default -> { g(); } }', 'switch a [X { f() } else { g() }]'],
    [
      'switch (a) { case Foo f when f.x() -> g(f); default -> {} }',
      'switch a [(Foo && f.x()) { local f: Foo = (Foo)a; g(f) } else {}]',
    ],
  ]);

  it('a for has what runs before, each time and after', () => {
    const [loop] = statements('for (int i = 0, j = 1; i < n; i++, j--) f(i);');
    expect(loop).toMatchObject({
      k: 'loop',
      init: [
        { k: 'local', name: 'i' },
        { k: 'local', name: 'j' },
      ],
      test: { k: 'op', op: '<' },
      step: [
        { k: 'assign', op: '+' },
        { k: 'assign', op: '-' },
      ],
    });
  });

  it('a case runs on into the next unless it leaves', () => {
    const [found] = statements(
      'switch (a) { case 1: f(); case 2: return; case 3: if (x) break; else throw e; default: }',
    );
    expect(found?.k === 'switch' && found.cases.map((c) => c.falls ?? false)).toEqual([true, false, false, false]);
    const [arrows] = statements('switch (a) { case 1 -> f(); case 2 -> g(); }');
    expect(arrows?.k === 'switch' && arrows.cases.map((c) => c.falls ?? false)).toEqual([false, false]);
  });
});

describe('leaving', () => {
  each([
    ['return a;', 'return a'],
    ['throw new E(a);', 'throw new E(a)'],
    ['assert a : b();', 'if (!a) { throw b() }'],
    ['synchronized (this) { f(); }', '{ f() }'],
    ['synchronized (lock()) { f(); }', 'lock(); { f() }'],
  ]);
});

describe('try', () => {
  each([
    ['try { f(); } catch (A | b.B e) { g(e); } finally { h(); }', 'try { f() } catch e: A { g(e) } finally { h() }'],
    [
      'try (Reader r = open(); s; Writer w = out(r)) { w.go(); } catch (E e) {}',
      'try { local r: Reader = open(); s; local w: Writer = out(r); w.go() } catch e: E {}',
    ],
  ]);
});
