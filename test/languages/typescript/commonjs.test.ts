import { describe, expect, it } from 'vitest';
import { lowered } from './lowered.ts';

const js = (text: string) => lowered(text, 'a.js');

describe('require', () => {
  const rows: Record<string, string[]> = {
    "const a = require('a')": ["(import 'a'! *>a)"],
    "const { b, c: d } = require('./a')": ["(import './a' b c>d)"],
    "const R = require('express').Router": ["(import 'express'! Router>R)"],
    "const app = require('express')()": ["(const app (call (call require 'express')))"],
    'const a = require(name)': ['(const a (call require name))'],
    "function f() { const a = require('a') }": ["(func f () {(let a (call require 'a'))})"],
  };
  for (const [snippet, expected] of Object.entries(rows)) {
    it(snippet, () => expect(js(snippet)).toEqual(expected));
  }
});

describe('exports', () => {
  it('of one value', () => {
    expect(js('const a = f(); module.exports = a')).toEqual(['(const a (call f))', "(export '' a>default)"]);
    expect(js('module.exports = (app) => { app.use(x) }')).toEqual([
      '(func exported default (app) {(call app.use x)})',
    ]);
    expect(js('module.exports = class A {}')).toEqual(['(class default)']);
  });

  it('of a table', () => {
    expect(
      js(
        "function a() {} module.exports = { a, b: a, c() { go() }, d: 'x', e: { f: 1 }, ...require('./m'), g: require('./g') }",
      ),
    ).toEqual([
      '(func exported a () {})',
      "(export '' a>b)",
      '(func exported c () {(call go)})',
      "(const d 'x')",
      '(const e {f:1})',
      "(export './m' *)",
      "(export './g' *>g)",
    ]);
  });

  it('one by one', () => {
    expect(js('exports.a = async (x) => x; module.exports.b = 1; exports.c = void 0;')).toEqual([
      '(func exported a (x) {(return x)})',
      '(const b 1)',
    ]);
  });

  it('a value must not hide the variable of its name', () => {
    expect(js('const app = make(); module.exports = { app: app.listen() }')).toEqual([
      '(const app (call make))',
      '(const exports.app (call app.listen))',
      "(export '' exports.app>app)",
    ]);
  });

  it('through a chain of assignments', () => {
    expect(js('exports = module.exports = { a: 1 }')).toEqual(['(const a 1)']);
  });

  it('nothing else that is assigned is exported', () => {
    expect(js('foo.exports = { a: 1 }; if (x) module.exports = y')).toEqual([
      '(top {(= foo.exports {a:1}); (if x {(= module.exports y)})})',
    ]);
  });
});

it('a function on a prototype is a method', () => {
  expect(js('function A() {} A.prototype.send = function (x) { go(x) }')).toEqual([
    '(func A () {})',
    '(func A.send (x) {(call go x)})',
  ]);
});
