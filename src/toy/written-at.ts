import type { Call, Expr, New } from '../program/ir.ts';
import type { Port } from '../program/knowledge.ts';
import type { At, Program } from '../program/query.ts';

/**
 * The expressions at a port as they are written. A field of an argument (`1.body`) is the entry of a literal, or the member of what the argument names, so
 * that everything that happens to the value before the call still counts.
 */
export function writtenAt(program: Program, site: At<Call | New>, port: Port): At[] {
  const field = typeof port === 'string' ? /^(\d+|last|this)\.(.+)$/.exec(port) : null;
  if (!field?.[1] || !field[2]) return program.port(site, port);
  const of = /^\d/.test(field[1]) ? Number(field[1]) : field[1];
  const path = field[2].split('.');
  return program.port(site, of).flatMap((at) => entry(program, at, path));
}

function entry(program: Program, at: At, path: readonly string[]): At[] {
  const [first, ...rest] = path;
  if (first === undefined) return [at];
  const node = bare(at.node);
  if (node.k !== 'init') return [program.fieldAt(at, path.join('.'))];
  const named = node.entries.filter((e) => e.path?.length === 1 && e.path[0] === first);
  if (named.length) return named.flatMap((e) => entry(program, { ...at, node: e.value }, rest));
  return node.entries.filter((e) => e.spread).flatMap((e) => entry(program, { ...at, node: e.value }, path));
}

function bare(expr: Expr): Expr {
  return expr.k === 'addr' || expr.k === 'deref' || expr.k === 'cast' ? bare(expr.expr) : expr;
}
