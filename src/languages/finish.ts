import { type Decl, type IgnoreComment, type Problem, type Span, UNIT_VERSION, type Unit } from '../program/ir.ts';

/** Everything a front end hands over; every span counts from the start of the file. */
export interface RawUnit {
  language: Unit['language'];
  text: string;
  decls: Decl[];
  ignores?: IgnoreComment[];
  problems?: Problem[];
  config?: string;
}

/**
 * Makes a unit of what a front end lowered: builds the line table, and makes the spans inside each declaration relative
 * to the declaration's own start. The given declarations are changed in place and must not be used again.
 */
export function finishUnit(raw: RawUnit): Unit {
  for (const decl of raw.decls) {
    const start = decl.span[0];
    rebase(decl, start);
    decl.span = [start, decl.span[1] + start];
  }
  return {
    version: UNIT_VERSION,
    language: raw.language,
    text: raw.text,
    lines: lineStarts(raw.text),
    decls: raw.decls,
    ignores: raw.ignores ?? [],
    problems: raw.problems ?? [],
    config: raw.config,
  };
}

/** Offset of the first character of each line; `\n`, `\r\n` and a lone `\r` end a line. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

const spanKeys = new Set(['span', 'nameSpan', 'bodySpan', 'valueSpan']);

function rebase(node: unknown, start: number): void {
  const seen = new Set<object>();
  const todo: unknown[] = [node];
  while (todo.length) {
    const at = todo.pop();
    if (typeof at !== 'object' || at === null || seen.has(at)) continue;
    seen.add(at);
    if (Array.isArray(at)) {
      for (const item of at) todo.push(item);
      continue;
    }
    const record = at as Record<string, unknown>;
    for (const key of Object.keys(record)) {
      const value = record[key];
      if (spanKeys.has(key)) {
        const span = value as Span | undefined;
        if (span) record[key] = [span[0] - start, span[1] - start];
      } else if (typeof value === 'object' && value !== null) todo.push(value);
    }
  }
}
