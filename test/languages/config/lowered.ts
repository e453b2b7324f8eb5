import { configFrontEnd } from '../../../src/languages/config/index.ts';
import type { Decl, Expr, Setting, Unit } from '../../../src/program/ir.ts';

const frontEnd = configFrontEnd(() => {
  throw new Error('no grammar is needed');
});

export function lower(path: string, text: string): Unit {
  return frontEnd.lower(text, path);
}

/** Each setting as `NAME = VALUE` with `if GUARD` and `of OWNER` where it has them; imports as `import PATH`. */
export function told(path: string, text: string): string[] {
  return lower(path, text).decls.map(tell);
}

function tell(decl: Decl): string {
  const guard = decl.guard ? ` if ${written(decl.guard)}` : '';
  if (decl.k === 'import') return `import ${decl.from}${guard}`;
  const { name, value } = decl as Setting;
  return `${name} = ${value}${decl.owner ? ` of ${decl.owner}` : ''}${guard}`;
}

/** What stands in the text at a setting's value, name or whole place. */
export function quoted(unit: Unit, name: string): { name: string; value: string; whole: string; line: number } {
  const decl = unit.decls.find((each) => each.name === name) as Setting | undefined;
  if (!decl) throw new Error(`no setting ${name} among ${unit.decls.map((each) => each.name).join(', ')}`);
  const start = decl.span[0];
  const text = ([from, to]: readonly [number, number]): string => unit.text.slice(start + from, start + to);
  const at = start + decl.nameSpan[0];
  return {
    name: text(decl.nameSpan),
    value: text(decl.valueSpan),
    whole: unit.text.slice(...decl.span),
    line: unit.lines.filter((offset) => offset <= at).length,
  };
}

export function problems(path: string, text: string): string[] {
  return lower(path, text).problems.map(({ span, message }) => `${text.slice(...span)}: ${message}`);
}

/** A guard in C's spelling. */
export function written(expr: Expr): string {
  if (expr.k === 'name') return expr.scope ? `${expr.scope}:${expr.name}` : expr.name;
  if (expr.k === 'lit') return JSON.stringify(expr.value);
  if (expr.k === 'call') return `${written(expr.callee)}(${expr.args.map(({ value }) => written(value)).join(', ')})`;
  if (expr.k === 'op' && expr.args.length === 1) return `${expr.op}${written(expr.args[0]!)}`;
  if (expr.k === 'op') return `(${expr.args.map(written).join(` ${expr.op} `)})`;
  return expr.k === 'unknown' ? `?${expr.what}` : `<${expr.k}>`;
}
