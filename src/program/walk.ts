import type { Expr, Stmt } from './ir.ts';
import { childrenOf } from './nodes.ts';

/** The statements directly inside a statement, all branches, in source order. */
export function innerStatements(stmt: Stmt): Stmt[] {
  switch (stmt.k) {
    case 'if':
      return [...stmt.then, ...stmt.else];
    case 'loop':
      return [...(stmt.init ?? []), ...stmt.body];
    case 'switch':
      return stmt.cases.flatMap((c) => c.body);
    case 'block':
    case 'guarded':
      return stmt.body;
    case 'try':
      return [...stmt.body, ...stmt.handlers.flatMap((h) => h.body), ...stmt.finally];
    default:
      return [];
  }
}

/** The expressions directly inside a statement, without those of its inner statements. */
export function ownExpressions(stmt: Stmt): Expr[] {
  switch (stmt.k) {
    case 'local':
      return [...(stmt.init ? [stmt.init] : []), ...(stmt.construct ?? []).map((a) => a.value)];
    case 'expr':
      return [stmt.expr];
    case 'return':
    case 'jump':
      return stmt.value ? [stmt.value] : [];
    case 'if':
      return [stmt.test];
    case 'loop':
      return [...(stmt.each ? [stmt.each.over] : []), ...(stmt.test ? [stmt.test] : []), ...(stmt.step ?? [])];
    case 'switch':
      return [...(stmt.on ? [stmt.on] : []), ...stmt.cases.flatMap((c) => c.tests)];
    case 'unknown':
      return stmt.inside;
    default:
      return [];
  }
}

/** Visits an expression and everything in it, bodies of lambdas included, parents first. */
export function visitExpression(expr: Expr, visit: (expr: Expr) => void): void {
  visit(expr);
  for (const child of childrenOf(expr)) visitExpression(child, visit);
  if (expr.k === 'lambda') visitStatements(expr.body, visit);
}

/** Visits every expression of a body, in source order, parents first. */
export function visitStatements(body: readonly Stmt[], visit: (expr: Expr) => void): void {
  for (const stmt of body) {
    for (const expr of ownExpressions(stmt)) visitExpression(expr, visit);
    visitStatements(innerStatements(stmt), visit);
  }
}

/** Names and member names in an expression, in source order. */
export function namesIn(expr: Expr): string[] {
  const names: string[] = [];
  visitExpression(expr, (e) => {
    if (e.k === 'name' || e.k === 'member') names.push(e.name);
  });
  return names;
}
