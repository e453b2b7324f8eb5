import type { Parser, Tree } from 'web-tree-sitter';
import type { IgnoreComment, Problem, Unit } from '../../program/ir.ts';
import { finishUnit, lineStarts } from '../finish.ts';
import type { FrontEnd } from '../front-end.ts';
import type { Grammars } from '../grammars.ts';
import { IGNORE_MARKER, ignoreIn } from '../ignores.ts';
import { lowerFile } from './file.ts';
import { hideTypeArguments } from './generics.ts';
import { newLowering } from './session.ts';
import { type CopiedTree, copyTree, type Node } from './tree.ts';

/** A file that takes the parser longer than this, in milliseconds, is given up and named as a problem. */
const PARSE_LIMIT = 5000;

/** Kotlin: `.kt` and `.kts`, but not the gradle scripts that are read as configuration. */
export function kotlinFrontEnd(grammars: Grammars): FrontEnd {
  return {
    id: 'kotlin',
    handles: (path) => /\.kts?$/.test(path) && !/(^|\/)(build|settings)\.gradle\.kts$/.test(path),
    lower: (text) => lowerText(text, grammars('kotlin')),
  };
}

function lowerText(text: string, parser: Parser): Unit {
  const problems: Problem[] = [];
  const { text: readable, hidden } = hideTypeArguments(text);
  const copied = parse(readable, parser, problems);
  if (!copied) return finishUnit({ language: 'kotlin', text, decls: [], problems });
  for (const span of copied.errors) problems.push({ span, message: 'syntax not understood' });
  const cx = newLowering(text, hidden, problems);
  lowerFile(cx, copied.root.kids);
  cx.decls.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  return finishUnit({ language: 'kotlin', text, decls: cx.decls, problems, ignores: ignoresOf(text, copied.comments) });
}

function parse(text: string, parser: Parser, problems: Problem[]): CopiedTree | undefined {
  const until = Date.now() + PARSE_LIMIT;
  let tree: Tree | null = null;
  try {
    tree = parser.parse(text, null, { progressCallback: () => Date.now() > until });
    if (tree) return copyTree(tree, text);
    problems.push({ span: [0, text.length], message: `not parsed within ${PARSE_LIMIT} ms` });
  } catch (error) {
    problems.push({ span: [0, text.length], message: `not parsed: ${error instanceof Error ? error.message : error}` });
  } finally {
    tree?.delete();
    parser.reset();
  }
  return undefined;
}

function ignoresOf(text: string, comments: Node[]): IgnoreComment[] {
  if (!text.includes(IGNORE_MARKER)) return [];
  const lines = lineStarts(text);
  return comments.flatMap(({ start, end }) => {
    const comment = text.slice(start, end);
    if (!comment.includes(IGNORE_MARKER)) return [];
    const line = lineAt(lines, Math.max(start, end - 1));
    const before = text.slice(lines[lineAt(lines, start)], start);
    const after = text.slice(end, lines[line + 1] ?? text.length);
    return ignoreIn(comment, start, line, before.trim() === '' && after.trim() === '') ?? [];
  });
}

function lineAt(lines: number[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
