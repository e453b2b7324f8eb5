import { defsOf } from './aliases.ts';
import { callersOf } from './callers.ts';
import { callTargets, layout } from './calls.ts';
import { beside, type Core, depthOf, enter, family, frameOf, functionAt, keyOf, MAX_FRAMES, shapeAt } from './core.ts';
import { spell, standing } from './guards.ts';
import type { Call, Expr, Init, Macro, Name, New, TypeDecl } from './ir.ts';
import { accessPath, calleeName, ELEMENT, lastSegment, strip } from './nodes.ts';
import { pasted } from './paste.ts';
import { anytime, entriesNamed, returnsOf, type Source, sourcesOf } from './places.ts';
import { portOf } from './ports.ts';
import type { At, ObjectValue } from './query.ts';
import { rowOf } from './rows.ts';
import { free, lookUp, type Target, typesNamed } from './scope.ts';
import { canonical, typeOf } from './types.ts';

/** An expression that stands for a value itself: a literal, a call, an initialiser; or a name that leads nowhere. */
export interface Holder {
  at: At;
  /** `external`: nothing in the tree writes it; `parameter`: nobody in the tree passes it. */
  lost?: 'external' | 'parameter' | 'limit';
  target?: Target;
  conditions: string[];
  /** Path into the holder's value that could not be followed. */
  rest: string[];
}

const MAX_DEPTH = 40;
const MAX_HOLDERS = 48;
/** What a call does to its argument is told apart by caller only so deep. */
const MAX_EFFECT_FRAMES = 4;
/** A call that hands its argument on to another call uses up so much of the depth: three in a row are followed. */
const EFFECT_COST = 13;

/** Follows variables, fields, elements, parameters, macros and project functions from an expression to what holds its value, or the value of a path inside it. */
export function holdersOf(core: Core, at: At, path: readonly string[] = [], depth = 0): Holder[] {
  if (depth > MAX_DEPTH) {
    core.tree.memo.cut();
    return [{ at, lost: 'limit', conditions: [], rest: [...path] }];
  }
  return core.tree.memo.ask(
    `h:${keyOf(core, at)}:${path.join('.')}`,
    () => distinct(core, follow(core, at, path, depth)),
    () => [],
  );
}

function distinct(core: Core, holders: Holder[]): Holder[] {
  const seen = new Set<string>();
  return holders
    .filter((h) => {
      const key = `${keyOf(core, h.at)}:${h.rest.join('.')}:${h.lost ?? ''}`;
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    })
    .slice(0, MAX_HOLDERS);
}

function follow(core: Core, at: At, path: readonly string[], depth: number): Holder[] {
  const node = at.node;
  const next = (e: Expr, p: readonly string[] = path): Holder[] => holdersOf(core, beside(at, e), p, depth + 1);
  const self = (rest: readonly string[] = path): Holder[] => [{ at, conditions: [], rest: [...rest] }];
  switch (node.k) {
    case 'addr':
    case 'deref':
    case 'cast':
      return next(node.expr);
    case 'assign':
      return node.op ? self() : next(node.value);
    case 'cond':
      return [...next(node.then), ...next(node.else)];
    case 'either':
      return alternatives(core, at, node.options, path, depth);
    case 'op':
      if (node.op === '??' || node.op === '||') return node.args.flatMap((a) => next(a));
      if (path.length && (node.op === '+' || node.op === '-') && node.args[0]) return next(node.args[0]);
      return self();
    case 'name':
    case 'member':
      return place(core, at, path, depth);
    case 'index':
      return element(core, at, node.object, node.index, path, depth);
    case 'init': {
      const scalar = path.length ? undefined : scalarBraces(core, at as At<Init>);
      if (scalar) return next(scalar);
      return path.length ? inInit(core, at as At<Init>, path, depth) : self();
    }
    case 'call':
      return call(core, at as At<Call>, path, depth);
    case 'new':
      return path.length ? inObject(core, at as At<New>, path, depth) : self();
    default:
      return self();
  }
}

