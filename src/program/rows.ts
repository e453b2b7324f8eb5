import { beside, type Core, keyOf, shapeAt } from './core.ts';
import type { Call, Expr, New } from './ir.ts';
import type { CallRow, Knowledge } from './knowledge.ts';
import { calleeName, lastSegment, strip } from './nodes.ts';
import type { At, RowCall } from './query.ts';
import { isFunc, lookUp, members, ownersOf, typesNamed } from './scope.ts';
import { dottedName, isA, moduleMember, receiverType, typeOf } from './types.ts';

interface Parsed {
  row: CallRow;
  kind: 'free' | 'method' | 'new' | 'module' | 'any';
  /** Receiver's type, constructed type, or `module#export.path`. */
  of: string;
  name: string;
}

/** The platforms' rows, filed by the last name of what is called. */
export class Rows {
  private readonly byName = new Map<string, Parsed[]>();
  private readonly properties = new Map<string, Parsed[]>();
  /** Types and globals that some row speaks of: `localStorage`, `Serial`. */
  readonly globals = new Set<string>();
  /** Rows that call a method of an object they are given, by the method's name. */
  readonly callbackMethods = new Map<string, CallRow[]>();

  constructor(knowledge: Knowledge) {
    for (const row of knowledge.rows) {
      const parsed = parse(row);
      const into = row.property ? this.properties : this.byName;
      const list = into.get(parsed.name);
      if (list) list.push(parsed);
      else into.set(parsed.name, [parsed]);
      if (parsed.kind === 'method' || parsed.kind === 'new') this.globals.add(parsed.of);
      for (const callback of row.callbacks ?? []) {
        const method = typeof callback.fn === 'string' ? /^[^.]+\.(\w+)$/.exec(callback.fn)?.[1] : undefined;
        if (method) this.callbackMethods.set(method, [...(this.callbackMethods.get(method) ?? []), row]);
      }
    }
  }

  get names(): Iterable<string> {
    return this.byName.keys();
  }
  has(name: string): boolean {
    return this.byName.has(name);
  }
  named(name: string): readonly Parsed[] {
    return this.byName.get(name) ?? [];
  }
  /** The row of a property read on a receiver of this type. */
  property(core: Core, type: string, name: string): CallRow | undefined {
    for (const parsed of this.properties.get(name) ?? []) {
      if (parsed.kind === 'module' ? moduleMember(type, name) === parsed.of : isA(core, type, parsed.of))
        return parsed.row;
    }
    return undefined;
  }
}

function parse(row: CallRow): Parsed {
  const call = row.call.trim();
  if (call.startsWith('new ')) {
    const of = call.slice(4);
    return { row, kind: 'new', of, name: lastSegment(of) };
  }
  const hash = call.indexOf('#');
  if (hash > 0) {
    const path = call.slice(hash + 1).replace(/^(default|\*)\.(?=.)/, '');
    return { row, kind: 'module', of: `${call.slice(0, hash)}#${path}`, name: lastSegment(path) };
  }
  if (call.startsWith('*.')) return { row, kind: 'any', of: '', name: call.slice(2) };
  const dot = Math.max(call.lastIndexOf('.'), call.lastIndexOf('::') + 1);
  if (dot > 0) {
    const of = call.slice(0, call[dot] === ':' ? dot - 1 : dot);
    return { row, kind: 'method', of, name: call.slice(dot + 1) };
  }
  return { row, kind: 'free', of: '', name: call };
}

/** The row that speaks of a call, if any. Most specific first: a row on a derived type before one on its base. */
export function rowOf(core: Core, at: At<Call | New>): RowCall | undefined {
  const name = calleeName(at.node);
  if (name === undefined) return undefined;
  if (!core.rows.has(name)) return defaultExport(core, at);
  return core.tree.memo.ask(
    `w:${keyOf(core, at)}`,
    () => match(core, at, core.rows.named(name)),
    () => undefined,
  );
}

/** A module's default export is called by the name that the importing file gives it. */
function defaultExport(core: Core, at: At<Call | New>): RowCall | undefined {
  const rows = core.rows.named('default');
  if (!rows.length || at.node.k !== 'call') return undefined;
  const callee = strip(at.node.callee);
  if (callee.k !== 'name') return undefined;
  return core.tree.memo.ask(
    `w:${keyOf(core, at)}`,
    () => {
      const module = typeOf(core, beside(at, callee));
      if (!module?.endsWith('#default')) return undefined;
      const hit = rows.find((p) => p.kind === 'module' && p.of === module && fits(at.node, p.row));
      return hit && { row: hit.row, site: at, confidence: 'high' };
    },
    () => undefined,
  );
}

