// How long the stages of a scan take, each against a bare parse of the files that the scan analyses: node scripts/bench.mjs [FOLDER…]
// Ratios of one run travel between machines, seconds don't. Nothing here is a test.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'dist-dev', 'bench', 'bench.mjs');
const exported = {
  './src/main/engine.ts': 'loadEngine',
  './src/main/grammars.ts': 'loadGrammars',
  './src/host/node.ts': 'nodeHost',
  './src/review/config.ts': 'defaultConfig',
  './src/review/session.ts': 'makeSession',
};
await build({
  stdin: {
    contents: Object.entries(exported)
      .map(([file, name]) => `export { ${name} } from '${file}';`)
      .join('\n'),
    resolveDir: root,
    loader: 'ts',
  },
  outfile: out,
  bundle: true,
  platform: 'node',
  mainFields: ['module', 'main'],
  format: 'esm',
  logLevel: 'error',
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';import { fileURLToPath as __toPath } from 'node:url';import { dirname as __toDir } from 'node:path';const require = __createRequire(import.meta.url);const __filename = __toPath(import.meta.url);const __dirname = __toDir(__filename);",
  },
});
const { loadEngine, loadGrammars, nodeHost, defaultConfig, makeSession } = await import(
  `${pathToFileURL(out)}?${os.uptime()}`
);

const asked = process.argv.slice(2);
const examples = path.join(root, 'examples');
const folders =
  asked.length > 0
    ? asked.map((one) => path.resolve(one))
    : fs.readdirSync(examples).map((one) => path.join(examples, one));
const engine = await loadEngine();
const grammars = await loadGrammars();
for (const frontEnd of engine.frontEnds) await frontEnd.prepare?.();

/** Grammar of a bare parse; scripts are parsed with the nearest one at hand, which is C++: same order of work. */
const grammarOf = (file) => (/\.kts?$/.test(file) ? 'kotlin' : /\.c$/.test(file) ? 'c' : 'cpp');

const best = (runs, work) => Math.min(...Array.from({ length: runs }, () => time(work)));
function time(work) {
  const from = performance.now();
  work();
  return performance.now() - from;
}

for (const folder of folders) {
  const spent = { list: 0, read: 0, lower: 0, link: 0, toy: 0, judge: 0 };
  const clocked = (name, work) => {
    const from = performance.now();
    try {
      return work();
    } finally {
      spent[name] += performance.now() - from;
    }
  };
  const timed = {
    ...engine,
    frontEnds: engine.frontEnds.map((frontEnd) => ({
      ...frontEnd,
      handles: (file) => frontEnd.handles(file),
      lower: (text, file) => clocked('lower', () => frontEnd.lower(text, file)),
    })),
    makeLinker: (options) => {
      const linker = engine.makeLinker(options);
      return {
        get program() {
          return linker.program;
        },
        wanted: () => linker.wanted(),
        update: (changes) => clocked('link', () => linker.update(changes)),
      };
    },
    assembleToy: (program) => clocked('toy', () => engine.assembleToy(program)),
    rules: engine.rules.map((rule) => ({ ...rule, check: (toy) => clocked('judge', () => rule.check(toy)) })),
  };
  let last = performance.now();
  let stage = '';
  const onProgress = (next, done) => {
    if (done !== 0 || next === stage) return;
    const now = performance.now();
    if (stage === 'list' || stage === 'read') spent[stage] += now - last;
    [stage, last] = [next, now];
  };
  const run = () =>
    makeSession({ host: nodeHost(), roots: [{ name: '', folder }], config: defaultConfig, engine: timed, onProgress });
  await run().scan();
  for (const key of Object.keys(spent)) spent[key] = 0;
  stage = '';
  const session = run();
  const from = performance.now();
  const { summary } = await session.scan();
  const whole = performance.now() - from;

  const texts = session.linker.program.paths.flatMap((file) => {
    const unit = session.linker.program.unit(file);
    return unit && unit.language !== 'config' ? [[file, unit.text]] : [];
  });
  const parse = best(3, () => {
    for (const [file, text] of texts) grammars(grammarOf(file)).parse(text)?.delete();
  });
  const edited = texts[0]?.[0];
  const updateFrom = performance.now();
  if (edited) await session.update([edited]);
  const update = performance.now() - updateFrom;

  const row = (name, ms) =>
    console.log(`  ${name.padEnd(24)}${ms.toFixed(0).padStart(7)} ms${(ms / parse).toFixed(2).padStart(8)} × parse`);
  console.log(
    `${path.basename(folder)}: ${summary.files} files, ${(summary.bytes / 1e6).toFixed(2)} MB; ${summary.lowered} analysed, ${summary.waves} rounds`,
  );
  row('bare parse of these', parse);
  row('whole scan', whole);
  for (const [name, ms] of Object.entries(spent)) row(`  ${name}`, ms);
  row('again after one edit', update);
}
