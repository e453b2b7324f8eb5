import type { Expr, Unit } from '../../program/ir.ts';
import { strip } from '../../program/nodes.ts';
import type { At, Program } from '../../program/query.ts';
import { visitExpression, visitStatements } from '../../program/walk.ts';

interface Assigned {
  decl: At['decl'];
  name: string;
  value: Expr;
}

const known = new WeakMap<Unit, Assigned[]>();

/**
 * Values that are assigned to, or initialise, a member of this name (`ble_hs_cfg.sm_io_cap = X`, `.sm_io_cap = X`) in files of the
 * same build as `path`: for globals of an SDK, which the tree doesn't declare.
 */
export function assignmentsTo(program: Program, member: string, path: string): At[] {
  const found: At[] = [];
  for (const other of program.paths) {
    if (!sameBuild(program, path, other)) continue;
    const unit = program.unit(other);
    if (!unit || unit.config) continue;
    for (const a of assignmentsIn(unit)) {
      if (a.name === member) found.push({ path: other, decl: a.decl, node: a.value, context: null });
    }
  }
  return found;
}

/** Whether two files can end up in one program: the same build, or no build that tells them apart. */
export function sameBuild(program: Program, a: string, b: string): boolean {
  if (a === b) return true;
  const [one, two] = [program.build(a), program.build(b)];
  return !one || !two || (one.name === two.name && one.root === two.root);
}

function assignmentsIn(unit: Unit): Assigned[] {
  let all = known.get(unit);
  if (all) return all;
  all = [];
  const list = all;
  for (const decl of unit.decls) {
    const visit = (expr: Expr): void => {
      if (expr.k === 'assign' && !expr.op) {
        const target = strip(expr.target);
        if (target.k === 'member' || target.k === 'name') list.push({ decl, name: target.name, value: expr.value });
      } else if (expr.k === 'init') {
        for (const entry of expr.entries) {
          const last = entry.path?.at(-1);
          if (typeof last === 'string') list.push({ decl, name: last, value: entry.value });
        }
      }
    };
    if (decl.k === 'func' && decl.body) visitStatements(decl.body, visit);
    else if (decl.k === 'var' && decl.init) visitExpression(decl.init, visit);
    else if (decl.k === 'top') visitStatements(decl.body, visit);
  }
  known.set(unit, all);
  return all;
}
