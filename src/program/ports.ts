import { argumentAt } from './arguments.ts';
import { functionValues } from './calls.ts';
import { beside, type Core } from './core.ts';
import type { Call, Expr, New } from './ir.ts';
import type { Port } from './knowledge.ts';
import { accessPath, strip } from './nodes.ts';
import { fieldAt, returnsOf, sourcesOf } from './places.ts';
import type { At } from './query.ts';
import { lambdaReceiver } from './types.ts';
import { holdersOf } from './values.ts';

/** The expressions at a port of a call; several where a field is set in several places or the port stands for several arguments. */
export function portOf(core: Core, site: At<Call | New>, port: Port): At[] {
  if (typeof port === 'number') return argumentAt(core, site, port);
  if (port === 'return') return [site];
  if (port === 'last') {
    const arg = site.node.args.at(-1);
    return arg ? [beside(site, arg.value)] : [];
  }
  const result = /^(\d+|last)\(\)$/.exec(port);
  if (result) return resultsOf(core, site, result[1] === 'last' ? site.node.args.length - 1 : Number(result[1]));
  const rest = /^(\d+)\+$/.exec(port);
  if (rest) return site.node.args.slice(Number(rest[1])).map((a) => beside(site, a.value));
  if (port.startsWith('name:')) {
    const [name = '', ...path] = port.slice(5).split('.');
    const arg = site.node.args.find((a) => a.name === name);
    return arg ? inside(core, beside(site, arg.value), path) : [];
  }
  if (port === 'this' || port.startsWith('this.')) {
    const receiver = receiverAt(core, site);
    return receiver ? inside(core, receiver, port.split('.').slice(1)) : [];
  }
  const field = /^(\d+|last)\.(.+)$/.exec(port);
  if (!field) return [];
  const arg = field[1] === 'last' ? site.node.args.at(-1) : site.node.args[Number(field[1])];
  return arg ? inside(core, beside(site, arg.value), (field[2] ?? '').split('.')) : [];
}

/** What the function that is handed over there returns. */
function resultsOf(core: Core, site: At<Call | New>, index: number): At[] {
  const arg = site.node.args[index];
  if (!arg) return [];
  return functionValues(core, beside(site, arg.value)).flatMap((target) => {
    if (target.k !== 'fn' || target.fn.k === 'macro') return [];
    const fn = target.fn;
    const context = fn.k === 'lambda' ? site.context : { call: null, callee: fn, outer: site.context };
    return returnsOf(fn.body ?? []).map((node) => ({ path: target.path, decl: target.decl, node, context }));
  });
}

function receiverAt(core: Core, site: At<Call | New>): At | undefined {
  if (site.node.k !== 'call') return site;
  const callee = strip(site.node.callee);
  if (callee.k === 'member') return beside(site, callee.object);
  const implicit = lambdaReceiver(core, site);
  return implicit && typeof implicit !== 'string' ? implicit : undefined;
}

function inside(core: Core, at: At, path: string[]): At[] {
  if (!path.length) return [at];
  const found = holdersOf(core, at, path).flatMap((h) =>
    h.rest.length || h.lost === 'limit' ? [] : [h.at as At<Expr>],
  );
  if (found.length || !accessPath(at.node)) return found;
  // Filled by a call, or handed in by a caller: the field itself, as long as something writes it.
  const field = fieldAt(core, at, path);
  return sourcesOf(core, field).some((s) => s.k !== 'external') ? [field] : [];
}