const scalarType =
  /^(u?int(_?(fast|least))?(8|16|32|64)?(_t)?|size_t|bool|char|short|long|float|double|unsigned.*|auto)$/;

/** C++'s `uint16_t id {0x2a46}`: the one value in the braces of a scalar. */
function scalarBraces(core: Core, at: At<Init>): Expr | undefined {
  const [only, ...rest] = at.node.entries;
  if (!only || rest.length || only.path || at.node.array) return undefined;
  const parent = shapeAt(core, at).parents.get(at.node) as { k?: string; array?: boolean } | undefined;
  const holder = parent?.k === 'type' ? (parent as TypeDecl).fields.find((field) => field.init === at.node) : parent;
  if (!holder || holder.array) return undefined;
  return scalarType.test(initType(core, at) ?? '') ? only.value : undefined;
}

function alternatives(
  core: Core,
  at: At,
  options: { guard: Expr; value: Expr }[],
  path: readonly string[],
  depth: number,
): Holder[] {
  const judged = options.map((o) => ({ o, s: standing(core, at.path, at.decl, o.guard) }));
  const live = judged.filter(({ s }) => s.t !== 'false');
  const kept = live.length ? live : judged;
  return kept.flatMap(({ o, s }) => {
    const text = s.t === 'open' ? spell(o.guard) : '';
    return holdersOf(core, beside(at, o.value), path, depth + 1).map((h) =>
      text ? { ...h, conditions: [...h.conditions, text] } : h,
    );
  });
}

function place(core: Core, at: At, path: readonly string[], depth: number): Holder[] {
  const node = at.node;
  if (node.k === 'name' && (node.name === 'this' || node.name === 'self'))
    return [{ at, conditions: [], rest: [...path] }];
  if (node.k === 'member') {
    if (hasIndex(node.object)) return holdersOf(core, beside(at, node.object), [node.name, ...path], depth + 1);
    const type = typeOf(core, beside(at, node.object));
    if (type && core.rows.property(core, type, node.name)?.same === 'this') {
      return holdersOf(core, beside(at, node.object), path, depth + 1);
    }
    const constant = constantMember(core, at as At<Expr & { k: 'member' }>);
    if (constant) return constant.flatMap((t) => targetHolder(core, at, t, path));
  }
  const sources = live(core, sourcesOf(core, at, path));
  if (!sources.length) {
    if (node.k === 'name') {
      const functions = lookUp(core, at as At<Name>);
      return [{ at, lost: 'external', target: functions[0], conditions: [], rest: [...path] }];
    }
    return [{ at, lost: 'external', conditions: [], rest: [...path] }];
  }
  return sources.flatMap((s) => fromSource(core, at, s, depth));
}

/** `Outer.CONSTANT`, `Enum::VALUE`, `R.string.x`: a static of a type that the tree declares. */
function constantMember(core: Core, at: At<Expr & { k: 'member' }>): Target[] | undefined {
  const object = strip(at.node.object);
  const name = object.k === 'name' ? object.name : object.k === 'member' ? object.name : undefined;
  if (!name || !/^[A-Z]/.test(name)) return undefined;
  if (object.k === 'name' && shapeAt(core, at).bindings.has(object)) return undefined;
  if (!typesNamed(core, name).length) return undefined;
  const targets = free(core, at, at.node.name, name);
  return targets.length && targets.every((t) => t.k !== 'decl' || t.decl.k !== 'func') ? targets : undefined;
}

function targetHolder(core: Core, at: At, target: Target, path: readonly string[]): Holder[] {
  if (target.k === 'decl' && target.decl.k === 'var' && target.decl.init) {
    return holdersOf(core, { path: target.path, decl: target.decl, node: target.decl.init, context: null }, path, 1);
  }
  if (target.k === 'field' && target.of.field.init && target.of.type.kind !== 'enum') {
    return holdersOf(
      core,
      { path: target.path, decl: target.of.type, node: target.of.field.init, context: null },
      path,
      1,
    );
  }
  return [{ at, lost: 'external', target, conditions: [], rest: [...path] }];
}

