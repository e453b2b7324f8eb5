import type { Expr, Stmt } from './ir.ts';
import { calleeName, ELEMENT, strip } from './nodes.ts';
import type { Def, Shape } from './shape.ts';

/** How a def's place relates to the place asked for: it writes it whole, writes what it is part of, or writes a part of it. */
export type Cover = { kind: 'whole'; rest: string[] } | { kind: 'part'; inner: string[] };

/** Relates a def's path to a used path; undefined where they are different places. Elements of one array all count as the same place. */
export function cover(def: readonly string[], used: readonly string[]): Cover | undefined {
  const common = Math.min(def.length, used.length);
  for (let i = 0; i < common; i++) {
    if (def[i] !== used[i]) return undefined;
  }
  if (def.length <= used.length) return { kind: 'whole', rest: used.slice(def.length) };
  return { kind: 'part', inner: def.slice(used.length) };
}

export interface Reached {
  defs: { def: Def; cover: Cover }[];
  /** Control can come to the use from the function's start without a def that writes the place whole. */
  entry: boolean;
}

/** Whether a build-time guard holds. */
export type Truth = (guard: Expr) => 'true' | 'false' | 'open';

/**
 * The defs of one variable that can reach a use, walking the function's statements backwards from it: the last assignments, the
 * union where branches join, and everything in a loop around the use. Defs in the using statement itself don't count, except those
 * in a condition that is evaluated before.
 */
export function reaching(
  shape: Shape,
  all: readonly Def[],
  use: object,
  path: readonly string[],
  truth: Truth,
): Reached {
  const holds = new Map<object, { def: Def; cover: Cover }[]>();
  const indexes = constantIndexes(use as Expr);
  const sure = new Set<Def>();
  for (const def of all) {
    const relation = cover(def.path, path);
    if (!relation) continue;
    const target = (def.node as { target?: Expr }).target;
    const own = target && constantIndexes(target);
    if (own?.length && indexes?.length) {
      const common = Math.min(own.length, indexes.length);
      if (own.slice(0, common).join() !== indexes.slice(0, common).join()) continue;
      if (own.length <= indexes.length) sure.add(def);
    }
    for (let at: object | undefined = def.node; at; at = shape.parents.get(at)) {
      const list = holds.get(at);
      if (list) list.push({ def, cover: relation });
      else holds.set(at, [{ def, cover: relation }]);
      if (isFunction(at)) break;
    }
  }
  const found = new Map<Def, Cover>();
  const walk = new Backwards(holds, found, truth, sure);
  const entry = walk.climb(shape, use);
  const defs = [...found].map(([def, c]) => ({ def, cover: c }));
  return { defs, entry };
}

/** The indexes in an access path where all are constants: numbers, or names in capitals. Undefined where one is not. */
function constantIndexes(expr: Expr): string[] | undefined {
  const found: string[] = [];
  for (let at: Expr = strip(expr); ; ) {
    if (at.k === 'member') at = strip(at.object);
    else if (at.k === 'index') {
      const index = strip(at.index);
      if (index.k === 'lit' && typeof index.value === 'number') found.unshift(String(index.value));
      else if (index.k === 'name' && /^[A-Z][A-Z0-9_]*$/.test(index.name)) found.unshift(index.name);
      else return undefined;
      at = strip(at.object);
    } else return found;
  }
}

function isFunction(node: object): boolean {
  const k = (node as { k?: string }).k;
  return k === 'func' || k === 'lambda' || k === 'macro';
}

class Backwards {
  constructor(
    private readonly holds: Map<object, { def: Def; cover: Cover }[]>,
    private readonly found: Map<Def, Cover>,
    private readonly truth: Truth,
    /** Defs of an element whose index is the very constant that is asked for. */
    private readonly sure: ReadonlySet<Def>,
  ) {}

  /** Walks outwards from the use; true where the function's start is reached alive. */
  climb(shape: Shape, use: object): boolean {
    let child = use;
    for (let parent = shape.parents.get(use); parent; parent = shape.parents.get(parent)) {
      if (this.before(parent, child)) return false;
      if (isFunction(parent)) return true;
      child = parent;
    }
    return true;
  }

  /** What is evaluated inside `parent` before `child`; true where the place is surely written there. */
  private before(parent: object, child: object): boolean {
    const node = parent as { k?: string };
    for (const list of listsOf(parent)) {
      const at = list.indexOf(child as Stmt);
      if (at >= 0 && this.list(list, at - 1)) return true;
    }
    switch (node.k) {
      case 'loop': {
        const loop = parent as Stmt & { k: 'loop' };
        const inside = loop.body.includes(child as Stmt);
        if (inside || (loop.step ?? []).includes(child as Expr) || loop.test === child) this.all(loop.body);
        if (inside) {
          for (const step of loop.step ?? []) this.take(step, false);
          if (loop.test && this.take(loop.test, true)) return true;
        }
        if (!(loop.init ?? []).includes(child as Stmt)) return this.list(loop.init ?? [], (loop.init ?? []).length - 1);
        return false;
      }
      case 'if': {
        const branch = parent as Stmt & { k: 'if' };
        return branch.test !== child && this.take(branch.test, true);
      }
      case 'switch': {
        const sw = parent as Stmt & { k: 'switch' };
        return sw.on !== undefined && sw.on !== child && this.take(sw.on, true);
      }
      case 'try': {
        const attempt = parent as Stmt & { k: 'try' };
        if (!attempt.body.includes(child as Stmt)) this.all(attempt.body);
        return false;
      }
      case 'op': {
        const op = parent as Expr & { k: 'op' };
        for (const arg of op.args.slice(0, op.args.indexOf(child as Expr))) this.take(arg, false);
        return false;
      }
      case 'cond': {
        const cond = parent as Expr & { k: 'cond' };
        return cond.test !== child && this.take(cond.test, true);
      }
      default:
        return false;
    }
  }

