import type { Expr, Span } from '../../program/ir.ts';
import { type Context, spanOf, textOf } from './context.ts';
import { lowerExpr } from './expr.ts';
import { literal, stringOf } from './literals.ts';
import type { Node } from './tree.ts';
import { unknown } from './unknown.ts';

/** Last child. */
export function last(n: Node): Node | undefined {
  return n.c[n.c.length - 1];
}
/** Last child, where there are more than so many. */
export function lastOf(n: Node, from: number): Node | undefined {
  return n.c.length > from ? n.c[n.c.length - 1] : undefined;
}

/** Spelling of an operator token, C++'s words as signs. */
export function operator(cx: Context, n: Node, at: number): string {
  const t = n.c[at]?.t ?? '';
  const word: Record<string, string> = {
    and: '&&',
    or: '||',
    not: '!',
    bitand: '&',
    bitor: '|',
    xor: '^',
    compl: '~',
    not_eq: '!=',
  };
  return word[t] ?? (/^\W+$/.test(t) ? t : cx.text.charAt(n.s));
}

/** Left-leaning chains (`a | b | c …`) are walked without recursion: generated tables make them thousands long. */
export function binary(cx: Context, n: Node): Expr {
  const chain: Node[] = [];
  let at = n;
  while (at.t === 'binary_expression' && at.c.length >= 3) {
    chain.push(at);
    const left = at.c[0]!;
    if (left.t !== 'binary_expression') break;
    at = left;
  }
  const first = chain[chain.length - 1];
  if (!first) return unknown(cx, n);
  let left = lowerExpr(cx, first.c[0]!);
  for (let i = chain.length - 1; i >= 0; i--) {
    const b = chain[i]!;
    const at = b.c.findIndex((c, j) => j > 0 && /^\W+$|^(?:and|or|xor|bitand|bitor|not_eq)$/.test(c.t));
    const right = lowerExpr(cx, b.c[b.c.length - 1]!);
    const sign = b.c[at];
    // A `+` that the file does not have joins strings side by side.
    if (sign?.t === '+' && cx.source.charAt(sign.s) !== '+') left = pasted(spanOf(b), left, right);
    else left = { k: 'op', span: spanOf(b), op: operator(cx, b, at < 0 ? 1 : at), args: [left, right] };
  }
  return left;
}

function pasted(span: Span, left: Expr, right: Expr): Expr {
  const parts: (string | Expr)[] = [];
  for (const side of [left, right]) {
    const own =
      side.k === 'template' ? side.parts : [side.k === 'lit' && typeof side.value === 'string' ? side.value : side];
    for (const part of own) {
      const last = parts.length - 1;
      if (typeof part === 'string' && typeof parts[last] === 'string') parts[last] += part;
      else parts.push(part);
    }
  }
  return { k: 'template', span, parts };
}

/** Strings side by side: one text, or a text with holes where macros stand between. */
export function joined(cx: Context, n: Node): Expr {
  const parts: (string | Expr)[] = [];
  for (const c of n.c) {
    if (c.t === 'string_literal' || c.t === 'raw_string_literal') {
      const text = stringOf(textOf(cx, c));
      const before = parts.length - 1;
      if (typeof parts[before] === 'string') parts[before] += text;
      else parts.push(text);
    } else parts.push(lowerExpr(cx, c));
  }
  if (parts.length === 1 && typeof parts[0] === 'string') return literal(spanOf(n), parts[0]);
  return { k: 'template', span: spanOf(n), parts };
}
