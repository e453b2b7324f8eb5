import { describe, expect, it } from 'vitest';
import { lowered } from './lowered.ts';

describe('imports and exports', () => {
  const rows: Record<string, string[]> = {
    "import a, { b, c as d } from 'm'": ["(import 'm'! default>a b c>d)"],
    "import * as fs from 'node:fs'": ["(import 'node:fs'! *>fs)"],
    "import './polyfill'": ["(import './polyfill')"],
    "import { x } from '@/store'": ["(import '@/store' x)"],
    "import { x } from '@scope/store'": ["(import '@scope/store'! x)"],
    "import fs = require('fs')": ["(import 'fs'! *>fs)"],
    "export * from './a'": ["(export './a' *)"],
    "export * as n from './a'": ["(export './a' *>n)"],
    "export { a as b } from './a'": ["(export './a' a>b)"],
    'const f = () => 1; export { f, f as g }': ['(func exported f () {(return 1)})', "(export '' f>g)"],
    'function f() {} export default f': ['(func exported f () {})', "(export '' f>default)"],
    'export default function () { go() }': ['(func exported default () {(call go)})'],
    'export default class A {}': ['(class A)', "(export '' A>default)"],
    'export default connect(a)(B)': ['(const default (call (call connect a) B))'],
    'export default { data() { return x } }': ['(const default {data:(fn () {(return x)})})'],
    'export const a = 1, b = () => c()': ['(const a 1)', '(func exported b () {(return (call c))})'],
  };
  for (const [snippet, expected] of Object.entries(rows)) {
    it(snippet, () => expect(lowered(snippet)).toEqual(expected));
  }
});

describe('functions and variables at the top', () => {
  it('a constant that holds a function is that function', () => {
    expect(lowered('const f = async (a: Foo): Promise<Bar> => a')).toEqual(['(func f (a:Foo) :Bar {(return a)})']);
    expect(lowered('export const f = function (a) {} as Handler')).toEqual(['(func exported f (a) {})']);
  });

  it('one that holds a wrapped function stays a constant', () => {
    expect(lowered('const f = memo(() => a())')).toEqual(['(const f (call memo (fn () {(return (call a))})))']);
  });

  it('overloads are no functions of their own, declared ones are', () => {
    expect(lowered('function f(a: string): void; function f(a: any) { go() }', 'a.ts')).toEqual([
      '(func f (a) {(call go)})',
    ]);
    expect(lowered('declare function f(a: string): void; declare const x: Foo', 'a.ts')).toEqual([
      '(func f (a:string) :void bodiless)',
      '(const external x:Foo)',
    ]);
  });

  it('what a pattern takes apart', () => {
    expect(lowered('const { a, b } = load()')).toEqual([
      '(const { a, b } (call load))',
      '(const a { a, b }.a)',
      '(const b { a, b }.b)',
    ]);
    expect(lowered('const { a, b = 2 } = config')).toEqual(['(const a config.a)', '(const b (?? config.b 2))']);
  });

  it('statements come in runs, in order', () => {
    expect(lowered("'use strict'; a(); if (b) c(); let d = 1; d++")).toEqual([
      '(top {(call a); (if b {(call c)})})',
      '(var d 1)',
      '(top {(+= d 1)})',
    ]);
  });
});

describe('classes', () => {
  it('fields, methods, accessors, private names and statics', () => {
    expect(
      lowered(`class A extends B implements C {
        #key = 'k'; static list: Foo[] = []; readonly url?: string | null;
        async send(x: Uint8Array): Promise<void> { this.#key = x }
        static make() { return new A() }
        get v(): Foo { return a } set v(x) { b(x) }
        static { init() }
        onData = async (e) => { this.send(e) }
        ['lit']() {} [Symbol.iterator]() {}
      }`),
    ).toEqual([
      "(class A <B C (#key 'k') (static list:Foo[] []) (const url:string) (v:Foo get {(return a)} set x {(call b x)}))",
      '(func A.send (x:Uint8Array) :void {(= this.#key x)})',
      '(func static A.make () {(return (new A))})',
      '(top A {(call init)})',
      '(func A.onData (e) {(call this.send e)})',
      '(func A.lit () {})',
      '(func A.[Symbol.iterator] () {})',
    ]);
  });

  it('a constructor parameter with a modifier is a field that the constructor sets; one without is not', () => {
    expect(lowered('class A { constructor(private readonly api: Api, n: number) { super(n) } }', 'a.ts')).toEqual([
      '(class A (const api:Api))',
      '(ctor A.constructor (api:Api, n:number) this.api<-api {(call super n)})',
    ]);
  });

  it('decorators are annotations, also before `export`', () => {
    expect(
      lowered(
        "@Controller('up') export class A { @Post(':id') save(@Body() b: Dto) {} @Input() name: string }",
        'a.ts',
      ),
    ).toEqual(["(@Controller('up') class A (@Input name:string))", "(@Post(':id') func A.save (@Body b:Dto) {})"]);
  });

  it('a base that is made by a call keeps its arguments', () => {
    expect(lowered('class A extends mixin(B) {}')).toEqual(['(class A <mixin(B))']);
  });

  it('a class in a constant has the constant as name', () => {
    expect(lowered('const A = class { m() {} }')).toEqual(['(class A)', '(func A.m () {})']);
  });
});

describe('types', () => {
  const rows: Record<string, string[]> = {
    'interface A extends B<C> { a: string; b?: D[]; m(x: E): F }': [
      '(interface A <B (a:string) (b:D[]))',
      '(func A.m (x:E) :F bodiless)',
    ],
    'type A = { a: Promise<B | null> } & C': ['(interface A <C (a:B))'],
    "type A = 'x' | 'y'": ['(alias A =string)'],
    'type A = B.C': ['(alias A =B.C)'],
    'type A = string | number': ['(alias A)'],
    "enum A { B = 1, C, D = 'd' }": ["(enum A (B 1) (C) (D 'd'))"],
    'namespace N { export const a = 1; export function f() {} }': ['(const N.a 1)', '(func exported N.f () {})'],
    'declare global { interface Window { x: Foo } }': ['(interface Window (x:Foo))'],
  };
  for (const [snippet, expected] of Object.entries(rows)) {
    it(snippet, () => expect(lowered(snippet, 'a.ts')).toEqual(expected));
  }
});
