import { getterCall } from './accessors.ts';
import { callTargets } from './calls.ts';
import {
  beside,
  type Core,
  family,
  frameOf,
  functionAt,
  keyOf,
  scriptLanguages,
  selfFrame,
  shapeAt,
  within,
} from './core.ts';
import type { Call, Expr, Func, Lambda, Name, Stmt } from './ir.ts';
import { calleeName, lastSegment, strip } from './nodes.ts';
import { literalMember, sourcesOf } from './places.ts';
import { portOf } from './ports.ts';
import type { At } from './query.ts';
import { rowOf } from './rows.ts';
import { lookUp, members, ownerOf, ownersOf, type Target, typesNamed } from './scope.ts';

/** Bare name of an expression's type: of the tree (`Uplink`), of an SDK (`Preferences`), or `module#export` for what a script imports. Null: can't be told. */
export function typeOf(core: Core, at: At): string | null {
  return core.tree.memo.ask(
    `t:${keyOf(core, at)}`,
    () => typeOfNode(core, at),
    () => null,
  );
}

function typeOfNode(core: Core, at: At): string | null {
  const expr = at.node;
  switch (expr.k) {
    case 'name':
      return typeOfName(core, at as At<Name>);
    case 'member':
      return typeOfMember(core, at, expr.object, expr.name);
    case 'call':
      return typeOfCall(core, at as At<Call>);
    case 'new':
      return canonical(core, expr.type);
    case 'cast':
      return /^(auto|void|var)$/.test(expr.type) ? typeOf(core, beside(at, expr.expr)) : canonical(core, expr.type);
    case 'addr':
    case 'deref':
      return typeOf(core, beside(at, expr.expr));
    case 'index':
      return typeOf(core, beside(at, expr.object));
    case 'cond':
      return typeOf(core, beside(at, expr.then)) ?? typeOf(core, beside(at, expr.else));
    case 'op':
      if (expr.op === '??' || expr.op === '||')
        return expr.args.map((a) => typeOf(core, beside(at, a))).find((t) => t !== null) ?? null;
      return null;
    case 'assign':
      return typeOf(core, beside(at, expr.value));
    case 'init':
      return expr.type ? canonical(core, expr.type) : null;
    case 'either':
      return expr.options.map((o) => typeOf(core, beside(at, o.value))).find((t) => t !== null) ?? null;
    case 'lit':
    case 'template':
      return expr.k === 'template' || expr.type === 'string' ? 'String' : null;
    default:
      return null;
  }
}

/** The type behind the tree's and the SDKs' aliases. */
export function canonical(core: Core, name: string, depth = 0): string | null {
  if (!name) return null;
  if (depth > 5) return name;
  for (const { item } of typesNamed(core, name)) {
    if (item.kind === 'alias' && item.target && item.target !== name) return canonical(core, item.target, depth + 1);
  }
  return name;
}

function typeOfName(core: Core, at: At<Name>): string | null {
  const { name, scope } = at.node;
  if (name === 'this' && scope && ownersOf(core, at).includes(lastSegment(scope))) return lastSegment(scope);
  if (name === 'this' || name === 'self') {
    const frame = selfFrame(at.context, functionAt(core, at));
    return frame?.self?.type ?? receiverType(core, at) ?? ownerOf(core, at) ?? null;
  }
  if (name === 'super') return baseOf(core, ownerOf(core, at));
  const targets = lookUp(core, at);
  for (const target of targets) {
    const type = typeOfTarget(core, at, target);
    if (type) return type;
  }
  if (targets.length) return null;
  return core.knowledge.bases.has(name) || core.rows.globals.has(name) ? name : null;
}

function baseOf(core: Core, owner: string | undefined): string | null {
  if (!owner) return null;
  for (const { item } of typesNamed(core, owner)) if (item.bases[0]) return lastSegment(item.bases[0].name);
  return null;
}

