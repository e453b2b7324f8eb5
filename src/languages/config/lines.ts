/** One physical line: offsets of its first character and of its end without the line break. */
export interface Line {
  start: number;
  end: number;
  text: string;
}

/** The lines of a text; `\n`, `\r\n` and a lone `\r` end one. A byte order mark belongs to no line. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|\n|\r/g;
  let start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let hit = breaks.exec(text); hit; hit = breaks.exec(text)) {
    lines.push({ start, end: hit.index, text: text.slice(start, hit.index) });
    start = breaks.lastIndex;
  }
  if (start < text.length) lines.push({ start, end: text.length, text: text.slice(start) });
  return lines;
}

/**
 * Span of a text without the blanks around it, given the text and where it starts. An empty text gives an empty span.
 */
export function trimmed(text: string, start: number): { text: string; span: [number, number] } {
  const lead = text.length - text.trimStart().length;
  const inner = text.trim();
  const from = inner ? start + lead : start;
  return { text: inner, span: [from, from + inner.length] };
}

/** Last part of a path with `/`. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
