import { type Core, family, shapeAt } from './core.ts';
import type { Decl, Func, Import, Macro, Name, TypeDecl, Variable } from './ir.ts';
import { lastSegment } from './nodes.ts';
import type { At } from './query.ts';
import type { Binding } from './shape.ts';
import type { FieldOf, InFile } from './tree.ts';

/** What a name stands for. */
export type Target =
  | { k: 'local'; binding: Binding }
  | { k: 'field'; path: string; of: FieldOf }
  | { k: 'decl'; path: string; decl: Decl };

/** The class that a node's code belongs to: the owner of the method around it, also from inside a lambda. */
export function ownerOf(core: Core, at: At<object>): string | undefined {
  const shape = shapeAt(core, at);
  for (let node: object | undefined = at.node; node; node = shape.parents.get(node)) {
    const n = node as { k?: string; owner?: string; name?: string };
    if (n.k === 'func' && n.owner) return lastSegment(n.owner);
    if (n.k === 'type' && n.name) return lastSegment(n.name);
    if (n.k === 'var' && n.owner) return lastSegment(n.owner);
  }
  if (at.decl.owner) return lastSegment(at.decl.owner);
  return undefined;
}

/**
 * The classes whose members a node's code sees without a prefix, nearest first. In Kotlin and Java these are also the
 * types around an inner or anonymous one; elsewhere the nearest alone.
 */
export function ownersOf(core: Core, at: At<object>): string[] {
  if (family(core, at.path) !== 'jvm') {
    const owner = ownerOf(core, at);
    return owner === undefined ? [] : [owner];
  }
  const shape = shapeAt(core, at);
  const found = new Set<string>();
  const add = (path: string | undefined): void => {
    for (const name of path?.split('.').reverse() ?? []) found.add(name);
  };
  for (let node: object | undefined = at.node; node; node = shape.parents.get(node)) {
    const n = node as { k?: string; owner?: string; name?: string };
    if (n.k === 'type') add(n.name);
    if (n.k === 'func' || n.k === 'type' || n.k === 'var') add(n.owner);
  }
  if (at.decl.k === 'type') add(at.decl.name);
  add(at.decl.owner);
  return [...found];
}

/** All that a name can stand for where it is written, nearest scope only. Empty: nothing in the tree. */
export function lookUp(core: Core, at: At<Name>): Target[] {
  const binding = shapeAt(core, at).bindings.get(at.node);
  if (binding) return [{ k: 'local', binding }];
  return free(core, at, at.node.name, at.node.scope);
}

/** A name that is no local, as seen from a node. */
export function free(core: Core, at: At<object>, name: string, scope?: string): Target[] {
  const owners = scope ? [] : ownersOf(core, at);
  return core.tree.memo.ask(
    `f:${at.path}:${owners.join('>')}:${scope ?? ''}:${name}`,
    () => freely(core, at, name, scope, owners),
    () => [],
  );
}

function freely(
  core: Core,
  at: At<object>,
  name: string,
  scope: string | undefined,
  owners: readonly string[],
): Target[] {
  for (const owner of scope ? [lastSegment(scope)] : owners) {
    const own = members(core, owner, name);
    if (own.length) return own;
  }
  const here = family(core, at.path);
  const found: Target[] = [];
  for (const { path, item } of core.tree.decls(name)) {
    if (item.owner && item.k !== 'macro' && !scope && item.k !== 'type' && !(here === 'c' && item.k === 'var'))
      continue;
    if (family(core, path) === here) found.push({ k: 'decl', path, decl: item });
  }
  for (const { path, item } of core.tree.fields(name)) {
    const global = item.type.kind === 'enum' && here === 'c';
    if (global && family(core, path) === here) found.push({ k: 'field', path, of: item });
  }
  return narrow(core, at.path, found).flatMap((target) => staticImport(core, at.path, target) ?? [target]);
}

