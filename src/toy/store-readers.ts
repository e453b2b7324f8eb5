import type { Means } from '../model/means.ts';
import type { LabelledPlace } from '../model/place.ts';
import type { StoreMeaning } from '../model/store-meaning.ts';
import type { Call, New } from '../program/ir.ts';
import type { At, Program } from '../program/query.ts';
import { handleOf, openedAs } from './compartments.ts';
import { sameBuild } from './protection.ts';

/** A read of one entry by a constant key. */
export interface Reader {
  key: string;
  place: LabelledPlace;
}

/**
 * Asks what reads the entries of a compartment back, by constant keys: they name what a computed key stores. Entries of another compartment don't. The
 * reads of the tree are gathered once, when first asked for.
 */
export function storeReaders(program: Program): (site: At<Call | New>, store: StoreMeaning) => Reader[] {
  let reads: ReturnType<typeof readsOf> | undefined;
  return (site, store) => {
    reads ??= readsOf(program);
    const written = spaces(program, site, store);
    // Compartments must be known, and the same.
    return reads
      .filter((read) => read.where === store.where && sameBuild(program, read.path, site.path))
      .filter((read) => [...read.spaces].some((space) => written.has(space)));
  };
}

function readsOf(program: Program): (Reader & { where: string; path: string; spaces: Set<string> })[] {
  return program.rowCalls().flatMap((call) => {
    const reads = (call.row.means as Means | undefined)?.reads;
    const keyAt = reads && program.port(call.site, reads.key)[0];
    const key = keyAt ? program.string(keyAt) : undefined;
    if (!reads || key === undefined) return [];
    const { path, line } = program.place(call.site);
    const place = { path, line, label: `read back as ${key}` };
    return [{ key, place, where: reads.where, path, spaces: spaces(program, call.site, reads) }];
  });
}

/** Names of the compartments that a call may work on. A store without handles (localStorage) is one compartment. */
function spaces(
  program: Program,
  site: At<Call | New>,
  of: { handle?: StoreMeaning['handle']; where: string },
): Set<string> {
  if (of.handle === undefined) return new Set([of.where]);
  const handle = handleOf(program, site, of);
  if (!handle) return new Set();
  return new Set(openedAs(program, handle).flatMap((c) => (c.space === null ? [] : [`${c.area ?? ''}/${c.space}`])));
}
