import type { Expr } from '../../program/ir.ts';
import { typeAsExpr } from './calls.ts';
import { type Lowering, nameOf, textOf } from './lowering.ts';
import { after, type Node, spanOf } from './tree.ts';
import { isType, typeOf } from './types.ts';

const infixOperators: Record<string, string> = { or: '|', and: '&', xor: '^', shl: '<<', shr: '>>', ushr: '>>>' };
const spelled: Record<string, string> = { '?:': '??', '===': '==', '!==': '!=' };

/** `a + b`, `a ?: b`, `a === b`, in C's spelling. */
export function binary(cx: Lowering, node: Node): Expr {
  const [left, right] = operands(node);
  const written = node.kids.find((k) => !k.named)?.type ?? '?';
  if (!left || !right) return unknown(cx, node);
  return { k: 'op', span: spanOf(node), op: spelled[written] ?? written, args: [cx.expr(left), cx.expr(right)] };
}

/** `a shl b` and its kin are C's operators; any other infix function is a call of a member. */
export function infix(cx: Lowering, node: Node): Expr {
  const [left, word, right] = operands(node);
  if (!left || !word || !right) return unknown(cx, node);
  const name = nameOf(cx, word);
  const op = infixOperators[name];
  const span = spanOf(node);
  if (op) return { k: 'op', span, op, args: [cx.expr(left), cx.expr(right)] };
  const callee: Expr = { k: 'member', span: [left.start, word.end], object: cx.expr(left), name };
  return { k: 'call', span, callee, args: [{ span: spanOf(right), value: cx.expr(right) }] };
}

/** `!a`, `-a`, `a!!` (dropped), `a++` (an assignment). */
export function unary(cx: Lowering, node: Node): Expr {
  const [argument] = operands(node);
  const op = node.kids.find((k) => !k.named)?.type;
  if (!argument || !op) return unknown(cx, node);
  const value = cx.expr(argument);
  const span = spanOf(node);
  if (op === '!!') return value;
  if (op === '++' || op === '--') {
    const one: Expr = { k: 'lit', span, type: 'number', value: 1 };
    return { k: 'assign', span, op: op === '++' ? '+' : '-', target: value, value: one };
  }
  return { k: 'op', span, op, args: [value] };
}

/** `a..b`, `a..<b`, operator as written. */
export function range(cx: Lowering, node: Node): Expr {
  const [left, right] = operands(node);
  if (!left || !right) return unknown(cx, node);
  const op = node.kids.find((k) => !k.named)?.type ?? '..';
  return { k: 'op', span: spanOf(node), op, args: [cx.expr(left), cx.expr(right)] };
}

/** `a in b`, `a !is T`, and the same inside `when`, where `subject` stands for the left side. */
export function membership(cx: Lowering, node: Node, subject?: Expr): Expr {
  const word = node.kids.find((k) => !k.named)?.type ?? 'in';
  const first = node.kids.find((k) => k.named);
  const left = subject ?? (first && cx.expr(first));
  const right = after(node, word);
  if (!left || !right) return unknown(cx, node);
  const span = spanOf(node);
  const op = word.replace('!', '');
  const test: Expr = { k: 'op', span, op, args: [left, isType(right) ? typeAsExpr(cx, right) : cx.expr(right)] };
  return word.startsWith('!') ? { k: 'op', span, op: '!', args: [test] } : test;
}

/** `a as T`, `a as? T`. */
export function cast(cx: Lowering, node: Node): Expr {
  const [value] = operands(node);
  const type = typeOf(cx, node);
  if (!value || !type) return unknown(cx, node);
  return { k: 'cast', span: spanOf(node), type, expr: cx.expr(value) };
}

/** `a[i]`, `a[i, j]`. */
export function indexing(cx: Lowering, node: Node): Expr {
  const [object, ...indices] = operands(node);
  if (!object) return unknown(cx, node);
  let expr = cx.expr(object);
  for (const index of indices) expr = { k: 'index', span: spanOf(node), object: expr, index: cx.expr(index) };
  return expr;
}

/** `this@Outer`, `super<Base>`: the label or type is the name's scope. */
export function selfReference(cx: Lowering, node: Node): Expr {
  const name = node.type === 'this_expression' ? 'this' : 'super';
  const label = node.kids.find((k) => k.named);
  if (!label) return { k: 'name', span: spanOf(node), name };
  const scope = isType(label) ? typeOf(cx, node) : textOf(cx, label);
  return { k: 'name', span: spanOf(node), name, scope };
}

/** What could not be lowered, with the values found inside. */
export function unknown(cx: Lowering, node: Node): Expr {
  const inside = cx.deeper(
    node,
    () => operands(node).map((part) => cx.expr(part)),
    () => [],
  );
  return {
    k: 'unknown',
    span: spanOf(node),
    what: node.type,
    inside: inside.filter((e) => e.k !== 'unknown' || e.inside.length),
  };
}

function operands(node: Node): Node[] {
  return node.kids.filter((k) => k.named && k.type !== 'ERROR');
}
