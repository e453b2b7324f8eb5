import { describe, expect, test } from 'vitest';
import { body, cpp } from './lower.ts';

const cxx = (text: string): string => body(text, 'a.cpp');

describe('expressions', () => {
  test('literals', () => {
    expect(body('f("a\\x41\\n" "b", \'A\', \'\\0\', 0x1FUL, 017, 0b101, 1.5f, -2, NULL, true);')).toBe(
      '{ f("aA\\nb", 65, 0, 31, 15, 5, 1.5, -2, null, true) }',
    );
    expect(cxx('f(1\'000\'000, R"(a\\b)", u8"x", nullptr);')).toBe('{ f(1000000, "a\\\\b", "x", null) }');
  });
  test('strings side by side with macros are one text with holes', () => {
    expect(body('f("a" PRIu32 "b", HOST "/x", "y" PATH SUFFIX);')).toBe(
      '{ f(text("a" PRIu32 "b"), text(HOST "/x"), text("y" PATH SUFFIX)) }',
    );
    expect(cxx('f(1, "%" PRId64 ".", x);')).toBe('{ f(1, text("%" PRId64 "."), x) }');
  });
  test('members, indices, addresses, casts, assignments', () => {
    expect(body('a->b.c[i] = (uint8_t *)&x[1]; *p |= ~q; n++; --m;')).toBe(
      '{ a.b.c[i] = <uint8_t>&x[1]; *p |= ~q; n += 1; m -= 1 }',
    );
  });
  test('conditionals, commas, sizeof', () => {
    expect(body('x = a ? b : c, d = sizeof(struct s) + sizeof x;')).toBe(
      '{ (x = (a ? b : c), d = (sizeof(s) + sizeof(x))) }',
    );
  });
  test('C++ calls: scopes, templates, casts, new, lambdas', () => {
    expect(
      cxx('std::make_shared<Foo>(1); static_cast<int>(y); auto *q = new T(1, 2); run([this, &z](int a) { z = a; });'),
    ).toBe('{ std::make_shared<Foo>(1); <int>y; local auto *q = new T(1, 2); run(fn(int a) { z = a }) }');
  });
  test('types as a macro argument are names', () => {
    expect(body('x = CONTAINER_OF(p, struct foo, bar); g(DATA(m, uint8_t *) + 1, 2); h(a * b);')).toBe(
      '{ x = CONTAINER_OF(p, foo, bar); g((DATA(m, uint8_t) + 1), 2); h((a * b)) }',
    );
  });
  test('a block as a value', () => {
    expect(body('x = ({ f(); 1; });')).toBe('{ x = fn() { f(); return 1 }() }');
  });
});

describe('statements', () => {
  test('locals: arrays, constructors, several', () => {
    expect(cxx('int a = 1, b[2]; Foo x(y); Foo z; Foo w{1}; static int n; auto v = g(); const char *s = "q";')).toBe(
      '{ local int a = 1; local int b[]; local Foo x(y); local Foo z(); local Foo w(1); local static int n; local auto v = g(); local char *s = "q" }',
    );
  });
  test('loops', () => {
    expect(
      cxx('for (int i = 0; i < 3; i++) f(i); for (auto &e : list) g(e); while (x) y(); do z(); while (q); for (;;) {}'),
    ).toBe(
      '{ loop (local int i = 0; (i < 3); i += 1) { f(i) }; loop (auto e of list) { g(e) }; loop (x) { y() }; loop (q) { z() }; loop () {} }',
    );
  });
  test('a switch runs on where nothing ends a case', () => {
    expect(body('switch (x) { case A: case B: f(); break; case C: g(); default: h(); }')).toBe(
      '{ switch x { A | B: { f(); break }; C: { g() } falls; default: { h() } } }',
    );
    expect(body('switch (x) { case 1 ... 3: f(); break; }')).toBe('{ switch x { (1 ... 3): { f(); break } } }');
  });
  test('if with a declaration, try, throw', () => {
    expect(cxx('if (auto p = g()) { p->f(); } try { a(); } catch (const E &e) { b(); } catch (...) { throw; }')).toBe(
      '{ local auto p = g(); if p { p.f() }; try { a() } catch E e { b() } catch ...  { throw } }',
    );
  });
  test('goto and labels', () => {
    expect(body('goto out; a(); out: b();')).toBe('{ goto out; a(); label out; b() }');
  });
  test('macros as statements, without a semicolon, with a block', () => {
    expect(body('LOG("a")\nf();\nFOREACH(x, list) { g(x); }\nif (q) ABORT()\nh();')).toBe(
      '{ LOG("a"); f(); FOREACH(x, list); { g(x) }; if q { ABORT() }; h() }',
    );
    expect(cxx('LOG("a")\nf();\nFOREACH(x, list) { g(x); }')).toBe('{ LOG("a"); f(); FOREACH(x, list); { g(x) } }');
  });
  test('also inside lambdas, methods, and functions after extern "C" or of an enum type', () => {
    expect(cxx('auto f = [&] { LOG("a")\n b(); }; run([](int a) -> int { LOG("c")\n return a; });')).toBe(
      '{ local auto f = fn() { LOG("a"); b() }; run(fn(int a) { LOG("c"); return a }) }',
    );
    expect(
      cpp(
        'extern "C" void g() { LOG("a")\n b(); }\nenum e h() { LOG("a")\n b(); }\nclass K { void m() const { LOG("a")\n b(); } };',
      ),
    ).toEqual([
      'func void g() { LOG("a"); b() }',
      'func e h() { LOG("a"); b() }',
      'class K {  }',
      'K / func void m() { LOG("a"); b() }',
    ]);
  });
  test('an if without braces is no macro', () => {
    expect(body('if (a)\n f();\nelse\n g();\nwhile (b)\n h();')).toBe(
      '{ if a { f() } else { g() }; loop (b) { h() } }',
    );
  });
});

describe('broken code', () => {
  test('calls in what can not be read are still there', () => {
    const text = body('a(1); b(2) c(3 4); d(5);');
    for (const name of ['a(1)', 'b(2)', 'c(', 'd(5)']) expect(text).toContain(name);
  });
  test('a half-typed file still gives what comes before and after', () => {
    const lines = cpp('void f() { a(); }\nvoid g() { if (x\n}\nvoid h() { b(); }').join('\n');
    expect(lines).toContain('a()');
    expect(lines).toContain('b()');
  });
});
