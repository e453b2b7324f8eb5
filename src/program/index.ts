import { Builds } from './builds.ts';
import { callersOf, macroUses } from './callers.ts';
import { callTargets } from './calls.ts';
import { type Core, family, functionAt, at as located, within } from './core.ts';
import { conditionsOf } from './guards.ts';
import { initialisersOf } from './initialisers.ts';
import type { Call, Expr, Func, New, Unit } from './ir.ts';
import type { Knowledge, Reparse } from './knowledge.ts';
import { calleeName } from './nodes.ts';
import { origins } from './origins.ts';
import { fieldAt } from './places.ts';
import { portOf } from './ports.ts';
import { offsets, placeOf, textOf } from './position.ts';
import type { At, Possible, Program, RowCall } from './query.ts';
import { numberOf, resolve, stringOf } from './resolve.ts';
import { Rows, rowOf } from './rows.ts';
import { typesNamed } from './scope.ts';
import { Tree } from './tree.ts';
import { isA, typeOf } from './types.ts';
import { unfold } from './unfold.ts';
import { usesOf } from './uses.ts';
import { elementsOf, holdersOf } from './values.ts';

export { joinKnowledge } from './join.ts';

/** The linker: holds the lowered units, answers the platforms' questions, and remembers what it was asked for. */
export interface Linker {
  /** Adds, replaces (unit) or removes (null) files. Answers that rest on anything else stay. */
  update(changes: ReadonlyMap<string, Unit | null>): void;
  readonly program: Program;
  /**
   * What was looked up so far: for the answers to be complete, the files of the family (`c`, `jvm`, `script`; `*` all) that mention the
   * word (`family:word`), that may define it (`family:=word`), have it as a member of something (`family:.word`) or call it (`family:(word`)
   * must be lowered. Grows only.
   */
  wanted(): ReadonlySet<string>;
}

export interface LinkerOptions {
  knowledge: Knowledge;
  reparse?: Reparse;
  /** Name of the build or variant to answer for; the default build otherwise. */
  build?: string;
}

/** Makes a linker without files. */
export function makeLinker(options: LinkerOptions): Linker {
  const tree = new Tree();
  const core: Core = {
    tree,
    knowledge: options.knowledge,
    rows: new Rows(options.knowledge),
    builds: new Builds(tree, options.knowledge.configDefaults, options.build),
    reparse: options.reparse,
    typeOf: (at) => typeOf(core, at),
  };
  const known: Known = { rowCalls: null };
  return {
    update(changes) {
      for (const [path, unit] of changes) tree.set(path, unit);
      core.builds.reset();
      known.rowCalls = null;
    },
    program: programOf(core, known),
    wanted: () => tree.wanted,
  };
}

/** Answers over the whole tree, good until it changes. */
interface Known {
  rowCalls: RowCall[] | null;
}

function programOf(core: Core, known: Known): Program {
  const { tree } = core;
  /** Notes whose question it is, so that only files of its languages are wanted. */
  const asked = <A extends { path: string }>(at: A): A => {
    tree.asking = family(core, at.path);
    return at;
  };
  const all = <T>(name: T): T => {
    tree.asking = '*';
    return name;
  };
  return {
    get paths() {
      return tree.paths;
    },
    unit: (path) => tree.unit(path),
    place: (at) => placeOf(core, at),
    text: (at) => textOf(core, at),
    rowCalls: () => {
      known.rowCalls ??= rowCalls(core);
      return known.rowCalls;
    },
    callsOf: (name) => callsOf(core, all(name)),
    initialisersOf: (type) => initialisersOf(core, all(type)),
    invocationsOf: (name) => invocationsOf(core, all(name)),
    typesNamed: (name) => typesNamed(core, all(name)).map(({ path, item }) => ({ path, decl: item })),
    functionsNamed: (name) =>
      tree.decls(all(name)).flatMap(({ path, item }) => (item.k === 'func' ? [{ path, decl: item }] : [])),
    port: (site, port) => portOf(core, asked(site), port),
    resolve: (at) => resolve(core, asked(at)),
    number: (at) => numberOf(core, asked(at)),
    string: (at) => stringOf(core, asked(at)),
    field: (of, name) => fieldOf(core, asked('value' in of ? of.at : of), name),
    fieldAt: (at, path) => fieldAt(core, asked(at), path.split('.')),
    assignmentsTo: (name) => assignmentsTo(core, all(name)),
    elements: (at) => elementsOf(core, asked(at)),
    typeOf: (at) => typeOf(core, asked(at)),
    isA: (type, base) => isA(core, type, base),
    unfold: (site, of) => unfold(core, asked(site), of),
    within: (at, context) => within(at, context),
    origins: (at, o) => origins(core, asked(at), o),
    usesOf: (object) => {
      if (!('at' in object)) return [];
      asked(object.at);
      return usesOf(core, object);
    },
    functionOf: (at) => {
      const fn = functionAt(core, at);
      return fn?.k === 'macro' ? null : fn;
    },
    callees: (at) =>
      callTargets(core, asked(at)).flatMap((t) =>
        t.k === 'fn' && t.fn.k !== 'macro' ? [{ fn: t.fn, path: t.path, decl: t.decl }] : [],
      ),
    callers: (fn, path, decl) =>
      callersOf(core, fn, asked({ path }).path, decl).flatMap((i) => (i.k === 'call' ? [i.site] : [])),
    rowOf: (at) => rowOf(core, asked(at)),
    reachable: (fn, path) => reachable(core, fn, path),
    switch: (name, path) => core.builds.switch(name, path),
    conditions: (at) => conditionsOf(core, { context: null, ...asked(at) } as At<object>),
    build: (path) => core.builds.of(path),
    programRoot: (path) => core.builds.programOf(path),
    get builds() {
      return core.builds.all;
    },
  };
}

