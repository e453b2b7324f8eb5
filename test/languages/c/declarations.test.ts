import { describe, expect, test } from 'vitest';
import { c, cpp, unitOf } from './lower.ts';

describe('C declarations', () => {
  test('includes', () => {
    expect(c('#include <driver/i2s.h>\n#include "app.h" // own\n#include CONFIG_FILE')).toEqual([
      'import <driver/i2s.h>',
      'import app.h',
      'import CONFIG_FILE',
    ]);
  });
  test('functions, prototypes, parameters', () => {
    expect(
      c('static int f(const char *s, uint8_t buf[16], void (*cb)(int), ...) { return 0; }\nextern void g(void);'),
    ).toEqual(['func static int f(char *s, uint8_t *buf, auto *cb, ...) { return 0 }', 'func void g()']);
  });
  test('variables: several a line, arrays, pointers, extern, const', () => {
    expect(c('int a = 1, *b, d[2];\nextern int e;\nstatic const char *const n = "x";\nconst char *m;')).toEqual([
      'var int a = 1',
      'var int *b',
      'var int d[]',
      'var extern int e',
      'var static const char *n = "x"',
      'var char *m',
    ]);
  });
  test('tables: designators, nested paths, indices, ranges, compound literals', () => {
    expect(
      c(
        'static const struct ble_gatt_svc_def t[] = { { .type = 1, .characteristics = (struct ble_gatt_chr_def[]){ { .uuid = &u.u, .a.b = 2 }, { 0 } } }, [3] = { 1 }, [A ... B] = { 2 } };',
      ),
    ).toEqual([
      'var static const ble_gatt_svc_def t[] = {{.type = 1, .characteristics = ble_gatt_chr_def[]{{.uuid = &u.u, .a.b = 2}, {0}}}, [3] = {1}, [(A ... B)] = {2}}',
    ]);
  });
  test('structs, unions inside, enums, typedefs of what has no name', () => {
    expect(c('struct s { int a; char *b; union { int u; float v; }; struct { int z; } in; };')).toEqual([
      'struct s { int a; char *b; int u; float v; s.anonymous in in }',
      's / struct s.anonymous in { int z }',
    ]);
    expect(
      c('typedef struct { int a; } cfg_t;\ntypedef struct n { int a; } n_t;\ntypedef enum { A, B = 4 } e_t;'),
    ).toEqual(['struct cfg_t { int a }', 'struct n { int a }', 'alias n_t = n', 'enum e_t { A; B = 4 }']);
    expect(c('typedef void (*cb_t)(int, void *);\ntypedef uint8_t addr_t[6];')).toEqual([
      'alias cb_t = (*)',
      'alias addr_t = uint8_t',
    ]);
  });
  test('a variable of a type that it defines on the way', () => {
    expect(c('struct s { int a; } x = { 1 };\nenum { P, Q };')).toEqual([
      'struct s { int a }',
      'var s x = {1}',
      'enum  { P; Q }',
    ]);
  });
  test('pointers to functions are variables, not prototypes', () => {
    expect(c('int (*h)(int a) = f;\nint *g(int a);')).toEqual(['var auto *h = f', 'func int g(int a)']);
  });
});

describe('macro calls at file scope', () => {
  test('with and without a semicolon, before any declaration', () => {
    expect(c('LOG_MODULE_REGISTER(app, 3);\nFOO(a)\nint x;\nBAR(b, c)\nstatic void f(void) {}\nBAZ()')).toEqual([
      'invoke LOG_MODULE_REGISTER(app, 3)',
      'invoke FOO(a)',
      'var int x',
      'invoke BAR(b, c)',
      'func static void f() {}',
      'invoke BAZ()',
    ]);
  });
  test('with macro calls as arguments', () => {
    expect(
      c(
        'BT_GATT_SERVICE_DEFINE(svc, BT_GATT_PRIMARY_SERVICE(&u), BT_GATT_CHARACTERISTIC(&v.uuid, P | Q, R, f, NULL, NULL),);',
      ),
    ).toEqual([
      'invoke BT_GATT_SERVICE_DEFINE(svc, BT_GATT_PRIMARY_SERVICE(&u), BT_GATT_CHARACTERISTIC(&v.uuid, (P | Q), R, f, null, null))',
    ]);
  });
  test('with static before it, with a value after it, with a body', () => {
    expect(c('static K_SEM_DEFINE(s, 0, 1);\nBT_CONN_CB_DEFINE(cb) = { .connected = on };\nint x;')).toEqual([
      'invoke K_SEM_DEFINE(s, 0, 1)',
      'invoke BT_CONN_CB_DEFINE(cb) = {.connected = on}',
      'var int x',
    ]);
    expect(c('static DEVICE_API(sensor, api) = { .get = g };')).toEqual([
      'invoke DEVICE_API(sensor, api) = {.get = g}',
    ]);
    expect(c('ZTEST(suite, one)\n{\n f();\n}')).toEqual([
      'invoke ZTEST(suite, one)',
      'func ZTEST(suite,one)() { f() }',
    ]);
  });
  test('a function that returns a type in capitals stays a function', () => {
    expect(c('BOOL f(int a) { return a; }\nUINT32\ng(void)\n{ return 1; }')).toEqual([
      'func BOOL f(int a) { return a }',
      'func UINT32 g() { return 1 }',
    ]);
  });
  test('a word alone on its line does not take the next declaration with it', () => {
    expect(c('G_BEGIN_DECLS\ntypedef int a_t;\nG_END_DECLS\nint x;')).toEqual(['alias a_t = int', 'var int x']);
  });
  test('types among the arguments keep the places of the others', () => {
    expect(c('ARR(uint8_t *, n, struct foo, (2 * 3))\nint z;')[0]).toMatch(/^invoke ARR\(.*, n, foo, \(2 \* 3\)\)$/);
  });
  test('an argument that is no expression keeps its text and place', () => {
    const text = 'SVC(UUID_16(2a19), x);';
    expect(c(text)[0]).toContain(', x)');
  });
});

