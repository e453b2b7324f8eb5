import { describe, expect, it } from 'vitest';
import { unit } from './lowered.ts';

function each(rows: [string, string[]][]): void {
  for (const [source, printed] of rows) it(source, () => expect(unit(source)).toEqual(printed));
}

describe('imports', () => {
  each([
    ['package a.b\nimport android.media.AudioRecord', ['import android.media.AudioRecord AudioRecord>AudioRecord']],
    ['import a.b.C as D', ['import a.b.C C>D']],
    ['import a.b.*', ['import a.b *>*']],
  ]);
});

describe('functions', () => {
  each([
    ['fun f(a: Int, b: List<String>? = null): a.b.C? = a', ['fun f(a: Int, b: List = null): C { return a }']],
    ['fun <T> String.f(vararg x: T) {}', ['fun [String]f(...x: T) {}']],
    ['suspend fun f(cb: suspend (Int) -> Unit)', ['fun f(cb: Function)']],
    ['fun f(x: MediaRecorder.OutputFormat) {}', ['fun f(x: MediaRecorder.OutputFormat) {}']],
    ['fun f(x: android.media.MediaRecorder.OutputFormat) {}', ['fun f(x: MediaRecorder.OutputFormat) {}']],
    ['@Composable fun F() {}', ['fun @Composable F() {}']],
    ['@A(1)\n@B\nfun f() {}', ['fun @A(1) @B f() {}']],
  ]);
});

describe('properties of a file', () => {
  each([
    ['const val A = "x"', ['var val A = "x"']],
    ['private var a: Int? = 1', ['var a: Int = 1']],
    ['val a by lazy { b() }', ['var val a by lazy({it -> return b()})']],
    ['val a: Int get() = b()', ['var val a: Int get { return b() }']],
    ['var a = 1\n  set(v) { field = v }', ['var a = 1 set(v) { field = v }']],
    ['val Context.store by preferencesDataStore("s")', ['var val store by preferencesDataStore("s")']],
  ]);
});

describe('types', () => {
  each([
    [
      'class A(val x: Int, private var y: String = "q", z: Long) : B(x), I, J by z',
      [
        'class A : B(x), I, J(by=z) { val x: Int; y: String }',
        'ctor A.A(x: Int, y: String = "q", z: Long) x<-x y<-y {}',
      ],
    ],
    [
      'class R @Inject constructor(private val a: A, @Named("x") b: B) {\n init { a.go() }\n}',
      ['class R { val a: A }', 'ctor @Inject R.R(a: A, @Named("x") b: B) a<-a { a.go() }'],
    ],
    [
      'class A {\n init { f() }\n constructor(x: Int) : this() { g() }\n}',
      ['class A', 'ctor A.A() { f() }', 'ctor A.A(x: Int) { this(); g() }'],
    ],
    [
      'class A {\n companion object {\n  const val K = "k"\n  @JvmStatic fun f() = K\n }\n}',
      ['class A { static val K = "k" }', 'static fun @JvmStatic A.f() { return K }'],
    ],
    ['class A { companion object F : G() { val x = 1 } }', ['class A { static val x = 1 }', 'object A.F : G()']],
    ['object O { val x = 1\n fun f() = x }', ['object O { val x = 1 }', 'fun O.f() { return x }']],
    ['class A { inner class B { fun f() = this@A } }', ['class A', 'class A.B', 'fun A.B.f() { return this@A }']],
    ['interface I { fun f()\n fun g() = 1 }', ['interface I', 'virtual fun I.f()', 'virtual fun I.g() { return 1 }']],
    ['fun interface I { fun f(): Int }', ['interface I', 'virtual fun I.f(): Int']],
    ['enum class E { A, B }', ['enum E { static val A: E; static val B: E }']],
    [
      'enum class E(val v: Int) {\n A(1),\n B(2) { override fun f() = 2 };\n open fun f() = 1\n}',
      [
        'enum E { val v: Int; static val A: E = new E(1); static val B: E = new E(2)#E$B$1 }',
        'ctor E.E(v: Int) v<-v {}',
        'class E$B$1 : E',
        'virtual fun E$B$1.f() { return 2 }',
        'virtual fun E.f() { return 1 }',
      ],
    ],
    [
      'data class D(@Json("n") val a: Int)',
      ['class D { val @Json("n") a: Int }', 'ctor D.D(@Json("n") a: Int) a<-a {}'],
    ],
    ['typealias H = Map<String, Int>', ['alias H = Map']],
    ['class A { lateinit var x: Foo\n @Inject lateinit var y: Bar }', ['class A { x: Foo; @Inject y: Bar }']],
    [
      'interface Api {\n @POST("x")\n suspend fun f(@Body b: B): R\n}',
      ['interface Api', 'virtual fun @POST("x") Api.f(@Body b: B): R'],
    ],
  ]);

  it('an anonymous object is a type of its own whose functions lie in the unit', () => {
    const text = 'class A { fun f() { g(object : Callback(1), Other { override fun on() { h() } }) } }';
    expect(unit(text)).toEqual([
      'class A',
      'fun A.f() { g(new Callback(1)#A$f$1) }',
      'object A$f$1 : Callback(1), Other',
      'virtual fun A$f$1.on() { h() }',
    ]);
  });

  it('statements of a script are one run each between its declarations', () => {
    expect(unit('a()\nb()\nval c = 1\nd()')).toEqual(['top { a(); b() }', 'var val c = 1', 'top { d() }']);
  });
});

describe('what the grammar would misread', () => {
  each([
    [
      '@Module\n@InstallIn(S::class)\nclass N {\n fun a() = 1\n}',
      ['class @Module @InstallIn(S.class) N', 'fun N.a() { return 1 }'],
    ],
    ['@A(")")\ninternal object N { fun a() = 1 }', ['object @A(")") N', 'fun N.a() { return 1 }']],
    ['@Retention(R.X)\nannotation class A\n\n@Q\nannotation class B', ['class @Retention(R.X) A', 'class @Q B']],
    ['// @A class\nclass A { fun f() = 1 }\nclass B', ['class A', 'fun A.f() { return 1 }', 'class B']],
    ['object O {\n val x\n  @Composable\n  get() = f()\n}', ['object O { val x get { return f() } }']],
    ['fun f() {\n val set1 = a()\n set1.b()\n}', ['fun f() { local set1 = a(); set1.b() }']],
    ['fun f(data: D, value: V) { data.x(value) }', ['fun f(data: D, value: V) { data.x(value) }']],
  ]);
});
