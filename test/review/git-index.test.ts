import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import git from 'isomorphic-git';
import { afterAll, expect, test } from 'vitest';
import { gitIndexPaths } from '../../src/review/git-index.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'toy-privacy-index-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

const bytes = (...parts: (number[] | string)[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)));
const u32 = (value: number): number[] => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
/** Fields of an entry before its flags: times, device, inode, mode of a file, owner, size, hash. */
const stat = [...Array(24).fill(0), ...u32(0o100644), ...Array(12).fill(0), ...Array(20).fill(7)];

test('an index that a git client wrote gives its paths', async () => {
  await git.init({ fs, dir: folder });
  const names = ['a.c', 'keys/private_key.pem', `${'long-'.repeat(40)}/x.h`, 'ü/ß.c'];
  for (const name of names) {
    fs.mkdirSync(path.join(folder, path.dirname(name)), { recursive: true });
    fs.writeFileSync(path.join(folder, name), name);
    await git.add({ fs, dir: folder, filepath: name });
  }
  const found = gitIndexPaths(fs.readFileSync(path.join(folder, '.git/index')));
  expect(found?.sort()).toEqual(names.sort());
});

test('version 4 shares the start of a path with the entry before', () => {
  const index = bytes(
    'DIRC',
    u32(4),
    u32(2),
    stat,
    [0, 7],
    [0],
    'src/a.c\0',
    stat,
    [0, 7],
    [3],
    'b.h\0',
    Array(20).fill(0),
  );
  expect(gitIndexPaths(index)).toEqual(['src/a.c', 'src/b.h']);
});

test('version 3 has longer flags where its bit says so', () => {
  const index = bytes('DIRC', u32(3), u32(1), stat, [0x40, 3], [0x20, 0], 'a.c\0', Array(5).fill(0), Array(20).fill(0));
  expect(gitIndexPaths(index)).toEqual(['a.c']);
});

test.each([
  ['nothing', bytes()],
  ['text', bytes('hello, this is no index at all')],
  ['an unknown version', bytes('DIRC', u32(9), u32(0), Array(20).fill(0))],
  ['an index cut short', bytes('DIRC', u32(2), u32(3), stat, [0, 1], 'a\0')],
  ['a split index', bytes('DIRC', u32(2), u32(0), 'link', u32(20), Array(20).fill(1), Array(20).fill(0))],
])('%s gives no paths', (_name, index) => {
  expect(gitIndexPaths(index)).toBeUndefined();
});
