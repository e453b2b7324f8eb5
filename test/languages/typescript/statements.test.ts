import { describe, expect, it } from 'vitest';
import { lowered, statements } from './lowered.ts';

describe('a statement is lowered', () => {
  const rows: Record<string, string> = {
    'let a: Foo[] = b, c;': '(let a:Foo[] b); (let c)',
    'a(), b();': '(call a); (call b)',
    'if (a) b(); else if (c) { d() }': '(if a {(call b)} {(if c {(call d)})})',
    'for (let i = 0; i < n; i++, j--) f(i)': '(loop {(let i 0)} (< i n) step (+= i 1) (-= j 1) {(call f i)})',
    'for (const x of xs) f(x)': '(loop x of xs {(call f x)})',
    'for await (const { a, b } of g()) f(b)':
      '(loop { a, b } of (call g) {(let a { a, b }.a); (let b { a, b }.b); (call f b)})',
    'for (const k in o) f(o[k])': '(loop k of o {(call f o[k])})',
    'while (a) b()': '(loop a {(call b)})',
    'do { b() } while (a)': '(loop a {(call b)})',
    'try { a() } catch (e) { b(e) } finally { c() }': '(try {(call a)} (catch e {(call b e)}) finally {(call c)})',
    'try { a() } catch { b() }': '(try {(call a)} (catch {(call b)}))',
    'throw new Error(x)': '(throw (new Error x))',
    'out: for (;;) { break out }': '(label out); (loop {(break out)})',
    'yield a()': '(call a)',
    ';;debugger': '',
  };
  for (const [snippet, expected] of Object.entries(rows)) {
    it(snippet, () => expect(statements(snippet)).toBe(expected));
  }

  it('cases with one body are one case, and a case that runs on says so', () => {
    expect(statements('switch (a) { case 1: case 2: f(); break; case 3: g(); case 4: return; default: h() }')).toBe(
      '(switch a (1 2 {(call f); (break)}) (3 {(call g)} falls) (4 {(return)}) (default {(call h)}))',
    );
  });

  it('an empty case before a default falls into it', () => {
    expect(statements('switch (a) { case 1: default: h(); break; case 2: i() }')).toBe(
      '(switch a (1 {} falls) (default {(call h); (break)}) (2 {(call i)}))',
    );
  });
});

describe('locals', () => {
  it('taken from a call that happens once', () => {
    expect(statements('const { data, status } = await post(x);')).toBe(
      '(let { data, status } (call post x)); (let data { data, status }.data); (let status { data, status }.status)',
    );
    expect(statements("const [state, setState] = useState('');")).toBe(
      "(let [state, setState] (call useState '')); (let state [state, setState][0]); (let setState [state, setState][1])",
    );
  });

  it('taken from a name, or alone, need no variable between', () => {
    expect(statements('const { a, b: { c = 1 }, ...rest } = props.inner;')).toBe(
      '(let a props.inner.a); (let c (?? props.inner.b.c 1)); (let rest props.inner)',
    );
    expect(statements('const { data } = await get();')).toBe('(let data (call get).data)');
  });

  it('functions declared further down stand first', () => {
    expect(statements('go(); async function go(a) { stop() }')).toBe('(let go (async (a) {(call stop)})); (call go)');
  });

  it('classes and types of a body are declarations of the unit', () => {
    expect(lowered('function f() { class A { m() { go() } } return new A() }')).toEqual([
      '(func f () {(nested A); (return (new A))})',
      '(class A)',
      '(func A.m () {(call go)})',
    ]);
  });
});
