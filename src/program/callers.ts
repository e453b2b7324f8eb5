import { callTargets, functionValues, layout } from './calls.ts';
import { beside, type Core, enter, family, functionAt, isC, at as located, shapeAt } from './core.ts';
import type { Call, Decl, Expr, Func, Lambda, Macro, New } from './ir.ts';
import type { CallbackRow } from './knowledge.ts';
import { calleeName, lastSegment, strip } from './nodes.ts';
import type { At } from './query.ts';
import { rowOf } from './rows.ts';
import { lookUp } from './scope.ts';
import type { Binding } from './shape.ts';
import { isA, typeOf } from './types.ts';

/** One way in which a function is called. */
export type Invocation =
  | { k: 'call'; site: At<Call | New> }
  | { k: 'row'; site: At<Call | New>; callback: CallbackRow };

/** Every call of a function or lambda in the tree: by name, through its base's or interface's name, and through variables, fields and SDK callbacks that it was handed to. */
export function callersOf(core: Core, fn: Func | Lambda | Macro, path: string, decl: Decl): Invocation[] {
  return core.tree.memo.ask(
    `i:${core.tree.id(fn)}`,
    () => invocations(core, fn, path, decl),
    () => [],
  );
}

function invocations(core: Core, fn: Func | Lambda | Macro, path: string, decl: Decl): Invocation[] {
  if (fn.k === 'lambda') return believed(core, fn, valueCalls(core, located(path, decl, fn as Expr), 0));
  const found: Invocation[] = [];
  const name = fn.k === 'func' && fn.ctor ? lastSegment(fn.owner ?? fn.name) : fn.name;
  const names = fn.k === 'func' && fn.ctor && !isC(core, path) ? [name, 'super', 'this'] : [name];
  for (const { path: from, item } of names.flatMap((n) => core.tree.calls(n))) {
    if (family(core, from) !== family(core, path)) continue;
    const site = located(from, item.decl, item.node);
    if (enters(core, site, fn)) found.push({ k: 'call', site });
  }
  for (const { path: from, item } of core.tree.macroCalls(name)) {
    if (family(core, from) !== family(core, path)) continue;
    for (const use of macroUses(core, item.macro, from))
      found.push({ k: 'call', site: { path: from, decl: item.macro, node: item.node, context: use } });
  }
  if (fn.k === 'macro') return found;
  for (const mention of [...core.tree.mentions(name), ...core.tree.memberMentions(name)]) {
    const { path: from, item } = mention;
    if (family(core, from) !== family(core, path) || item.decl.k === 'macro') continue;
    const node = item.node;
    const parent = shapeAt(core, { path: from }).parents.get(node) as { k?: string; callee?: unknown } | undefined;
    if (parent?.k === 'call' && parent.callee === node) continue;
    const mentioned = located(from, item.decl, node);
    if (!functionValues(core, mentioned).some((t) => t.k === 'fn' && t.fn === fn)) continue;
    found.push(...believed(core, fn, valueCalls(core, mentioned, 0)));
  }
  found.push(...callbackMethods(core, fn));
  return found;
}

/** Calls through a name alone count unless the callee is known to be something else. */
function believed(core: Core, fn: Func | Lambda, found: Invocation[]): Invocation[] {
  return found.filter((one) => {
    if (one.k === 'row') return true;
    const callee = one.site.node.k === 'call' ? strip(one.site.node.callee) : undefined;
    if (callee?.k !== 'member' && callee?.k !== 'name') return true;
    const targets = callTargets(core, one.site);
    if (targets.length) return targets.some((t) => t.k === 'fn' && t.fn === fn);
    if (callee.k === 'name' && family(core, one.site.path) !== 'c' && shapeAt(core, one.site).bindings.has(callee)) {
      return shapeAt(core, one.site).bindings.get(callee)?.kind === 'param';
    }
    return rowOf(core, one.site) === undefined;
  });
}

function enters(core: Core, site: At<Call | New>, fn: Func | Macro): boolean {
  return callTargets(core, site).some((t) => (t.k === 'fn' ? t.fn === fn : t.ctor === fn));
}

