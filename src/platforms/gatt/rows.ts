import type { Place } from '../../model/place.ts';
import type { Init } from '../../program/ir.ts';
import type { At, Context, Program } from '../../program/query.ts';

/** An element of a table of structs. */
export interface Row {
  /** The element as written in the table: braces, or the macro that makes them. */
  written: At;
  /** Its braces. */
  at: At<Init>;
  conditions: string[];
  /** `[IDX_MIC]`: the constant that names its position. */
  key: string | null;
}

/** Rows of an array of structs, or the one struct itself where the initialiser is not an array. `fields` are the struct's. */
export function rowsOf(program: Program, at: At<Init>, fields: readonly string[]): Row[] {
  if (isStruct(at.node, fields)) return [{ written: at, at, conditions: [], key: null }];
  const keys = keysOf(at.node);
  const rows: Row[] = [];
  program.elements(at).forEach((element, i) => {
    for (const possible of program.resolve(element.at)) {
      if (possible.value.k !== 'init') continue;
      const conditions = unique([...element.conditions, ...possible.conditions]);
      rows.push({ written: element.at, at: possible.value.at, conditions, key: keys[i] ?? null });
    }
  });
  return rows;
}

function isStruct(node: Init, fields: readonly string[]): boolean {
  if (node.array) return false;
  return node.entries.some((e) => typeof e.path?.[0] === 'string' && fields.includes(e.path[0]));
}

function keysOf(node: Init): (string | null)[] {
  return node.entries.map((entry) => {
    const step = entry.path?.[0];
    return step && typeof step !== 'string' && step.k === 'name' ? step.name : null;
  });
}

/**
 * The expression written for a field of a struct's braces, by its name or its position among `fields`; where it isn't written there
 * (a macro makes it, code sets it), whatever the program says of the field.
 */
export function writtenField(program: Program, at: At<Init>, field: string, fields: readonly string[]): At[] {
  const named = at.node.entries.filter((e) => e.path?.length === 1 && e.path[0] === field);
  if (named.length) return named.map((e) => ({ ...at, node: e.value }));
  const plain = at.node.entries.every((e) => !e.path && !e.guard && !e.spread);
  const entry = plain ? at.node.entries[fields.indexOf(field)] : undefined;
  return entry ? [{ ...at, node: entry.value }] : program.field(at, field);
}

/** Where a node counts as written: for one that stands in a macro's body, the place where the macro is used. */
export function declaringPlace(program: Program, at: At<{ span: readonly [number, number] }>): Place {
  let here: At<{ span: readonly [number, number] }> = at;
  let context: Context = at.context;
  while (here.decl.k === 'macro' && context) {
    if (context.call) here = context.call;
    context = context.outer;
  }
  return program.place(here);
}

/** Conditions under which a node is in the build, and whether a shipping build has it. */
export function presence(
  program: Program,
  at: At<{ span: readonly [number, number] }>,
  more: readonly string[] = [],
): { conditions: string[]; shipped: boolean } {
  const { open, dead } = program.conditions(at);
  return { conditions: unique([...open, ...more]), shipped: !dead };
}

export const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];
