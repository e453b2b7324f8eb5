import type { Place } from '../model/place.ts';
import type { Call, Expr, New } from '../program/ir.ts';
import type { Port } from '../program/knowledge.ts';
import type { At, Program } from '../program/query.ts';

/** Where a call is said to stand. In a chain over several lines (`edit()⏎.putString(…)`) that is the line of its own name. */
export function callPlace(program: Program, at: At): Place {
  const place = program.place(at);
  const { node } = at;
  if (node.k !== 'call' || node.callee.k !== 'member') return place;
  const rest = { ...at, node: { span: [node.callee.object.span[1], node.span[1]] as const } };
  const lead = /^[\s.?!>-]*/.exec(program.text(rest))?.[0].length ?? 0;
  const own = program.place({ ...at, node: { span: [rest.node.span[0] + lead, node.span[1]] as const } });
  return own.line > place.line ? own : place;
}

/**
 * The values at a port. A field of a structure behind an argument (`1.sta.password`) that nothing but literals is seen to fill is also asked as the member that
 * it is, so that what calls copied into the structure counts.
 */
export function valuesAt(program: Program, site: At<Call | New>, port: Port): At[] {
  const direct = program.port(site, port);
  const field = typeof port === 'string' ? /^(\d+|this)\.([\w.]+)$/.exec(port) : null;
  if (!field?.[1] || !field[2] || direct.some((at) => at.node.k !== 'lit')) return direct;
  const base = program.port(site, field[1] === 'this' ? 'this' : Number(field[1]))[0];
  let node: Expr | undefined = base && bare(base.node);
  if (!base || !node || node.k === 'init') return direct;
  for (const name of field[2].split('.')) node = { k: 'member', span: base.node.span, object: node, name };
  const member = { ...base, node };
  return program.origins(member).some((o) => o.kind !== 'literal') ? [...direct, member] : direct;
}

function bare(expr: Expr): Expr {
  return expr.k === 'addr' || expr.k === 'deref' || expr.k === 'cast' ? bare(expr.expr) : expr;
}
