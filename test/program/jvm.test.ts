import { describe, expect, test } from 'vitest';
import { from, link, only, rows, values } from './toy.ts';

const call = (files: Record<string, string>, name: string, port: number | string = 0): string[] => {
  const program = link(files);
  const site = only(program, name);
  return program.port(site, port).flatMap((at) => values(program, at));
};

describe('Kotlin and Java are one program', () => {
  const bear = `public class Bear {
    private String token;
    public String getToken() { return token; }
    public void setToken(String token) { this.token = token; }
  }`;

  test('a property read in Kotlin is the getter of a Java class', () => {
    const files = {
      'Bear.java': 'class Bear { String getToken() { return "t1"; } }',
      'A.kt': 'fun f(b: Bear) { transmit(b.token) }',
    };
    expect(call(files, 'transmit')).toContain('"t1"');
  });

  test('a property written in Kotlin is what the setter keeps', () => {
    const files = { 'Bear.java': bear, 'A.kt': 'fun f(b: Bear) { b.token = "t2"\n transmit(b.token) }' };
    expect(call(files, 'transmit')).toContain('"t2"');
  });

  test('what a Java class puts with the setter is read as a property in Kotlin', () => {
    const files = {
      'Bear.java': bear,
      'A.java': 'class A { void f(Bear b) { b.setToken("t3"); } }',
      'B.kt': 'fun g(b: Bear) { transmit(b.token) }',
    };
    expect(call(files, 'transmit')).toContain('"t3"');
  });

  test('a getter called in Java is a property of a Kotlin class', () => {
    const files = {
      'Bear.kt': 'class Bear {\n val token = "t4"\n}',
      'A.java': 'class A { void f(Bear b) { transmit(b.getToken()); } }',
    };
    expect(call(files, 'transmit')).toEqual(['"t4"']);
  });

  test('what Java hands to the setter is read as the property', () => {
    const files = {
      'Bear.kt': 'class Bear {\n var token = ""\n fun up() { transmit(token) }\n}',
      'A.java': 'class A { void f(Bear b) { b.setToken("t5"); } }',
    };
    expect(call(files, 'transmit')).toContain('"t5"');
  });

  test('a getter that a class writes itself is the one that is entered', () => {
    const java =
      'class Bear { String token = "no"; String getToken() { return "yes"; } void f(Bear b) { transmit(b.getToken()); } }';
    expect(call({ 'Bear.java': java }, 'transmit')).toEqual(['"yes"']);
  });

  test('a constant of a companion or a file is read from Java, with a static import too', () => {
    const files = {
      'K.kt': 'class K {\n companion object {\n const val URL = "http://k"\n }\n}',
      'A.java': 'import static com.K.URL; class A { void f() { transmit(K.URL, URL); } }',
    };
    expect(call(files, 'transmit')).toEqual(['"http://k"']);
    expect(call(files, 'transmit', 1)).toEqual(['"http://k"']);
  });
});

test('what a call puts at the path of a file is in the file', () => {
  const records = { call: 'record', emits: [{ to: 0, kind: 'audio' }] };
  const java = 'class A { File file; void f() { record(file.getAbsolutePath()); transmit(file); } }';
  const program = link({ 'A.java': java }, rows(records));
  expect(from(program, only(program, 'transmit'), 0, ['audio']).some((o) => o.startsWith('emitted'))).toBe(true);
});

describe('constructors', () => {
  test('what is handed to super() reaches the fields of the base', () => {
    const java = `class Base { final String url; Base(String u) { this.url = u; } void go() { transmit(url); } }
      class Derived extends Base { Derived() { super("http://b"); } }`;
    expect(call({ 'A.java': java }, 'transmit')).toEqual(['"http://b"']);
  });

  test('what is handed to this() reaches the other constructor', () => {
    const java = `class A { final String url; A(String u) { this.url = u; } A() { this("http://c"); }
      void go() { transmit(url); } }`;
    expect(call({ 'A.java': java }, 'transmit')).toEqual(['"http://c"']);
  });
});
