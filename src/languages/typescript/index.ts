import type { Problem, Unit } from '../../program/ir.ts';
import { finishUnit } from '../finish.ts';
import type { FrontEnd } from '../front-end.ts';
import { IGNORE_MARKER } from '../ignores.ts';
import { clampSpans } from './clamp.ts';
import { ignoresIn } from './comments.ts';
import { lowerProgram } from './lower.ts';
import { isMinified } from './minified.ts';
import type { Dialect } from './parse.ts';
import { scriptBlocks } from './script-blocks.ts';

const dialects: Record<string, Dialect> = {
  ts: 'ts',
  mts: 'ts',
  cts: 'ts',
  tsx: 'tsx',
  js: 'js',
  jsx: 'js',
  mjs: 'js',
  cjs: 'js',
};
const pages = new Set(['vue', 'svelte', 'html', 'htm']);

/**
 * TypeScript and JavaScript, with JSX, and the scripts of pages and components. The parser is large: `prepare` loads it,
 * and must have been awaited before the first `lower`.
 */
export function typescriptFrontEnd(): FrontEnd {
  let parser: typeof import('./parse.ts') | undefined;
  return {
    id: 'typescript',
    handles: (path) => extension(path) in dialects || pages.has(extension(path)),
    async prepare() {
      parser ??= await import('./parse.ts');
    },
    lower(text, path) {
      if (!parser) throw new Error('prepare() of the TypeScript front end was not awaited');
      return lowerFile(parser.parseScript, text, path);
    },
  };
}

function lowerFile(parse: typeof import('./parse.ts').parseScript, text: string, path: string): Unit {
  const page = pages.has(extension(path));
  const script = page ? scriptBlocks(text) : { text, dialect: dialects[extension(path)] ?? 'js' };
  const language = script.dialect === 'js' ? 'javascript' : 'typescript';
  const problem = (start: number, end: number, message: string): Problem => ({ span: [start, end], message });
  if (isMinified(script.text)) {
    return finishUnit({ language, text, decls: [], problems: [problem(0, 0, 'minified: not read')] });
  }
  const { program, broken, leftOut } = parse(script.text, script.dialect, script.text.includes(IGNORE_MARKER));
  const problems = leftOut.map(({ start, end, reason }) => problem(start, end, reason));
  if (!program) return finishUnit({ language, text, decls: [], problems });
  const lowered = lowerProgram(script.text, program);
  if (broken) lowered.decls.forEach(clampSpans);
  return finishUnit({
    language,
    text,
    decls: lowered.decls,
    ignores: ignoresIn(text, program.comments ?? []),
    problems: [...problems, ...lowered.problems],
  });
}

function extension(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
