import { expect, test } from 'vitest';
import { lower } from '../../program/toy.ts';

const entries = (body: string): number[] =>
  lower('a.h', `#define ROWS ${body}\n`).decls.map((d) => (d.k === 'macro' ? (d.entries?.length ?? 0) : -1));

test('a macro of several calls is several rows', () => {
  expect(entries('A(1), B(2, 3), C')).toEqual([3]);
});

test('commas inside brackets make no rows', () => {
  expect(entries('A(1, 2)')).toEqual([1]);
});

test('a construction with `new` among its arguments is no prototype', () => {
  const [decl] = lower('a.cpp', 'Channel dance(DANCE_ID, new Dance());').decls;
  expect(decl?.k === 'var' && decl.construct?.map((a) => a.value.k)).toEqual(['name', 'new']);
  const [prototype] = lower('a.cpp', 'Channel dance(Id, Dance);').decls;
  expect(prototype?.k).toBe('func');
});
