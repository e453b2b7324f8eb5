import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';
import { methodOf, move, passes } from './moves.ts';

const other = 'export function f(x) { return x.hasOwnProperty(1); }';

/** What JavaScript's library hands on: promises, arrays, Node buffers and streams. */
export const scriptLibrary: Platform<Means> = {
  id: 'script-library',
  title: 'JavaScript library',
  calls: [
    ...['then', 'map', 'flatMap'].map(
      (name): CallRow<Means> => ({
        call: `*.${name}`,
        args: [1, 2],
        callbacks: [{ fn: 0, params: { 0: { from: 'this' } } }],
        flows: [['0()', 'return']],
        provenance: 'manual',
        hit: `export function f(x, g) { return x.${name}(g); }`,
        miss: other,
      }),
    ),
    ...['forEach', 'filter', 'reduce'].map(
      (name): CallRow<Means> => ({
        call: `*.${name}`,
        args: [1, 2],
        callbacks: [{ fn: 0, params: { [name === 'reduce' ? 1 : 0]: { from: 'this' } } }],
        flows: [['this', 'return']],
        provenance: 'manual',
        hit: `export function f(x, g) { return x.${name}(g); }`,
        miss: other,
      }),
    ),
    ...['catch', 'finally'].map(
      (name): CallRow<Means> => ({
        call: `*.${name}`,
        args: [1, 1],
        same: 'this',
        provenance: 'manual',
        hit: `export function f(x, g) { return x.${name}(g); }`,
        miss: other,
      }),
    ),
    ...['push', 'unshift', 'add', 'enqueue', 'next'].map((name) =>
      move(`*.${name}`, [1], [['0+', 'this']], `export function f(x, v) { x.${name}(v); }`, other),
    ),
    move('*.set', [1, 2], [['0+', 'this']], 'export function f(x, v) { x.set(v); }', other),
    ...passes(
      ['*.concat', '*.shift', '*.pop', '*.splice', '*.flat', '*.reverse', '*.values', '*.getReader', '*.read'],
      (m) => `export function f(x) { return x.${m}(); }`,
      other,
    ),
    ...[
      'Math.min',
      'Math.max',
      'Math.round',
      'Math.floor',
      'Math.trunc',
      'Buffer.from',
      'Buffer.concat',
      'Array.from',
      'Promise.resolve',
      'Promise.all',
      'Object.assign',
    ].map((call) =>
      move(
        call,
        [1],
        [['0+', 'return']],
        `export function f(v) { return ${call}(v); }`,
        `export function f(v) { return ${call.split('.')[0]}.${methodOf(call)}2(v); }`,
      ),
    ),
  ],
};
