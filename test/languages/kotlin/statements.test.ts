import { describe, expect, it } from 'vitest';
import { body, unit } from './lowered.ts';

function each(rows: [string, string][]): void {
  for (const [source, printed] of rows) it(source, () => expect(body(source)).toBe(printed));
}

describe('locals and assignments', () => {
  each([
    ['val a: List<Foo>? = b', 'local a: List = b'],
    ['var a = 1', 'local a = 1'],
    ['val a by lazy { 1 }', 'local a by lazy({it -> return 1})'],
    ['val (a, _, c) = d', 'local a = d.component1(); local c = d.component3()'],
    ['val (a) = d()', 'local $1 = d(); local a = $1.component1()'],
    ['a[1] = b', 'a[1] = b'],
    ['a.b += c', 'a.b += c'],
    ['a?.b = c', 'a.b = c'],
    ['a++', 'a += 1'],
    ['--a', 'a -= 1'],
  ]);
});

describe('values that need statements', () => {
  each([
    ['val a = if (b) { c(); d } else e', 'local a; if b { c(); a = d } else { a = e }'],
    ['a = try { b() } catch (e: E) { null }', 'try { a = b() } catch e: E { a = null }'],
    [
      'val a = try { b() } catch (e: E) { null } finally { c() }',
      'local a; try { a = b() } catch e: E { a = null } finally { c() }',
    ],
    ['val a = b() ?: return', 'local a = b(); if (a == null) { return }'],
    ['val a = b() ?: if (c) d else return 1', 'local a = b(); if (a == null) { if c { a = d } else { return 1 } }'],
    ['f(a ?: throw E("x"))', 'local $1; if (a == null) { throw E("x") }; $1 = a; f($1)'],
    ['a() ?: return', 'local $1 = a(); if ($1 == null) { return }'],
    ['return when (x) { is A -> x.b; else -> throw E() }', 'switch x [(x is A) { return x.b } else { throw E() }]'],
    ['f(if (a) { b(); c } else d)', 'local $1; if a { b(); $1 = c } else { $1 = d }; f($1)'],
  ]);

  it('stands in a lambda called on the spot where no statement can stand', () => {
    expect(unit('class A { val u = if (x) { a(); b } else c }')).toEqual([
      'class A { val u = { -> if x { a(); return b } else { return c }}() }',
    ]);
  });
});

describe('control flow', () => {
  each([
    ['if (a) b() else if (c) d()', 'if a { b() } else { if c { d() } }'],
    ['if (a) return', 'if a { return }'],
    ['when (x) { 1, 2 -> a(); else -> { b(); c() } }', 'switch x [1, 2 { a() } else { b(); c() }]'],
    ['when (val r = f()) { is T -> g(r) }', 'local r = f(); switch r [(r is T) { g(r) }]'],
    ['when { a -> b(); else -> c() }', 'switch [a { b() } else { c() }]'],
    ['for (i in 0..n) { f(i) }', 'loop i of (0 .. n) { f(i) }'],
    ['for ((k, v) in m) f(k)', 'loop $1 of m { local k = $1.component1(); local v = $1.component2(); f(k) }'],
    ['while (a) { b(); continue }', 'loop a { b(); continue }'],
    ['do { a() } while (b)', 'loop { a(); if (!b) { break } }'],
    ['out@ for (a in b) { break@out }', 'label out; loop a of b { break out }'],
    ['throw E("x")', 'throw E("x")'],
    ['f.each { if (it) return@each\n g() }', 'f.each({it -> if it { return }; return g()})'],
    ['try { a() } catch (e: A) { b() }', 'try { a() } catch e: A { b() }'],
    [
      'try {\n a()\n}\ncatch (e: A) { b() }\ncatch (e: B) { c() }\nfinally { d() }',
      'try { a() } catch e: A { b() } catch e: B { c() } finally { d() }',
    ],
  ]);

  it('a break inside `when` leaves the loop, not the switch', () => {
    expect(body('while (a) { when (x) { 1 -> break; else -> f() } }')).toBe(
      'loop a { if (x == 1) { break } else { f() } }',
    );
    expect(body('while (a) { when (x) { 1 -> g { break }; else -> f() } }')).toContain('switch x');
  });

  it('a function inside a body is a declaration of the unit, named where it stands', () => {
    expect(unit('fun f() { fun g(a: Int = 1) = a\n g() }')).toEqual([
      'fun f() { nested g; g() }',
      'fun g(a: Int = 1) { return a }',
    ]);
  });

  it('a plain return in a lambda is one of the function around it', () => {
    expect(body('a()?.let { return it }\n return null')).toBe(
      'local $return; a().let({it -> { $return = it; return }}); if (!($return == null)) { return $return }; return null',
    );
    expect(body('a { return@a 1 }')).toBe('a({it -> return 1})');
    expect(body('a(fun(): Int { return 1 })')).toBe('a({ -> return 1})');
    expect(body('a { return }')).toBe('a({it -> return})');
  });

  it('a class inside a method belongs to no other class', () => {
    expect(unit('class A { fun f() { class B { fun g() = 1 }\n B() } }')).toEqual([
      'class A',
      'fun A.f() { nested B; B() }',
      'class B',
      'fun B.g() { return 1 }',
    ]);
  });
});
