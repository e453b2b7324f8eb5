import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { HostError } from '../../src/host/host.ts';
import { nodeHost } from '../../src/host/node.ts';
import { sha256 } from '../../src/model/hash.ts';

const host = nodeHost();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'toy-privacy-host-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));
fs.writeFileSync(path.join(folder, 'a.txt'), 'hello');
fs.mkdirSync(path.join(folder, 'sub'));
fs.symlinkSync('a.txt', path.join(folder, 'link'));
const at = (...parts: string[]): string => path.join(folder, ...parts);

test('entries come with their kind, links as links', async () => {
  const entries = await host.list(folder);
  expect(Object.fromEntries(entries.map(({ name, kind }) => [name, kind]))).toEqual({
    'a.txt': 'file',
    sub: 'folder',
    link: 'link',
  });
});

test('many files are read at once, in order, each with its bytes or its error', async () => {
  const names = Array.from({ length: 300 }, (_, i) => `f${i}`);
  for (const name of names) fs.writeFileSync(at('sub', name), name);
  const read = await host.read(
    names.map((name) => at('sub', name)),
    100,
  );
  expect(read.map((file) => new TextDecoder().decode(file.bytes))).toEqual(names);
  const [missing, large, dir] = await host.read([at('none'), at('a.txt'), at('sub')], 3);
  expect([missing?.error?.code, large?.error?.code, dir?.error?.code]).toEqual(['not-found', 'too-large', 'failed']);
});

test('a size is that of a plain file', async () => {
  expect(await host.size(at('a.txt'))).toBe(5);
  expect(await host.size(at('none'))).toBeUndefined();
  expect(await host.size(at('a.txt', 'below'))).toBeUndefined();
  expect(await host.size(at('sub'))).toBeUndefined();
  expect(await host.size(at('link'))).toBeUndefined();
});

test('a folder that is not there is a host’s error', async () => {
  await expect(host.list(at('none'))).rejects.toThrow(HostError);
  await expect(host.list(at('none'))).rejects.toMatchObject({ code: 'not-found' });
});

test('hashes are SHA-256, paths are joined in the machine’s form', () => {
  expect(host.hash(new TextEncoder().encode('toy'))).toBe(sha256('toy'));
  expect(host.join(folder, 'a/b')).toBe(path.join(folder, 'a', 'b'));
});
