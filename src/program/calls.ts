import { accessors, propertyOf } from './accessors.ts';
import { beside, type Core, family, isC, keyOf } from './core.ts';
import type { Call, Decl, Expr, Func, Lambda, Macro, New } from './ir.ts';
import { calleeName, lastSegment, strip } from './nodes.ts';
import { sourcesOf } from './places.ts';
import type { At } from './query.ts';
import { isFunc, lookUp, members, ownerOf, type Target, typesNamed } from './scope.ts';
import { isA, receiverType, typeOf } from './types.ts';
import { holdersOf } from './values.ts';

/** What a call enters. */
export type CallTarget =
  | { k: 'fn'; fn: Func | Lambda | Macro; path: string; decl: Decl }
  | { k: 'construct'; type: string; ctor: Func | null; path: string; decl: Decl };

/** The functions, macros or constructors of the tree that a call can enter; empty for what the tree doesn't hold. */
export function callTargets(core: Core, at: At<Call | New>): CallTarget[] {
  return core.tree.memo.ask(
    `c:${keyOf(core, at)}`,
    () => targets(core, at),
    () => [],
  );
}

function targets(core: Core, at: At<Call | New>): CallTarget[] {
  if (at.node.k === 'new') return constructed(core, at.node.type, at.node.args.length);
  const callee = strip(at.node.callee);
  if (callee.k === 'name') return byName(core, at as At<Call>, callee);
  if (callee.k === 'member') return byMember(core, at as At<Call>, callee.object, callee.name);
  if (callee.k === 'lambda') return [{ k: 'fn', fn: callee, path: at.path, decl: at.decl }];
  return functionValues(core, beside(at, callee));
}

function byName(core: Core, at: At<Call>, callee: Expr & { k: 'name' }): CallTarget[] {
  const delegated = delegatedTo(core, at, callee);
  if (delegated) return constructed(core, delegated, at.node.args.length);
  const found: CallTarget[] = [];
  const looked = lookUp(core, beside(at, callee));
  for (const target of looked) {
    if (target.k === 'decl' && target.decl.k === 'macro') {
      if (target.decl.params) found.push({ k: 'fn', fn: target.decl, path: target.path, decl: target.decl });
    } else if (isFunc(target)) {
      if (target.decl.ctor)
        found.push(...constructed(core, target.decl.owner ?? target.decl.name, at.node.args.length));
      else if (target.decl.body) found.push({ k: 'fn', fn: target.decl, path: target.path, decl: target.decl });
      else if (target.decl.owner) found.push(...overrides(core, target.decl.owner, target.decl.name));
    } else if (target.k === 'decl' && target.decl.k === 'type') {
      found.push(...constructed(core, target.decl.name, at.node.args.length));
    } else if (target.k === 'local' || target.k === 'field' || (target.k === 'decl' && target.decl.k === 'var')) {
      found.push(...functionValues(core, beside(at, callee)));
    }
  }
  if (found.length || looked.length) return unique(byArity(found, at.node.args.length));
  const receiver = receiverType(core, at);
  return receiver ? methods(core, receiver, callee.name, at.node.args.length) : [];
}

/** The class whose constructor `super(…)` or `this(…)` runs. */
function delegatedTo(core: Core, at: At<Call>, { name }: { name: string }): string | undefined {
  if ((name !== 'super' && name !== 'this') || isC(core, at.path)) return undefined;
  return name === 'this' ? ownerOf(core, at) : (typeOf(core, beside(at, at.node.callee)) ?? undefined);
}

function byMember(core: Core, at: At<Call>, object: Expr, name: string): CallTarget[] {
  const type = typeOf(core, beside(at, object));
  if (type) {
    const found = methods(core, type, name, at.node.args.length);
    if (found.length) return found;
    if (!type.includes('#')) {
      const value = functionValues(core, beside(at, at.node.callee));
      if (value.length) return value;
      // A type that the tree doesn't define may still be extended by it.
      const extensions = core.tree
        .decls(name)
        .flatMap(({ path, item }) =>
          item.k === 'func' && item.receiver && item.body && isA(core, type, item.receiver)
            ? [{ k: 'fn' as const, fn: item, path, decl: item }]
            : [],
        );
      return unique(extensions);
    }
  }
  const stored = functionValues(core, beside(at, at.node.callee));
  if (stored.length) return stored;
  if (type) return [];
  return unowned(core, at, name);
}

/** A method of a receiver whose type can't be told: only when one class of the program alone has it. */
function unowned(core: Core, at: At<Call>, name: string): CallTarget[] {
  const here = family(core, at.path);
  const program = core.builds.programOf(at.path);
  const owners = new Map<string, CallTarget[]>();
  for (const { path, item } of core.tree.decls(name)) {
    if (item.k !== 'func' || !item.body || !item.owner || family(core, path) !== here) continue;
    if (!core.builds.sees(program, core.builds.programOf(path)) || !arity(item, at.node.args.length)) continue;
    const owner = lastSegment(item.owner);
    owners.set(owner, [...(owners.get(owner) ?? []), { k: 'fn', fn: item, path, decl: item }]);
  }
  return owners.size === 1 ? [...owners.values()].flat() : [];
}

/** Methods by name on a type: its own or inherited one, and what derived classes put in its place. */
export function methods(core: Core, type: string, name: string, count: number): CallTarget[] {
  const found: CallTarget[] = [];
  for (const target of members(core, lastSegment(type), name)) {
    if (isFunc(target) && target.decl.body)
      found.push({ k: 'fn', fn: target.decl, path: target.path, decl: target.decl });
  }
  const all = unique(byArity([...found, ...overrides(core, type, name)], count));
  if (all.length || !propertyOf(name) || !typesNamed(core, type).length) return all;
  return accessors(core, type, name).map(({ path, fn }) => ({ k: 'fn', fn, path, decl: fn }));
}