function typeOfTarget(core: Core, at: At, target: Target): string | null {
  if (target.k === 'local') {
    const { binding } = target;
    if (binding.type && !/^(auto|var|let|const|any|void|unknown|object|Object)$/.test(binding.type))
      return canonical(core, binding.type);
    if (binding.kind === 'param') return paramType(core, at, target);
    if (binding.kind === 'each') {
      const loop = binding.node as Stmt & { k: 'loop' };
      return loop.each ? typeOf(core, within(beside(at, loop.each.over), at.context)) : null;
    }
    const init = (binding.node as { init?: Expr }).init;
    if (init) return typeOf(core, beside(at, init));
    const made = shapeAt(core, at).constructions.get(binding.node);
    if (made) return canonical(core, made.type);
    for (const source of sourcesOf(core, at)) {
      if (source.k === 'value' && source.rest.length === 0) {
        const type = typeOf(core, source.at);
        if (type) return type;
      }
    }
    return null;
  }
  if (target.k === 'field') {
    const { field, type } = target.of;
    if (field.type) return canonical(core, field.type);
    if (type.kind === 'enum') return type.name;
    const where = { path: target.path, decl: type, context: null };
    if (field.init) return typeOf(core, { ...where, node: field.init });
    return assignedType(core, at, field.name);
  }
  const { decl, path } = target;
  if (decl.k === 'var') {
    if (decl.type && decl.type !== 'auto') return canonical(core, decl.type);
    if (decl.init) return typeOf(core, { path, decl, node: decl.init, context: null });
    return assignedType(core, at, decl.name);
  }
  if (decl.k === 'type') return decl.name;
  if (decl.k === 'import') return importType(core, at, decl, at.node.k === 'name' ? at.node.name : decl.name);
  if (decl.k === 'macro' && decl.expr && !decl.params)
    return typeOf(core, { path, decl, node: decl.expr, context: null });
  return null;
}

function assignedType(core: Core, at: At, name: string): string | null {
  for (const { path, item } of core.tree.freeDefs(name)) {
    if (item.kind !== 'assign' && item.kind !== 'init') continue;
    if (!item.value || item.path.length || family(core, path) !== family(core, at.path)) continue;
    const type = typeOf(core, { path, decl: item.decl, node: item.value, context: null });
    if (type) return type;
  }
  return null;
}

/** `import x from 'm'` is `m#default`, `import { x as y } from 'm'` is `m#x`; Kotlin's is the class itself. */
function importType(
  core: Core,
  at: At,
  decl: { from: string; names: { name: string; local: string }[] },
  local: string,
): string | null {
  const binding = decl.names.find((n) => n.local === local);
  if (!binding) return null;
  if (scriptLanguages.has(core.tree.peek(at.path)?.language)) return `${decl.from}#${binding.name}`;
  return binding.name;
}

/** A parameter's type by what is passed: for languages that don't declare it. */
function paramType(core: Core, at: At, target: Target & { k: 'local' }): string | null {
  const { binding } = target;
  const fn = binding.fn;
  if (!fn || fn.k === 'macro') {
    const frame = frameOf(at.context, fn);
    const arg = frame?.call?.node.k === 'call' ? frame.call.node.args[binding.index ?? -1] : undefined;
    return arg && frame?.call ? typeOf(core, beside(frame.call, arg.value)) : null;
  }
  if (fn.k === 'lambda') return lambdaParamType(core, at, fn, binding.index ?? 0);
  const frame = frameOf(at.context, fn);
  const call = frame?.call;
  if (call && call.node.k !== 'name') {
    const arg = call.node.args[binding.index ?? -1];
    if (arg) return typeOf(core, beside(call, arg.value));
  }
  return null;
}

