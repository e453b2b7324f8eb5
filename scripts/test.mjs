// Everything that `npm test` checks, in order: bundle, types, format and lint, import arrows, tests.
// Further arguments go to the test runner. The last line says how many passed and failed.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '..');
const bin = (name) => path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);
const extra = process.argv.slice(2);

const steps = [
  ['build', process.execPath, [path.join(root, 'scripts/build.mjs')]],
  ['types', bin('tsc'), ['--noEmit']],
  ['lint', bin('biome'), ['check', '.']],
  ['arrows', bin('depcruise'), ['--config', '.dependency-cruiser.cjs', 'src', 'webview']],
];

let passed = 0;
let failed = 0;
for (const [name, command, args] of steps) {
  console.log(`\n== ${name}`);
  const { status, error } = spawnSync(command, args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) console.error(error.message);
  if (status === 0) passed++;
  else {
    failed++;
    console.error(`${name} failed`);
    // Tests of the built command line would only repeat this failure.
    if (name === 'build') break;
  }
}

if (passed > 0) {
  console.log('\n== tests');
  const report = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'toy-privacy-test-')), 'report.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...extra];
  const { status } = spawnSync(bin('vitest'), args, {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(fs.readFileSync(report, 'utf8'));
    passed += numPassedTests;
    failed += numFailedTests;
    // A test file that could not be loaded holds no test that could fail.
    failed += testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0).length;
  } catch {
    failed++;
  }
  if (status !== 0 && failed === 0) failed++;
  fs.rmSync(path.dirname(report), { recursive: true, force: true });
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
