import { expect, test } from 'vitest';
import { type DiscoverOptions, discover } from '../../src/review/discover.ts';
import { memoryHost, type Node } from './memory-host.ts';

const source = /\.(?:c|cpp|h|ino|js|ts|kt|dart)$/;
const other = /\.(?:pem|json|env|conf)$|^\.env$|\/\.env$/;

async function find(files: Record<string, Node>, more: Partial<DiscoverOptions> = {}) {
  const found = await discover({
    host: memoryHost(files),
    root: '/toy',
    prefix: '',
    reads: (path) => (source.test(path) ? 'source' : other.test(path) ? 'other' : undefined),
    exclude: [],
    include: [],
    ...more,
  });
  return {
    files: found.files.map((file) => file.path),
    skipped: Object.fromEntries(found.skipped.map((skip) => [skip.path, skip.reason])),
    incomplete: found.skipped.filter((skip) => skip.incomplete).map((skip) => skip.path),
  };
}

const u32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
/** A git index (version 2) of some paths. */
function gitIndex(...paths: string[]): Uint8Array {
  const entries = paths.flatMap((path) => {
    const name = [...new TextEncoder().encode(path)];
    const head = [...Array(24).fill(0), ...u32(0o100644), ...Array(32).fill(0), 0, name.length];
    const length = Math.ceil((head.length + name.length + 1) / 8) * 8;
    return [...head, ...name, ...Array(length - head.length - name.length).fill(0)];
  });
  return Uint8Array.from([
    ...new TextEncoder().encode('DIRC'),
    ...u32(2),
    ...u32(paths.length),
    ...entries,
    ...Array(20).fill(0),
  ]);
}

const mit = (who: string): string => `MIT License\n\nCopyright (c) 2021 ${who}\n\nPermission is hereby granted`;
const apache = 'Apache License\nVersion 2.0, January 2004\nCopyright [yyyy] [name of copyright owner]\n';

test('a committed key is read although a rule ignores it; one that is not committed is hidden', async () => {
  const { files, skipped } = await find({
    '.gitignore': '*.pem\nsecrets/\n',
    '.git/index': gitIndex('main.c', 'private_key.pem', 'secrets/prod.env'),
    'main.c': '',
    'private_key.pem': '',
    'local.pem': '',
    'secrets/prod.env': '',
    'secrets/mine.env': '',
  });
  expect(files).toEqual(['main.c', 'private_key.pem', 'secrets/prod.env']);
  expect(Object.keys(skipped)).toEqual(['local.pem', 'secrets/mine.env']);
  expect(skipped['local.pem']).toBe('ignored by the project (.gitignore: *.pem)');
});

test('without an index a rule hides build output beside its manifest and nothing else', async () => {
  const { files, skipped } = await find({
    '.gitignore': '*.pem\n.env\nbuild/\nsecrets/\n',
    'key.pem': '',
    '.env': '',
    'secrets/a.c': '',
    'fw/CMakeLists.txt': '',
    'fw/main.c': '',
    'fw/build/gen.c': '',
    'notes/build/own.c': '',
  });
  expect(files).toEqual(['.env', 'fw/main.c', 'key.pem', 'notes/build/own.c', 'secrets/a.c']);
  expect(skipped).toEqual({ 'fw/build': 'build output: ignored by the project, beside CMakeLists.txt' });
});

test('a .git file points out of the root: the tree then has no index', async () => {
  const { files } = await find({
    '.git': 'gitdir: ../.git/worktrees/x',
    '.gitignore': '*.pem',
    'a.pem': '',
    'a.c': '',
  });
  expect(files).toEqual(['a.c', 'a.pem']);
});

test('deeper rules and negations win', async () => {
  const { files } = await find({
    '.git/index': gitIndex('x'),
    '.gitignore': '*.c\n!keep.c\n',
    'a.c': '',
    'keep.c': '',
    'sub/.gitignore': '!b.c\n',
    'sub/b.c': '',
    'sub/c.c': '',
  });
  expect(files).toEqual(['keep.c', 'sub/b.c']);
});