/** Java's `import static a.b.C.NAME` and Kotlin's import out of an object lead to the member of the type. */
function staticImport(core: Core, from: string, target: Target): Target[] | undefined {
  if (target.k !== 'decl' || target.decl.k !== 'import' || family(core, from) !== 'jvm') return undefined;
  const [name, owner] = target.decl.from.split('.').reverse();
  if (!name || !owner || !/^[A-Z]/.test(owner) || name !== target.decl.names[0]?.name) return undefined;
  const found = members(core, owner, name);
  return found.length ? found : undefined;
}

/** Fields, methods and statics of a class and its bases by name; the nearest class wins. */
export function members(core: Core, owner: string, name: string, depth = 0): Target[] {
  if (depth > 6) return [];
  const found: Target[] = [];
  for (const { path, item } of core.tree.fields(name)) {
    if (lastSegment(item.type.name) === owner) found.push({ k: 'field', path, of: item });
  }
  for (const { path, item } of core.tree.member(owner, name)) found.push({ k: 'decl', path, decl: item });
  if (found.length) return found;
  for (const type of typesNamed(core, owner)) {
    for (const base of type.item.bases) {
      const up = members(core, lastSegment(base.name), name, depth + 1);
      if (up.length) return up;
    }
    if (type.item.target && lastSegment(type.item.target) !== owner) {
      const up = members(core, lastSegment(type.item.target), name, depth + 1);
      if (up.length) return up;
    }
  }
  return [];
}

/** Type declarations by bare name. */
export function typesNamed(core: Core, name: string): InFile<TypeDecl>[] {
  const bare = lastSegment(name);
  const found: InFile<TypeDecl>[] = [];
  for (const { path, item } of core.tree.decls(bare)) if (item.k === 'type') found.push({ path, item });
  if (bare !== name) {
    for (const { path, item } of core.tree.decls(name)) if (item.k === 'type') found.push({ path, item });
  }
  return found;
}

/** Keeps those that the file can see: itself first, then what it includes or imports, then its own program. */
function narrow(core: Core, from: string, targets: Target[]): Target[] {
  const real = targets.filter((t) => !(t.k === 'decl' && t.decl.k === 'import' && t.path !== from));
  const where = (t: Target): string => (t.k === 'local' ? from : t.path);
  if (family(core, from) === 'script') return scriptNames(core, from, real);
  // An import in Kotlin or Java only says which of the declarations of that name is meant: the tree's own counts.
  const declared = real.filter((t) => t.k !== 'decl' || t.decl.k !== 'import');
  if (declared.length && declared.length < real.length) return narrow(core, from, meant(real) ?? declared);
  const seen = real.filter((t) => where(t) === from || !isPrivate(core, t));
  const reach = core.builds.included(from);
  const own = seen.filter((t) => where(t) === from || reach.has(where(t)));
  if (own.length && own.some((t) => t.k !== 'decl' || !isForward(t.decl))) return own;
  const program = core.builds.programOf(from);
  const near = seen.filter((t) => core.builds.sees(program, core.builds.programOf(where(t))));
  const same = near.filter((t) => core.builds.programOf(where(t)) === program);
  const best = same.some((t) => t.k !== 'decl' || !isForward(t.decl)) ? same : near;
  return best.length ? best : own;
}

/** The import itself, where it names a platform's or library's package that the tree can't hold. */
function meant(targets: readonly Target[]): Target[] | undefined {
  const foreign = targets.filter(
    (t) =>
      t.k === 'decl' &&
      t.decl.k === 'import' &&
      /^(androidx?|javax?|kotlinx?|okhttp3|retrofit2|com\.google)\./.test(t.decl.from),
  );
  return foreign.length ? foreign : undefined;
}

