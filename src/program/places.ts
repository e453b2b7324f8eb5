import { getterCall, setterCall, setterOf } from './accessors.ts';
import { defsOf } from './aliases.ts';
import { callTargets } from './calls.ts';
import { beside, boundIn, type Core, family, functionAt, keyOf, at as located, selfFrame, shapeAt } from './core.ts';
import { truth } from './guards.ts';
import type { Call, Decl, Expr, Func, Init, Lambda, Macro, Name, New, Stmt } from './ir.ts';
import { type AccessPath, accessPath, ELEMENT, lastSegment, strip } from './nodes.ts';
import type { At, Context, ObjectValue } from './query.ts';
import { type Cover, cover, reaching } from './reach.ts';
import { free, isPrivate, lookUp, members, ownersOf, type Target, typesNamed } from './scope.ts';
import type { Binding, Def } from './shape.ts';
import { isA, lambdaReceiver, typeOf } from './types.ts';

/** Where the value of a variable, field or element comes from, one step back. `rest` is the path that is still to be followed into it. */
export type Source =
  | {
      k: 'value';
      at: At;
      rest: string[] /** The part that was written, where not the whole. */;
      inner?: string[];
      op?: string;
      place: object;
    }
  | { k: 'effect'; site: At<Call | New>; port: number | 'this'; rest: string[]; inner?: string[] }
  | { k: 'param'; binding: Binding; fn: Func | Lambda | Macro; at: At; rest: string[] }
  | { k: 'each'; over: At; binding: Binding; rest: string[] }
  | { k: 'external'; name: string; at: At; rest: string[]; target?: Target };

/** Sources of a name, member or index expression, seen from where it stands; `extra` leads on into its value. Other expressions have none. */
export function sourcesOf(core: Core, at: At, extra: readonly string[] = []): Source[] {
  return core.tree.memo.ask(
    `s:${keyOf(core, at)}:${extra.join('.')}`,
    () => found(core, at, extra),
    () => [],
  );
}

function found(core: Core, at: At, extra: readonly string[]): Source[] {
  const access = accessPath(at.node);
  if (!access) return throughObject(core, at, extra);
  const path = [...access.path, ...extra];
  const binding = access.root.k === 'name' ? shapeAt(core, at).bindings.get(access.root) : undefined;
  return binding ? localSources(core, at, binding, path) : freeSources(core, at, access, path);
}

function localSources(core: Core, at: At, binding: Binding, path: string[]): Source[] {
  const bound = boundIn(at.context, binding.node);
  if (bound) return [{ k: 'value', at: bound, rest: path, place: bound.node }];
  const shape = shapeAt(core, at);
  const here = functionAt(core, at);
  const defs = defsOf(shape, binding);
  const found: Source[] = [];
  let entry = true;
  if (binding.fn === here && !timeless.has(at.node)) {
    const reached = reaching(shape, defs, at.node, path, (g) => truth(core, at, g));
    for (const { def, cover: c } of reached.defs) {
      found.push(fromDef(at, def, at.context, c));
    }
    entry = reached.entry;
  } else {
    const context = outside(at.context, here);
    for (const def of defs) {
      const c = cover(def.path, path);
      if (c) found.push(fromDef(at, def, context, c));
    }
  }
  found.push(...stateOf(core, at, binding));
  if (binding.kind === 'each') {
    const loop = binding.node as Stmt & { k: 'loop' };
    if (loop.each) found.push({ k: 'each', over: beside(at, loop.each.over), binding, rest: path });
  } else if (binding.kind === 'param' && entry && binding.fn) {
    found.push({ k: 'param', binding, fn: binding.fn, at, rest: path });
  }
  // A field of an object of the tree may be written anywhere else that the object is.
  if (path.length && (binding.kind !== 'param' || binding.fn !== here)) found.push(...heap(core, at, path));
  else if (path.length && binding.kind === 'param') found.push(...heap(core, at, path, true));
  return found;
}

const timeless = new WeakSet<object>();
const twins = new WeakMap<object, Expr>();

