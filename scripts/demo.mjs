// Scans the example toys as they lie in the repository: first the one that leaks, then the one that does it right.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const cli = path.join(root, 'dist', 'cli.mjs');
for (const toy of ['leaky-bear', 'careful-bear']) {
  const folder = path.join(root, 'examples', toy);
  if (!fs.existsSync(folder)) {
    console.error(`examples/${toy} is not there`);
    process.exitCode = 1;
    continue;
  }
  console.log(`$ toy-privacy scan examples/${toy}\n`);
  const { status } = spawnSync(process.execPath, [cli, 'scan', folder], { stdio: 'inherit' });
  console.log(`\nexit code ${status}\n`);
  if (status !== (toy === 'leaky-bear' ? 1 : 0)) process.exitCode = 1;
}
