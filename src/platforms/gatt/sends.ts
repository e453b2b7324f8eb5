import type { GattMeaning } from '../../model/gatt-meaning.ts';
import type { Means } from '../../model/means.ts';
import type { At, Program, RowCall } from '../../program/query.ts';
import { namesIn } from '../../program/walk.ts';
import { sameBuild } from './assignments.ts';

/** A call whose row speaks of a part of a GATT table. */
export interface GattCall<P extends GattMeaning['part'] = GattMeaning['part']> {
  call: RowCall<Means>;
  means: Extract<GattMeaning, { part: P }>;
}

/** Calls of one kind, in the order of their places. */
export function gattCalls<P extends GattMeaning['part']>(program: Program, part: P): GattCall<P>[] {
  const found: GattCall<P>[] = [];
  for (const call of program.rowCalls() as readonly RowCall<Means>[]) {
    const means = call.row.means?.gatt;
    if (means?.part === part) found.push({ call, means: means as Extract<GattMeaning, { part: P }> });
  }
  return found;
}

/** Values that are sent through a handle or attribute which the code names by one of these identifiers, in the same build. */
export function sendsOf(program: Program, names: readonly string[], path: string): At[] {
  if (!names.length) return [];
  const wanted = new Set(names);
  return gattCalls(program, 'send').flatMap(({ call, means }) => {
    if (!sameBuild(program, path, call.site.path)) return [];
    const targets = program.port(call.site, means.of);
    if (!targets.some((at) => namesIn(at.node).some((n) => wanted.has(n)))) return [];
    return means.value === undefined ? [] : program.port(call.site, means.value);
  });
}

/** What rows say of each call's node. */
export function gattRows(program: Program): ReadonlyMap<object, GattMeaning[]> {
  const rows = new Map<object, GattMeaning[]>();
  for (const call of program.rowCalls() as readonly RowCall<Means>[]) {
    const means = call.row.means?.gatt;
    if (means) rows.set(call.site.node, [...(rows.get(call.site.node) ?? []), means]);
  }
  return rows;
}
