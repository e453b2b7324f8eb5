import type { Cond, Expr, If, Span, Stmt } from '../../program/ir.ts';
import type { Lowering, Sink } from './lowering.ts';
import type { Node } from './tree.ts';

/** `if (test) { body } else { otherwise }` */
export function ifStmt(span: Span, test: Expr, body: Stmt[], otherwise: Stmt[] = []): If {
  // biome-ignore lint/suspicious/noThenProperty: the unit's word for the branch; never awaited
  return { k: 'if', span, test, then: body, else: otherwise };
}

/** `test ? value : otherwise` */
export function condExpr(span: Span, test: Expr, value: Expr, otherwise: Expr): Cond {
  // biome-ignore lint/suspicious/noThenProperty: the unit's word for the branch; never awaited
  return { k: 'cond', span, test, then: value, else: otherwise };
}

/** The value of a branch that is one expression, with or without braces. */
export function branchValue(cx: Lowering, node: Node): Expr {
  const inner = node.type === 'block' ? node.kids.find((k) => k.named) : node;
  return cx.expr(inner ?? node);
}

/** The statements of a branch, its value going to the sink. */
export function branch(cx: Lowering, node: Node | undefined, sink: Sink): Stmt[] {
  if (!node) return [];
  return cx.body(node.type === 'block' ? node.kids.filter((k) => k.named) : [node], sink);
}

/** An expression that can be said twice without doing anything twice. */
export function isPlain(expr: Expr): boolean {
  return expr.k === 'name' || expr.k === 'lit' || (expr.k === 'member' && isPlain(expr.object));
}

/** `e == null` */
export function isNull(expr: Expr, span: Expr['span']): Expr {
  return { k: 'op', span, op: '==', args: [expr, { k: 'lit', span, type: 'null', value: null }] };
}
