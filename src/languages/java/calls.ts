import type { Call, Expr, Lambda, New, Stmt } from '../../program/ir.ts';
import { lowerArguments } from './arguments.ts';
import { type Lowering, textOf, withHoisting } from './lowering.ts';
import { parametersOf } from './parameters.ts';
import { inField, kid, type Node, parts, spanOf } from './tree.ts';
import { isType, typeArguments, typeAsExpr, typeName } from './types.ts';

/** `f(a)`, `o.f(a)`, `super.f(a)`, `Outer.super.f(a)`. */
export function invocation(cx: Lowering, node: Node): Expr | undefined {
  const id = inField(node, 'name');
  if (!id) return undefined;
  const name = textOf(cx, id);
  const object = inField(node, 'object');
  const callee: Expr = object
    ? { k: 'member', span: [node.start, id.end], object: receiver(cx, node, object), name }
    : { k: 'name', span: spanOf(id), name };
  const call: Call = { k: 'call', span: spanOf(node), callee, args: lowerArguments(cx, inField(node, 'arguments')) };
  const types = typeArguments(cx, node);
  if (types) call.types = types;
  return call;
}

function receiver(cx: Lowering, node: Node, object: Node): Expr {
  const base = kid(node, 'super');
  if (!base || base === object) return cx.expr(object);
  return { k: 'name', span: [object.start, base.end], name: 'super', scope: textOf(cx, object) };
}

/** `this(a)` and `super(a)` in a constructor: calls of those names. */
export function delegation(cx: Lowering, node: Node): Expr | undefined {
  const to = inField(node, 'constructor') ?? kid(node, 'super', 'this');
  if (!to) return undefined;
  const callee: Expr = { k: 'name', span: spanOf(to), name: textOf(cx, to) };
  return { k: 'call', span: spanOf(node), callee, args: lowerArguments(cx, inField(node, 'arguments')) };
}

/** `new T(a)`, `new T(a) { … }`, `outer.new T(a)`. */
export function construction(cx: Lowering, node: Node): Expr {
  const type = typeName(cx, inField(node, 'type')) ?? 'Object';
  const made: New = { k: 'new', span: spanOf(node), type, args: lowerArguments(cx, inField(node, 'arguments')) };
  const body = kid(node, 'class_body');
  if (body) made.body = cx.anonymousType(body, type);
  return made;
}

/** `this::f`, `T::f` are members; `T::new` is the type's name. */
export function methodReference(cx: Lowering, node: Node): Expr | undefined {
  const [object, ...rest] = parts(node);
  if (!object) return undefined;
  const target = isType(object) ? typeAsExpr(cx, object) : cx.expr(object);
  const id = rest.filter((k) => k.type === 'identifier').pop();
  return id ? { k: 'member', span: spanOf(node), object: target, name: textOf(cx, id) } : target;
}

/** `(a, b) -> e`, `a -> { … }`; an expression is what the lambda returns. */
export function lambda(cx: Lowering, node: Node): Lambda {
  const params = parametersOf(cx, inField(node, 'parameters'));
  const content = inField(node, 'body');
  const { yields } = cx;
  cx.yields = undefined;
  const body = withHoisting(cx, () => (content ? lambdaBody(cx, content) : []));
  cx.yields = yields;
  return { k: 'lambda', span: spanOf(node), params, body };
}

function lambdaBody(cx: Lowering, content: Node): Stmt[] {
  if (content.type === 'block') return cx.body(content.kids);
  return [{ k: 'return', span: spanOf(content), value: cx.expr(content) }];
}