describe('decorations', () => {
  test('attributes anywhere are read as blank', () => {
    expect(
      c(
        'static void IRAM_ATTR isr(void *a) { f(); }\nconst char k[] PROGMEM = "x";\n__attribute__((weak)) int w(void);\nstruct __attribute__((packed)) p { int a; } __attribute__((aligned(4)));\n__weak void z(void) {}',
      ),
    ).toEqual([
      'func static void isr(void *a) { f() }',
      'var const char k[] = "x"',
      'func int w()',
      'struct p { int a }',
      'func void z() {}',
    ]);
  });
  test('a macro whose name only begins like one is a call', () => {
    expect(c('IRAM_ATTRIBUTE(x)\nint y;')).toEqual(['invoke IRAM_ATTRIBUTE(x)', 'var int y']);
  });
});

describe('C++ declarations', () => {
  test('classes: bases, fields, methods in and out of the class', () => {
    expect(
      cpp(
        'class A : public B, C<int> {\n public:\n  explicit A(int x) : x_(x), b{1, 2} { go(); }\n  virtual void on(const std::string &s, int n = 3) = 0;\n  void p() override;\n static int z;\n private:\n  int x_ = 0;\n  std::vector<uint8_t> v;\n};\nvoid A::p() const { x_ = 1; }\nA::~A() {}\nint A::z = 1;',
      ),
    ).toEqual([
      'class A : B, C { static int z; int x_ = 0; std::vector v }',
      'A / func ctor A(int x) : x_(x), b(1, 2) { go() }',
      'A / func virtual void on(std::string s, int n = 3)',
      'A / func virtual void p()',
      'A / func void p() { x_ = 1 }',
      'A / func ~A() {}',
      'A / var int z = 1',
    ]);
  });
  test('namespaces and nested types are owners', () => {
    expect(
      cpp('namespace a { namespace b { int f(); struct S { struct T { int q; }; }; } }\nint a::b::f() { return 1; }'),
    ).toEqual([
      'a::b / func int f()',
      'a::b / struct S {  }',
      'a::b.S / struct T { int q }',
      'a::b / func int f() { return 1 }',
    ]);
  });
  test('objects are constructed; a prototype is not', () => {
    expect(
      cpp(
        '#define PORT 80\nServer s(PORT);\nPixels p(8, PIN, A + B);\nPreferences prefs;\nint n;\nResult f(Request);\nconst Key k{1, 2};',
      ),
    ).toEqual([
      'macro PORT = expr 80',
      'var Server s(PORT)',
      'var Pixels p(8, PIN, (A + B))',
      'var Preferences prefs()',
      'var int n',
      'func Result f(Request)',
      'var const Key k(1, 2)',
    ]);
  });
  test('designators in braces without = make an aggregate', () => {
    expect(cpp('static constexpr ble_uuid16_t u {.u {.type = T16}, .value = id};')).toEqual([
      'var static const ble_uuid16_t u = {.u = {.type = T16}, .value = id}',
    ]);
  });
  test('members named in braces without room for a =', () => {
    expect(cpp('enc_t e{ .bit0{ .d = 1 }, .bit1{ .d = 2 } };')).toEqual([
      'var enc_t e = {.bit0 = {.d = 1}, .bit1 = {.d = 2}}',
    ]);
  });
  test('templates, aliases, enum classes', () => {
    expect(
      cpp(
        'template <class T> T id(T t) { return t; }\nusing Cb = std::function<void(int)>;\nenum class E : uint8_t { A, B };',
      ),
    ).toEqual(['func T id(T t) { return t }', 'alias Cb = std::function', 'enum E { A; B }']);
  });
  test('.h is C or C++ by what it holds', () => {
    expect(unitOf('class A { int x; };', 'a.h').language).toBe('cpp');
    expect(unitOf('namespace n { int f(); }', 'a.h').language).toBe('cpp');
    expect(
      unitOf('struct s { int class; };\n// class A {\n#ifdef __cplusplus\nclass B {};\n#endif', 'a.h').language,
    ).toBe('c');
    expect(unitOf('enum class E { A };', 'a.h').language).toBe('cpp');
    expect(unitOf('struct s : base { s(int &a); };', 'a.h').language).toBe('cpp');
    expect(unitOf('int x;', 'a.ino').language).toBe('cpp');
  });
});
