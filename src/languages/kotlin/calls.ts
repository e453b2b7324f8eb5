import type { Call, Expr, Lambda, Param, Stmt } from '../../program/ir.ts';
import { lowerArguments } from './arguments.ts';
import { functionBody } from './bodies.ts';
import { destructure } from './destructuring.ts';
import { type Lowering, nameOf, returned } from './lowering.ts';
import { parametersOf } from './parameters.ts';
import { kid, kidsOf, type Node, spanOf } from './tree.ts';
import { isType, typeArguments, typeName, typeOf } from './types.ts';

/** `f(a, b) { … }`: the trailing lambda is the last argument. */
export function lowerCall(cx: Lowering, node: Node): Expr {
  const lambdas = kidsOf(node, 'annotated_lambda');
  let target = node.kids.find((k) => k.named);
  let values = kid(node, 'value_arguments');
  let written = kid(node, 'type_arguments');
  if (target?.type === 'call_expression' && !values && lambdas.length && !kid(target, 'annotated_lambda')) {
    values = kid(target, 'value_arguments');
    written = kid(target, 'type_arguments');
    target = target.kids.find((k) => k.named);
  }
  if (!target || target === values) return { k: 'unknown', span: spanOf(node), what: 'call_expression', inside: [] };
  const callee = cx.expr(target);
  const args = values ? lowerArguments(cx, values) : [];
  for (const holder of lambdas) {
    const lambda = kid(holder, 'lambda_literal');
    if (lambda) args.push({ span: spanOf(lambda), value: lowerLambda(cx, lambda) });
  }
  if (callee.k === 'member' && callee.name === 'inv' && args.length === 0)
    return { k: 'op', span: spanOf(node), op: '~', args: [callee.object] };
  const call: Call = { k: 'call', span: spanOf(node), callee, args };
  const types = written ? typeArguments(cx, written) : cx.typeArguments.get(target.end);
  if (types?.length) call.types = types;
  return call;
}

/** A lambda; without `->` it has the implicit parameter `it`. Its last expression is returned. */
export function lowerLambda(cx: Lowering, node: Node): Lambda {
  const arrow = node.kids.findIndex((k) => k.type === '->');
  const params: Param[] = [];
  const opening: Stmt[] = [];
  if (arrow < 0) params.push({ span: [node.start, node.start + 1], name: 'it' });
  for (const part of kid(node, 'lambda_parameters')?.kids ?? []) {
    if (part.type === 'multi_variable_declaration') {
      const name = cx.fresh();
      params.push({ span: spanOf(part), name });
      opening.push(...destructure(cx, part, { k: 'name', span: spanOf(part), name }));
    } else if (part.type === 'variable_declaration') {
      const id = kid(part, 'identifier');
      params.push({ span: spanOf(part), name: id ? nameOf(cx, id) : '_', type: typeOf(cx, part) });
    }
  }
  const statements = node.kids.slice(arrow + 1).filter((k) => k.named && k.type !== 'lambda_parameters');
  const { inLambda } = cx;
  cx.inLambda = true;
  const body = cx.body(statements, returned);
  cx.inLambda = inLambda;
  return { k: 'lambda', span: spanOf(node), params, body: opening.length ? [...opening, ...body] : body };
}

/** `fun(x: Int): Int { … }` as a value. */
export function anonymousFunction(cx: Lowering, node: Node): Lambda {
  const params = parametersOf(cx, kid(node, 'function_value_parameters'));
  return { k: 'lambda', span: spanOf(node), params, body: functionBody(cx, kid(node, 'function_body')) ?? [] };
}

/** `a.b`, `a?.b`, `a::b`, `T::class`. */
export function navigation(cx: Lowering, node: Node): Expr {
  const parts = node.kids.filter((k) => k.named && k.type !== 'ERROR');
  const [object, name] = [parts[0], parts[parts.length - 1]];
  if (!object) return { k: 'unknown', span: spanOf(node), what: node.type, inside: [] };
  if (!name || name === object) return cx.expr(object);
  return { k: 'member', span: spanOf(node), object: cx.expr(object), name: nameOf(cx, name) };
}

/** `::f` is the name, `T::f` a member of the type's name. */
export function callableReference(cx: Lowering, node: Node): Expr {
  const colons = node.kids.findIndex((k) => k.type === '::');
  const last = node.kids[colons + 1];
  const name = last ? nameOf(cx, last) : 'class';
  const type = node.kids.slice(0, Math.max(colons, 0)).find(isType);
  if (!type) return { k: 'name', span: last ? spanOf(last) : spanOf(node), name };
  return { k: 'member', span: spanOf(node), object: typeAsExpr(cx, type), name };
}

/** A type's name where an expression is wanted. */
export function typeAsExpr(cx: Lowering, type: Node): Expr {
  const [first, ...rest] = (typeName(cx, type) ?? 'Any').split('.');
  let expr: Expr = { k: 'name', span: spanOf(type), name: first! };
  for (const name of rest) expr = { k: 'member', span: spanOf(type), object: expr, name };
  return expr;
}

/** `object : T(a) { … }`: a new T whose members are those of a synthetic type. */
export function objectLiteral(cx: Lowering, node: Node): Expr {
  const base = kid(kid(node, 'delegation_specifiers') ?? node, 'delegation_specifier');
  const invocation = base && kid(base, 'constructor_invocation');
  const values = invocation && kid(invocation, 'value_arguments');
  const type = (invocation && typeOf(cx, invocation)) ?? (base && typeOf(cx, base)) ?? 'Any';
  const args = values ? lowerArguments(cx, values) : [];
  return { k: 'new', span: spanOf(node), type, args, body: cx.anonymousType(node, 'object') };
}