/** The same variable without its place in time: whatever it holds anywhere. For objects whose calls come back later than they are written. */
export function anytime(core: Core, at: At): At {
  const node = strip(at.node);
  if (node.k !== 'name') return at;
  let twin = twins.get(node);
  if (!twin) {
    const shape = shapeAt(core, at);
    twin = { ...node };
    timeless.add(twin);
    twins.set(node, twin);
    const parent = shape.parents.get(node);
    const binding = shape.bindings.get(node);
    if (parent) shape.parents.set(twin, parent);
    if (binding) shape.bindings.set(twin as Name, binding);
  }
  return beside(at, twin);
}

/** React's `const [x, setX] = useState(…)`: what the setter is called with comes to be `x`. */
function stateOf(core: Core, at: At, binding: Binding): Source[] {
  const init = (binding.node as { init?: Expr }).init;
  if (init?.k !== 'index' || init.object.k !== 'name' || !init.object.name.startsWith('[')) return [];
  if (init.index.k !== 'lit' || init.index.value !== 0) return [];
  const shape = shapeAt(core, at);
  const pair = shape.bindings.get(init.object);
  const made = (pair?.node as { init?: Expr } | undefined)?.init;
  if (
    !pair ||
    made?.k !== 'call' ||
    strip(made.callee).k !== 'name' ||
    (strip(made.callee) as Name).name !== 'useState'
  )
    return [];
  const found: Source[] = [];
  for (const name of shape.names.get(pair) ?? []) {
    const index = shape.parents.get(name) as Expr | undefined;
    if (index?.k !== 'index' || index.index.k !== 'lit' || index.index.value !== 1) continue;
    const setter = shape.bound.get(shape.parents.get(index) ?? {});
    for (const use of setter ? (shape.names.get(setter) ?? []) : []) {
      const call = shape.parents.get(use) as Expr | undefined;
      const value = call?.k === 'call' && call.callee === use ? call.args[0]?.value : undefined;
      if (!value) continue;
      const where = located(at.path, setter?.decl ?? at.decl, value);
      const values = value.k === 'lambda' ? returnsOf(value.body).map((v) => ({ ...where, node: v })) : [where];
      for (const v of values) found.push({ k: 'value', at: v, rest: [], place: v.node });
    }
  }
  return found;
}

/** The context outside a lambda: its frames don't count for variables around it. */
function outside(context: Context, fn: object | null): Context {
  return context && context.callee === fn ? context.outer : context;
}

function fromDef(at: At, def: Def, context: Context, of: Cover): Source {
  const rest = of.kind === 'whole' ? of.rest : [];
  const inner = of.kind === 'part' ? of.inner : undefined;
  const where = { path: at.path, decl: def.decl, context };
  if (def.call) {
    return {
      k: 'effect',
      site: { ...where, node: def.call },
      port: def.kind === 'receiver' ? 'this' : (def.arg ?? 0),
      rest,
      inner,
    };
  }
  const value = def.value;
  if (!value) return { k: 'external', name: '?', at, rest };
  return { k: 'value', at: { ...where, node: value }, rest, inner, op: def.op, place: def.node };
}

function freeSources(core: Core, at: At, access: AccessPath, path: string[]): Source[] {
  const shape = shapeAt(core, at);
  const here = functionAt(core, at);
  const targets = access.own
    ? ownFields(core, at, access.name, access.root)
    : free(core, at, access.name, access.root.k === 'name' ? access.root.scope : undefined);
  const found: Source[] = [];
  const self = selfOf(at.context, here);
  const mine = (shape.freeDefs.get(access.name) ?? []).filter((def) => sameFunction(core, at, def, here));
  if (here && here.k !== 'macro' && mine.length) {
    const reached = reaching(shape, mine, at.node, path, (g) => truth(core, at, g));
    for (const { def, cover: c } of reached.defs) {
      found.push(fromDef(at, def, at.context, c));
    }
    if (!reached.entry) return found;
  }
  for (const target of targets) {
    found.push(...targetSources(core, at, target, access.name, path, here, self));
  }
  if (!targets.length) {
    const receiver = lambdaReceiver(core, at);
    if (receiver && typeof receiver !== 'string' && access.root.k === 'name')
      return [...found, ...sourcesOf(core, receiver, [access.name, ...path])];
    found.push({ k: 'external', name: access.name, at, rest: path });
  }
  if (path.length) found.push(...heap(core, at, path));
  return found;
}

