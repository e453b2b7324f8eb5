import type { Expr, Stmt } from '../program/ir.ts';
import type { At, Program } from '../program/query.ts';
import { innerStatements, ownExpressions, visitExpression } from '../program/walk.ts';
import { referredName } from './named-literals.ts';

/** Names that the same function gives the same variable elsewhere: `API_KEY = openai` beside `set("openai", openai)`. */
export function otherNames(program: Program, value: At): string[] {
  const name = variable(value.node);
  const fn = name === null ? null : program.functionOf(value);
  if (name === null || !fn?.body) return [];
  const names = new Set<string>();
  const visit = (stmt: Stmt): void => {
    if (stmt.k === 'local' && stmt.init && variable(stmt.init) === name) names.add(stmt.name);
    for (const expr of ownExpressions(stmt)) {
      visitExpression(expr, (e) => {
        const target = e.k === 'assign' && !e.op && variable(e.value) === name ? referredName(e.target) : null;
        if (target) names.add(target);
      });
    }
    for (const inner of innerStatements(stmt)) visit(inner);
  };
  for (const stmt of fn.body) visit(stmt);
  return [...names];
}

/** The variable that an expression only converts: `s.c_str()`, `String(s)`, `s.toString()`, `(char *)s`. */
function variable(expr: Expr): string | null {
  if (expr.k === 'name') return expr.name;
  if (expr.k === 'cast' || expr.k === 'addr') return variable(expr.expr);
  if (expr.k !== 'call') return null;
  const [only] = expr.args;
  if (expr.callee.k === 'member' && expr.args.length === 0) return variable(expr.callee.object);
  return expr.callee.k === 'name' && /^(?:String|string)$/.test(expr.callee.name) && expr.args.length === 1 && only
    ? variable(only.value)
    : null;
}