function hasIndex(expr: Expr): boolean {
  const e = strip(expr);
  if (e.k === 'index') return true;
  return e.k === 'member' && hasIndex(e.object);
}

/** Sources in code that the build leaves out don't count while others remain. */
function live(core: Core, sources: Source[]): Source[] {
  const alive = sources.filter((s) => {
    if (s.k !== 'value') return true;
    const guard = s.at.decl.guard;
    if (!guard || s.at.decl.k === 'func') return true;
    return standing(core, s.at.path, s.at.decl, guard).t !== 'false';
  });
  return alive.some((s) => s.k !== 'external') ? alive : sources;
}

function fromSource(core: Core, asked: At, source: Source, depth: number): Holder[] {
  switch (source.k) {
    case 'value':
      if (source.inner?.length) return [];
      if (source.op) return [{ at: source.at, lost: 'limit', conditions: [], rest: source.rest }];
      return holdersOf(core, source.at, source.rest, depth + 1);
    case 'external': {
      // What the expression itself spells is part of the name that is lost, not of the path into it.
      const spelled = accessPath(source.at.node)?.path.length ?? 0;
      const at = source.at.node === asked.node ? asked : source.at;
      return [{ at, lost: 'external', target: source.target, conditions: [], rest: source.rest.slice(spelled) }];
    }
    case 'each':
      return elementsOf(core, source.over, depth + 1).flatMap((el) => holdersOf(core, el.at, source.rest, depth + 1));
    case 'param':
      return param(core, source, depth);
    case 'effect':
      return effect(core, source, depth);
  }
}

function param(core: Core, source: Source & { k: 'param' }, depth: number): Holder[] {
  const passed = passedTo(core, source);
  if (!passed.length) return [{ at: source.at, lost: 'parameter', conditions: [], rest: source.rest }];
  return passed.flatMap((at) => holdersOf(core, at, source.rest, depth + 1));
}

/** The expressions that callers pass for a parameter: the one of the known call, else all. Empty where nobody in the tree passes it. */
export function passedTo(core: Core, source: Source & { k: 'param' }): At[] {
  const { binding, fn } = source;
  const index = binding.index ?? 0;
  const frame = frameOf(source.at.context, fn);
  if (frame?.call) {
    const call = frame.call;
    if (call.node.k === 'name') return [];
    const at = argFor(call as At<Call | New>, fn, index);
    return at ? [at] : defaultOf(source);
  }
  if (depthOf(source.at.context) >= MAX_FRAMES) return [];
  const self = source.at.context?.self;
  const found: At[] = [];
  for (const invocation of callersOf(core, fn, source.at.path, binding.decl)) {
    if (invocation.k === 'row') {
      const carried = invocation.callback.params?.[index];
      if (carried && 'from' in carried)
        for (const at of portOf(core, invocation.site, carried.from)) found.push(anytime(core, at));
      continue;
    }
    if (self && !runsOn(core, invocation.site, self)) continue;
    const at = argFor(invocation.site, fn, index);
    if (at) found.push(at);
    else found.push(...defaultOf(source));
  }
  return found;
}

/** Whether a method call can run on this very object. */
function runsOn(core: Core, site: At<Call | New>, self: ObjectValue): boolean {
  if (site.node.k !== 'call') return true;
  const callee = strip(site.node.callee);
  if (callee.k !== 'member') return true;
  const objects = objectsOf(core, beside(site, callee.object));
  return objects.length === 0 || objects.some((o) => o.id === self.id);
}

function argFor(call: At<Call | New>, fn: { k: string; params?: unknown }, index: number): At | undefined {
  const params = (fn as { params?: ({ name: string; rest?: boolean } | string)[] | null }).params ?? [];
  const param = params[index];
  const name = typeof param === 'string' ? param : param?.name;
  const named = name ? call.node.args.find((a) => a.name === name) : undefined;
  const positional = call.node.args[index];
  const arg = named ?? (positional && !positional.name ? positional : undefined);
  return arg && beside(call, arg.value);
}