/** `it` of Kotlin's scope functions is their receiver; `with(x) { }`'s and a callback row's parameters have their rows' types. */
function lambdaParamType(core: Core, at: At, fn: Lambda, index: number): string | null {
  const shape = shapeAt(core, at);
  const call = shape.parents.get(fn) as Call | undefined;
  if (call?.k !== 'call' || index !== 0) return null;
  const callee = strip(call.callee);
  if (callee.k === 'member' && /^(let|also|use|takeIf|takeUnless|forEach|map|onEach)$/.test(callee.name))
    return typeOf(core, beside(at, callee.object));
  return null;
}

/** Inside a lambda with receiver (`x.apply { … }`, `with(x) { … }`, a row's callback with `self`), the type of the implicit `this`. */
export function receiverType(core: Core, at: At<object>): string | null {
  const receiver = lambdaReceiver(core, at);
  return receiver ? (typeof receiver === 'string' ? receiver : typeOf(core, receiver)) : null;
}

/** The expression that a receiver lambda around a node runs on, or its type's name where only that is known. */
export function lambdaReceiver(core: Core, at: At<object>): At | string | null {
  const shape = shapeAt(core, at);
  for (let node: object | undefined = at.node; node; node = shape.parents.get(node)) {
    const n = node as { k?: string };
    if (n.k === 'func') return extensionReceiver(node as Func);
    if (n.k !== 'lambda') continue;
    const call = shape.parents.get(node) as Call | undefined;
    if (call?.k !== 'call') continue;
    const callee = strip(call.callee);
    const name = calleeName(call);
    if (callee.k === 'member' && (name === 'apply' || name === 'run')) return beside(at, callee.object);
    if (callee.k === 'name' && name === 'with' && call.args[0] && call.args[0].value !== node)
      return beside(at, call.args[0].value);
    const row = rowOf(core, { path: at.path, decl: at.decl, node: call, context: at.context });
    for (const callback of row?.row.callbacks ?? []) {
      if (callback.self === undefined) continue;
      if (typeof callback.self === 'object') return callback.self.type;
      if (callback.self === 'this' && callee.k === 'member') return beside(at, callee.object);
    }
  }
  return null;
}

function extensionReceiver(fn: Func): string | null {
  return fn.receiver ?? null;
}

function typeOfMember(core: Core, at: At, object: Expr, name: string): string | null {
  const of = typeOf(core, beside(at, object));
  if (of) {
    if (of.includes('#')) {
      const member = moduleMember(of, name);
      const row = core.rows.property(core, of, name);
      return row?.returns ?? member;
    }
    for (const target of members(core, lastSegment(of), name)) {
      const type = typeOfTarget(core, { ...at, node: at.node }, target);
      if (type) return type;
    }
    const getter =
      at.node.k === 'member' && typesNamed(core, of).length ? getterCall(core, at.path, of, at.node) : undefined;
    if (getter) return typeOf(core, beside(at, getter));
    const row = core.rows.property(core, of, name);
    if (row?.returns) return row.returns;
    const struct = core.knowledge.fieldTypes.get(of)?.[name];
    if (struct) return struct;
  }
  const dotted = dottedName(at.node);
  if (dotted && (core.knowledge.bases.has(dotted) || core.rows.globals.has(dotted))) return dotted;
  const inner = literalMember(core, beside(at, object), name)[0];
  return inner ? typeOf(core, inner) : null;
}

/** `navigator.mediaDevices` as text, where an expression is names alone. */
export function dottedName(expr: Expr): string | undefined {
  if (expr.k === 'name') return expr.scope ? `${expr.scope}.${expr.name}` : expr.name;
  if (expr.k !== 'member') return undefined;
  const object = dottedName(expr.object);
  return object && `${object}.${expr.name}`;
}

/** A property of an imported module is that export of it. */
export function moduleMember(type: string, name: string): string {
  const [module = '', exported = ''] = type.split('#');
  return exported === '*' || exported === 'default' ? `${module}#${name}` : `${type}.${name}`;
}

