import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';
import { methodOf, move, passes } from './moves.ts';

const containers = [
  'vector',
  'deque',
  'list',
  'queue',
  'array',
  'string',
  'span',
  'String',
  'optional',
  'unique_ptr',
  'shared_ptr',
];
const other = 'void f() { Serial.println("x"); }';

function takes(calls: readonly string[], from: string, given: string): CallRow<Means>[] {
  return calls.map((call) =>
    move(call, [1, 4], [[from, 'this']], `void f(Box &b, int v) { b.${methodOf(call)}(${given}); }`, other),
  );
}

/** What the C++ library's and Arduino's containers hand on. A container holds what was put in; any view of it gives that back. */
export const cppLibrary: Platform<Means> = {
  id: 'cpp-library',
  title: 'C++ library',
  bases: Object.fromEntries(containers.map((name) => [`std::${name}`, [name]])),
  calls: [
    ...takes(['*.push_back', '*.emplace_back', '*.push', '*.emplace', '*.append', '*.concat'], '0+', 'v'),
    ...takes(['*.push_front', '*.emplace_front', '*.swap'], '0+', 'v'),
    ...takes(['*.assign', '*.insert'], '0+', 'v, v, v'),
    ...passes(
      ['*.data', '*.begin', '*.end', '*.front', '*.back', '*.c_str', '*.at', '*.get', '*.release', '*.value', '*.top'],
      (method) => `void f(Box &b) { g(b.${method}()); }`,
      other,
    ),
    ...passes(['*.substr', '*.substring'], (method) => `void f(Box &b) { g(b.${method}(1)); }`, other),
    ...['move', 'ref', 'forward', 'make_unique', 'make_shared', 'addressof'].map((name) =>
      move(
        name,
        [1, 3],
        [['0+', 'return']],
        `void f(Box &b) { g(std::${name}(b)); }`,
        'void f(Box &b) { g(std::sort(b)); }',
      ),
    ),
    // Samples are clipped and scaled before they are sent.
    ...['min', 'max', 'clamp', 'constrain', 'MIN', 'MAX', 'round', 'lroundf', '__SSAT'].map((name) =>
      move(
        name,
        [1, 4],
        [['0+', 'return']],
        `int f(int s) { return ${name}(s, 32767); }`,
        'int f(int s) { return abs(s); }',
      ),
    ),
    move(
      'copy',
      [3, 3],
      [[0, 2]],
      'void f(int *a, int *b, int *c) { std::copy(a, b, c); }',
      'void f(int *a, int *b) { std::sort(a, b); }',
    ),
    move(
      'copy_n',
      [3, 3],
      [[0, 2]],
      'void f(int *a, int *c) { std::copy_n(a, 4, c); }',
      'void f(int *a, int *b) { std::sort(a, b); }',
    ),
    move(
      'transform',
      [4, 5],
      [[0, 2]],
      'void f(int *a, int *b, int *c) { std::transform(a, b, c, g); }',
      'void f(int *a, int *b) { std::sort(a, b); }',
    ),
    {
      call: 'new thread',
      args: [1],
      callbacks: [{ fn: 0, params: { 0: { from: 1 } } }],
      provenance: 'manual',
      hit: 'void g(int *p); void f(int *p) { std::thread t(g, p); }',
      miss: 'void f(Box &t) { t.join(); }',
    },
  ],
};