  private list(stmts: readonly Stmt[], from: number): boolean {
    for (let i = from; i >= 0; i--) {
      const stmt = stmts[i];
      if (stmt && this.holds.has(stmt) && this.stmt(stmt)) return true;
    }
    return false;
  }

  private all(stmts: readonly Stmt[]): void {
    for (const stmt of stmts) for (const { def, cover: c } of this.holds.get(stmt) ?? []) this.found.set(def, c);
  }

  private stmt(stmt: Stmt): boolean {
    switch (stmt.k) {
      case 'if': {
        const then = ends(stmt.then) || this.list(stmt.then, stmt.then.length - 1);
        const other = ends(stmt.else) || this.list(stmt.else, stmt.else.length - 1);
        return (then && other) || this.take(stmt.test, true);
      }
      case 'loop':
        this.all(stmt.body);
        for (const step of stmt.step ?? []) this.take(step, false);
        if (stmt.test) this.take(stmt.test, false);
        return this.list(stmt.init ?? [], (stmt.init ?? []).length - 1);
      case 'switch': {
        let whole = stmt.cases.some((c) => c.tests.length === 0);
        for (const one of stmt.cases) if (!this.list(one.body, one.body.length - 1)) whole = false;
        return whole;
      }
      case 'block':
        return this.list(stmt.body, stmt.body.length - 1);
      case 'guarded': {
        const holds = this.truth(stmt.guard);
        if (holds === 'false') return false;
        const whole = this.list(stmt.body, stmt.body.length - 1);
        return holds === 'true' && whole;
      }
      case 'try':
        if (this.list(stmt.finally, stmt.finally.length - 1)) return true;
        for (const handler of stmt.handlers) this.list(handler.body, handler.body.length - 1);
        return this.list(stmt.body, stmt.body.length - 1);
      default:
        return this.take(stmt, true);
    }
  }

  /** Takes the defs inside a node; true where one of them writes the whole place for certain. */
  private take(node: object, certain: boolean): boolean {
    let whole = false;
    for (const { def, cover: c } of [...(this.holds.get(node) ?? [])].reverse()) {
      if (whole) break;
      this.found.set(def, c);
      const plain = ((def.kind === 'assign' || def.kind === 'init') && !def.op) || wipes(def);
      if (certain && plain && c.kind === 'whole' && (!def.path.includes(ELEMENT) || this.sure.has(def))) whole = true;
    }
    return whole;
  }
}

/** `memset(buffer, 0, n)`, `Arrays.fill(buffer, 0)`: nothing of what was there is left. From an offset (`buffer + n`) it is only padding. */
function wipes(def: Def): boolean {
  const { call } = def;
  if (call?.k !== 'call' || def.kind !== 'argument' || def.arg !== 0) return false;
  const name = calleeName(call) ?? '';
  if (!/^(memset|bzero|explicit_bzero|fill)$/.test(name)) return false;
  const whole = call.args[0] && strip(call.args[0].value);
  const zero = call.args[1]?.value;
  return (
    (whole?.k === 'name' || whole?.k === 'member') &&
    (name.endsWith('bzero') || (zero?.k === 'lit' && zero.value === 0))
  );
}

/** A branch that never runs on into what follows. */
function ends(stmts: readonly Stmt[]): boolean {
  const last = stmts.at(-1);
  if (!last) return false;
  return last.k === 'return' || (last.k === 'jump' && last.kind === 'throw');
}

function listsOf(node: object): Stmt[][] {
  const n = node as { k?: string; get?: Stmt[]; set?: { body: Stmt[] } } & Partial<
    Record<'body' | 'then' | 'else' | 'init' | 'finally', unknown>
  >;
  const lists: Stmt[][] = [];
  for (const list of [n.body, n.then, n.else, n.finally, n.get, n.set?.body])
    if (Array.isArray(list)) lists.push(list as Stmt[]);
  if (n.k === 'try') for (const handler of (node as Stmt & { k: 'try' }).handlers) lists.push(handler.body);
  if (n.k === 'macro' && Array.isArray((node as { stmts?: Stmt[] }).stmts))
    lists.push((node as { stmts: Stmt[] }).stmts);
  return lists;
}
