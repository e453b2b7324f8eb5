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
