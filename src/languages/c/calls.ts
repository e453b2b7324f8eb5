import type { Arg, Expr, Param } from '../../program/ir.ts';
import { splitArguments } from './arguments.ts';
import { type Context, guardOf, spanOf } from './context.ts';
import { lowerExpr } from './expr.ts';
import { designates, initialiser } from './initialisers.ts';
import { templateTypes, typeName } from './names.ts';
import { lowerParams } from './params.ts';
import { lowerBody } from './stmt.ts';
import { child, field, type Node } from './tree.ts';
import { unknown } from './unknown.ts';

const casts = new Set(['static_cast', 'reinterpret_cast', 'const_cast', 'dynamic_cast', 'bit_cast']);

/** GNU's `({ …; value; })`: a lambda called on the spot. */
export function block(cx: Context, n: Node): Expr {
  const body = lowerBody(cx, n);
  const end = body[body.length - 1];
  if (end?.k === 'expr') body[body.length - 1] = { k: 'return', span: end.span, value: end.expr };
  return { k: 'call', span: spanOf(n), callee: { k: 'lambda', span: spanOf(n), params: [], body }, args: [] };
}

/** A call as written: plain, through a member, with type arguments; C++'s casts by name become casts. */
export function call(cx: Context, n: Node): Expr {
  const span = spanOf(n);
  const [fn, list] = n.c;
  const args = list ? lowerArgs(cx, list) : [];
  if (!fn) return unknown(cx, n);
  if ((fn.t === 'primitive_type' || fn.t === 'sized_type_specifier') && args.length === 1)
    return { k: 'cast', span, type: typeName(cx, fn) ?? '', expr: args[0]!.value };
  const template = templateOf(fn);
  const types = template && templateTypes(cx, template);
  const callee = lowerExpr(cx, fn);
  if (callee.k === 'name' && types && casts.has(callee.name) && args.length === 1)
    return { k: 'cast', span, type: types[0] ?? '', expr: args[0]!.value };
  return { k: 'call', span, callee, args, ...(types?.length ? { types } : {}) };
}

function templateOf(n: Node): Node | undefined {
  let at: Node | undefined = n;
  for (let i = 0; at && i < 20; i++) {
    if (at.t === 'template_function' || at.t === 'template_method') return at;
    if (at.t !== 'qualified_identifier' && at.t !== 'field_expression' && at.t !== 'dependent_name') return undefined;
    at = at.c[at.c.length - 1];
  }
  return undefined;
}

/** One argument, with the mark of a spread pack. */
export function argument(cx: Context, n: Node): Arg {
  const arg: Arg = { span: spanOf(n), value: lowerExpr(cx, n) };
  if (n.t === 'parameter_pack_expansion') arg.spread = true;
  return arg;
}

/** Arguments of a call or constructor, in `(…)` or `{…}`; each with its build-time condition. */
export function lowerArgs(cx: Context, list: Node): Arg[] {
  const guarded = (arg: Arg): Arg => {
    const guard = guardOf(cx, arg.span, spanOf(list));
    if (guard) arg.guard = guard;
    return arg;
  };
  if (list.c.some((c) => c.t === 'ERROR' || c.e === c.s)) return splitArguments(cx, list).map(guarded);
  // `field{.a = 1}`: one aggregate, not arguments.
  if (list.c.some((c) => designates(cx, c)))
    return [{ span: spanOf(list), value: initialiser(cx, list, spanOf(list)) }];
  return list.c.map((c) => guarded(argument(cx, c)));
}

/** A C++ lambda; what it captures is not kept, its body names it. */
export function lambda(cx: Context, n: Node): Expr {
  const declarator = field(n, 'declarator');
  const list = declarator && child(declarator, 'parameter_list');
  const body = field(n, 'body');
  const params: Param[] = list ? lowerParams(cx, list) : [];
  return { k: 'lambda', span: spanOf(n), params, body: body ? lowerBody(cx, body) : [] };
}
