import type { IgnoreComment } from '../program/ir.ts';

/** The word that every suppression comment holds; it is an anchor of the first scan. */
export const IGNORE_MARKER = 'toy-privacy-ignore';

/**
 * Reads a suppression out of one comment's text: `toy-privacy-ignore RULE[, RULE] -- reason`.
 * @param comment the comment with its own delimiters
 * @param start offset of the comment in the file
 * @param line 0-based line of the comment's last character
 * @param alone whether nothing else stands on that line
 * @returns undefined where the comment holds no marker; an empty `reason` where none was given
 */
export function ignoreIn(comment: string, start: number, line: number, alone: boolean): IgnoreComment | undefined {
  const at = comment.indexOf(IGNORE_MARKER);
  if (at < 0) return undefined;
  const rest = comment.slice(at + IGNORE_MARKER.length).replace(/\*\/\s*$|-->\s*$/, '');
  const [head = '', ...tail] = rest.split('--');
  const rules = head.split(/[\s,]+/).filter((word) => /^[a-z][a-z0-9-]*$/.test(word));
  return { span: [start, start + comment.length], line, alone, rules, reason: tail.join('--').trim() };
}
