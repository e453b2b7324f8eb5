// Bundles the command line and copies the grammars beside it. `dist/` is all that runs.
import fs from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '..');
const dist = path.join(root, 'dist');
const { version } = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));

const wasm = {
  'web-tree-sitter.wasm': 'web-tree-sitter',
  'tree-sitter-c.wasm': 'tree-sitter-c',
  'tree-sitter-cpp.wasm': 'tree-sitter-cpp',
  'tree-sitter-kotlin.wasm': '@tree-sitter-grammars/tree-sitter-kotlin',
  'tree-sitter-java.wasm': 'tree-sitter-java',
};

fs.rmSync(dist, { recursive: true, force: true });
await build({
  entryPoints: { cli: path.join(root, 'src/main/cli.ts') },
  outdir: dist,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  chunkNames: 'chunks/[name]-[hash]',
  platform: 'node',
  target: 'node20',
  format: 'esm',
  // jsonc-parser's main file loads its parts in a way that can't be bundled; its module file can.
  mainFields: ['module', 'main'],
  minifySyntax: true,
  legalComments: 'none',
  logLevel: 'warning',
  define: { TOY_PRIVACY_VERSION: JSON.stringify(version) },
  // CommonJS parts of TypeScript and its parser ask for `require` and their own place.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module';import { fileURLToPath as __toPath } from 'node:url';import { dirname as __toDir } from 'node:path';const require = __createRequire(import.meta.url);const __filename = __toPath(import.meta.url);const __dirname = __toDir(__filename);",
  },
});
fs.mkdirSync(path.join(dist, 'grammars'), { recursive: true });
for (const [file, from] of Object.entries(wasm)) {
  fs.copyFileSync(path.join(root, 'node_modules', from, file), path.join(dist, 'grammars', file));
}
fs.chmodSync(path.join(dist, 'cli.mjs'), 0o755);
