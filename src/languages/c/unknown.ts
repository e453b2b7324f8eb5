import type { Expr } from '../../program/ir.ts';
import { argumentsIn, closing } from './arguments.ts';
import { type Context, spanOf, textOf } from './context.ts';
import { lowerExpr } from './expr.ts';
import type { Node } from './tree.ts';

/** A node that can't be lowered as a whole: the calls, initialisers and names in it are lowered where they stand. */
export function unknown(cx: Context, n: Node): Expr {
  return { k: 'unknown', span: spanOf(n), what: n.t, inside: insides(cx, n) };
}

const whole = new Set(
  `call_expression assignment_expression initializer_list string_literal concatenated_string field_expression identifier
  qualified_identifier binary_expression number_literal compound_literal_expression new_expression lambda_expression
  subscript_expression pointer_expression cast_expression conditional_expression unary_expression delete_expression
  raw_string_literal`.split(/\s+/),
);

/** The outermost expressions below a node, in order. */
export function insides(cx: Context, n: Node): Expr[] {
  const out: Expr[] = [];
  let done = n.s;
  const todo = [...n.c].reverse();
  for (let at = todo.pop(); at; at = todo.pop()) {
    if (at.s < done) continue;
    const loose = at.t === 'identifier' || at.t === 'type_identifier' ? looseCall(cx, at, n.e) : undefined;
    if (loose) out.push(loose);
    else if (whole.has(at.t)) {
      if (at.e > at.s) out.push(lowerExpr(cx, at));
      continue;
    } else if (at.t === 'function_declarator' || at.t === 'macro_type_specifier') {
      const made = callOfDeclarator(cx, at);
      if (made) {
        out.push(made);
        continue;
      }
    }
    if (loose) done = loose.span[1];
    else for (let i = at.c.length - 1; i >= 0; i--) todo.push(at.c[i]!);
  }
  return out;
}

/** `name(…)` of which broken code left only the name in the tree: read from the text up to its closing bracket. */
export function looseCall(cx: Context, n: Node, limit: number): Expr | undefined {
  const open = /^\s*\(/.exec(cx.text.slice(n.e, n.e + 20));
  if (!open) return undefined;
  const from = n.e + open[0].length;
  const to = closing(cx.text, from, Math.min(limit, from + 4000));
  if (to === undefined) return undefined;
  const callee: Expr = { k: 'name', span: spanOf(n), name: textOf(cx, n) };
  const args = argumentsIn(cx, from, to);
  return { k: 'call', span: [n.s, to + 1], callee, args };
}

/** `name(args)` that the grammar took for a declarator or a type, read again as a call. */
export function callOfDeclarator(cx: Context, n: Node): Expr | undefined {
  if (!/^[\w:.>-]+\s*\(/.test(cx.text.slice(n.s, Math.min(n.e, n.s + 80)))) return undefined;
  if (n.e - n.s > 2000) return undefined;
  const made = cx.reread(cx.text.slice(n.s, n.e), n.s);
  return made?.k === 'call' ? made : undefined;
}