function overrides(core: Core, type: string, name: string, depth = 0): CallTarget[] {
  if (depth > 5) return [];
  const found: CallTarget[] = [];
  for (const { item } of core.tree.derived(lastSegment(type))) {
    const owner = lastSegment(item.name);
    for (const { path, item: member } of core.tree.member(owner, name)) {
      if (member.k === 'func' && member.body) found.push({ k: 'fn', fn: member, path, decl: member });
    }
    found.push(...overrides(core, owner, name, depth + 1));
  }
  return found;
}

function constructed(core: Core, type: string, count: number, depth = 0): CallTarget[] {
  const found: CallTarget[] = [];
  if (depth > 6) return found;
  for (const { path, item } of typesNamed(core, type)) {
    if (item.kind === 'alias' && item.target) {
      found.push(...constructed(core, item.target, count, depth + 1));
      continue;
    }
    const ctors = core.tree.owned(lastSegment(item.name)).filter((m) => m.item.k === 'func' && m.item.ctor);
    const fitting = ctors.filter((m) => m.item.k === 'func' && arity(m.item, count));
    const chosen = fitting.length ? fitting : ctors;
    if (!chosen.length) found.push({ k: 'construct', type: item.name, ctor: null, path, decl: item });
    for (const ctor of chosen) {
      if (ctor.item.k === 'func')
        found.push({ k: 'construct', type: item.name, ctor: ctor.item, path: ctor.path, decl: ctor.item });
    }
  }
  const withBody = found.filter((f) => f.k !== 'construct' || f.ctor?.body || f.ctor?.inits?.length);
  return unique(withBody.length ? withBody : found);
}

function arity(fn: Func, count: number): boolean {
  const needed = fn.params.filter((p) => !p.default && !p.rest).length;
  const rest = fn.params.some((p) => p.rest);
  return count >= needed && (rest || count <= fn.params.length);
}

function byArity(found: CallTarget[], count: number): CallTarget[] {
  const fitting = found.filter((t) => t.k !== 'fn' || t.fn.k !== 'func' || arity(t.fn, count));
  return fitting.length ? fitting : found;
}

function unique(found: CallTarget[]): CallTarget[] {
  const seen = new Set<object>();
  return found.filter((t) => {
    const key = t.k === 'fn' ? t.fn : (t.ctor ?? t.decl);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Function values that a variable, field or parameter can hold. */
export function functionValues(core: Core, at: At, depth = 0): CallTarget[] {
  if (depth > 5) return [];
  const node = strip(at.node);
  if (node.k === 'lambda') return [{ k: 'fn', fn: node, path: at.path, decl: at.decl }];
  if (node.k === 'cond') return [node.then, node.else].flatMap((e) => functionValues(core, beside(at, e), depth + 1));
  if (
    node.k === 'call' &&
    calleeName(node) &&
    /^(bind|useCallback|debounce|throttle|promisify|async)$/.test(calleeName(node) ?? '')
  ) {
    const callee = strip(node.callee);
    const inner = calleeName(node) === 'bind' && callee.k === 'member' ? callee.object : node.args[0]?.value;
    return inner ? functionValues(core, beside(at, inner), depth + 1) : [];
  }
  if (node.k === 'name') {
    const direct: CallTarget[] = lookUp(core, beside(at, node)).flatMap((t) =>
      isFunc(t) && t.decl.body ? [{ k: 'fn' as const, fn: t.decl, path: t.path, decl: t.decl }] : [],
    );
    if (direct.length) return direct;
  }
  if (node.k === 'member') {
    const type = typeOf(core, beside(at, node.object));
    const direct = type ? methods(core, type, node.name, -1) : [];
    if (direct.length) return direct;
  }
  if (node.k !== 'name' && node.k !== 'member' && node.k !== 'index') return [];
  return core.tree.memo.ask(
    `v:${keyOf(core, beside(at, node))}`,
    () => heldFunctions(core, beside(at, node), depth),
    () => [],
  );
}

function heldFunctions(core: Core, at: At, depth: number): CallTarget[] {
  const direct = sourcesOf(core, at).flatMap((source) =>
    source.k === 'value' && source.rest.length === 0 && source.at.node !== at.node
      ? functionValues(core, source.at, depth + 1)
      : [],
  );
  if (direct.length || family(core, at.path) === 'c') return unique(direct);
  // Through what a call returns: `const { send } = useSocket()`.
  const held = holdersOf(core, at).flatMap((h) => {
    const k = h.at.node.k;
    if (h.rest.length || h.at.node === at.node || (k !== 'lambda' && k !== 'call' && k !== 'name')) return [];
    return functionValues(core, h.at, depth + 1);
  });
  return unique(held);
}

/** Ordered field names of a struct or class, of the tree or of an SDK. */
export function layout(core: Core, type: string, depth = 0): readonly string[] | undefined {
  if (depth > 6) return undefined;
  const known = core.knowledge.structs.get(type);
  for (const { item } of typesNamed(core, type)) {
    if (item.kind === 'alias' && item.target) return layout(core, item.target, depth + 1);
    if (item.fields.length) return item.fields.filter((f) => !f.static).map((f) => f.name);
  }
  return known;
}

export type { Target };
