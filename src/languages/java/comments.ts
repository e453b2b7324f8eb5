import type { IgnoreComment } from '../../program/ir.ts';
import { lineStarts } from '../finish.ts';
import { IGNORE_MARKER, ignoreIn } from '../ignores.ts';
import type { Node } from './tree.ts';

/** The suppressions in a file's comments. */
export function ignoresOf(text: string, comments: readonly Node[]): IgnoreComment[] {
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

function lineAt(lines: readonly number[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
