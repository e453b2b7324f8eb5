import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Language, Parser } from 'web-tree-sitter';
import type { GrammarName, Grammars } from '../languages/grammars.ts';

const files: Record<GrammarName, { file: string; from: string }> = {
  c: { file: 'tree-sitter-c.wasm', from: 'tree-sitter-c' },
  cpp: { file: 'tree-sitter-cpp.wasm', from: 'tree-sitter-cpp' },
  kotlin: { file: 'tree-sitter-kotlin.wasm', from: '@tree-sitter-grammars/tree-sitter-kotlin' },
  java: { file: 'tree-sitter-java.wasm', from: 'tree-sitter-java' },
};

/**
 * Starts the parser's runtime and gives the grammars, each loaded when it is first asked for.
 * They lie in `grammars/` beside the bundle, or in `node_modules` where the sources run unbundled.
 */
export async function loadGrammars(): Promise<Grammars> {
  const bytes = (file: string, from: string): Uint8Array => fs.readFileSync(locate(file, from));
  await Parser.init({ wasmBinary: bytes('web-tree-sitter.wasm', 'web-tree-sitter') });
  const made = new Map<GrammarName, Parser>();
  return (name) => {
    let parser = made.get(name);
    if (!parser) {
      const { file, from } = files[name];
      parser = new Parser();
      parser.setLanguage(Language.loadSync(new WebAssembly.Module(bytes(file, from) as BufferSource)));
      made.set(name, parser);
    }
    return parser;
  };
}

function locate(file: string, from: string): string {
  const here = path.dirname(fileURLToPath(import.meta.url));
  const packed = path.join(here, 'grammars', file);
  return fs.existsSync(packed) ? packed : path.join(here, '..', '..', 'node_modules', from, file);
}
