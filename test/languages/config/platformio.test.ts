// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the formats have references of this form themselves.
import { expect, test } from 'vitest';
import { lower, problems, quoted, told } from './lowered.ts';

const of = (text: string, part = ''): string[] => told('platformio.ini', text).filter((line) => line.includes(part));

test('an environment has its own options and those of [env]', () => {
  const text =
    '[platformio]\ndefault_envs = toy, bench\n[env]\nframework = arduino\nmonitor_speed = 1\n[env:toy]\nboard = esp32dev\nmonitor_speed = 2\n[env:bench]\nplatform = native\n';
  expect(of(text)).toEqual([
    'platformio/default_envs = toy',
    'platformio/default_envs = bench',
    'env:toy/board = esp32dev',
    'env:toy/monitor_speed = 2',
    'env:toy/framework = arduino',
    'env:bench/platform = native',
    'env:bench/framework = arduino',
    'env:bench/monitor_speed = 1',
  ]);
  expect(quoted(lower('platformio.ini', text), 'env:bench/monitor_speed')).toEqual({
    name: 'monitor_speed',
    value: '1',
    whole: 'monitor_speed = 1',
    line: 5,
  });
});

test('extends is followed, the nearest wins', () => {
  const text = '[base]\nboard = a\nplatform = p\n[mid]\nextends = base\nboard = b\n[env:toy]\nextends = mid\n';
  expect(of(text, 'env:toy/')).toEqual(['env:toy/extends = mid', 'env:toy/board = b', 'env:toy/platform = p']);
});

test('each library has its place', () => {
  const unit = lower(
    'platformio.ini',
    '[env:toy]\nlib_deps =\n  h2zero/NimBLE-Arduino @ ^1.4 ; ble\n  https://x.y/z.git#v2\n',
  );
  expect(told('platformio.ini', unit.text)).toEqual([
    'env:toy/lib_deps = h2zero/NimBLE-Arduino @ ^1.4',
    'env:toy/lib_deps = https://x.y/z.git#v2',
  ]);
  expect(unit.decls.map((decl) => unit.text.slice(...decl.span))).toEqual([
    'h2zero/NimBLE-Arduino @ ^1.4',
    'https://x.y/z.git#v2',
  ]);
});

test('definitions in all their spellings', () => {
  const flags = [
    '-DA',
    '-D B',
    '-D C=1',
    `'-DD="v w"'`,
    `-DE=\\"x\\"`,
    `-D F='"y"'`,
    '-UG',
    '-Wall',
    '"-DH=2"',
    '-D I="z"',
  ];
  expect(of(`[env:t]\nbuild_flags =\n  ${flags.join('\n  ')}\n`, 'fine:')).toEqual([
    'env:t/define:A = 1',
    'env:t/define:B = 1',
    'env:t/define:C = 1',
    'env:t/define:D = "v w"',
    'env:t/define:E = "x"',
    'env:t/define:F = "y"',
    'env:t/undefine:G = null',
    'env:t/define:H = 2',
    'env:t/define:I = z',
  ]);
});

test('interpolated flags lie where they are written', () => {
  const text =
    '[common]\nflags = -DSECRET=7\n[env]\nbuild_flags = -DBASE\n[env:toy]\nbuild_flags = ${env.build_flags} ${common.flags}\n  -DNAME=${this.__env__}\n';
  const unit = lower('platformio.ini', text);
  expect(of(text, 'env:toy/define')).toEqual([
    'env:toy/define:BASE = 1',
    'env:toy/define:SECRET = 7',
    'env:toy/define:NAME = toy',
  ]);
  expect(quoted(unit, 'env:toy/define:SECRET')).toEqual({ name: 'SECRET', value: '7', whole: 'SECRET=7', line: 2 });
});

test('what can not be put in stays, and a circle ends', () => {
  const text = '[a]\nx = ${b.x}\n[b]\nx = ${a.x}\n[env:t]\nbuild_flags = -DA=${sysenv.TOKEN} ${a.x} ${no.such}\n';
  expect(of(text, 'define')).toEqual(['env:t/define:A = ${sysenv.TOKEN}']);
});

test('build_unflags takes a definition back', () => {
  expect(of('[env:t]\nbuild_unflags = -DX\n', 'define')).toEqual(['env:t/undefine:X = null']);
});

test('comments are cut only after a blank, and may suppress', () => {
  const unit = lower('platformio.ini', '[env:t]\n; toy-privacy-ignore r -- s\nupload_port = a#b ; c\n');
  expect(told('platformio.ini', unit.text)).toEqual(['env:t/upload_port = a#b']);
  expect(unit.ignores).toMatchObject([{ line: 1, alone: true, rules: ['r'] }]);
});

test('broken lines are problems', () => {
  expect(problems('platformio.ini', 'board = x\n[env:t\nnothing\n')).toEqual([
    'board = x: This line stands before any section.',
    '[env:t: The section header has no closing bracket.',
    'nothing: Not a line of the form name = value.',
  ]);
});
