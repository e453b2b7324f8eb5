import type { Cond, Expr, If, Span, Stmt } from '../../program/ir.ts';

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
