import type { Line } from './lines.ts';

/**
 * Index of the first line after a help text that begins at `from`. Help runs as long as lines are blank or indented at
 * least as its first line; a first line without indent is none (kconfiglib, `_parse_help`).
 */
export function helpEnd(lines: Line[], from: number): number {
  let indent = 0;
  for (let at = from; at < lines.length; at++) {
    const { text } = lines[at]!;
    if (!text.trim()) continue;
    const own = indentOf(text);
    if (own === 0 || own < indent) return at;
    indent ||= own;
  }
  return lines.length;
}

function indentOf(line: string): number {
  let width = 0;
  for (const c of line) {
    if (c === '\t') width += 8 - (width % 8);
    else if (c === ' ') width++;
    else break;
  }
  return width;
}