function rowCalls(core: Core): RowCall[] {
  const found: RowCall[] = [];
  for (const path of core.tree.paths) {
    core.tree.asking = family(core, path);
    const defaults = defaultImports(core, path);
    for (const { node, decl } of core.tree.callsIn(path)) {
      const name = calleeName(node);
      if (name === undefined || !(core.rows.has(name) || defaults.has(name))) continue;
      const site = located(path, decl, node);
      if (decl.k !== 'macro') {
        const hit = rowOf(core, site);
        if (hit) found.push(hit);
        continue;
      }
      for (const context of macroUses(core, decl, path)) {
        const hit = rowOf(core, within(site, context));
        if (hit) found.push(hit);
      }
    }
  }
  return found.sort((a, b) => byPlace(a.site, b.site));
}

/** Names that a file gives to the default exports of modules. */
function defaultImports(core: Core, path: string): Set<string> {
  const names = new Set<string>();
  if (core.rows.named('default').length === 0) return names;
  for (const decl of core.tree.peek(path)?.decls ?? []) {
    if (decl.k !== 'import') continue;
    for (const { name, local } of decl.names) if (name === 'default' || name === '*') names.add(local);
  }
  return names;
}

function byPlace(a: At<object & { span: readonly [number, number] }>, b: typeof a): number {
  if (a.path !== b.path) return a.path < b.path ? -1 : 1;
  const [x, x2] = offsets(a);
  const [y, y2] = offsets(b);
  return x - y || x2 - y2;
}

function callsOf(core: Core, name: string): At<Call | New>[] {
  const direct = core.tree.calls(name).map(({ path, item }) => located(path, item.decl, item.node));
  const inMacros = core.tree
    .macroCalls(name)
    .flatMap(({ path, item }) =>
      macroUses(core, item.macro, path).map((context) => ({ path, decl: item.macro, node: item.node, context })),
    );
  return [...direct, ...inMacros].sort(byPlace);
}

function invocationsOf(core: Core, name: string): { call: At<Call>; use: At }[] {
  return callsOf(core, name).flatMap((call) => {
    if (call.node.k !== 'call') return [];
    let use: At = call as At;
    for (let frame = call.context; frame; frame = frame.outer) if (frame.call) use = frame.call as At;
    return use.decl.k === 'invoke' || use.decl.k === 'var' ? [{ call: call as At<Call>, use }] : [];
  });
}

function fieldOf(core: Core, of: Possible | At, name: string): At[] {
  const at = 'value' in of ? of.at : of;
  return holdersOf(core, at as At<Expr>, name.split('.')).flatMap((h) => (h.rest.length ? [] : [h.at]));
}

function assignmentsTo(core: Core, name: string): At[] {
  const found: At[] = [];
  for (const { path, item } of [...core.tree.memberDefs(name), ...core.tree.freeDefs(name)]) {
    if (!item.value || (item.path.at(-1) ?? name) !== name) continue;
    found.push(located(path, item.decl, item.value));
  }
  return found.sort(byPlace);
}

function reachable(core: Core, fn: Func, path: string): boolean {
  if (!fn.static) return true;
  return (
    callersOf(core, fn, path, fn).length > 0 ||
    core.tree.mentions(fn.name).some((m) => m.path === path && m.item.decl !== fn)
  );
}