/** Fields behind `this`; behind `Outer.this` those of the outer type. */
function ownFields(core: Core, at: At, name: string, root: Expr): Target[] {
  const self = root.k === 'member' ? strip(root.object) : undefined;
  const label = self?.k === 'name' ? self.scope : undefined;
  const scope = label && ownersOf(core, at).includes(lastSegment(label)) ? label : undefined;
  return free(core, at, name, scope).filter((t) => t.k === 'field' || (t.k === 'decl' && t.decl.owner !== undefined));
}

function sameFunction(core: Core, at: At, def: Def, here: object | null): boolean {
  if (def.decl !== at.decl) return false;
  return functionAt(core, located(at.path, def.decl, def.node)) === here;
}

function selfOf(context: Context, here: object | null): ObjectValue | undefined {
  return selfFrame(context, here)?.self ?? context?.self;
}

/** Everything in the program that writes a global or a field. */
function targetSources(
  core: Core,
  at: At,
  target: Target,
  name: string,
  path: string[],
  here: object | null,
  self: ObjectValue | undefined,
): Source[] {
  if (target.k === 'local') return [];
  const found: Source[] = [];
  const where = target.path;
  const add = (from: string, def: Def): void => {
    const c = cover(def.path, path);
    if (!c) return;
    const context = defContext(core, from, def, self);
    found.push(fromDef({ ...at, path: from }, def, context, c));
  };
  if (target.k === 'field') {
    const { field, type } = target.of;
    if (type.kind === 'enum') return [{ k: 'external', name, at, rest: path, target }];
    if (field.init) found.push({ k: 'value', at: located(where, type, field.init), rest: path, place: field });
    const made = core.tree.shape(where).constructions.get(field);
    if (made) found.push({ k: 'value', at: located(where, type, made), rest: path, place: field });
    // Only methods can write a field by its bare name.
    const className = lastSegment(type.name);
    const bare = core.tree.owned(className).length ? core.tree.ownDefs(name, className) : [];
    for (const { path: from, item } of bare) {
      if (family(core, from) !== family(core, where)) continue;
      if (!belongs(core, located(from, item.decl, item.node), type.name, name)) continue;
      if (item.decl === at.decl && sameFunction(core, at, item, here)) continue;
      add(from, item);
    }
    found.push(...writtenThrough(core, at, type.name, name, path), ...setFromJava(core, at, target, path));
    return found.length ? found : [{ k: 'external', name, at, rest: path, target }];
  }
  const { decl } = target;
  if (decl.k === 'var') {
    if (decl.get) {
      for (const value of returnsOf(decl.get))
        found.push({ k: 'value', at: located(where, decl, value), rest: path, place: decl });
    }
    const made = core.tree.shape(where).constructions.get(decl);
    if (made) found.push({ k: 'value', at: located(where, decl, made), rest: path, place: decl });
    const own = isPrivate(core, target)
      ? (core.tree.shape(where).freeDefs.get(name) ?? []).map((item) => ({ path: where, item }))
      : undefined;
    for (const { path: from, item } of own ?? core.tree.freeDefs(name)) {
      if (family(core, from) !== family(core, where)) continue;
      if (item.kind === 'init') {
        if (item.decl === decl) add(from, item);
        continue;
      }
      if (decl.constant && !decl.pointer && item.kind === 'assign') continue;
      if (item.decl === at.decl && sameFunction(core, at, item, here)) continue;
      if (from !== where && !namesSame(core, from, item, decl)) continue;
      add(from, item);
    }
    return found.length ? found : [{ k: 'external', name, at, rest: path, target }];
  }
  if (decl.k === 'macro' && decl.expr && decl.params === null) {
    const use = accessRoot(at.node);
    const context: Context = use ? { call: beside(at, use), callee: decl, outer: at.context } : at.context;
    return [{ k: 'value', at: { path: where, decl, node: decl.expr, context }, rest: path, place: decl }];
  }
  return [{ k: 'external', name, at, rest: path, target }];
}

/** Whether a name written at a place is the field of this type: no nearer type around the place has one of that name. */
function belongs(core: Core, at: At<object>, type: string, name: string): boolean {
  for (const owner of ownersOf(core, at)) {
    if (isA(core, owner, type) || isA(core, type, owner)) return true;
    if (members(core, owner, name).length) return false;
  }
  return false;
}

