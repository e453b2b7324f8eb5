import type { Arg, Expr, Span } from '../../program/ir.ts';
import type { Context } from './context.ts';
import { lowerExpr } from './expr.ts';
import type { Node } from './tree.ts';
import { insides, unknown } from './unknown.ts';

/**
 * Arguments of a list that the grammar could not read: cut at the commas of the text, so that each keeps its place.
 * `struct foo` is the name `foo`; what stays unreadable is unknown with its span, so that its text can still be had.
 */
export function splitArguments(cx: Context, list: Node): Arg[] {
  const cuts = commaParts(cx.text, list.s + 1, list.e - (/[)}\]]/.test(cx.text.charAt(list.e - 1)) ? 1 : 0));
  return cuts.map((span) => {
    const nodes = list.c.filter((c) => c.s >= span[0] && c.e <= span[1] && c.e > c.s);
    const over = list.c.filter((c) => c.s < span[1] && c.e > span[0] && !nodes.includes(c));
    return { span, value: value(cx, span, nodes, over) };
  });
}

function value(cx: Context, span: Span, nodes: Node[], over: Node[]): Expr {
  const text = cx.text.slice(span[0], span[1]);
  const one = nodes.length === 1 ? nodes[0]! : undefined;
  if (one && one.t !== 'ERROR' && one.s === span[0] && one.e === span[1]) return lowerExpr(cx, one);
  const typed = /^(?:const\s+)?(?:struct|union|enum|class)\s+(\w+)[\s*&]*$/.exec(text);
  if (typed) return { k: 'name', span, name: typed[1]! };
  const again = cx.reread(text, span[0]);
  if (again) return again;
  const inside = [...nodes, ...over].flatMap((n) =>
    n.t === 'ERROR'
      ? insides(cx, n)
      : n.s >= span[0] && n.e <= span[1]
        ? [lowerExpr(cx, n)]
        : (unknown(cx, n) as { inside: Expr[] }).inside,
  );
  return {
    k: 'unknown',
    span,
    what: 'argument',
    inside: inside.filter((e) => e.span[0] >= span[0] && e.span[1] <= span[1]),
  };
}

/** Arguments in a stretch of text that no tree holds; a call among them that can't be read keeps its own arguments. */
export function argumentsIn(cx: Context, from: number, to: number): Arg[] {
  return commaParts(cx.text, from, to).map((span) => ({ span, value: value(cx, span, [], []) }));
}

/** Offset of the `)` that closes a bracket opened just before `from`. */
export function closing(text: string, from: number, limit: number): number | undefined {
  let depth = 1;
  let quote = '';
  for (let i = from; i < limit; i++) {
    const c = text.charAt(i);
    if (quote) {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === '"' || c === "'") quote = c;
    else if (c === '(' || c === '[' || c === '{') depth++;
    else if (c === ')' || c === ']' || c === '}') {
      depth--;
      if (depth === 0) return i;
    } else if (c === ';' && depth === 1) return undefined;
  }
  return undefined;
}

/** Trimmed spans between the commas at depth 0 of a text; an empty part at the end is no part. */
export function commaParts(text: string, from: number, to: number): Span[] {
  const parts: Span[] = [];
  let depth = 0;
  let start = from;
  let quote = '';
  const push = (end: number): void => {
    let a = start;
    let b = end;
    while (a < b && /\s/.test(text.charAt(a))) a++;
    while (b > a && /\s/.test(text.charAt(b - 1))) b--;
    parts.push([a, b]);
  };
  for (let i = from; i < to; i++) {
    const c = text.charAt(i);
    if (quote) {
      if (c === '\\') i++;
      else if (c === quote) quote = '';
    } else if (c === '"' || (c === "'" && !/[0-9a-fA-F]/.test(text.charAt(i - 1)))) quote = c;
    else if (c === '(' || c === '[' || c === '{') depth++;
    else if (c === ')' || c === ']' || c === '}') depth--;
    else if (c === ',' && depth === 0) {
      push(i);
      start = i + 1;
    }
  }
  push(to);
  const last = parts[parts.length - 1];
  if (last && last[0] === last[1]) parts.pop();
  return parts;
}