function match(core: Core, at: At<Call | New>, rows: readonly Parsed[]): RowCall | undefined {
  const fitting = rows.filter((p) => fits(at.node, p.row));
  if (!fitting.length) return undefined;
  const found = (p: Parsed, confidence: RowCall['confidence']): RowCall => ({ row: p.row, site: at, confidence });
  if (at.node.k === 'new') {
    const type = at.node.type;
    const hit = best(
      core,
      type,
      fitting.filter((p) => p.kind === 'new'),
    );
    return hit && !constructsOwn(core, at, type) ? found(hit, 'high') : undefined;
  }
  const callee = strip(at.node.callee);
  if (callee.k === 'name') {
    const targets = lookUp(core, beside(at, callee));
    const imported = typeOf(core, beside(at, callee));
    if (imported?.includes('#')) {
      const exact = fitting.find((p) => p.kind === 'module' && sameExport(p.of, imported));
      if (exact) return found(exact, 'high');
    }
    const own = targets.some(
      (t) =>
        t.k === 'local' ||
        (isFunc(t) && t.decl.body !== undefined) ||
        (t.k === 'decl' && t.decl.k === 'macro' && !t.decl.body.includes(callee.name)),
    );
    if (own) return undefined;
    const isType = targets.some((t) => t.k === 'decl' && t.decl.k === 'type');
    if (isType) return undefined;
    const scoped = callee.scope
      ? fitting.find((p) => p.kind === 'method' && lastSegment(p.of) === lastSegment(callee.scope ?? ''))
      : undefined;
    if (scoped) return found(scoped, 'high');
    const free = fitting.find((p) => p.kind === 'free');
    if (free) return found(free, 'high');
    const made = fitting.find((p) => p.kind === 'new');
    if (made) return found(made, 'high');
    const methods = fitting.filter((p) => p.kind === 'method');
    const receiver = receiverType(core, at);
    for (const implicit of methods.length ? [...(receiver ? [receiver] : []), ...ownersOf(core, at)] : []) {
      const inherited = best(core, implicit, methods);
      if (inherited) return found(inherited, 'high');
    }
    return undefined;
  }
  if (callee.k !== 'member') return undefined;
  return methodRow(core, at, callee.object, fitting, found);
}

function methodRow(
  core: Core,
  at: At<Call | New>,
  object: Expr,
  fitting: readonly Parsed[],
  found: (p: Parsed, c: RowCall['confidence']) => RowCall,
): RowCall | undefined {
  const name = calleeName(at.node) ?? '';
  const type = typeOf(core, beside(at, object));
  if (type?.includes('#')) {
    const full = moduleMember(type, name);
    const exact = fitting.find((p) => p.kind === 'module' && sameExport(p.of, full));
    if (exact) return found(exact, 'high');
  }
  if (type) {
    const own = members(core, lastSegment(type), name).some((t) => isFunc(t) && t.decl.body !== undefined);
    if (own) return undefined;
    const hit = best(
      core,
      type.includes('#') ? lastSegment(type.slice(type.indexOf('#') + 1)) : type,
      fitting.filter((p) => p.kind === 'method'),
    );
    if (hit) return found(hit, 'high');
  }
  const dotted = dottedName(strip(object));
  if (dotted && /^(window|globalThis|self|global)$/.test(dotted)) {
    const free = fitting.find((p) => p.kind === 'free');
    if (free) return found(free, 'high');
  }
  if (!type && dotted) {
    const bare = dotted.replace(/^(window|globalThis|self)\./, '');
    const hit = fitting.find(
      (p) =>
        p.kind === 'method' &&
        (p.of === bare || (p.of === lastSegment(bare) && /^[A-Z]/.test(p.of) && !isLocal(core, at, object))),
    );
    if (hit) return found(hit, 'medium');
  }
  const packaged =
    dotted && /^([a-z][\w]*\.)*[a-z]\w*$/.test(dotted) && /^[A-Z]/.test(name)
      ? fitting.find((p) => p.kind === 'new')
      : undefined;
  if (packaged && !type) return found(packaged, 'high');
  const anywhere = fitting.filter((p) => p.kind === 'any');
  // A row that only moves values also speaks of a library's type that nothing else describes.
  const foreign = type !== null && !typesNamed(core, type).length;
  const any = type === null ? anywhere[0] : foreign ? anywhere.find((p) => p.row.means === undefined) : undefined;
  return any && found(any, any.row.means === undefined ? 'medium' : 'low');
}

function isLocal(core: Core, at: At<object>, expr: Expr): boolean {
  return expr.k === 'name' && shapeAt(core, at).bindings.has(expr);
}

/** The class itself is the tree's own, with a constructor of its own. */
function constructsOwn(core: Core, at: At<object>, type: string): boolean {
  const bare = lastSegment(type);
  return lookUp(core, beside(at, { k: 'name', span: [0, 0], name: bare })).some(
    (t) => t.k === 'decl' && t.decl.k === 'type' && t.decl.kind !== 'alias',
  );
}

function best(core: Core, type: string, rows: readonly Parsed[]): Parsed | undefined {
  return (
    rows.find((p) => p.of === type || lastSegment(p.of) === type || p.of === lastSegment(type)) ??
    rows.find((p) => isA(core, type, p.of))
  );
}

function sameExport(row: string, type: string): boolean {
  if (row === type) return true;
  const strip = (s: string): string => s.replace(/#(default|\*)\.(?=.)/, '#').replace(/^node:/, '');
  return strip(row) === strip(type);
}

function fits(node: Call | New, row: CallRow): boolean {
  if (!row.args) return true;
  const [min, max] = row.args;
  return node.args.length >= min && (max === undefined || node.args.length <= max);
}
