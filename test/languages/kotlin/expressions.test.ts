// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the snippets are Kotlin's own templates
import { describe, expect, it } from 'vitest';
import { unit, value } from './lowered.ts';

function each(rows: [string, string][]): void {
  for (const [source, printed] of rows) it(source, () => expect(value(source)).toBe(printed));
}

describe('literals', () => {
  each([
    ['1_000', '1000'],
    ['0xFFL', '255'],
    ['0b101', '5'],
    ['1.5f', '1.5'],
    ['10L', '10'],
    ['true', 'true'],
    ['null', 'null'],
    ["'a'", '"a"'],
    ["'\\n'", '"\\n"'],
    ['"a\\tb\\u0041"', '"a\\tbA"'],
    ['""', '""'],
  ]);
});

describe('strings with holes', () => {
  each([
    ['"$host:8080"', '`${host}:8080`'],
    ['"http://$host/${a.b}/x"', '`http://${host}/${a.b}/x`'],
    ['"\\$host"', '"$host"'],
    ['"${\'$\'}host"', '"$host"'],
    ['"cost 5$"', '"cost 5$"'],
    ['"""a\\n$b"""', '`a\\n${b}`'],
    ['"""\n x\n""".trimIndent()', '"\\n x\\n".trimIndent()'],
    ['$$"com.x.Settings$Inner"', '"com.x.Settings$Inner"'],
  ]);
});

describe('operators', () => {
  each([
    ['a or b shl 3', '((a | b) << 3)'],
    ['a and (b xor c)', '(a & (b ^ c))'],
    ['a ushr 2', '(a >>> 2)'],
    ['a.inv()', '(~a)'],
    ['a ?: b', '(a ?? b)'],
    ['a === b', '(a == b)'],
    ['0..9', '(0 .. 9)'],
    ['0..<9', '(0 ..< 9)'],
    ['a in b', '(a in b)'],
    ['a !in b', '(!(a in b))'],
    ['a is Foo', '(a is Foo)'],
    ['a !is Foo.Bar', '(!(a is Foo.Bar))'],
    ['a as? java.io.File', '(File)a'],
    ['-1', '(-1)'],
    ['a!!.b', 'a.b'],
    ['"k" to v', '"k".to(v)'],
    ['0 until n step 2', '0.until(n).step(2)'],
    ['a[1]', 'a[1]'],
    ['a && !b', '(a && (!b))'],
  ]);
});

describe('calls', () => {
  each([
    ['f(1, name = 2, *rest)', 'f(1, name=2, *rest)'],
    ['a?.b?.c()', 'a.b.c()'],
    ['f { g(it) }', 'f({it -> return g(it)})'],
    ['f(1) { x -> g(x) }', 'f(1, {x -> return g(x)})'],
    ['f(1) { x, (a, b) -> a }', 'f(1, {x, $1 -> local a = $1.component1(); local b = $1.component2(); return a})'],
    ['f { _ -> }', 'f({_ -> })'],
    [
      'prefs.edit().apply { putString("k", v) }.commit()',
      'prefs.edit().apply({it -> return putString("k", v)}).commit()',
    ],
    ['x.let label@{ return@label 1 }', 'x.let({it -> return 1})'],
    ['f(a)(b)', 'f(a)(b)'],
    ['f<Bar>(1)', 'f<Bar>(1)'],
    ['f<Map<String, Int>, (A) -> B>(1).g<q.r.C?>()', 'f<Map,Function>(1).g<C>()'],
    ['f<\n A,\n>(\n 1)', 'f<A>(1)'],
    ['a < b && c > (d)', '((a < b) && (c > d))'],
    ['Foo::class.java', 'Foo.class.java'],
    ['::f', 'f'],
    ['this::f', 'this.f'],
    ['Foo::bar', 'Foo.bar'],
    ['this@Outer.x', 'this@Outer.x'],
    ['super<Base>.f()', 'super@Base.f()'],
    ['fun(x: Int): Int { return x }', '{x: Int -> return x}'],
    ['suspend { f() }', '{it -> return f()}'],
  ]);
});

describe('branches as values', () => {
  each([
    ['if (a) b else c', '(a ? b : c)'],
    ['if (a) { b } else if (c) d else e', '(a ? b : (c ? d : e))'],
    ['when (x) { 1 -> a; 2, 3 -> b; else -> c }', '((x == 1) ? a : (((x == 2) || (x == 3)) ? b : c))'],
    [
      'when (x) { is A -> a; in 0..3 -> b; !in q -> d; else -> c }',
      '((x is A) ? a : ((x in (0 .. 3)) ? b : ((!(x in q)) ? d : c)))',
    ],
    ['when (x) { A -> a; B -> b }', '((x == A) ? a : b)'],
    ['when { p() -> a; q() -> b }', '(p() ? a : (q() ? b : null))'],
  ]);

  it('a guard of a branch is asked with its test', () => {
    const text = 'fun f(x: R) = when (x) {\n  is A if x.ok() -> a\n  else -> b\n}';
    expect(unit(text)).toEqual(['fun f(x: R) { return (((x is A) && x.ok()) ? a : b) }']);
  });
});