function defaultOf(source: Source & { k: 'param' }): At[] {
  const param = source.binding.node as { default?: Expr };
  return param.default
    ? [{ path: source.at.path, decl: source.binding.decl, node: param.default, context: source.at.context }]
    : [];
}

/** What a call puts into something that it was handed: by an SDK's row, or by the function of the tree itself. */
function effect(core: Core, source: Source & { k: 'effect' }, depth: number): Holder[] {
  // Handing an object to a call doesn't change which object the variable holds, outside of C's pointers.
  if (!source.rest.length && family(core, source.site.path) !== 'c') return [];
  if (depth > MAX_DEPTH) {
    core.tree.memo.cut();
    return [];
  }
  return core.tree.memo.ask(
    `x:${keyOf(core, source.site)}:${source.port}:${source.rest.join('.')}`,
    () => effects(core, source, depth),
    () => [],
  );
}

function effects(core: Core, source: Source & { k: 'effect' }, depth: number): Holder[] {
  const row = rowOf(core, source.site);
  if (row) {
    const flows = (row.row.flows ?? []).filter(([, to]) => to === source.port);
    return flows.flatMap(([from]) =>
      portOf(core, source.site, from).flatMap((at) => holdersOf(core, at, source.rest, depth + 1)),
    );
  }
  return effectInside(core, source).flatMap((s) =>
    fromSource(core, s.k === 'value' ? s.at : source.site, s, depth + (s.k === 'effect' ? EFFECT_COST : 1)),
  );
}

/** The writes that a function of the tree makes through one of its parameters. */
export function effectInside(core: Core, source: Source & { k: 'effect' }): Source[] {
  if (source.port === 'this') return [];
  const found: Source[] = [];
  for (const target of callTargets(core, source.site)) {
    const fn = target.k === 'fn' ? target.fn : target.ctor;
    if (!fn || fn.k === 'macro') continue;
    const param = fn.params[source.port];
    if (!param) continue;
    const shape = shapeAt(core, target);
    const context = depthOf(source.site.context) < MAX_EFFECT_FRAMES ? enter(source.site, fn) : null;
    const binding = shape.bound.get(param);
    for (const defs of binding ? [defsOf(shape, binding)] : []) {
      for (const def of defs) {
        // A plain assignment to the parameter itself changes nothing outside.
        if (!def.call && def.path.length === 0 && (def.node as { target?: Expr }).target?.k === 'name') continue;
        const path = def.path.filter((step) => step !== ELEMENT);
        const want = source.rest.filter((step) => step !== ELEMENT);
        if (path.some((step, i) => i < want.length && step !== want[i])) continue;
        const rest = want.slice(path.length);
        const where = { path: target.path, decl: def.decl, context };
        if (def.call)
          found.push({
            k: 'effect',
            site: { ...where, node: def.call },
            port: def.kind === 'receiver' ? 'this' : (def.arg ?? 0),
            rest,
          });
        else if (def.value)
          found.push({
            k: 'value',
            at: { ...where, node: def.value },
            rest,
            inner: path.length > want.length ? path.slice(want.length) : undefined,
            op: def.op,
            place: def.node,
          });
      }
    }
  }
  return found;
}

