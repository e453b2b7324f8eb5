import type { Means } from '../model/means.ts';
import type { LabelledPlace } from '../model/place.ts';
import type { StoreMeaning } from '../model/store-meaning.ts';
import type { Call, New } from '../program/ir.ts';
import type { At, Program } from '../program/query.ts';
import { handleOf, openedAs } from './compartments.ts';
import { sameBuild } from './protection.ts';

/** What reads the entries of a compartment back, by constant keys: they name what a computed key stores. Entries of another compartment don't. */
export function readersOf(
  program: Program,
  site: At<Call | New>,
  store: StoreMeaning,
): { key: string; place: LabelledPlace }[] {
  const written = spaces(program, site, store);
  return program.rowCalls().flatMap((call) => {
    const reads = (call.row.means as Means | undefined)?.reads;
    if (!reads || reads.where !== store.where || !sameBuild(program, call.site.path, site.path)) return [];
    const read = spaces(program, call.site, reads);
    // Two compartments that are both known must be the same; one that is not known may be any.
    if (written.size === 0 || read.size === 0 || ![...read].some((s) => written.has(s))) return [];
    const keyAt = program.port(call.site, reads.key)[0];
    const key = keyAt ? program.string(keyAt) : undefined;
    if (key === undefined) return [];
    const place = program.place(call.site);
    return [{ key, place: { path: place.path, line: place.line, label: `read back as ${key}` } }];
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
