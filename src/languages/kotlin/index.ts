import type { Parser } from 'web-tree-sitter';
import type { IgnoreComment, Problem, Unit } from '../../program/ir.ts';
import { finishUnit, lineStarts } from '../finish.ts';
import type { FrontEnd } from '../front-end.ts';
import type { Grammars } from '../grammars.ts';
import { IGNORE_MARKER, ignoreIn } from '../ignores.ts';
import { lowerFile } from './file.ts';
import { parseFile } from './parse.ts';
import { newLowering } from './session.ts';
import type { Node } from './tree.ts';

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
  const parsed = parseFile(text, parser, problems);
  if (!parsed) return finishUnit({ language: 'kotlin', text, decls: [], problems });
  const cx = newLowering(text, parsed.typeArguments, problems);
  lowerFile(cx, parsed.root.kids);
  cx.decls.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  return finishUnit({ language: 'kotlin', text, decls: cx.decls, problems, ignores: ignoresOf(text, parsed.comments) });
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