function call(core: Core, at: At<Call>, path: readonly string[], depth: number): Holder[] {
  const name = calleeName(at.node);
  const row = rowOf(core, at);
  if (row?.row.same !== undefined) {
    const same = portOf(core, at, row.row.same);
    if (same.length) return same.flatMap((a) => holdersOf(core, a, path, depth + 1));
  }
  if (
    name &&
    /^(static_cast|reinterpret_cast|const_cast|dynamic_cast|move|forward|Object\.freeze|freeze)$/.test(name) &&
    at.node.args[0]
  ) {
    return holdersOf(core, beside(at, at.node.args[0].value), path, depth + 1);
  }
  const callee = strip(at.node.callee);
  if (callee.k === 'member' && /^(apply|also)$/.test(callee.name) && at.node.args.length === 1)
    return holdersOf(core, beside(at, callee.object), path, depth + 1);
  if (depthOf(at.context) >= MAX_FRAMES) {
    core.tree.memo.cut();
    return [{ at, lost: 'limit', conditions: [], rest: [...path] }];
  }
  const found: Holder[] = [];
  for (const target of callTargets(core, at)) {
    if (target.k === 'construct') {
      if (path.length) found.push(...inObject(core, at, path, depth));
      continue;
    }
    const context = enter(at, target.fn, receiverOf(core, at));
    if (target.fn.k === 'macro') {
      const expr = target.fn.pastes ? pasted(core, at, target.fn) : target.fn.expr;
      if (expr)
        found.push(
          ...holdersOf(
            core,
            target.fn.pastes ? { ...at, node: expr } : { path: target.path, decl: target.decl, node: expr, context },
            path,
            depth + 1,
          ),
        );
      continue;
    }
    for (const value of returnsOf(target.fn.body ?? [])) {
      found.push(...holdersOf(core, { path: target.path, decl: target.decl, node: value, context }, path, depth + 1));
    }
  }
  return found.length ? found : [{ at, conditions: [], rest: [...path] }];
}

/** The object that a method call runs on, where exactly one can be told. */
export function receiverOf(core: Core, at: At<Call>): ObjectValue | undefined {
  const callee = strip(at.node.callee);
  if (callee.k !== 'member') {
    const frame = at.context?.self && functionAt(core, at) === at.context.callee ? at.context.self : undefined;
    return frame;
  }
  const objects = objectsOf(core, beside(at, callee.object));
  return objects.length === 1 ? objects[0] : undefined;
}

/** Objects of the tree's classes that an expression can be. */
export function objectsOf(core: Core, at: At): ObjectValue[] {
  const node = strip(at.node);
  if (node.k === 'name' && node.name === 'this') {
    const self = at.context?.self;
    return self ? [self] : [];
  }
  return holdersOf(core, at).flatMap((h) => (h.rest.length ? [] : (asObject(core, h.at) ?? [])));
}

/** The object that an allocation makes: `new T`, a constructor call of the tree, or a maker row's call. */
export function asObject(core: Core, at: At): ObjectValue | undefined {
  const node = at.node;
  if (node.k === 'new')
    return { k: 'object', id: keyOf(core, at), type: canonical(core, node.type), at: at as At<New> };
  if (node.k !== 'call') return undefined;
  const constructs = callTargets(core, at as At<Call>).find((t) => t.k === 'construct');
  if (constructs?.k === 'construct')
    return { k: 'object', id: keyOf(core, at), type: constructs.type, at: at as At<Call> };
  return undefined;
}

/** A field of an object of the tree: what its constructor and methods put there, or its positional argument where it has no constructor. */
function inObject(core: Core, at: At<Call | New>, path: readonly string[], depth: number): Holder[] {
  const [field = '', ...rest] = path;
  const object = asObject(core, at);
  const type = object?.type ?? (at.node.k === 'new' ? at.node.type : calleeName(at.node)) ?? '';
  const hasCtor = callTargets(core, at).some((t) => t.k === 'construct' && t.ctor);
  if (!hasCtor && at.node.args.length) {
    const fields = layout(core, type);
    const named = at.node.args.find((a) => a.name === field);
    const arg = named ?? at.node.args[fields?.indexOf(field) ?? -1];
    if (arg) return holdersOf(core, beside(at, arg.value), rest, depth + 1);
  }
  const targets = core.tree
    .fields(field)
    .filter(
      ({ item }) =>
        lastSegment(item.type.name) === lastSegment(type) ||
        typesNamed(core, type).some((t) =>
          t.item.bases.some((b) => lastSegment(b.name) === lastSegment(item.type.name)),
        ),
    );
  if (!targets.length || !object) return [{ at, conditions: [], rest: [...path] }];
  const decl = targets[0]?.item.type;
  if (!decl) return [];
  const name: Name = { k: 'name', span: at.node.span, name: field };
  const inside: At = {
    path: targets[0]?.path ?? at.path,
    decl,
    node: name,
    context: { call: null, callee: null, self: object, outer: null },
  };
  shapeAt(core, inside).parents.set(name, decl);
  return live(core, sourcesOf(core, inside, rest)).flatMap((s) => fromSource(core, inside, s, depth + 1));
}

