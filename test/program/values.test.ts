import { describe, expect, test } from 'vitest';
import { link, only, unfolded, values } from './toy.ts';

const arg = (files: Record<string, string>, call = 'use', index = 0, platform = {}) => {
  const program = link(files, platform);
  return values(program, program.port(only(program, call, index), 0)[0]);
};

describe('values in C', () => {
  test('a constant of another file', () => {
    expect(
      arg({ 'keys.h': '#define KEY "wifi_pass"\n', 'a.c': '#include "keys.h"\nvoid f(void) { use(KEY); }' }),
    ).toEqual(['"wifi_pass"']);
  });
  test('flags are joined, and a missing one is said', () => {
    expect(
      arg({ 'a.c': '#define RW (READ | WRITE)\nvoid f(void) { use(RW | OTHER); }' }, 'use', 0, {
        constants: { READ: 2, WRITE: 8 },
      }),
    ).toEqual(['10+OTHER']);
  });
  test('enum constants count on from the last value', () => {
    expect(arg({ 'a.c': 'enum { A = 4, B, C };\nvoid f(void) { use(C); }' })).toEqual(['6']);
  });
  test('the last assignment before a call counts, not the one after', () => {
    const files = { 'a.c': 'static int u;\nvoid f(void) { u = 1; use(u); u = 2; use(u); }' };
    expect(arg(files, 'use', 0)).toEqual(['1']);
    expect(arg(files, 'use', 1)).toEqual(['2']);
  });
  test('both branches count where they join', () => {
    expect(arg({ 'a.c': 'void f(int x) { int u; if (x) u = 1; else u = 2; use(u); }' })).toEqual(['1', '2']);
  });
  test('a field of a struct that was set after its initialiser', () => {
    const files = {
      'a.c':
        'struct cfg { const char *url; int port; };\nvoid f(void) { struct cfg c = { .url = "http://a", .port = 80 }; c.url = "https://b"; use(&c); }',
    };
    const program = link(files);
    const at = program.port(only(program, 'use'), '0.url');
    expect(at.map((a) => values(program, a))).toEqual([['"https://b"']]);
    expect(values(program, program.port(only(program, 'use'), '0.port')[0])).toEqual(['80']);
  });
  test('a positional cell of a table by its struct’s layout', () => {
    const files = {
      'a.c':
        'typedef struct { int id; const char *key; } row_t;\nstatic const row_t rows[] = { { 1, "a" }, { 2, "b" } };\nvoid f(void) { use(rows[1].key); }',
    };
    expect(arg(files)).toEqual(['"b"']);
  });
  test('a macro with parameters that calls another', () => {
    expect(
      arg({ 'a.c': '#define ADD(a, b) ((a) + (b))\n#define TWICE(x) ADD(x, x)\nvoid f(void) { use(TWICE(21)); }' }),
    ).toEqual(['42']);
  });
  test('pasting and making a string', () => {
    expect(arg({ 'a.c': '#define KEY_ssid "s"\n#define KEY(x) KEY_##x\nvoid f(void) { use(KEY(ssid)); }' })).toEqual([
      '"s"',
    ]);
    expect(arg({ 'a.c': '#define STR(x) #x\nvoid f(void) { use(STR(pass)); }' })).toEqual(['"pass"']);
  });
  test('an unset switch takes the other branch', () => {
    expect(
      arg({
        'a.c':
          '#ifdef TOY_TEST\n#define URL "http://t"\n#else\n#define URL "https://p"\n#endif\nvoid f(void) { use(URL); }',
      }),
    ).toEqual(['"https://p"']);
  });
  test('a switch of the configuration decides', () => {
    const code = 'void f(void) {\n#ifdef CONFIG_CLEAR\n  use("http://t");\n#else\n  use("https://p");\n#endif\n}';
    const program = link({ 'prj.conf': 'CONFIG_CLEAR=y\n', 'src/a.c': code });
    expect(program.callsOf('use').map((c) => program.conditions(c).dead)).toEqual([false, true]);
  });
  test('the same macro in two firmware targets stays apart', () => {
    const files = {
      'bear/prj.conf': '',
      'bear/config.h': '#define URL "http://bear"\n',
      'bear/main.c': '#include "config.h"\nvoid f(void) { use(URL); }',
      'duck/prj.conf': '',
      'duck/config.h': '#define URL "https://duck"\n',
      'duck/main.c': '#include "config.h"\nvoid f(void) { use(URL); }',
    };
    expect(arg(files, 'use', 0)).toEqual(['"http://bear"']);
    expect(arg(files, 'use', 1)).toEqual(['"https://duck"']);
  });
});

