import type { Expr, Span } from '../../program/ir.ts';

export function name(text: string, span: Span, scope?: string): Expr {
  return scope === undefined ? { k: 'name', span, name: text } : { k: 'name', span, name: text, scope };
}

export function string(value: string, span: Span): Expr {
  return { k: 'lit', span, type: 'string', value };
}

export function bool(value: boolean, span: Span): Expr {
  return { k: 'lit', span, type: 'bool', value };
}

export function op(operator: string, args: Expr[]): Expr {
  const span: Span = [Math.min(...args.map((arg) => arg.span[0])), Math.max(...args.map((arg) => arg.span[1]))];
  return { k: 'op', span, op: operator, args };
}

export function call(callee: string, args: Expr[], span: Span): Expr {
  return { k: 'call', span, callee: name(callee, span), args: args.map((value) => ({ span: value.span, value })) };
}

/** A condition that the format's own rules don't let us read. */
export function unread(what: string, span: Span): Expr {
  return { k: 'unknown', span, what, inside: [] };
}

export function not(expr: Expr): Expr {
  return expr.k === 'op' && expr.op === '!' && expr.args[0] ? expr.args[0] : op('!', [expr]);
}

/** The conjunction of some conditions; undefined where there is none. */
export function all(terms: readonly (Expr | undefined)[]): Expr | undefined {
  const given = terms.filter((term) => term !== undefined);
  return given.length ? given.reduce((left, right) => op('&&', [left, right])) : undefined;
}

/** The text of a condition without its places: two conditions that say the same have the same key. */
export function keyOf(expr: Expr): string {
  return JSON.stringify(expr, (key, value) => (key === 'span' && expr.k !== 'unknown' ? undefined : value));
}
