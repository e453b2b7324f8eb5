import { describe, expect, test } from 'vitest';
import type { Program } from '../../src/program/query.ts';
import { from, link, only, rows } from './toy.ts';

const builder = rows(
  { call: 'Request.Builder', args: [0, 0], returns: 'Request.Builder' },
  { call: 'Request.Builder.url', same: 'this', emits: [{ to: 'this', kind: 'client' }] },
  { call: 'Request.Builder.post', same: 'this', flows: [[0, 'this']] },
  { call: 'Request.Builder.build', same: 'this', returns: 'Request' },
  { call: 'listen', args: [0, 0], emits: [{ to: 'return', kind: 'audio' }] },
  { call: 'send', args: [1, 1], means: {} },
);

const asked = (program: Program, kind: string): string[] =>
  from(program, only(program, 'send'), 0, [kind]).filter((origin) => origin.startsWith('emitted'));

describe('a builder that gives itself back', () => {
  const linked = () =>
    link(
      {
        'A.kt': `import okhttp3.Request
fun f() {
    val request = Request.Builder()
        .url("http://a")
        .post(listen())
        .build()
    send(request)
}`,
      },
      builder,
    );
  test('holds what its calls put into it', () => {
    expect(asked(linked(), 'audio')).toEqual(['emitted audio A.kt:5']);
  });
  test('was told what its calls told it', () => {
    expect(asked(linked(), 'client')).toEqual(['emitted client A.kt:3']);
  });
});

describe('a call by the name of a class that an SDK has', () => {
  const record = rows({ call: 'Recorder.setOutput', args: [1, 1], emits: [{ to: 0, kind: 'audio' }] });
  const calls = (text: string): string[] =>
    link({ 'A.kt': text }, record)
      .rowCalls()
      .map((call) => call.row.call);
  test('makes an object of it, also as the receiver of a lambda', () => {
    expect(
      calls('import sdk.Recorder\nclass A { fun f(p: String) { Recorder(this).apply { setOutput(p) } } }'),
    ).toContain('Recorder.setOutput');
  });
  test('is the function of that name where the tree has one', () => {
    expect(
      calls('fun Recorder(a: A): Other = Other()\nclass A { fun f(p: String) { Recorder(this).setOutput(p) } }'),
    ).toEqual([]);
  });
});

test('a value that a lambda makes when it is first asked for has its type', () => {
  const program = link(
    {
      'A.kt': `class Ear { fun hear(): String = listen() }
class A { private val ear by lazy { Ear() }
  fun f() { send(ear.hear()) } }`,
    },
    rows(
      { call: 'lazy', args: [1, 2], flows: [['last()', 'return']] },
      { call: 'listen', args: [0, 0], emits: [{ to: 'return', kind: 'audio' }] },
      { call: 'send', args: [1, 1], means: {} },
    ),
  );
  expect(asked(program, 'audio')).toEqual(['emitted audio A.kt:1']);
});
