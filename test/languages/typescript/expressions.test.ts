import { describe, expect, it } from 'vitest';
import { expression } from './lowered.ts';

/** Snippet → printed expression. */
const table: Record<string, Record<string, string>> = {
  literals: {
    "'a\\n'": "'a\n'",
    '`plain`': "'plain'",
    '0x10': '16',
    '10n': '10',
    '1e999': "'1e999'",
    true: 'true',
    null: 'null',
    undefined: 'null',
    '/a+/gi': "(call RegExp 'a+' 'gi')",
  },
  templates: {
    '`http://${host}/up`': "(template 'http://' host '/up')",
    'sql`select ${id}`': "(template <sql> 'select ' id)",
    'css`a`': "(template <css> 'a')",
  },
  'names and members': {
    'process.env.API_KEY': 'process.env.API_KEY',
    'import.meta.env.VITE_URL': 'import.meta.env.VITE_URL',
    'a?.b?.[c]?.(d)': '(call a.b[c] d)',
    "headers['Content-Type']": 'headers.Content-Type',
    'row[0]': 'row[0]',
    'row[i]': 'row[i]',
    'this.#key': 'this.#key',
    'super.send': 'super.send',
    'a!.b': 'a.b',
  },
  'calls and news': {
    'f(a, ...b)': '(call f a ...b)',
    "import('./m')": "(call import './m')",
    'useRef<Audio.Recording>(null)': '(call <Audio.Recording> useRef null)',
    'new Audio.Recording(o)': '(new Audio.Recording o)',
    'new WebSocket': '(new WebSocket)',
    'new (window.AudioContext || window.webkitAudioContext)()': '(new AudioContext)',
    'new (make())(1)': '(call (call make) 1)',
    '(() => go())()': '(call (fn () {(return (call go))}))',
  },
  operators: {
    'a ?? b': '(?? a b)',
    'a === b && c !== d': '(&& (== a b) (!= c d))',
    'a + b + c': '(+ (+ a b) c)',
    'typeof a': '(typeof a)',
    '!a': '(! a)',
    'a instanceof B': '(instanceof a B)',
    "'k' in a": "(in 'k' a)",
    'a ? b : c': '(? a b c)',
    'x => (a(), b)': '(fn (x) {(return (, (call a) b))})',
    'await a()': '(call a)',
  },
  assignments: {
    'a.b = c': '(= a.b c)',
    'a += 1': '(+= a 1)',
    'a ??= b': '(??= a b)',
    'a++': '(+= a 1)',
    '--a': '(-= a 1)',
    '[a, b] = c': '(, (= a c[0]) (= b c[1]))',
    '{ a, b: c.d } = f()': '(, (= { a, c.d } (call f)) (= a { a, c.d }.a) (= c.d { a, c.d }.b))',
  },
  objects: {
    '{ a, b: 1, "c-d": 2, [k]: 3, 4: 5, ...rest }': '{a:a b:1 c-d:2 [k]:3 [4]:5 ...rest}',
    '{ save() { go() }, load: async () => x }': '{save:(fn () {(call go)}) load:(async () {(return x)})}',
    '{ get a() { return b }, set a(v) { c(v) } }': '{a:(call (fn () {(return b)})) set a:(fn (v) {(call c v)})}',
    '[1, , ...x]': '[1 null ...x]',
  },
  types: {
    'a as Foo<Bar>': '(as Foo a)',
    'a as const': 'a',
    'a as any': 'a',
    'a as unknown as Foo': '(as Foo a)',
    'a satisfies Foo': 'a',
  },
  functions: {
    '(a: number, b = 1, ...c) => a': '(fn (a:number, b=1, ...c) {(return a)})',
    'function f({ a, b: [c] = d }) { return c }':
      '(fn ({ a, c }) {(let a { a, c }.a); (let c (?? { a, c }.b d)[0]); (return c)})',
    'class extends B { m() { go() } }': 'class 1',
  },
};

describe('an expression is lowered', () => {
  for (const [group, rows] of Object.entries(table)) {
    describe(group, () => {
      for (const [snippet, expected] of Object.entries(rows)) {
        it(snippet, () => expect(expression(snippet)).toBe(expected));
      }
    });
  }

  it('an old-style assertion, which JSX files cannot hold', () => {
    expect(expression('<Foo>a', 'a.ts')).toBe('(as Foo a)');
  });

  it('a sum of three hundred terms, without a hole', () => {
    expect(expression(Array.from({ length: 300 }, () => 'f()').join('+'))).not.toContain('unknown');
  });
});
