import type { Expr, Span } from '../../program/ir.ts';
import type { Branch } from './conditionals.ts';
import { plainExpression } from './expression.ts';

/** A branch's own condition, without the branches before it; fresh objects each time. */
export function conditionOf(b: Branch): Expr {
  const lead = b.condText.length - b.condText.trimStart().length;
  const span: Span = [b.condAt + lead, b.condAt + b.condText.trimEnd().length];
  if (b.ifdef) {
    const value: Expr = { k: 'name', span, name: b.condText.trim() };
    const callee: Expr = { k: 'name', span, name: 'defined' };
    const call: Expr = { k: 'call', span, callee, args: [{ span, value }] };
    return b.negated ? not(call) : call;
  }
  return plainExpression(b.condText, b.condAt, true) ?? { k: 'unknown', span, what: 'condition', inside: [] };
}

/** Negation; of a negation, its operand. */
export function not(e: Expr): Expr {
  return e.k === 'op' && e.op === '!' ? e.args[0]! : { k: 'op', span: e.span, op: '!', args: [e] };
}
/** Both conditions; the second alone where there is no first. */
export function and(a: Expr | undefined, b: Expr): Expr {
  return a ? { k: 'op', span: [a.span[0], b.span[1]], op: '&&', args: [a, b] } : b;
}