function scriptNames(core: Core, from: string, targets: Target[]): Target[] {
  const own = targets.filter((t) => t.k === 'local' || t.path === from);
  if (own.length)
    return own.flatMap((t) => (t.k === 'decl' && t.decl.k === 'import' ? imported(core, from, t.decl, t) : [t]));
  // Scripts without modules share the page's globals with their neighbours.
  if (isModule(core, from)) return [];
  return targets.filter(
    (t) => t.k !== 'local' && !isModule(core, t.path) && core.builds.programOf(t.path) === core.builds.programOf(from),
  );
}

/** Whether a script imports or exports anything: then its top-level names are its own. */
function isModule(core: Core, path: string): boolean {
  const unit = core.tree.unit(path);
  return (
    unit !== undefined && /^\s*(?:import|export)\b|\brequire\s*\(|\bmodule\.exports\b|\bexports\.\w/m.test(unit.text)
  );
}

/** The declarations that an import's binding leads to in the tree; the import itself where the module is not in it. */
function imported(core: Core, from: string, decl: Import, fallback: Target): Target[] {
  const file = core.builds.module(from, decl.from);
  if (!file) return [fallback];
  const local = fallback.k === 'decl' ? fallback : undefined;
  const found: Target[] = [];
  for (const { name, local: as } of decl.names) {
    if (!local || as !== (local as { name?: string }).name) {
      const exported = exportsOf(core, file, name);
      for (const e of exported) found.push(e);
    }
  }
  return found.length ? found : [fallback];
}

/** What a module exports under a name, also passed on from another module. */
export function exportsOf(core: Core, path: string, name: string, depth = 0): Target[] {
  const unit = core.tree.unit(path);
  if (!unit || depth > 4) return [];
  const found: Target[] = [];
  for (const decl of unit.decls) {
    if (decl.k === 'import' && decl.exported) {
      const passed = decl.names.find((n) => n.local === name || n.name === '*');
      if (passed && decl.from === '') {
        found.push(...ownExports(unit.decls, path, passed.name));
        continue;
      }
      const file = passed && core.builds.module(path, decl.from);
      if (file && passed) found.push(...exportsOf(core, file, passed.name === '*' ? name : passed.name, depth + 1));
    }
  }
  return found.length ? found : ownExports(unit.decls, path, name);
}

function ownExports(decls: readonly Decl[], path: string, name: string): Target[] {
  return decls.flatMap((decl) => {
    const named = !decl.owner && decl.name === name && (decl.k === 'func' || decl.k === 'var' || decl.k === 'type');
    return named ? [{ k: 'decl' as const, path, decl }] : [];
  });
}

/** Whether only its own file can name a declaration: C's `static`, and macros of a source file. A file that others include is taken for a header by its ending. */
export function isPrivate(core: Core, target: Target): boolean {
  if (target.k !== 'decl') return false;
  const decl = target.decl;
  const header = /\.(h|hpp|hh|inc|ipp)$/.test(target.path);
  if (header) return false;
  if (family(core, target.path) !== 'c') return false;
  if (decl.k === 'macro') return true;
  return (
    (decl.k === 'func' && decl.static === true && !decl.owner) ||
    (decl.k === 'var' && decl.static === true && !decl.owner)
  );
}

/** A declaration that only announces another: a prototype or an `extern`. */
export function isForward(decl: Decl): boolean {
  if (decl.k === 'func') return !decl.body;
  if (decl.k === 'var') return decl.external === true;
  return false;
}

/** Whether a name is one of a function-like or object-like macro of the tree, as seen from a node. */
export function macrosNamed(core: Core, at: At<object>, name: string): { path: string; decl: Macro }[] {
  return free(core, at, name).flatMap((t) =>
    t.k === 'decl' && t.decl.k === 'macro' ? [{ path: t.path, decl: t.decl }] : [],
  );
}

export function isVariable(target: Target): target is { k: 'decl'; path: string; decl: Variable } {
  return target.k === 'decl' && target.decl.k === 'var';
}
export function isFunc(target: Target): target is { k: 'decl'; path: string; decl: Func } {
  return target.k === 'decl' && target.decl.k === 'func';
}