/** Uses of a macro as contexts: one frame a use, also where a use stands in another macro. */
export function macroUses(core: Core, macro: Macro, path: string, depth = 0): NonNullable<At['context']>[] {
  if (depth > 4) return [];
  const found: NonNullable<At['context']>[] = [];
  const visible = (from: string, node: Expr, d: Decl): boolean =>
    lookUp(core, located(from, d, { k: 'name', span: node.span, name: macro.name })).some(
      (t) => t.k === 'decl' && t.decl === macro,
    );
  if (macro.params) {
    for (const { path: from, item } of core.tree.calls(macro.name)) {
      if (!isC(core, from) || item.node.k !== 'call' || !visible(from, item.node, item.decl)) continue;
      found.push({ call: located(from, item.decl, item.node), callee: macro, outer: null });
    }
    for (const { path: from, item } of core.tree.macroCalls(macro.name)) {
      if (item.macro === macro || item.node.k !== 'call') continue;
      for (const outer of macroUses(core, item.macro, from, depth + 1))
        found.push({ call: { path: from, decl: item.macro, node: item.node, context: outer }, callee: macro, outer });
    }
    return found;
  }
  for (const { path: from, item } of core.tree.mentions(macro.name)) {
    if (!isC(core, from) || item.node.k !== 'name' || item.decl === macro || !visible(from, item.node, item.decl))
      continue;
    if (item.decl.k === 'macro') {
      for (const outer of macroUses(core, item.decl, from, depth + 1))
        found.push({ call: { path: from, decl: item.decl, node: item.node, context: outer }, callee: macro, outer });
    } else found.push({ call: located(from, item.decl, item.node), callee: macro, outer: null });
  }
  return found.sort((a, b) => ((a.call?.path ?? path) < (b.call?.path ?? path) ? -1 : 1));
}

/** Calls of a function value that stands at `use`: followed into parameters, fields, variables and SDK calls. */
function valueCalls(core: Core, use: At, depth: number): Invocation[] {
  if (depth > 4) return [];
  const shape = shapeAt(core, use);
  let node: object = use.node;
  let parent = shape.parents.get(node) as (Expr & { k: string }) | undefined;
  while (
    parent &&
    (parent.k === 'cast' ||
      parent.k === 'addr' ||
      parent.k === 'cond' ||
      parent.k === 'either' ||
      (parent.k === 'call' && /^(bind|useCallback)$/.test(calleeName(parent as Call) ?? '')))
  ) {
    node = parent;
    parent = shape.parents.get(node) as typeof parent;
  }
  if (!parent) return [];
  const p = parent as unknown as { k: string } & Record<string, unknown>;
  if (p.k === 'call' || p.k === 'new') {
    const call = parent as Call | New;
    const index = call.args.findIndex((a) => a.value === node);
    return index < 0 ? [] : handed(core, beside(use, call), index, depth);
  }
  if (p.k === 'member' && (p as { object?: unknown }).object === node) return [];
  if (p.k === 'assign' && p.value === node) return heldBy(core, use, (parent as Expr & { k: 'assign' }).target, depth);
  if (p.k === 'local') return localCalls(core, use, String(p.name));
  if (p.k === 'var' || p.k === 'type') return namedCalls(core, use, String(p.name), depth);
  if (p.k === 'init') return entryCalls(core, use, parent as Expr & { k: 'init' }, node, depth);
  return [];
}

