import type { Means } from '../model/means.ts';
import type { OpenMeaning, StoreMeaning } from '../model/store-meaning.ts';
import type { Call, New } from '../program/ir.ts';
import type { CallRow } from '../program/knowledge.ts';
import type { At, Program } from '../program/query.ts';

/** A compartment of a store that a handle stands for: an NVS namespace in a partition, a preferences file. */
export interface Compartment {
  /** Null: opened with something that can't be told. */
  space: string | null;
  area: string | null;
  site: At<Call | New>;
  /** The row of the call that opened it, whose result type may encrypt. */
  row: CallRow;
}

/** What a handle or receiver was opened as; empty where no opening call reaches it. */
export function openedAs(program: Program, handle: At): Compartment[] {
  return program.origins(handle, { kinds: ['opened'] }).flatMap((origin) => {
    const opens = (origin.row?.means as Means | undefined)?.opens;
    const node = origin.at.node;
    if (origin.kind !== 'emitted' || !origin.row || !opens || (node.k !== 'call' && node.k !== 'new')) return [];
    const site = origin.at as At<Call | New>;
    return [{ ...names(program, site, opens), site, row: origin.row }];
  });
}

function names(
  program: Program,
  site: At<Call | New>,
  opens: OpenMeaning,
): { space: string | null; area: string | null } {
  const text = (port: OpenMeaning['space']): string | null => {
    const at = port === undefined ? undefined : program.port(site, port)[0];
    return at ? (program.string(at) ?? null) : null;
  };
  return { space: opens.space === undefined ? '' : text(opens.space), area: text(opens.area) };
}

/** The handle of a store's call, looked at in the context of the use. */
export function handleOf(
  program: Program,
  site: At<Call | New>,
  store: { handle?: StoreMeaning['handle'] },
): At | undefined {
  return store.handle === undefined ? undefined : program.port(site, store.handle)[0];
}
