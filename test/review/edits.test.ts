import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Review } from '../../src/model/review.ts';
import { defaultConfig } from '../../src/review/config.ts';
import { makeSession } from '../../src/review/session.ts';
import { realEngine } from '../fixture-toys.ts';
import { type MemoryHost, memoryHost } from './memory-host.ts';

/** Edits made; `TOY_PRIVACY_EDITS=300` and `TOY_PRIVACY_TREE=FOLDER` try more, on another tree. */
const EDITS = Number(process.env.TOY_PRIVACY_EDITS ?? 12);
const TREE = process.env.TOY_PRIVACY_TREE ?? path.join(import.meta.dirname, '../../examples/leaky-bear');

const stable = ({ findings, toy, skipped, excerpts }: Review): unknown => ({ findings, toy, skipped, excerpts });

test('random edits of a whole toy: each result equals one from scratch', { timeout: 20 * 60_000 }, async () => {
  const engine = await realEngine();
  const host = memoryHost(tree(TREE));
  const open = (on: MemoryHost) =>
    makeSession({ host: on, roots: [{ name: '', folder: '/toy' }], config: defaultConfig, engine });
  const session = open(host);
  await session.scan();
  const random = randomNumbers(20);
  const original = new Map(host.files);
  const paths = [...original.keys()].sort();
  const lines = paths.flatMap((file) =>
    String(original.get(file))
      .split('\n')
      .map((line) => [file, line] as const),
  );
  for (let n = 0; n < EDITS; n++) {
    const file = paths[random(paths.length)]!;
    const text = host.files.get(file);
    const now = typeof text === 'string' ? text.split('\n') : [];
    const kind = random(6);
    const at = random(now.length + 1);
    if (kind === 0) now.splice(at, 0, '');
    else if (kind === 1) now.splice(at, 1 + random(4));
    else if (kind === 2) now.splice(at, 0, lines[random(lines.length)]![1]);
    else if (kind === 3) now[at] = (now[at] ?? '').slice(0, random(40));
    if (kind === 4 && random(3) === 0) host.files.delete(file);
    else if (kind === 5) host.files.set(file, original.get(file)!);
    else host.files.set(file, now.join('\n'));
    const updated = stable(await session.update([file]));
    const scratch = stable(await open(memoryHost(Object.fromEntries(host.files))).scan());
    expect(updated, `edit ${n} of ${file}, kind ${kind} at line ${at + 1}`).toEqual(scratch);
  }
});

function tree(folder: string): Record<string, string> {
  const entries = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  const small = files.filter(
    (file) => !file.includes(`${path.sep}.git${path.sep}`) && fs.statSync(file).size < 500_000,
  );
  return Object.fromEntries(
    small.map((file) => [path.relative(folder, file).split(path.sep).join('/'), fs.readFileSync(file, 'utf8')]),
  );
}

/** The same numbers on every run (a linear congruential generator; Knuth's MMIX constants cut to 32 bits). */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
