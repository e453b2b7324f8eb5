import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { project, run } from './command.ts';

const leak = 'const char *wifi_password = "Gr3enDr4gon77";\n';
const utf16 = (text: string): Uint8Array => Buffer.concat([Buffer.of(0xff, 0xfe), Buffer.from(text, 'utf16le')]);

function scan(folder: string) {
  const { code, out } = run(folder, ['scan', '.', '--format', 'json']);
  const { findings, skipped } = JSON.parse(out) as {
    findings: { path: string; line: number; column: number }[];
    skipped: { path: string; reason: string; incomplete?: true }[];
  };
  return { code, places: findings.map((f) => `${f.path}:${f.line}:${f.column}`), skipped };
}

test('NUL bytes: listed as binary, exit code untouched', () => {
  const { code, skipped } = scan(project({ 'a.c': Buffer.from(`int a;\0${leak}`) }));
  expect(skipped).toEqual([{ path: 'a.c', reason: 'binary: a NUL byte at offset 6' }]);
  expect(code).toBe(0);
});

test('a binary named .c: listed, exit code untouched', () => {
  const elf = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(4000), Buffer.from(leak)]);
  const { code, skipped } = scan(project({ 'tool.c': elf, 'a.c': 'int a;\n' }));
  expect(skipped.map((skip) => skip.path)).toEqual(['tool.c']);
  expect(code).toBe(0);
});

test('a 40 MB file: listed with its size and the setting that decides, never read', () => {
  const folder = project({ 'a.c': 'int a;\n' });
  fs.truncateSync(path.join(folder, 'a.c'), 40 * 1024 * 1024);
  const { code, skipped } = scan(folder);
  expect(skipped).toEqual([
    { path: 'a.c', reason: 'too large: it has 41943040 bytes, the limit is 2097152 (maxFileBytes)' },
  ]);
  expect(code).toBe(0);
});

test('invalid UTF-8: analysed all the same', () => {
  const { code, places } = scan(
    project({ 'a.c': Buffer.concat([Buffer.from('// \xe4\xff\n', 'latin1'), Buffer.from(leak)]) }),
  );
  expect(places).toEqual(['a.c:2:29']);
  expect(code).toBe(1);
});

test('UTF-16 and a byte order mark: analysed, columns count from behind the mark', () => {
  const { places } = scan(project({ 'a.c': utf16(leak), 'b.c': `\ufeff${leak}` }));
  expect(places).toEqual(['a.c:1:29', 'b.c:1:29']);
});

test('a link loop and a link out of the root: listed once, not followed', () => {
  const folder = project({ 'toy/a.c': 'int a;\n', 'outside/b.c': leak });
  fs.symlinkSync('..', path.join(folder, 'toy/up'));
  fs.symlinkSync('../outside', path.join(folder, 'toy/out'));
  fs.symlinkSync('../outside/b.c', path.join(folder, 'toy/b.c'));
  fs.symlinkSync('self', path.join(folder, 'toy/self'));
  const { code, places, skipped } = scan(path.join(folder, 'toy'));
  expect(places).toEqual([]);
  expect(skipped).toEqual(
    ['b.c', 'out', 'self', 'up'].map((name) => ({ path: name, reason: 'a link; links are not followed' })),
  );
  expect(code).toBe(0);
});

/** Root reads whatever it likes: then the command runs as nobody. */
const nobody = process.getuid?.() === 0 ? 65534 : undefined;

test.skipIf(process.platform === 'win32')('an unreadable folder and file: named with the way out, exit code 3', () => {
  const folder = project({ 'a.c': 'int a;\n', 'secret/b.c': leak, 'c.c': leak });
  fs.chmodSync(path.join(folder, 'secret'), 0);
  fs.chmodSync(path.join(folder, 'c.c'), 0);
  try {
    const { code, out } = run(folder, ['scan', '.'], { uid: nobody });
    expect(out).toMatch(/Incomplete: 2 files could not be understood/);
    expect(out).toMatch(/c\.c: not readable: permission denied; make it readable or exclude it/);
    expect(out).toMatch(/secret: the folder can't be listed: permission denied; make it readable or exclude it/);
    expect(code).toBe(3);
    const excluded = run(folder, ['scan', '.', '--exclude', 'secret', '--exclude', 'c.c'], { uid: nobody });
    expect(excluded.code).toBe(0);
  } finally {
    fs.chmodSync(path.join(folder, 'secret'), 0o755);
  }
});

test.skipIf(process.platform === 'win32')('findings outrank an incomplete scan', () => {
  const folder = project({ 'a.c': leak, 'c.c': leak });
  fs.chmodSync(path.join(folder, 'c.c'), 0);
  expect(run(folder, ['scan', '.'], { uid: nobody }).code).toBe(1);
});

test('a path that does not exist: exit code 2', () => {
  const { code, err } = run(project({}), ['scan', 'gone/toy']);
  expect(err).toBe('toy-privacy: gone/toy: no such file or folder; check the path\n');
  expect(code).toBe(2);
});

test.each([
  [
    'broken JSON',
    '{\n  "exclude": [\n',
    /^toy-privacy: \.toy-privacy\/config\.json:3:1: not valid JSON: close bracket expected\n$/,
  ],
  ['an unknown setting', '{ "exlude": [] }', /config\.json:1:3: unknown setting "exlude"; did you mean "exclude"\?/],
  ['a wrong value', '{ "failOn": 3 }', /config\.json:1:13: "failOn" must be "error", "warning", "info" or "never"/],
])('a configuration with %s: its place and what was meant, exit code 2', (_name, text, message) => {
  const { code, err, out } = run(project({ '.toy-privacy/config.json': text, 'a.c': leak }), ['scan']);
  expect(err).toMatch(message);
  expect(out).toBe('');
  expect(code).toBe(2);
});

test('escapes in names and sources take no effect in a terminal', () => {
  const evil = '\u001b[2J\u001b]0;owned\u0007';
  const { out } = run(project({ [`x${evil.replace(/\//g, '')}.c`]: `/* ${evil}\u202e */ ${leak}` }), ['scan', '.'], {
    env: { NO_COLOR: '1' },
  });
  expect(out).toContain('credential-hardcoded');
  expect([...out].filter((char) => /[\p{Cc}\u202e]/u.test(char) && char !== '\n')).toEqual([]);
});

test('half-written code is analysed as far as it goes', () => {
  const { code, skipped, places } = scan(
    project({ 'a.c': `void f( {\n${leak}#if 1\n`, 'b.ts': 'export const = {', 'c.kt': 'class A { fun b( = ' }),
  );
  expect(skipped).toEqual([]);
  expect(places).toEqual(['a.c:2:29']);
  expect(code).toBe(1);
});
