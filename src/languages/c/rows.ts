import type { Entry, Expr } from '../../program/ir.ts';

/** A text that reads as one expression, as rows of a list: a comma outside all brackets parts two rows. */
export function rowsIn(text: string, expr: Expr): Entry[] {
  return (listed(text) ? members(expr) : [expr]).map((value) => ({ span: value.span, value }));
}

function listed(text: string): boolean {
  let depth = 0;
  for (const c of text) {
    if ('([{'.includes(c)) depth++;
    else if (')]}'.includes(c)) depth--;
    else if (c === ',' && depth === 0) return true;
  }
  return false;
}

/** What a chain of comma operators joins. */
function members(expr: Expr): Expr[] {
  return expr.k === 'op' && expr.op === ',' ? expr.args.flatMap(members) : [expr];
}
