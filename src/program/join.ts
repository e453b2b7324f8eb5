import type { CallRow, Knowledge, Platform } from './knowledge.ts';

/** Joins what all platforms know into one knowledge. A constant that two platforms define differently stays with the first and is asked by type or by scope elsewhere. */
export function joinKnowledge(platforms: readonly Platform[]): Knowledge {
  const constants = new Map<string, number | string>();
  const constantFunctions: Map<string, NonNullable<Platform['constantFunctions']>[string]> = new Map();
  const structs = new Map<string, readonly string[]>();
  const fieldTypes = new Map<string, Readonly<Record<string, string>>>();
  const bases = new Map<string, readonly string[]>();
  const configDefaults = new Map<string, { value: string | null; text: string }>();
  const anchors = new Set<string>();
  const macros = new Map<string, { params: string[] | null; body: string }>();
  for (const platform of platforms) {
    fill(constants, platform.constants);
    fill(constantFunctions, platform.constantFunctions);
    fill(structs, platform.structs);
    fill(fieldTypes, platform.fieldTypes);
    fill(bases, platform.bases);
    fill(macros, platform.macros);
    for (const [key, value] of Object.entries(platform.configDefaults ?? {})) {
      if (!configDefaults.has(key)) {
        const text = `${platform.defaultsOf ?? platform.title}: ${key} is ${value ?? 'not set'} by default`;
        configDefaults.set(key, { value, text });
      }
    }
    for (const word of platform.anchors ?? []) anchors.add(word);
  }
  const rows = joinRows(platforms.map((platform) => platform.calls ?? []));
  return { constants, constantFunctions, structs, fieldTypes, bases, rows, configDefaults, anchors, macros };
}

function fill<V>(into: Map<string, V>, from: Readonly<Record<string, V>> | undefined): void {
  for (const [key, value] of Object.entries(from ?? {})) if (!into.has(key)) into.set(key, value);
}

/**
 * One call may be described by several platform files (as a store by one, as a way out by another): those rows become one. Rows of
 * the same file stay apart: they differ in their arguments.
 */
function joinRows(lists: readonly (readonly CallRow[])[]): CallRow[] {
  const joined: CallRow[] = [];
  const byCall = new Map<string, { list: number; at: number }[]>();
  for (const [list, rows] of lists.entries()) {
    for (const row of rows) {
      const before = byCall.get(row.call) ?? [];
      const same = before.filter((b) => b.list !== list && mayBeOne(joined[b.at], row));
      for (const { at } of same) joined[at] = joinRow(joined[at] as CallRow, row);
      if (same.length) continue;
      byCall.set(row.call, [...before, { list, at: joined.length }]);
      joined.push(row);
    }
  }
  return joined;
}

function mayBeOne(a: CallRow | undefined, b: CallRow): boolean {
  if (!a || a.property !== b.property || a.versions !== b.versions) return false;
  const [aMin, aMax = Number.POSITIVE_INFINITY] = a.args ?? [0];
  const [bMin, bMax = Number.POSITIVE_INFINITY] = b.args ?? [0];
  return aMin <= bMax && bMin <= aMax;
}

function joinRow(a: CallRow, b: CallRow): CallRow {
  const both = <T>(x: readonly T[] | undefined, y: readonly T[] | undefined): readonly T[] | undefined =>
    x && y ? [...x, ...y] : (x ?? y);
  const [aMin, aMax = Number.POSITIVE_INFINITY] = a.args ?? [0];
  const [bMin, bMax = Number.POSITIVE_INFINITY] = b.args ?? [0];
  const max = Math.max(aMax, bMax);
  return {
    ...b,
    ...a,
    args:
      a.args || b.args
        ? ([Math.min(aMin, bMin), ...(max === Number.POSITIVE_INFINITY ? [] : [max])] as [number, number?])
        : undefined,
    flows: both(a.flows, b.flows),
    emits: both(a.emits, b.emits),
    shields: both(a.shields, b.shields),
    callbacks: both(a.callbacks, b.callbacks),
    means: a.means || b.means ? { ...(b.means as object), ...(a.means as object) } : undefined,
  };
}