function inInit(core: Core, at: At<Init>, path: readonly string[], depth: number): Holder[] {
  const [first = '', ...rest] = path;
  const next = (e: Expr, p: readonly string[]): Holder[] => holdersOf(core, beside(at, e), p, depth + 1);
  if (first === ELEMENT)
    return elementsOf(core, at, depth + 1).flatMap((el) => holdersOf(core, el.at, rest, depth + 1));
  const exact = entriesNamed(at.node, first);
  if (exact.length) return exact.flatMap((e) => next(e, rest));
  const deep = at.node.entries.filter(
    (e) => e.path && e.path.length > 1 && e.path.every((step, i) => typeof step === 'string' && step === path[i]),
  );
  if (deep.length) return deep.flatMap((e) => next(e.value, path.slice(e.path?.length ?? 0)));
  const index = (layout(core, initType(core, at) ?? '') ?? []).indexOf(first);
  const positional = index >= 0 ? elementsOf(core, at, depth + 1).find((e) => e.index === index) : undefined;
  if (positional) return holdersOf(core, positional.at, rest, depth + 1);
  const spread = at.node.entries.filter((e) => e.spread);
  if (spread.length) return spread.flatMap((e) => next(e.value, path));
  if (index < 0 && (first === 'u' || first === 'uuid')) return holdersOf(core, at, rest, depth + 1);
  return [];
}

export interface Element {
  at: At;
  conditions: string[];
  index: number;
}

/** Elements of an array or list expression in order: macros that give several rows are spliced, rows that the build leaves out are left out. */
export function elementsOf(core: Core, at: At, depth = 0): Element[] {
  const found: Element[] = [];
  for (const holder of at.node.k === 'init'
    ? [{ at, conditions: [] as string[] }]
    : holdersOf(core, at, [], depth + 1)) {
    const node = holder.at.node;
    const rows =
      node.k === 'init'
        ? node.entries
        : node.k === 'call' || node.k === 'new'
          ? node.args.map((a) => ({ ...a, path: undefined as (string | Expr)[] | undefined }))
          : [];
    let index = 0;
    for (const row of rows) {
      const step = row.path?.[0];
      if (step !== undefined && typeof step !== 'string')
        index = numberIn(core, beside(holder.at, step), depth) ?? index;
      const conditions = [...holder.conditions];
      if (row.guard) {
        const s = standing(core, holder.at.path, holder.at.decl, row.guard);
        if (s.t === 'false' && !s.unset) continue;
        if (s.t !== 'true') conditions.push(spell(row.guard));
      }
      const spliced = splice(core, beside(holder.at, row.value), depth);
      for (const el of spliced ?? [beside(holder.at, row.value)]) found.push({ at: el, conditions, index: index++ });
    }
  }
  return found;
}

/** Whether a macro stands for rows of a list: several, or one that is no expression, such as braces. */
const isRows = (macro: Macro): boolean => (macro.entries?.length ?? 0) > (macro.expr ? 1 : 0);

