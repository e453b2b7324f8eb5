// Prints the unit that a file is lowered to, for work on a front end: node scripts/lower.mjs FILE
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'dist-dev', 'lower.mjs');
await build({
  stdin: {
    contents: `export { frontEnds } from './src/languages/index.ts'; export { loadGrammars } from './src/main/grammars.ts';`,
    resolveDir: root,
    loader: 'ts',
  },
  outfile: out,
  bundle: true,
  platform: 'node',
  format: 'esm',
  // jsonc-parser's main file loads its parts in a way that can't be bundled; its module file can.
  mainFields: ['module', 'main'],
  logLevel: 'error',
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';import { fileURLToPath as __toPath } from 'node:url';import { dirname as __toDir } from 'node:path';const require = __createRequire(import.meta.url);const __filename = __toPath(import.meta.url);const __dirname = __toDir(__filename);",
  },
});
const { frontEnds, loadGrammars } = await import(`${pathToFileURL(out)}?${os.uptime()}`);
const all = frontEnds(await loadGrammars());
for (const file of process.argv.slice(2)) {
  const end = all.find((f) => f.handles(file));
  if (!end) throw new Error(`no front end reads ${file}`);
  const unit = end.lower(fs.readFileSync(file, 'utf8'), file);
  console.log(JSON.stringify({ ...unit, text: undefined, lines: undefined }, null, 1));
}
