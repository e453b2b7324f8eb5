import { describe, expect, it } from 'vitest';
import { body, lower, value } from './lowered.ts';

function each(rows: [string, string][]): void {
  for (const [source, expected] of rows) it(source, () => expect(value(source)).toBe(expected));
}

describe('literals', () => {
  each([
    ['0x1F_FFL', '8191'],
    ['0b101', '5'],
    ['017', '15'],
    ['1_000', '1000'],
    ['1.5e3f', '1500'],
    ['0x1.8p3', '12'],
    ['0xFFFFFFFFL', '4294967295'],
    ["'a'", '"a"'],
    ["'\\''", '"\'"'],
    ["'\\u0041'", '"A"'],
    ['"a\\tb\\101\\"\\\\"', '"a\\tbA\\"\\\\"'],
    ['true', 'true'],
    ['null', 'null'],
    ['"""\n    {\n      "a": \\\n      1\n    }\n    """', '"{\\n  \\"a\\":   1\\n}\\n"'],
  ]);

  it('a text block keeps the indentation that its lines do not share', () => {
    expect(value('"""\n      a\n        b  \n\n      c"""')).toBe('"a\\n  b\\n\\nc"');
  });
});

describe('operators', () => {
  each([
    ['"a" + b + 1', '(("a" + b) + 1)'],
    ['a >>> 2 | ~b & 1', '((a >>> 2) | ((~b) & 1))'],
    ['a ? b : c ? d : e', '(a ? b : (c ? d : e))'],
    ['(byte) 0x10', '(byte)16'],
    ['(android.media.AudioRecord) a', '(AudioRecord)a'],
    ['(A & B) a', '(A)a'],
    ['a++', 'a += 1'],
    ['--this.a', 'this.a -= 1'],
    ['a = b', 'a = b'],
    ['a instanceof b.C', '(a instanceof C)'],
    ['a[i][1]', 'a[i][1]'],
    ['A.class', 'A.class'],
    ['a.b.c.D.E', 'a.b.c.D.E'],
    ['A.this.b', 'this@A.b'],
  ]);
});

describe('calls', () => {
  each([
    ['f(1, a)', 'f(1, a)'],
    ['a.b().c(d())', 'a.b().c(d())'],
    ['this.<String>f(a)', 'this.f<String>(a)'],
    ['super.f()', 'super.f()'],
    ['A.super.f()', 'super@A.f()'],
    ['new A<>(1, b)', 'new A(1, b)'],
    ['new android.media.MediaRecorder()', 'new MediaRecorder()'],
    ['new A.B()', 'new A.B()'],
    ['outer.new B(x)', 'new B(x)'],
    ['this::f', 'this.f'],
    ['A.B::f', 'A.B.f'],
    ['A<B>::f', 'A.f'],
    ['A::new', 'A'],
    ['() -> f()', '{ -> return f()}'],
    ['a -> { f(a); }', '{a -> f(a)}'],
    ['(a, b) -> a', '{a, b -> return a}'],
    ['(final A a, int... b) -> { return b; }', '{a: A, ...b: int -> return b}'],
  ]);
});

describe('arrays', () => {
  each([
    ['new int[] {1, 2}', '[1, 2]'],
    ['new byte[][] {{1}, {}}', '[[1], []]'],
    ['new byte[1024]', '[]'],
  ]);

  it('a computed size is kept as the place of an empty entry', () => {
    const unit = lower('class A { byte[] b = new byte[in.available()]; }');
    const type = unit.decls[0];
    const init = type?.k === 'type' ? type.fields[0]?.init : undefined;
    expect(init).toMatchObject({ k: 'init', type: 'byte', array: true, entries: [{ path: [{ k: 'call' }] }] });
  });
});

describe('patterns', () => {
  it('a name after instanceof is a local of that type', () => {
    expect(body('if (a instanceof Foo f && f.x()) g(f);')).toBe(
      'local f: Foo = (Foo)a; if ((a instanceof Foo) && f.x()) { g(f) }',
    );
  });

  it('what is tested runs once', () => {
    expect(body('if (h() instanceof Foo f) g(f);')).toBe(
      'local $1 = h(); local f: Foo = (Foo)$1; if ($1 instanceof Foo) { g(f) }',
    );
  });

  it("a record's parts are its fields", () => {
    expect(body('if (a instanceof Key(String text, var n)) g(text);')).toBe(
      'local text: String = (String)a.text; local n = a.n; if (a instanceof Key) { g(text) }',
    );
  });
});

describe('switches as values', () => {
  each([
    [
      'switch (x) { case 1, 2 -> a; case 3 -> b(); default -> c; }',
      '(((x == 1) || (x == 2)) ? a : ((x == 3) ? b() : c))',
    ],
  ]);

  it('one with statements fills a temporary first', () => {
    expect(body('int v = switch (x) { case 1 -> { f(); yield 2; } default -> throw e; };')).toBe(
      'local $1; switch x [1 { f(); $1 = 2; break } else { throw e }]; local v: int = $1',
    );
    expect(body('return switch (x) { case 1: yield a; default: yield b; };')).toBe(
      'local $1; switch x [1 { $1 = a; break } else { $1 = b; break }]; return $1',
    );
  });

  it('one in a field is called on the spot', () => {
    const type = lower('class A { int a = switch (x) { case 1 -> { yield f(); } default -> 2; }; }').decls[0];
    expect(type?.k === 'type' && type.fields[0]?.init).toMatchObject({ k: 'call', callee: { k: 'lambda' } });
  });
});