/** A function handed to a call: the callee's calls of that parameter, or an SDK's callback. */
function handed(core: Core, call: At<Call | New>, index: number, depth: number): Invocation[] {
  const found: Invocation[] = [];
  for (const target of callTargets(core, call)) {
    const fn = target.k === 'fn' ? target.fn : target.ctor;
    if (!fn || fn.k === 'macro') continue;
    const arg = call.node.args[index];
    const i = arg?.name ? fn.params.findIndex((p) => p.name === arg.name) : index;
    const param = fn.params[i];
    if (!param) continue;
    const inside = shapeAt(core, target);
    for (const { node, decl } of core.tree.callsIn(target.path)) {
      if (node.k !== 'call') continue;
      const callee = strip(node.callee);
      const invoked =
        callee.k === 'member' && /^(invoke|call|apply)$/.test(callee.name) ? strip(callee.object) : callee;
      if (invoked.k === 'name' && inside.bindings.get(invoked)?.node === param) {
        found.push({ k: 'call', site: { path: target.path, decl, node, context: enter(call, fn) } });
      }
    }
    const own = inside.bound.get(param);
    for (const name of own ? (inside.names.get(own) ?? []) : []) {
      const binding = own as Binding;
      const kept = fn.k === 'func' ? fn.inits?.find((init) => init.args.some((a) => a.value === name)) : undefined;
      if (kept)
        found.push(
          ...namedCalls(
            core,
            { path: target.path, decl: binding.decl, node: name, context: null },
            kept.field,
            depth + 1,
          ),
        );
      const up = inside.parents.get(name) as { k?: string } | undefined;
      if (up?.k === 'call' || up?.k === 'assign' || up?.k === 'init')
        found.push(
          ...valueCalls(
            core,
            { path: target.path, decl: binding.decl, node: name, context: enter(call, fn) },
            depth + 1,
          ),
        );
    }
  }
  const row = rowOf(core, call);
  for (const callback of row?.row.callbacks ?? []) {
    if (portIs(callback.fn, index, call.node.args.length)) found.push({ k: 'row', site: call, callback });
  }
  return found;
}

function portIs(port: CallbackRow['fn'], index: number, count: number): boolean {
  if (port === index || (port === 'last' && index === count - 1)) return true;
  if (typeof port !== 'string') return false;
  const from = /^(\d+)\+$/.exec(port);
  return from !== null && index >= Number(from[1]);
}

function heldBy(core: Core, use: At, target: Expr, depth: number): Invocation[] {
  const t = strip(target);
  if (t.k === 'name') {
    const binding = shapeAt(core, use).bindings.get(t);
    return binding ? localCalls(core, use, t.name) : namedCalls(core, use, t.name, depth);
  }
  if (t.k === 'member') return [...namedCalls(core, use, t.name, depth), ...rowProperty(core, use, t)];
  return [];
}

/** `recorder.ondataavailable = fn`: a property of an SDK object that it calls. */
function rowProperty(core: Core, use: At, target: Expr & { k: 'member' }): Invocation[] {
  const type = typeOf(core, beside(use, target.object));
  const row = type ? core.rows.property(core, type, `${target.name}=`) : undefined;
  const parent = shapeAt(core, use).parents.get(target);
  if (!row || !parent) return [];
  const call: Call = { k: 'call', span: target.span, callee: target, args: [{ span: use.node.span, value: use.node }] };
  shapeAt(core, use).parents.set(call, parent);
  return (row.callbacks ?? []).map((callback) => ({ k: 'row', site: beside(use, call), callback }));
}

function localCalls(core: Core, use: At, name: string): Invocation[] {
  const fn = functionAt(core, use);
  const shape = shapeAt(core, use);
  const found: Invocation[] = [];
  for (const [node, binding] of shape.bindings) {
    if (binding.name !== name || (binding.fn !== fn && binding.fn !== null && fn !== null)) continue;
    const parent = shape.parents.get(node) as { k?: string; callee?: unknown } | undefined;
    if (parent?.k === 'call' && parent.callee === node) found.push({ k: 'call', site: beside(use, parent as Call) });
    else if (parent?.k === 'init' && node !== use.node) {
      found.push(...entryCalls(core, beside(use, node as Expr), parent as unknown as Expr & { k: 'init' }, node, 2));
    } else if (parent?.k === 'call' && node !== use.node) found.push(...valueCalls(core, beside(use, node as Expr), 3));
  }
  return found;
}

function namedCalls(core: Core, use: At, name: string, depth: number): Invocation[] {
  const found: Invocation[] = [];
  const here = family(core, use.path);
  for (const { path, item } of core.tree.calls(name)) {
    if (family(core, path) !== here || item.node.k !== 'call') continue;
    const callee = strip(item.node.callee);
    const bound = callee.k === 'name' && shapeAt(core, { path }).bindings.has(callee);
    if (bound && here === 'c') continue;
    found.push({ k: 'call', site: located(path, item.decl, item.node) });
  }
  for (const { path, item } of [...core.tree.mentions(name), ...core.tree.memberMentions(name)]) {
    if (family(core, path) !== here || item.node === use.node) continue;
    const parent = shapeAt(core, { path }).parents.get(item.node) as
      | { k?: string; callee?: unknown; args?: { value: unknown }[] }
      | undefined;
    if (parent?.k === 'call' && parent.callee !== item.node && parent.args?.some((a) => a.value === item.node)) {
      found.push(...valueCalls(core, located(path, item.decl, item.node), depth + 2));
    }
  }
  return found;
}