function accessRoot(expr: Expr): Name | undefined {
  const access = accessPath(expr);
  return access?.root.k === 'name' ? access.root : undefined;
}

/** Whether a def's free name stands for the very same declaration (or its `extern` twin). */
function namesSame(core: Core, from: string, def: Def, decl: Decl): boolean {
  const name: Name = { k: 'name', span: [0, 0], name: decl.name };
  const seen = lookUp(core, located(from, def.decl, { ...name }));
  return seen.some((t) => t.k === 'decl' && (t.decl === decl || (t.decl.k === 'var' && t.decl.external === true)));
}

/** How a def in a method is looked at when its object is known: a constructor through its construction, others by the object alone. */
function defContext(core: Core, from: string, def: Def, self: ObjectValue | undefined): Context {
  if (!self) return null;
  const fn = functionAt(core, located(from, def.decl, def.node));
  if (fn?.k !== 'func') return null;
  // A base's constructor, or another that is delegated to, is entered by `super(…)` or `this(…)`.
  const entered = fn.ctor && callTargets(core, self.at).some((t) => t.k === 'construct' && t.ctor === fn);
  if (entered) return { call: self.at, callee: fn, self, outer: self.at.context };
  return { call: null, callee: fn, self, outer: null };
}

/** `x.name = v` anywhere, where `x` is of this class. */
function writtenThrough(core: Core, at: At, type: string, name: string, path: string[]): Source[] {
  const found: Source[] = [];
  for (const { path: from, item } of core.tree.memberDefs(name)) {
    if (family(core, from) !== family(core, at.path) || item.own) continue;
    const at0 = item.path.lastIndexOf(name);
    const c = cover(item.path.slice(at0 + 1), path);
    if (!c) continue;
    const object = objectOf(item, name);
    if (!object) continue;
    const of = typeOf(core, located(from, item.decl, object));
    if (of === null || !(isA(core, of, type) || isA(core, type, of))) continue;
    found.push(fromDef({ ...at, path: from }, item, null, c));
  }
  return found;
}

/** What Java hands to the setter of a Kotlin property. */
function setFromJava(core: Core, at: At, target: Target & { k: 'field' }, path: string[]): Source[] {
  const { field, type } = target.of;
  if (core.tree.peek(target.path)?.language !== 'kotlin' || field.static || field.constant) return [];
  return core.tree.calls(setterOf(field.name)).flatMap(({ path: from, item }): Source[] => {
    const set = setterCall(item.node);
    if (!set || core.tree.peek(from)?.language !== 'java') return [];
    const of = typeOf(core, located(from, item.decl, set.object));
    if (of === null || !(isA(core, of, type.name) || isA(core, type.name, of))) return [];
    return [{ k: 'value', at: { ...at, ...located(from, item.decl, set.value) }, rest: path, place: item.node }];
  });
}

/** The expression before `.name` in what a def writes. */
function objectOf(def: Def, name: string): Expr | undefined {
  let target: Expr | undefined;
  if (def.call) {
    if (def.kind === 'receiver')
      target = def.call.k === 'call' && def.call.callee.k === 'member' ? def.call.callee.object : undefined;
    else target = def.call.args[def.arg ?? 0]?.value;
  } else if ((def.node as Expr).k === 'assign') target = (def.node as Expr & { k: 'assign' }).target;
  for (let e = target && strip(target); e; ) {
    if (e.k === 'member' && e.name === name) return e.object;
    if (e.k === 'member' || e.k === 'index') e = strip(e.object);
    else return undefined;
  }
  return undefined;
}

/** Fields of objects of the tree's classes: what any method or outsider writes into them. */
function heap(core: Core, at: At, path: readonly string[], onlyClasses = false): Source[] {
  const field = path.find((step) => step !== ELEMENT);
  const node = strip(at.node);
  if (field === undefined) return [];
  // The object in front of the field: only where the expression spells it.
  const object = prefix(node, field);
  const type = object ? typeOf(core, beside(at, object)) : null;
  if (!type || type.includes('#')) return [];
  const declared = typesNamed(core, type);
  const classes = declared.filter(({ item }) => item.kind !== 'struct' && item.kind !== 'union');
  const methods = core.tree.owned(lastSegment(type)).length > 0;
  if (!classes.length && !methods && onlyClasses) return [];
  if (!classes.length && !methods) return [];
  const rest = path.slice(path.indexOf(field) + 1);
  const found: Source[] = [];
  const fields = ownerTargets(core, type, field);
  const read = fields.length ? undefined : reading(node, field);
  const getter = read && getterCall(core, at.path, type, read);
  if (getter) return [{ k: 'value', at: beside(at, getter), rest, place: getter }];
  for (const target of fields) found.push(...targetSources(core, at, target, field, rest, null, undefined));
  return found.filter((s) => s.k !== 'external');
}

