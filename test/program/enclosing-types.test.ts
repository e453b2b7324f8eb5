import { describe, expect, test } from 'vitest';
import { from, link, only, rows, unfolded, values } from './toy.ts';

const call = (files: Record<string, string>, name: string, port: number | string = 0): string[] => {
  const program = link(files);
  const site = only(program, name);
  return program.port(site, port).flatMap((at) => values(program, at));
};
const mic = { call: 'micRead', emits: [{ to: 'return', kind: 'audio' }] };
const heard = (files: Record<string, string>) => {
  const program = link(files, rows(mic));
  return from(program, only(program, 'transmit'), 0, ['audio']).filter((o) => o.startsWith('emitted'));
};

describe('the types around an anonymous or inner one are in sight', () => {
  test('a method of the outer type is entered from a callback', () => {
    const java = `class A {
      void go() { run(new Runnable() { @Override public void run() { serve(micRead()); } }); }
      void serve(byte[] b) { transmit(b); }
    }`;
    expect(heard({ 'A.java': java })).toEqual(['emitted audio A.java:2']);
  });

  test('a field that a callback writes is read by the outer type', () => {
    const java = `class A {
      String key;
      void go() { ask(new Answer() { @Override public void on() { key = "k1"; } }); }
      void up() { transmit(key); }
    }`;
    expect(call({ 'A.java': java }, 'transmit')).toEqual(['"k1"']);
  });

  test('a field of the outer type is read in a callback, also by its type’s name', () => {
    const java = `class A {
      private String url = "http://a";
      void go() { ask(new Answer() { public void on() { transmit(A.this.url, url); } }); }
    }`;
    expect(call({ 'A.java': java }, 'transmit')).toEqual(['"http://a"']);
    expect(call({ 'A.java': java }, 'transmit', 1)).toEqual(['"http://a"']);
  });

  test('the nearest one’s member hides those further out', () => {
    const java = `class A {
      String url = "http://outer";
      class B { String url = "http://inner"; void go() { transmit(url); } }
    }`;
    expect(call({ 'A.java': java }, 'transmit')).toEqual(['"http://inner"']);
  });

  test('an inner type reads a constant of the outer', () => {
    const java = 'class A { static final String K = "k"; static class B { void go() { transmit(K); } } }';
    expect(call({ 'A.java': java }, 'transmit')).toEqual(['"k"']);
  });

  test('an object expression of Kotlin does so too', () => {
    const kotlin = `class A {
      private var key = ""
      fun go() { ask(object : Answer { override fun on() { key = "k1"; serve(key) } }) }
      fun serve(s: String) { transmit(s) }
    }`;
    expect(call({ 'A.kt': kotlin }, 'transmit')).toContain('"k1"');
  });

  test('a call on the same object is no use of its own: what it does lies in the method', () => {
    const java = `class A {
      Store store; String name;
      void go() { ask(new Answer() { public void on() { keep(); } }); }
      void other() { keep(); }
      void keep() { store.put(name); }
    }`;
    expect(unfolded(link({ 'A.java': java }), 'put', [0])).toEqual(['name @A.java:5']);
  });
});
