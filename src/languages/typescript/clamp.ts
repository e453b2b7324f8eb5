import type { Decl, Span } from '../../program/ir.ts';

/**
 * Moves every span of a declaration inside it. In a broken file the parser puts a missing name before the blanks that
 * precede its statement, so outside.
 */
export function clampSpans(decl: Decl): void {
  const [low, high] = decl.span;
  const todo: object[] = [decl];
  for (let at = todo.pop(); at; at = todo.pop()) {
    for (const [key, value] of Object.entries(at) as [string, unknown][]) {
      if (typeof value !== 'object' || value === null) continue;
      if (key === 'span' || key === 'nameSpan') {
        const [start, end] = value as Span;
        if (start < low || end > high) {
          const from = Math.min(Math.max(start, low), high);
          Object.assign(at, { [key]: [from, Math.min(Math.max(end, from), high)] });
        }
      } else todo.push(value);
    }
  }
}