function entryCalls(core: Core, use: At, init: Expr & { k: 'init' }, node: object, depth: number): Invocation[] {
  const index = init.entries.findIndex((e) => e.value === node);
  const entry = init.entries[index];
  const last = entry?.path?.at(-1);
  const shape = shapeAt(core, use);
  const found: Invocation[] = [];
  let name = typeof last === 'string' ? last : undefined;
  if (name === undefined && index >= 0) {
    const type = init.type ?? typeOf(core, beside(use, init)) ?? declaredType(shape.parents.get(init));
    name = type ? layout(core, type)?.[index] : undefined;
  }
  if (!name) return [];
  found.push(...namedCalls(core, use, name, depth));
  // The initialiser itself, or the variable it makes, handed to an SDK call that calls a field of it.
  const holder = shape.parents.get(init) as { k?: string; name?: string; args?: { value: unknown }[] } | undefined;
  if (holder?.k === 'call' || holder?.k === 'new') {
    found.push(...fieldCallback(core, beside(use, holder as unknown as Call), init, name));
  } else if (holder?.name) {
    for (const { path, item } of core.tree.mentions(holder.name))
      found.push(...mentionCallback(core, path, item.node, item.decl, name));
    for (const [n, binding] of shape.bindings)
      if (binding.node === (holder as object)) found.push(...mentionCallback(core, use.path, n, binding.decl, name));
  }
  return found;
}

function mentionCallback(core: Core, path: string, node: Expr, decl: Decl, field: string): Invocation[] {
  const shape = shapeAt(core, { path });
  let arg: object = node;
  let parent = shape.parents.get(arg) as { k?: string } | undefined;
  while (parent && (parent.k === 'addr' || parent.k === 'cast')) {
    arg = parent;
    parent = shape.parents.get(arg) as typeof parent;
  }
  if (parent?.k !== 'call' && parent?.k !== 'new') return [];
  return fieldCallback(core, located(path, decl, parent as unknown as Call), arg, field);
}

function fieldCallback(core: Core, call: At<Call | New>, arg: object, field: string): Invocation[] {
  const index = call.node.args.findIndex((a) => a.value === arg);
  const row = rowOf(core, call);
  return (row?.row.callbacks ?? []).flatMap((callback) =>
    callback.fn === `${index}.${field}` ? [{ k: 'row' as const, site: call, callback }] : [],
  );
}

/** Methods of an object of the tree that an SDK call takes and calls by name: `webSocketListener.onMessage`. */
function callbackMethods(core: Core, fn: Func): Invocation[] {
  if (!fn.owner) return [];
  const owner = lastSegment(fn.owner);
  const found: Invocation[] = [];
  for (const row of core.rows.callbackMethods.get(fn.name) ?? []) {
    const name = lastSegment(row.call.replace(/^new /, '').replace(/^.*#/, ''));
    for (const { path, item } of core.tree.calls(name)) {
      const site = located(path, item.decl, item.node);
      if (rowOf(core, site)?.row !== row) continue;
      for (const callback of row.callbacks ?? []) {
        const m = typeof callback.fn === 'string' ? /^(\d+|last)\.(\w+)$/.exec(callback.fn) : null;
        if (!m || m[2] !== fn.name) continue;
        const arg = m[1] === 'last' ? item.node.args.at(-1) : item.node.args[Number(m[1])];
        if (!arg) continue;
        const value = strip(arg.value);
        const mine = value.k === 'new' && value.body === owner;
        const type = mine ? owner : typeOf(core, beside(site, arg.value));
        if (mine || (type && isA(core, owner, type)) || type === owner) found.push({ k: 'row', site, callback });
      }
    }
  }
  return found;
}

function declaredType(node: object | undefined): string | undefined {
  return (node as { type?: string } | undefined)?.type;
}
