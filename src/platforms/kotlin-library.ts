import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';
import { methodOf, move, passes } from './moves.ts';

const other = 'fun f(x: Any) { val y = x.hashCode() }';
const lambda = (name: string): string => `fun f(x: Any) { val y = x.${name} { it } }`;

function visits(call: string, more: Partial<CallRow<Means>> = {}): CallRow<Means> {
  return {
    call,
    args: [1, 3],
    callbacks: [{ fn: 'last', params: { 0: { from: 'this' } } }],
    provenance: 'manual',
    hit: lambda(methodOf(call)),
    miss: other,
    ...more,
  };
}

/** What Kotlin's library and coroutines hand on: scope functions, collections, channels, flows, LiveData. */
export const kotlinLibrary: Platform<Means> = {
  id: 'kotlin-library',
  title: 'Kotlin library',
  calls: [
    ...['forEach', 'onEach', 'collect', 'collectLatest', 'consumeEach', 'observe', 'subscribe'].map((name) =>
      visits(`*.${name}`),
    ),
    ...['let', 'use', 'useLines', 'takeIf'].map((name) => visits(`*.${name}`, { flows: [['last()', 'return']] })),
    ...['also', 'onSuccess', 'onFailure'].map((name) => visits(`*.${name}`, { same: 'this' })),
    ...['map', 'mapNotNull', 'flatMap', 'transform'].map((name) =>
      visits(`*.${name}`, {
        flows: [
          ['last()', 'return'],
          ['this', 'return'],
        ],
      }),
    ),
    ...[
      'emit',
      'tryEmit',
      'trySend',
      'offer',
      'postValue',
      'setValue',
      'onNext',
      'add',
      'addAll',
      'addLast',
      'put',
    ].map((name) => move(`*.${name}`, [1, 2], [['0+', 'this']], `fun f(x: Any, v: ByteArray) { x.${name}(v) }`, other)),
    ...passes(
      [
        '*.copyOf',
        '*.copyOfRange',
        '*.clone',
        '*.sliceArray',
        '*.toByteArray',
        '*.toShortArray',
        '*.toFloatArray',
        '*.toTypedArray',
        '*.toList',
        '*.asSharedFlow',
        '*.asStateFlow',
        '*.receive',
        '*.take',
        '*.poll',
        '*.removeFirst',
        '*.await',
        '*.getOrNull',
        '*.getOrThrow',
      ],
      (m) => `fun f(x: Any) { val y = x.${m}() }`,
      other,
    ),
    move('*.copyInto', [1, 4], [['this', 0]], 'fun f(x: ByteArray, y: ByteArray) { x.copyInto(y) }', other),
    ...['minOf', 'maxOf'].map((name) =>
      move(name, [2, 4], [['0+', 'return']], `fun f(x: Int) { val y = ${name}(x, 32767) }`, other),
    ),
    ...['withContext', 'async', 'runBlocking', 'runCatching', 'lazy', 'remember', 'synchronized'].map(
      (name): CallRow<Means> => ({
        call: name,
        args: [1, 3],
        flows: [['last()', 'return']],
        provenance: 'manual',
        hit: `fun f(x: Any) { val y = ${name}(x) { x } }`,
        miss: other,
      }),
    ),
  ],
};
