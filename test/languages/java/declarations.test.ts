import { describe, expect, it } from 'vitest';
import { lower, members, unit } from './lowered.ts';

function each(rows: [string, string[]][], printed: (text: string) => string[] = unit): void {
  for (const [source, expected] of rows) it(source, () => expect(printed(source)).toEqual(expected));
}

describe('imports', () => {
  each([
    ['package a.b; import android.media.AudioRecord;', ['import android.media.AudioRecord AudioRecord>AudioRecord']],
    ['import a.b.*;', ['import a.b *>*']],
    ['import static a.b.C.KEY;', ['import a.b.C.KEY KEY>KEY']],
    ['import static a.b.C.*;', ['import a.b.C *>*']],
  ]);
});

describe('types', () => {
  each([
    ['public final class A<T> extends b.C<T> implements I, J<K> {}', ['class A : C, I, J']],
    [
      'interface I extends J, K { int X = 1; void f(); default void g() { h(); } static void s() {} }',
      [
        'interface I : J, K { static val X: int = 1 }',
        'virtual fun I.f()',
        'virtual fun I.g() { h() }',
        'static fun I.s() {}',
      ],
    ],
    [
      'enum E implements I { A(1), B(2) { int f() { return 2; } }, C; final int v; E(int v) { this.v = v; } }',
      [
        'enum E : I { static val A: E = new E(1); static val B: E = new E(2)#E$B$1; static val C: E; val v: int }',
        'class E$B$1 : E',
        'fun E$B$1.f(): int { return 2 }',
        'ctor E.E(v: int) { this.v = v }',
      ],
    ],
    ['@interface A { String value() default "x"; }', ['interface A', 'virtual fun A.value(): String']],
    [
      '@Entity(tableName = "kids") class A { class B { void f() { A.this.g(); } } static class C {} }',
      ['class @Entity(tableName="kids") A', 'class A.B', 'fun A.B.f() { this@A.g() }', 'class A.C'],
    ],
    [
      'record R(@Json("n") String a, int... b) { int size() { return b.length; } }',
      [
        'class R { val @Json("n") a: String }',
        'ctor R.R(@Json("n") a: String, ...b: int) a<-a b<-b {}',
        'fun R.a(): String { return this.a }',
        'fun R.size(): int { return b.length }',
      ],
    ],
    [
      'record R(String a) { R { check(a); } public String a() { return b; } }',
      ['class R { val a: String }', 'ctor R.R(a: String) { check(a); this.a = a }', 'fun R.a(): String { return b }'],
    ],
  ]);
});

describe('members', () => {
  each(
    [
      [
        'void f(final String a, List<byte[]> b, int[] c, android.media.MediaRecorder.OutputFormat d, T... e) {}',
        ['fun A.f(a: String, b: List, c: int, d: MediaRecorder.OutputFormat, ...e: T) {}'],
      ],
      ['static <T> Map<String, T> f() { return null; }', ['static fun A.f(): Map { return null }']],
      ['@Override public void run() {}', ['virtual fun @Override A.run() {}']],
      ['abstract void f();', ['virtual fun A.f()']],
      [
        '@POST("x") Call<R> f(@Body B b, @Query({"p", "q"}) int c);',
        ['fun @POST("x") A.f(@Body b: B, @Query(["p", "q"]) c: int): Call'],
      ],
      [
        'A(int x) { super(x); go(); } A() { this(1); }',
        ['ctor A.A(x: int) { super(x); go() }', 'ctor A.A() { this(1) }'],
      ],
      ['native byte[] f() throws IOException;', ['fun A.f(): byte']],
    ],
    members,
  );

  it('fields keep their values, with the words that fix them', () => {
    expect(
      unit('class A { private static final String K = "k"; @Inject Foo f; byte[] a = {1, 2}, b; int c = 1, d[]; }'),
    ).toEqual([
      'class A { static val K: String = "k"; @Inject f: Foo; a: byte = [1, 2]; b: byte; c: int = 1; d: int }',
    ]);
    const type = lower('class A { byte[] a; int b, c[]; }').decls[0];
    expect(type?.k === 'type' && type.fields.map((f) => f.array ?? false)).toEqual([true, false, true]);
  });

  it('initialiser blocks run in constructors that take anything', () => {
    expect(unit('class A { static { f(); } { g(); } A(int x) { h(); } }')).toEqual([
      'class A',
      'ctor A.A(......) { f() }',
      'ctor A.A(......) { g() }',
      'ctor A.A(x: int) { h() }',
    ]);
  });
});

describe('types without a name', () => {
  each([
    [
      'class A { void f() { g(new Callback(1) { @Override public void on() { h(); } int n = 2; }); } }',
      [
        'class A',
        'fun A.f() { g(new Callback(1)#A$f$1) }',
        'class A$f$1 : Callback { n: int = 2 }',
        'virtual fun @Override A$f$1.on() { h() }',
      ],
    ],
    [
      'class A { Listener l = new Listener() { void a() {} }; Listener m = new Listener() { void b() {} }; }',
      [
        'class A { l: Listener = new Listener()#A$l$1; m: Listener = new Listener()#A$m$1 }',
        'class A$l$1 : Listener',
        'fun A$l$1.a() {}',
        'class A$m$1 : Listener',
        'fun A$m$1.b() {}',
      ],
    ],
    [
      'class A { void f() { new Outer.Inner() { void g() { new X() { void h() {} }; } }; } }',
      [
        'class A',
        'fun A.f() { new Outer.Inner()#A$f$1 }',
        'class A$f$1 : Outer.Inner',
        'fun A$f$1.g() { new X()#A$f$1$g$1 }',
        'class A$f$1$g$1 : X',
        'fun A$f$1$g$1.h() {}',
      ],
    ],
    [
      'class A { void f() { class L { void g() {} } new L().g(); } }',
      ['class A', 'fun A.f() { nested L; new L().g() }', 'class L', 'fun L.g() {}'],
    ],
    [
      'class A { void f() { m(new HashMap<>() {{ put("a", b); }}); } }',
      [
        'class A',
        'fun A.f() { m(new HashMap()#A$f$1) }',
        'class A$f$1 : HashMap',
        'ctor A$f$1.A$f$1(......) { put("a", b) }',
      ],
    ],
  ]);
});
