import { beside, type Core } from './core.ts';
import { standing } from './guards.ts';
import type { Arg, Call, Expr, New } from './ir.ts';
import type { At } from './query.ts';

/**
 * The expressions at a position of a call. An argument that stands there in two build-time branches (`#if … A, #else B, #endif`) is
 * one position with two expressions; a branch that the build leaves out doesn't count while another remains.
 */
export function argumentAt(core: Core, site: At<Call | New>, position: number): At[] {
  const { args } = site.node;
  if (!args.some((arg) => arg.guard)) {
    const arg = args[position];
    return arg && !arg.name ? [beside(site, arg.value)] : [];
  }
  const places: Arg[][] = [];
  for (const arg of args) {
    const last = places.at(-1);
    if (arg.guard && last?.every((other) => other.guard && arg.guard && excludes(other.guard, arg.guard)))
      last.push(arg);
    else places.push([arg]);
  }
  const there = places.flatMap((place) => {
    const live = place.filter((arg) => !arg.guard || standing(core, site.path, site.decl, arg.guard).t !== 'false');
    return live.length ? [live] : place.length > 1 ? [place] : [];
  });
  return (there[position] ?? []).filter((arg) => !arg.name).map((arg) => beside(site, arg.value));
}

/** Whether two guards are branches of one `#if`: one holds the other's negation. */
function excludes(a: Expr, b: Expr): boolean {
  return parts(b).some((p) => isNot(p, a)) || parts(a).some((p) => isNot(p, b));
}

function parts(guard: Expr): Expr[] {
  return guard.k === 'op' && guard.op === '&&' ? guard.args.flatMap(parts) : [guard];
}

function isNot(guard: Expr, of: Expr): boolean {
  if (guard.k !== 'op' || guard.op !== '!' || !guard.args[0]) return false;
  const inner = shape(guard.args[0]);
  return parts(of).some((part) => shape(part) === inner);
}

/** An expression without its places, for comparison. */
function shape(expr: Expr): string {
  return JSON.stringify(expr, (key, value: unknown) => (key === 'span' ? undefined : value));
}
