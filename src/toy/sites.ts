import type { Place } from '../model/place.ts';
import type { Call, New } from '../program/ir.ts';
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
 * The values at a port. A field of a structure behind an argument (`1.sta.password`) that is seen to start as a literal is asked as the member that it is, too, so
 * that what calls copy into it later counts. A field that nothing sets has no value.
 */
export function valuesAt(program: Program, site: At<Call | New>, port: Port): At[] {
  const direct = program.port(site, port);
  const field = typeof port === 'string' ? /^(\d+|this)\.([\w.]+)$/.exec(port) : null;
  if (!field?.[1] || !field[2]) return direct;
  const base = program.port(site, field[1] === 'this' ? 'this' : Number(field[1]))[0];
  const literal = direct.length > 0 && direct.every((at) => at.node.k === 'lit');
  const all = base && literal ? [...direct, program.fieldAt(base, field[2])] : direct;
  return all.filter((at) => program.origins(at).length > 0);
}
