import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { IgnoreComment } from '../../program/ir.ts';
import { lineStarts } from '../finish.ts';
import { IGNORE_MARKER, ignoreIn } from '../ignores.ts';

/** Suppressions among a file's comments: line comments, block comments, and JSX's comments in braces. */
export function ignoresIn(text: string, comments: readonly TSESTree.Comment[]): IgnoreComment[] {
  const lines = lineStarts(text);
  return comments.flatMap((comment) => {
    const [start, end] = comment.range;
    const written = text.slice(start, end);
    if (!written.includes(IGNORE_MARKER)) return [];
    const line = lineAt(lines, end - 1);
    const before = text.slice(lines[lineAt(lines, start)], start).trim();
    const after = text.slice(end, lines[line + 1] ?? text.length).trim();
    const alone = (before === '' || before === '{') && (after === '' || after === '}');
    return ignoreIn(written, start, line, alone) ?? [];
  });
}

function lineAt(lines: readonly number[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
