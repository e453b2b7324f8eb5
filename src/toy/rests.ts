import type { Means } from '../model/means.ts';
import type { StoreMeaning } from '../model/store-meaning.ts';
import type { Call, New } from '../program/ir.ts';
import type { At, Context, Program, RowCall } from '../program/query.ts';
import { assignedStores } from './assigned-stores.ts';
import { handleOf, openedAs } from './compartments.ts';
import { byName } from './evidence.ts';
import { referredName } from './named-literals.ts';
import { valuesAt } from './sites.ts';
import { sqlColumns } from './sql-columns.ts';

/** One place where a value is put into a store: the store's call, or the use of a shared wrapper that hands it the key. */
export interface Rest {
  call: RowCall;
  store: StoreMeaning;
  /** The store's call, looked at through the wrapper's use. */
  site: At<Call | New>;
  use: At;
  value: At;
  key: string | null;
  /** The key is not a constant: its readers name it. */
  computed: boolean;
}

/** Everything that the tree puts into a store, each at its place. */
export function allRests(program: Program): Rest[] {
  const calls = program.rowCalls().flatMap((call) => {
    const store = (call.row.means as Means | undefined)?.stores;
    return store && isStore(program, call.site, store) ? [{ call, store, anchor: call.site as At }] : [];
  });
  const assigned = assignedStores(program).map(({ call, store, assignment }) => ({
    call,
    store,
    anchor: assignment as At,
  }));
  return [...calls, ...assigned].flatMap(({ call, store, anchor }) => {
    return program.conditions(anchor).dead ? [] : restsOf(program, call, store, anchor);
  });
}

function isStore(program: Program, site: At<Call | New>, store: StoreMeaning): boolean {
  if (!store.onlyOpened) return true;
  const handle = handleOf(program, site, store);
  if (!handle) return false;
  const type = program.typeOf(handle);
  if (type && store.onlyOpened.some((t) => program.isA(type, t))) return true;
  return openedAs(program, handle).some((c) => (c.row.means as Means | undefined)?.opens?.where === store.where);
}

/** Unfolds shared wrappers: where the key (or, without one, an anonymous value) is a parameter, each use that hands it on is a place of its own. */
function restsOf(program: Program, call: RowCall, store: StoreMeaning, anchor: At): Rest[] {
  const { site } = call;
  const keyAt = store.key === undefined ? undefined : program.port(site, store.key)[0];
  const values = [store.value].flat().flatMap((port) => valuesAt(program, site, port));
  if (store.sql !== undefined) return sqlRests(program, call, store, values);
  const of = keyAt ? [keyAt] : store.always || values.every(namesItself) ? [] : values;
  const uses = of.length
    ? program.unfold(anchor, of)
    : [{ context: site.context as Context, use: anchor, limited: false }];
  return uses.flatMap(({ context, use }) =>
    values.map((value): Rest => {
      const key = keyAt ? keyText(program, program.within(keyAt, context)) : { text: null, computed: false };
      const inside = program.within(site, context);
      return {
        call,
        store,
        site: inside,
        use,
        value: program.within(value, context),
        key: key.text,
        computed: key.computed,
      };
    }),
  );
}

/** The value's own name at the store's call already says what it is, so that the call is the place. */
function namesItself(value: At): boolean {
  const name = referredName(value.node);
  return !!name && typeof byName(name, 'value', '') === 'object';
}

/** A key as far as it is known; unknown parts are `*`. */
function keyText(program: Program, at: At): { text: string | null; computed: boolean } {
  const texts = new Set<string>();
  let computed = false;
  for (const { value } of program.resolve(at)) {
    if (value.k === 'string') texts.add(value.value);
    else if (value.k === 'text') texts.add(value.parts.map((p) => p ?? '*').join(''));
    else if (value.k === 'symbol') texts.add(value.name);
    else computed = true;
  }
  const origins = computed && texts.size === 0 ? program.origins(at) : [];
  // Through a conversion (`c_str()`) the text is only known by its origin.
  if (origins.length > 0 && origins.every((o) => o.kind === 'literal' && o.at.node.k === 'lit')) {
    for (const { at: literal } of origins) if (literal.node.k === 'lit') texts.add(String(literal.node.value));
  }
  const known = [...texts].filter((t) => t.replaceAll('*', '') !== '');
  if (known.length === 1) return { text: known[0] ?? null, computed: false };
  if (known.length > 1)
    return { text: known.find((t) => typeof byName(t, 'entry', '') === 'object') ?? known[0] ?? null, computed: false };
  return { text: null, computed };
}

/** Each parameter of an SQL statement that fills a column, with the column as its key; through a wrapper of the driver, at the use that hands over the statement. */
function sqlRests(program: Program, call: RowCall, store: StoreMeaning, values: readonly At[]): Rest[] {
  const { site } = call;
  const sql = store.sql === undefined ? undefined : program.port(site, store.sql)[0];
  if (!sql) return [];
  return program.unfold(site, [sql, ...values]).flatMap(({ context, use }) => {
    const texts = program.resolve(program.within(sql, context)).flatMap(({ value }) => {
      return value.k === 'string'
        ? [value.value]
        : value.k === 'text'
          ? [value.parts.map((p) => p ?? ' ').join('')]
          : [];
    });
    const columns = texts.length === 1 ? sqlColumns(texts[0] ?? '') : [];
    return values.flatMap((value) =>
      program.resolve(program.within(value, context)).flatMap((possible) => {
        if (possible.value.k !== 'init') return [];
        return program.elements(possible.value.at).flatMap((element, i): Rest[] => {
          const key = columns[i];
          return key
            ? [{ call, store, site: program.within(site, context), use, value: element.at, key, computed: false }]
            : [];
        });
      }),
    );
  });
}
