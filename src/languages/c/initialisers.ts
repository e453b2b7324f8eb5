import type { Entry, Expr, Span } from '../../program/ir.ts';
import { type Context, guardOf, spanOf, textOf } from './context.ts';
import { lowerAt, lowerExpr } from './expr.ts';
import type { Node } from './tree.ts';

/**
 * A brace list with its rows, each under its build-time condition; anything else as the expression it is.
 * @param span place of the whole value, a compound literal's type included
 */
export function initialiser(cx: Context, n: Node, span: Span): Expr {
  if (n.t !== 'initializer_list') return lowerExpr(cx, n);
  const entries: Entry[] = [];
  for (const c of n.c) {
    const entry = entryOf(cx, c);
    const guard = guardOf(cx, entry.span, spanOf(n));
    if (guard) entry.guard = guard;
    entries.push(entry);
  }
  return { k: 'init', span, entries };
}

/** Whether a row names its member, also where `.member{…}` had no room for a `=`. */
export function designates(cx: Context, n: Node): boolean {
  return n.t === 'initializer_pair' || (n.t === 'compound_literal_expression' && cx.source.charAt(n.s - 1) === '.');
}

/** One row of an initialiser: `.a.b = v`, `[i] = v`, `[A ... B] = v`, or a value. */
export function entryOf(cx: Context, n: Node): Entry {
  if (n.t === 'compound_literal_expression' && cx.source.charAt(n.s - 1) === '.') {
    const value = lowerExpr(cx, n);
    const name = value.k === 'init' ? value.type : undefined;
    if (value.k === 'init') value.type = undefined;
    return { span: [n.s - 1, n.e], path: [name ?? ''], value };
  }
  if (n.t !== 'initializer_pair') return { span: spanOf(n), value: lowerExpr(cx, n) };
  const path: (string | Expr)[] = [];
  let value: Node | undefined;
  for (const c of n.c) {
    if (c.f === 'designator') {
      if (c.t === 'field_designator') path.push(c.c[0] ? textOf(cx, c.c[0]) : '');
      else if (c.t === 'field_identifier') path.push(textOf(cx, c));
      else if (c.t === 'subscript_designator') path.push(lowerAt(cx, c.c[0], c.e));
      else {
        const ends = c.c.filter((x) => x.t !== '...');
        path.push({ k: 'op', span: spanOf(c), op: '...', args: ends.map((x) => lowerExpr(cx, x)) });
      }
    } else if (c.f === 'value') value = c;
  }
  const entry: Entry = { span: spanOf(n), value: lowerAt(cx, value, n.e) };
  if (path.length) entry.path = path;
  return entry;
}
