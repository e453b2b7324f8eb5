import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');

/** The built command line: `npm test` builds it first. `TOY_PRIVACY_CLI` names another, such as that of an installed package. */
export const cli = process.env.TOY_PRIVACY_CLI ?? path.join(root, 'dist', 'cli.mjs');
if (!fs.existsSync(cli)) throw new Error(`${cli} is not there: run "npm run build"`);

export interface Ran {
  code: number | null;
  out: string;
  err: string;
}

/** Runs the built command line in a folder, without colours. */
export function run(cwd: string, args: readonly string[], more: { env?: NodeJS.ProcessEnv; uid?: number } = {}): Ran {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...more.env };
  const result = spawnSync(process.execPath, [cli, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    uid: more.uid,
    maxBuffer: 1 << 28,
  });
  return { code: result.status, out: result.stdout, err: result.stderr };
}

/** Makes a folder with these files, gone after the test file. A leading `/` is not allowed in names. */
export function project(files: Record<string, string | Uint8Array>): string {
  const folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'toy-privacy-cli-')));
  fs.chmodSync(folder, 0o755);
  made.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(file, content);
  }
  return folder;
}

const made: string[] = [];
afterAll(() => {
  for (const folder of made) fs.rmSync(folder, { recursive: true, force: true });
});
