import type { Expr, Stmt } from '../../program/ir.ts';
import { isPlain, type Lowering, textOf } from './lowering.ts';
import { hasWord, inField, kid, type Node, parts, spanOf } from './tree.ts';
import { isType, typeAsExpr, typeIn, typeName } from './types.ts';

/** `a + b`, in C's spelling, which is Java's. */
export function binary(cx: Lowering, node: Node): Expr | undefined {
  const left = inField(node, 'left');
  const right = inField(node, 'right');
  const op = node.kids.find((k) => !k.named)?.type;
  if (!left || !right || !op) return undefined;
  return { k: 'op', span: spanOf(node), op, args: [cx.expr(left), cx.expr(right)] };
}

/** `!a`, `-a`, `~a`. */
export function unary(cx: Lowering, node: Node): Expr | undefined {
  const operand = inField(node, 'operand');
  const op = node.kids.find((k) => !k.named)?.type;
  return operand && op ? { k: 'op', span: spanOf(node), op, args: [cx.expr(operand)] } : undefined;
}

/** `a++`, `--a`: assignments. */
export function update(cx: Lowering, node: Node): Expr | undefined {
  const [operand] = parts(node);
  if (!operand) return undefined;
  const span = spanOf(node);
  const value: Expr = { k: 'lit', span, type: 'number', value: 1 };
  return { k: 'assign', span, op: hasWord(node, '++') ? '+' : '-', target: cx.expr(operand), value };
}

/** `a = b`, `a += b`. */
export function assignment(cx: Lowering, node: Node): Expr | undefined {
  const left = inField(node, 'left');
  const right = inField(node, 'right');
  if (!left || !right) return undefined;
  const op = (node.kids.find((k) => !k.named)?.type ?? '=').slice(0, -1);
  return {
    k: 'assign',
    span: spanOf(node),
    ...(op ? { op } : {}),
    target: cx.expr(left),
    value: cx.expr(right),
  };
}

/** `a ? b : c`. */
export function conditional(cx: Lowering, node: Node): Expr | undefined {
  const test = inField(node, 'condition');
  const value = inField(node, 'consequence');
  const otherwise = inField(node, 'alternative');
  if (!test || !value || !otherwise) return undefined;
  return {
    k: 'cond',
    span: spanOf(node),
    test: cx.expr(test),
    // biome-ignore lint/suspicious/noThenProperty: the unit's word for the branch; never awaited
    then: cx.expr(value),
    else: cx.expr(otherwise),
  };
}

/** `(T) a`; of several types (`(A & B) a`) the first. */
export function cast(cx: Lowering, node: Node): Expr | undefined {
  const value = inField(node, 'value');
  const type = typeName(cx, inField(node, 'type'));
  return value && type ? { k: 'cast', span: spanOf(node), type, expr: cx.expr(value) } : undefined;
}

/** `a.b`; `Outer.this` is the name `this` with the outer type as its scope. */
export function fieldAccess(cx: Lowering, node: Node): Expr | undefined {
  const object = inField(node, 'object');
  const field = inField(node, 'field');
  if (!object || !field) return undefined;
  const span = spanOf(node);
  if (field.type === 'this') return { k: 'name', span, name: 'this', scope: textOf(cx, object) };
  const middle = kid(node, 'super');
  const from: Expr =
    middle && middle !== object
      ? { k: 'name', span: spanOf(middle), name: 'super', scope: textOf(cx, object) }
      : cx.expr(object);
  return { k: 'member', span, object: from, name: textOf(cx, field) };
}

/** `a instanceof T`; a name or pattern after the type declares locals that hold `a` as that type. */
export function instanceTest(cx: Lowering, node: Node): Expr | undefined {
  const left = inField(node, 'left');
  const pattern = inField(node, 'pattern');
  const type = inField(node, 'right') ?? (pattern && typeOrName(pattern));
  if (!left || !type) return undefined;
  const span = spanOf(node);
  const id = inField(node, 'name');
  let value = cx.expr(left);
  if ((id || pattern) && cx.before && !isPlain(value)) value = kept(cx, value);
  if (id) declare(cx, id, type, value);
  if (pattern) declareParts(cx, pattern, value);
  return { k: 'op', span, op: 'instanceof', args: [value, typeAsExpr(cx, type)] };
}

/** Holds a value in a temporary, so that it can be named twice. */
export function kept(cx: Lowering, value: Expr): Expr {
  const name = cx.fresh();
  cx.before?.push({ k: 'local', span: value.span, name, nameSpan: value.span, init: value });
  return { k: 'name', span: value.span, name };
}

/** `T name` of a pattern: a local that holds the value. */
export function declare(cx: Lowering, id: Node, type: Node | undefined, value: Expr): void {
  const name = typeName(cx, type);
  const init: Expr = name ? { k: 'cast', span: value.span, type: name, expr: value } : value;
  const local: Stmt = { k: 'local', span: spanOf(id), name: textOf(cx, id), nameSpan: spanOf(id), type: name, init };
  cx.before?.push(local);
}

/** The locals of a record pattern `R(T a, var b)`, taken for the value's own parts. */
export function declareParts(cx: Lowering, pattern: Node, value: Expr): void {
  const body = pattern.type === 'record_pattern_body' ? pattern : kid(pattern, 'record_pattern_body');
  for (const part of body?.kids ?? []) {
    if (part.type === 'record_pattern') declareParts(cx, part, value);
    if (part.type !== 'record_pattern_component') continue;
    const ids = part.kids.filter((k) => k.type === 'identifier');
    const id = ids[ids.length - 1];
    if (id) declare(cx, id, typeIn(part), { k: 'member', span: value.span, object: value, name: textOf(cx, id) });
  }
}

function typeOrName(pattern: Node): Node | undefined {
  return pattern.kids.find((k) => isType(k) || k.type === 'identifier');
}