function typeOfCall(core: Core, at: At<Call>): string | null {
  const row = rowOf(core, at);
  if (row?.row.returns) return row.row.returns;
  if (row?.row.same !== undefined) {
    const callee = strip(at.node.callee);
    if (row.row.same === 'this' && callee.k === 'member') return typeOf(core, beside(at, callee.object));
    const arg = typeof row.row.same === 'number' ? at.node.args[row.row.same] : undefined;
    if (arg) return typeOf(core, beside(at, arg.value));
  }
  for (const [from, to] of row?.row.flows ?? []) {
    if (to !== 'return' || typeof from !== 'string' || !from.endsWith('()')) continue;
    const type = portOf(core, at, from)
      .map((value) => typeOf(core, value))
      .find((t) => t !== null);
    if (type) return type;
  }
  const callee = strip(at.node.callee);
  const name = calleeName(at.node);
  if (callee.k === 'member' && /^(apply|also|takeIf|takeUnless)$/.test(callee.name))
    return typeOf(core, beside(at, callee.object));
  if (callee.k === 'name' && callee.name === 'require' && at.node.args[0]?.value.k === 'lit')
    return `${String(at.node.args[0].value.value)}#default`;
  for (const target of callTargets(core, at)) {
    if (target.k === 'construct') return target.type;
    if (target.fn.k === 'macro') {
      if (target.fn.expr)
        return typeOf(core, {
          path: target.path,
          decl: target.decl,
          node: target.fn.expr,
          context: { call: at, callee: target.fn, outer: at.context },
        });
      continue;
    }
    if (target.fn.k === 'func' && target.fn.returns && target.fn.returns !== 'auto' && target.fn.returns !== 'Promise')
      return canonical(core, target.fn.returns);
    const value = firstReturn(target.fn.body ?? []);
    const type =
      value &&
      typeOf(core, {
        path: target.path,
        decl: target.decl,
        node: value,
        context: { call: at, callee: target.fn, outer: at.context },
      });
    if (type) return type;
  }
  if (name && callee.k === 'name' && (core.knowledge.bases.has(name) || constructs(core, at, callee))) return name;
  if (/^(static_cast|reinterpret_cast|dynamic_cast|const_cast)$/.test(name ?? '') && at.node.types?.[0])
    return canonical(core, at.node.types[0]);
  if (/^(make_unique|make_shared)$/.test(name ?? '') && at.node.types?.[0]) return canonical(core, at.node.types[0]);
  if (callee.k === 'member') {
    const of = typeOf(core, beside(at, callee.object));
    if (of?.includes('#')) return `${moduleMember(of, callee.name)}()`;
  }
  return null;
}

/** `MediaRecorder(context)`: a call by the name of an SDK's class. */
function constructs(core: Core, at: At<Call>, callee: Name): boolean {
  if (!/^[A-Z]\w*[a-z]/.test(callee.name) || scriptLanguages.has(core.tree.peek(at.path)?.language)) return false;
  const targets = lookUp(core, beside(at, callee));
  if (targets.length) return targets.every((t) => t.k === 'decl' && t.decl.k === 'import');
  return core.rows.globals.has(callee.name);
}

function firstReturn(body: Stmt[]): Expr | undefined {
  for (const stmt of body) if (stmt.k === 'return') return stmt.value;
  const last = body.at(-1);
  return last?.k === 'if' ? (firstReturn(last.then) ?? firstReturn(last.else)) : undefined;
}

/** Whether a type is another, or derives from it, by the tree and by what the platforms know. */
export function isA(core: Core, type: string, base: string, depth = 0): boolean {
  if (type === base || lastSegment(type) === base || type === lastSegment(base)) return true;
  if (depth > 8) return false;
  for (const up of core.knowledge.bases.get(type) ?? []) if (isA(core, up, base, depth + 1)) return true;
  for (const { item } of typesNamed(core, type)) {
    for (const up of item.bases) if (isA(core, up.name, base, depth + 1)) return true;
    if (item.target && isA(core, item.target, base, depth + 1)) return true;
  }
  return false;
}