test('build output and dependencies are known by what lies in and beside them', async () => {
  const { files, skipped } = await find({
    'app/build.gradle': '',
    'app/build/intermediates/x.c': '',
    'app/build/outputs/y.c': '',
    'tools/build/build.c': '',
    'fw/out/CMakeCache.txt': '',
    'fw/out/z.c': '',
    'node_modules/x/index.js': '',
    '.pio/build/a.c': '',
    'flutter/.dart_tool/a.dart': '',
    'ios/Podfile': '',
    'ios/Pods/x.c': '',
    'web/dist/own.js': '',
  });
  expect(files).toEqual(['tools/build/build.c', 'web/dist/own.js']);
  expect(Object.keys(skipped)).toEqual([
    '.pio',
    'app/build',
    'flutter/.dart_tool',
    'fw/out',
    'ios/Pods',
    'node_modules',
  ]);
});

test('a vendored tree is known by a submodule entry, its own licence and manifest, or an SDK’s root files', async () => {
  const { files, skipped } = await find({
    LICENSE: mit('Bear Toys'),
    'main.c': '',
    '.gitmodules': '[submodule "x"]\n\tpath = src/x\n\turl = https://example.com/other/x.git\n',
    'src/x/x.c': '',
    'lib/Display/library.json': '{"name":"Display"}',
    'lib/Display/LICENSE': mit('Somebody Else'),
    'lib/Display/src/d.c': '',
    'src/libs/ble/nimble/host/include/host/ble_gatt.h': '',
    'src/libs/ble/nimble/host/src/a.c': '',
    'third/esp/tools/idf.py': '',
    'third/esp/components/nvs_flash/CMakeLists.txt': '',
    'third/esp/a.c': '',
    'deps/opus/COPYING': 'Copyright 2001-2011 Xiph.Org\n',
    'deps/opus/CMakeLists.txt': 'project(Opus)\nadd_library(opus a.c)\n',
    'deps/opus/a.c': '',
  });
  expect(files).toEqual(['main.c']);
  expect(skipped).toEqual({
    'deps/opus': 'vendored: a library with its own COPYING and CMakeLists.txt',
    'lib/Display': 'vendored: a library with its own LICENSE and library.json',
    'src/libs/ble': 'vendored: the source tree of Apache Mynewt NimBLE',
    'src/x': 'vendored: a git submodule of https://example.com/other/x.git',
    'third/esp': 'vendored: the source tree of ESP-IDF',
  });
});

test('a folder’s name is no evidence', async () => {
  const paths = [
    'lib/main.dart',
    'lib/Motor/motor.cpp',
    'vendor/own.c',
    'third_party/ours.c',
    'components/mic/mic.c',
    'external/a.c',
  ];
  const { files, skipped } = await find(Object.fromEntries(paths.map((path) => [path, ''])));
  expect(files).toEqual([...paths].sort());
  expect(skipped).toEqual({});
});