describe('wrappers unfold', () => {
  test('a function that passes its parameters on', () => {
    const files = {
      'a.c':
        'static void add(int uuid, int props) { make(uuid, props); }\nvoid f(void) {\n  add(1, 2);\n  add(3, 4);\n}',
    };
    expect(unfolded(link(files), 'make', [0, 1])).toEqual(['1, 2 @a.c:3', '3, 4 @a.c:4']);
  });
  test('a loop over a constant table', () => {
    const files = {
      'a.c':
        'struct r { int uuid; int props; };\nstatic const struct r t[] = { { 1, 2 }, { 3, 4 } };\nvoid f(void) { for (int i = 0; i < 2; i++) { make(t[i].uuid, t[i].props); } }',
    };
    expect(unfolded(link(files), 'make', [0, 1])).toEqual(['1, 2 @a.c:3', '3, 4 @a.c:3']);
  });
  test('a class that keeps the key in a field', () => {
    const files = {
      'chr.h':
        'class Chr {\n public:\n  Chr(int uuid, int props) : uuid_(uuid), props_(props) {}\n  void begin() { make(uuid_, props_); }\n private:\n  int uuid_;\n  int props_;\n};\n',
      'a.cpp':
        '#include "chr.h"\nstatic Chr mic(1, 2);\nstatic Chr led(3, 4);\nvoid f() {\n  mic.begin();\n  led.begin();\n}',
    };
    expect(unfolded(link(files), 'make', [0, 1])).toEqual(['1, 2 @a.cpp:5', '3, 4 @a.cpp:6']);
  });
  test('a macro around the call', () => {
    const files = { 'a.c': '#define CHR(u, p) make(u, p)\nvoid f(void) {\n  CHR(1, 2);\n  CHR(3, 4);\n}' };
    expect(unfolded(link(files), 'make', [0, 1])).toEqual(['1, 2 @a.c:3', '3, 4 @a.c:4']);
  });
});

describe('values in Kotlin', () => {
  test('a constant of a companion object in a template', () => {
    expect(
      arg({
        'A.kt':
          'class A {\n  companion object { const val HOST = "toy.example" }\n  fun f() { use("http://$HOST/up") }\n}',
      }),
    ).toEqual(['"http://toy.example/up"']);
  });
  test('a property set by the constructor', () => {
    const files = {
      'A.kt':
        'class Up(private val base: String) { fun send() { use(base + "/v") } }\nfun main() { Up("http://a").send() }',
    };
    expect(arg(files)).toEqual(['"http://a/v"']);
  });
});

describe('values in scripts', () => {
  test('a constant of an imported module', () => {
    expect(
      arg({
        'config.ts': "export const BASE = 'http://a';\n",
        'a.ts': "import { BASE } from './config';\nexport function f() { use(`${BASE}/up`); }",
      }),
    ).toEqual(['"http://a/up"']);
  });
  test('a property of a constant object, and the environment', () => {
    expect(arg({ 'a.js': "const cfg = { url: process.env.URL || 'http://a' };\nuse(cfg.url);" })).toEqual([
      'process.env.URL',
      '"http://a"',
    ]);
  });
});

test('a text handed on by c_str() is the same text', () => {
  const row = { call: 'String.c_str', flows: [['this', 'return']] as const };
  const files = { 'a.cpp': 'static const String base = "http://a";\nvoid f() { use((base + "/up").c_str()); }' };
  expect(arg(files, 'use', 0, { calls: [row] })).toEqual(['"http://a/up"']);
});

test('a class that is imported by its package is the tree’s class', () => {
  const files = {
    'net/Up.kt': 'package toy.net\nclass Up(private val url: String) { fun send() { use(url) } }',
    'Main.kt': 'package toy\nimport toy.net.Up\nfun main() { Up("ws://a").send() }',
  };
  expect(arg(files)).toEqual(['"ws://a"']);
});

test('an import of the platform’s class isn’t the tree’s class of that name', () => {
  const files = {
    'net/Socket.kt': 'package toy.net\nclass Socket(val url: String) { fun send() { use(url) } }',
    'Main.kt': 'package toy\nimport java.net.Socket\nfun main() { Socket("ws://a").send() }',
  };
  expect(arg(files)).toEqual(['parameter']);
});