function ownerTargets(core: Core, type: string, field: string): Target[] {
  return core.tree
    .fields(field)
    .flatMap(({ path, item }) =>
      isA(core, type, item.type.name) && item.type.kind !== 'enum' ? [{ k: 'field' as const, path, of: item }] : [],
    );
}

function prefix(expr: Expr, field: string): Expr | undefined {
  return reading(expr, field)?.object;
}

/** The part of an access path that reads the field. */
function reading(expr: Expr, field: string): (Expr & { k: 'member' }) | undefined {
  for (let e: Expr | undefined = strip(expr); e; ) {
    if (e.k === 'member' && e.name === field) return e;
    if (e.k === 'member' || e.k === 'index') e = strip(e.object);
    else return undefined;
  }
  return undefined;
}

/** A member of something that isn't a variable: `make().url`. */
function throughObject(core: Core, at: At, extra: readonly string[]): Source[] {
  const node = strip(at.node);
  if (node.k === 'member') {
    const own = heap(core, at, [node.name, ...extra]);
    return own.length ? own : [{ k: 'value', at: beside(at, node.object), rest: [node.name, ...extra], place: node }];
  }
  if (node.k === 'index') return [{ k: 'value', at: beside(at, node.object), rest: [ELEMENT, ...extra], place: node }];
  return [];
}

/** An expression for a field of what another expression stands for, standing at the same place. */
export function fieldAt(core: Core, at: At, path: readonly string[]): At {
  let made = at;
  for (const name of path) {
    const key = strip(made.node);
    let byName = fields.get(key);
    if (!byName) {
      byName = new Map();
      fields.set(key, byName);
    }
    let node = byName.get(name);
    if (!node) {
      node = { k: 'member', span: key.span, object: key, name };
      byName.set(name, node);
      const shape = shapeAt(core, at);
      const parent = shape.parents.get(at.node);
      if (parent) shape.parents.set(node, parent);
    }
    made = beside(made, node);
  }
  return made;
}
const fields = new WeakMap<object, Map<string, Expr>>();

/** Values of a property in an object literal that an expression is, directly or through a constant. */
export function literalMember(core: Core, at: At, name: string, depth = 0): At[] {
  if (depth > 4) return [];
  const node = strip(at.node);
  if (node.k === 'init') return entriesNamed(node, name).map((value) => beside(at, value));
  if (node.k !== 'name' && node.k !== 'member') return [];
  return sourcesOf(core, beside(at, node)).flatMap((s) =>
    s.k === 'value' && s.rest.length === 0 && s.at.node !== node ? literalMember(core, s.at, name, depth + 1) : [],
  );
}

export function entriesNamed(init: Init, name: string): Expr[] {
  return init.entries.flatMap((e) => (e.path?.length === 1 && e.path[0] === name ? [e.value] : []));
}

/** Values that a body returns, in order, with those in its branches. */
export function returnsOf(body: readonly Stmt[]): Expr[] {
  const found: Expr[] = [];
  const visit = (list: readonly Stmt[]): void => {
    for (const stmt of list) {
      if (stmt.k === 'return' && stmt.value) found.push(stmt.value);
      else if (stmt.k === 'if') {
        visit(stmt.then);
        visit(stmt.else);
      } else if (stmt.k === 'loop' || stmt.k === 'block' || stmt.k === 'guarded') visit(stmt.body);
      else if (stmt.k === 'switch') for (const c of stmt.cases) visit(c.body);
      else if (stmt.k === 'try') {
        visit(stmt.body);
        for (const h of stmt.handlers) visit(h.body);
        visit(stmt.finally);
      }
    }
  };
  visit(body);
  return found;
}
