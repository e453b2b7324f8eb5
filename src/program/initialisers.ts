import { type Core, at as located } from './core.ts';
import type { Arg, Expr, Init, LocalDecl, Variable } from './ir.ts';
import { lastSegment } from './nodes.ts';
import { offsets } from './position.ts';
import type { At } from './query.ts';
import { ownerOf } from './scope.ts';
import { constructorBraces } from './shape.ts';
import { isA } from './types.ts';
import { holdersOf } from './values.ts';

/** Initialised variables, fields and compound literals of a struct type, arrays of it included, also by its aliases; braces that methods assign to such fields or their elements. Sorted by place. */
export function initialisersOf(core: Core, type: string): { at: At<Init>; variable?: Variable | LocalDecl }[] {
  const names = new Set([lastSegment(type)]);
  for (const { item } of core.tree.derived(lastSegment(type))) if (item.kind === 'alias') names.add(item.name);
  const found: { at: At<Init>; variable?: Variable | LocalDecl }[] = [];
  const seen = new Set<object>();
  const add = (at: At<Init>, variable?: unknown): void => {
    if (seen.has(at.node)) return;
    seen.add(at.node);
    found.push({ at, variable: variable as Variable | LocalDecl | undefined });
  };
  for (const name of names) {
    for (const { path, item } of core.tree.initialisers(name)) {
      const at = located(path, item.decl, item.node as Expr);
      if (at.node.k === 'init') add(at as At<Init>, item.variable);
      else
        for (const holder of holdersOf(core, at))
          if (holder.at.node.k === 'init') add(holder.at as At<Init>, item.variable);
    }
    for (const { item } of core.tree.fieldsOfType(name)) {
      for (const { path: from, item: def } of core.tree.freeDefs(item.field.name)) {
        const value = def.kind === 'assign' && !def.op ? def.value : undefined;
        if (value?.k !== 'init' || value.type) continue;
        const at = located(from, def.decl, value);
        const owner = ownerOf(core, at);
        if (owner && isA(core, owner, item.type.name)) add(at);
      }
      for (const { path: from, item: member } of core.tree.owned(lastSegment(item.type.name))) {
        if (member.k !== 'func') continue;
        for (const init of member.inits ?? []) {
          if (init.field !== item.field.name) continue;
          const braces = asInit(init);
          if (!braces) continue;
          add(located(from, member, braces), undefined);
        }
      }
    }
  }
  return found.sort((a, b) =>
    a.at.path < b.at.path ? -1 : a.at.path > b.at.path ? 1 : offsets(a.at)[0] - offsets(b.at)[0],
  );
}

/** A constructor's `member {a, b}` as the initialiser that it is. */
function asInit(init: { span: readonly [number, number]; args: Arg[] }): Init | undefined {
  const only = init.args.length === 1 ? init.args[0]?.value : undefined;
  return only?.k === 'init' ? only : constructorBraces(init);
}