/** Rows that one macro use stands for; undefined where it stands for one value. */
function splice(core: Core, at: At, depth: number): At[] | undefined {
  if (depth > 12) return undefined;
  const node = at.node;
  if (node.k === 'name') {
    const macro = lookUp(core, at as At<Name>).find((t) => t.k === 'decl' && t.decl.k === 'macro');
    if (macro?.k !== 'decl' || macro.decl.k !== 'macro' || macro.decl.params || !isRows(macro.decl)) return undefined;
    const m = macro.decl;
    const context = { call: at as At<Name>, callee: m, outer: at.context };
    return (m.entries ?? []).flatMap((e) => {
      const inner: At = { path: macro.path, decl: m, node: e.value, context };
      return splice(core, inner, depth + 1) ?? [inner];
    });
  }
  if (node.k !== 'call') return undefined;
  for (const target of callTargets(core, at as At<Call>)) {
    if (target.k !== 'fn' || target.fn.k !== 'macro') continue;
    const m = target.fn;
    if (!isRows(m)) continue;
    const context = enter(at as At<Call>, m);
    return (m.entries ?? []).flatMap((e) => {
      const inner: At = { path: target.path, decl: m, node: e.value, context };
      return splice(core, inner, depth + 1) ?? [inner];
    });
  }
  return undefined;
}

function numberIn(core: Core, at: At, depth: number): number | undefined {
  for (const h of holdersOf(core, at, [], depth + 1))
    if (h.at.node.k === 'lit' && typeof h.at.node.value === 'number') return h.at.node.value;
  return undefined;
}

/** The struct that an initialiser fills: written, declared, or by its place in another initialiser. */
export function initType(core: Core, at: At<Init>): string | null {
  if (at.node.type) return canonical(core, at.node.type);
  const shape = shapeAt(core, at);
  const parent = shape.parents.get(at.node) as ({ k?: string; type?: string } & Record<string, unknown>) | undefined;
  if (!parent) return null;
  if (parent.k === 'var' || parent.k === 'local') return parent.type ? canonical(core, parent.type) : null;
  if (parent.k === 'type') {
    const field = (parent.fields as { init?: unknown; type?: string }[]).find((f) => f.init === at.node);
    return field?.type ? canonical(core, field.type) : null;
  }
  if (parent.k === 'init') return entryType(core, beside(at, parent as unknown as Init), at.node);
  if (parent.k === 'cast' || parent.k === 'addr') return parent.type ? canonical(core, parent.type) : null;
  return typeOf(core, at);
}

function entryType(core: Core, outer: At<Init>, inner: Expr): string | null {
  const type = initType(core, outer);
  const index = outer.node.entries.findIndex((e) => e.value === inner);
  const entry = outer.node.entries[index];
  const last = entry?.path?.at(-1);
  if (!type) return null;
  const shape = shapeAt(core, outer);
  const holder = shape.parents.get(outer.node) as { k?: string; array?: boolean } | undefined;
  const array =
    outer.node.array === true ||
    ((holder?.k === 'var' || holder?.k === 'local') && holder.array === true) ||
    (last !== undefined && typeof last !== 'string');
  const fields = layout(core, type);
  if (array) return type;
  const name = typeof last === 'string' ? last : fields?.[index];
  if (name === undefined) return null;
  const known = core.knowledge.fieldTypes.get(type)?.[name];
  if (known) return known;
  for (const { item } of typesNamed(core, type)) {
    const field = item.fields.find((f) => f.name === name);
    if (field?.type) return canonical(core, field.type);
  }
  return null;
}

function element(core: Core, at: At, object: Expr, index: Expr, path: readonly string[], depth: number): Holder[] {
  const n = numberIn(core, beside(at, index), depth);
  const key = index.k === 'lit' && typeof index.value === 'string' ? index.value : undefined;
  if (key !== undefined) return holdersOf(core, beside(at, object), [key, ...path], depth + 1);
  if (n !== undefined) {
    const picked = elementsOf(core, beside(at, object), depth + 1).filter((e) => e.index === n);
    const written = accessPath(object) ? picked.flatMap((e) => holdersOf(core, e.at, path, depth + 1)) : [];
    if (written.length) return written;
  }
  const sources = sourcesOf(core, at, path);
  return sources.length
    ? sources.flatMap((s) => fromSource(core, at, s, depth))
    : [{ at, lost: 'external', conditions: [], rest: [...path] }];
}