const own: [string, Record<string, Node>][] = [
  ['a library with its manifest and no licence', { 'lib/Own/library.json': '{}', 'lib/Own/a.c': '' }],
  [
    'a library that the root’s people hold',
    { 'lib/Own/library.json': '{}', 'lib/Own/LICENSE': mit('Bear Toys'), 'lib/Own/a.c': '' },
  ],
  [
    'an app with its own licence',
    { 'app/package.json': '{"scripts":{"start":"expo start"}}', 'app/LICENSE': mit('A Template'), 'app/a.js': '' },
  ],
  [
    'a private package',
    { 'server/package.json': '{"private":true,"main":"a.js"}', 'server/LICENSE': apache, 'server/a.js': '' },
  ],
  [
    'a workspace',
    { 'packages/ble/package.json': '{"main":"a.js"}', 'packages/ble/LICENSE': apache, 'packages/ble/a.js': '' },
  ],
  [
    'a firmware project',
    {
      'fw/CMakeLists.txt': 'include($ENV{IDF_PATH}/tools/cmake/project.cmake)\nproject(bear)',
      'fw/LICENSE': apache,
      'fw/a.c': '',
    },
  ],
  [
    'a Zephyr application',
    {
      'fw/CMakeLists.txt': 'find_package(Zephyr)\nproject(bear)',
      'fw/LICENSE': apache,
      'fw/prj.conf': '',
      'fw/a.c': '',
    },
  ],
  ['a PlatformIO project', { 'fw/platformio.ini': '', 'fw/package.json': '{}', 'fw/LICENSE': apache, 'fw/a.c': '' }],
  [
    'a plain CMake program',
    { 'fw/CMakeLists.txt': 'project(bear)\nadd_executable(bear a.c)', 'fw/LICENSE': apache, 'fw/a.c': '' },
  ],
  [
    'an Android app',
    {
      'app/build.gradle': 'apply plugin: "com.android.application"',
      'app/package.json': '{}',
      'app/LICENSE': apache,
      'app/a.kt': '',
    },
  ],
  ['a Flutter app', { 'app/pubspec.yaml': 'name: bear', 'app/lib/main.dart': '', 'app/LICENSE': apache }],
  [
    'a package of the same owner',
    { 'pkg/package.json': '{"repository":"github:beartoys/pkg"}', 'pkg/LICENSE': apache, 'pkg/a.js': '' },
  ],
  [
    'a submodule of the same house',
    { '.gitmodules': '[submodule "app"]\n path = app\n url = ../app.git\n', 'app/a.kt': '' },
  ],
];

test.each(own)('%s is the project’s own', async (_name, extra) => {
  const { skipped } = await find({
    'main.c': '',
    LICENSE: mit('Bear Toys'),
    'package.json': '{"workspaces":["packages/*"],"repository":"https://github.com/beartoys/toy.git"}',
    ...extra,
  });
  expect(skipped).toEqual({});
});

test('the root is never vendored, and where nothing else is left neither is what lies in it', async () => {
  const sdk = { 'tools/idf.py': '', 'components/nvs_flash/CMakeLists.txt': '', 'a.c': '', LICENSE: apache };
  expect((await find(sdk)).skipped).toEqual({});
  const alone = await find({ 'pkg/LICENSE': mit('Me'), 'pkg/library.json': '{}', 'pkg/a.c': '' });
  expect(alone.files).toContain('pkg/a.c');
});

test('links are not followed, wherever they lead, and each is listed once', async () => {
  const { files, skipped } = await find({
    'a.c': '',
    'b.c': { link: true },
    loop: { link: true },
    'sub/up': { link: true },
  });
  expect(files).toEqual(['a.c']);
  expect(Object.keys(skipped)).toEqual(['b.c', 'loop', 'sub/up']);
});

test('an unreadable folder makes the scan incomplete and does not end it', async () => {
  const { files, incomplete, skipped } = await find({ 'a.c': '', private: { locked: true } });
  expect(files).toEqual(['a.c']);
  expect(incomplete).toEqual(['private']);
  expect(skipped.private).toMatch(/permission denied; make it readable or exclude it/);
});

test('exclude leaves out, include brings back', async () => {
  const files = { 'a.c': '', 'tools/b.c': '', 'node_modules/x/c.js': '', 'node_modules/y/d.js': '', 'docs/e.c': '' };
  const found = await find(files, { exclude: ['tools', 'docs/**'], include: ['node_modules/x'] });
  expect(found.files).toEqual(['a.c', 'node_modules/x/c.js']);
  expect(found.skipped).toMatchObject({
    tools: 'excluded by the pattern "tools"',
    'docs/e.c': 'excluded by the pattern "docs/**"',
  });
});

test('a named root prefixes every path', async () => {
  const found = await find({ 'a.c': '', 'node_modules/b.js': '' }, { prefix: 'app/' });
  expect(found.files).toEqual(['app/a.c']);
  expect(Object.keys(found.skipped)).toEqual(['app/node_modules']);
});
