import { type Core, keyOf, shapeAt } from './core.ts';
import type { Decl, Expr } from './ir.ts';
import type { At } from './query.ts';
import { free } from './scope.ts';

/** How a build-time condition stands. `unset`: it would hold or fail only because nobody in the tree names a switch. */
export interface Standing {
  t: 'true' | 'false' | 'open';
  unset: boolean;
}

/** Names that a compiler, an SDK or a board defines by itself: that the tree doesn't define them says nothing. */
const outside =
  /^(CONFIG_|ESP|ARDUINO|__|_|IDF|PIO|NRF|MYNEWT|TARGET|STM32|TEENSY|SOC_|CHIP_|BOARD|CORE_|MBED|KERNEL|ZEPHYR|DT_|WIN|LINUX|APPLE|NDEBUG|DEBUG$)/;

type Known = number | string | null | undefined;

/** Whether a guard holds in the default build of a file. */
export function standing(core: Core, path: string, decl: Decl, guard: Expr, depth = 0): Standing {
  const value = evaluate(core, path, decl, guard, depth);
  if (value.v === undefined) return { t: 'open', unset: value.unset };
  const truthy = value.v !== null && value.v !== 0 && value.v !== 'n' && value.v !== '';
  return { t: truthy ? 'true' : 'false', unset: value.unset };
}

/** A switch that isn't named in the tree counts as the compiler counts it: not defined. */
export function truth(core: Core, at: { path: string; decl: Decl }, guard: Expr): 'true' | 'false' | 'open' {
  return core.tree.memo.ask(
    `g:${core.tree.id(guard)}`,
    () => standing(core, at.path, at.decl, guard).t,
    () => 'open',
  );
}

interface Value {
  v: Known;
  unset: boolean;
}

function evaluate(core: Core, path: string, decl: Decl, expr: Expr, depth: number): Value {
  if (depth > 8) return { v: undefined, unset: false };
  const next = (e: Expr): Value => evaluate(core, path, decl, e, depth + 1);
  switch (expr.k) {
    case 'lit':
      return { v: typeof expr.value === 'boolean' ? Number(expr.value) : expr.value, unset: false };
    case 'name':
      return named(core, path, decl, expr.name, depth);
    case 'cast':
      return next(expr.expr);
    case 'call': {
      const callee = expr.callee.k === 'name' ? expr.callee.name : '';
      const arg = expr.args[0]?.value;
      if (!arg) return { v: undefined, unset: false };
      if (callee === 'defined')
        return arg.k === 'name' ? isDefined(core, path, decl, arg.name, depth) : { v: undefined, unset: false };
      if (/^(CONFIG_)?IS_ENABLED$/.test(callee)) {
        const inner = next(arg);
        if (inner.v === undefined) return inner;
        return { v: inner.v === 'y' || inner.v === 1 || inner.v === '1' ? 1 : 0, unset: inner.unset };
      }
      return { v: undefined, unset: false };
    }
    case 'op':
      return operate(expr.op, expr.args.map(next));
    default:
      return { v: undefined, unset: false };
  }
}

function operate(op: string, [a, b]: Value[]): Value {
  if (!a) return { v: undefined, unset: false };
  const yes = (value: Known): boolean | undefined =>
    value === undefined ? undefined : value !== null && value !== 0 && value !== 'n' && value !== '0';
  if (op === '!') {
    const t = yes(a.v);
    return { v: t === undefined ? undefined : Number(!t), unset: a.unset };
  }
  if (!b) return op === '-' && typeof a.v === 'number' ? { v: -a.v, unset: a.unset } : a;
  const unset = a.unset || b.unset;
  if (op === '&&' || op === '||') {
    const stop = op === '||';
    const [x, y] = [yes(a.v), yes(b.v)];
    if (x === stop) return { v: Number(stop), unset: a.unset };
    if (y === stop) return { v: Number(stop), unset: b.unset };
    return x === undefined || y === undefined ? { v: undefined, unset } : { v: Number(!stop), unset };
  }
  const x = number(a.v);
  const y = number(b.v);
  if (x === undefined || y === undefined) return { v: undefined, unset };
  const results: Record<string, () => number> = {
    '==': () => Number(x === y),
    '!=': () => Number(x !== y),
    '<': () => Number(x < y),
    '>': () => Number(x > y),
    '<=': () => Number(x <= y),
    '>=': () => Number(x >= y),
    '+': () => x + y,
    '-': () => x - y,
    '*': () => x * y,
    '&': () => x & y,
    '|': () => x | y,
    '<<': () => x << y,
  };
  const run = results[op];
  return { v: run?.(), unset };
}

function number(value: Known): number | undefined {
  if (value === null) return 0;
  if (value === undefined) return undefined;
  if (typeof value === 'number') return value;
  if (value === 'y') return 1;
  if (value === 'n') return 0;
  const n = Number(value);
  return Number.isNaN(n) ? undefined : n;
}

function isDefined(core: Core, path: string, decl: Decl, name: string, depth: number): Value {
  const value = named(core, path, decl, name, depth);
  if (value.unset) return value;
  if (value.v === null) return { v: 0, unset: false };
  if (value.v === undefined)
    return value.unset ? value : { v: definedInTree(core, path, decl, name) ? 1 : undefined, unset: false };
  return { v: name.startsWith('CONFIG_') && value.v === 'n' ? 0 : 1, unset: false };
}

function definedInTree(core: Core, path: string, decl: Decl, name: string): boolean {
  const here = { path, decl, node: decl, context: null } as At<object>;
  return free(core, here, name).some((t) => t.k === 'decl' && t.decl.k === 'macro');
}

function named(core: Core, path: string, decl: Decl, name: string, depth: number): Value {
  const here = { path, decl, node: decl, context: null } as At<object>;
  let open = false;
  for (const target of free(core, here, name)) {
    if (target.k !== 'decl' || target.decl.k !== 'macro' || target.decl.params) continue;
    const macro = target.decl;
    if (macro.guard && depth < 6) {
      const holds = standing(core, target.path, macro, macro.guard, depth + 2).t;
      if (holds === 'false') continue;
      if (holds === 'open') {
        open = true;
        continue;
      }
    }
    if (macro.expr) return evaluate(core, target.path, macro, macro.expr, depth + 1);
    return { v: macro.body.trim() === '' ? 1 : undefined, unset: false };
  }
  const asked = core.builds.switch(name, path);
  if (asked.value !== undefined) return { v: plain(asked.value), unset: false };
  if (open) return { v: undefined, unset: false };
  if (outside.test(name)) return { v: undefined, unset: false };
  const variants = asked.variants.length > 0;
  return variants ? { v: undefined, unset: false } : { v: 0, unset: true };
}

function plain(value: string | null): Known {
  if (value === null) return null;
  return /^(0x[\da-f]+|-?\d+)$/i.test(value) ? Number(value) : value;
}

/** Build conditions around a node that the default build leaves open, and whether it leaves the node out. */
export function conditionsOf(core: Core, at: At<object>): { open: string[]; dead: boolean } {
  return core.tree.memo.ask(
    `k:${keyOf(core, at)}`,
    () => conditions(core, at),
    () => ({ open: [], dead: false }),
  );
}

function conditions(core: Core, at: At<object>): { open: string[]; dead: boolean } {
  const shape = shapeAt(core, at);
  const open: string[] = [];
  let dead = false;
  const judge = (guard: Expr): void => {
    const s = standing(core, at.path, at.decl, guard);
    const text = spell(guard);
    // A build that is described in the tree and doesn't name a switch leaves it undefined.
    const unnamed = s.t === 'false' && s.unset && core.builds.of(at.path) === null;
    if (s.t === 'open' || unnamed) open.push(text);
    else if (s.t === 'false') {
      if (shippedElsewhere(core, at.path, guard)) open.push(text);
      else dead = true;
    }
  };
  for (let node: object | undefined = at.node; node; node = shape.parents.get(node)) {
    const n = node as { k?: string; guard?: Expr };
    if (n.k === 'guarded' && n.guard) judge(n.guard);
  }
  if (at.decl.guard) judge(at.decl.guard);
  if (at.context)
    for (let frame = at.context; frame; frame = frame.outer as typeof frame) {
      if (!frame.call) continue;
      const outer = conditionsOf(core, { ...frame.call, context: null } as At<object>);
      open.push(...outer.open);
      dead ||= outer.dead;
      break;
    }
  return { open: [...new Set(open)], dead };
}

/** Whether a shipping variant turns on what the default build leaves off. */
function shippedElsewhere(core: Core, path: string, guard: Expr): boolean {
  const names = new Set<string>();
  const todo: Expr[] = [guard];
  for (let e = todo.pop(); e; e = todo.pop()) {
    if (e.k === 'name') names.add(e.name);
    if (e.k === 'op') todo.push(...e.args);
    if (e.k === 'call') todo.push(...e.args.map((a) => a.value));
  }
  return [...names].some((name) => core.builds.switch(name, path).variants.some((v) => v.shipping));
}

/** A condition in words of the language; an `#else` or a macro has none of its own in the text. */
export function spell(guard: Expr): string {
  switch (guard.k) {
    case 'name':
      return guard.name;
    case 'lit':
      return String(guard.value);
    case 'call':
      return `${guard.callee.k === 'name' ? guard.callee.name : '?'}(${guard.args.map((a) => spell(a.value)).join(', ')})`;
    case 'op':
      return guard.args.length === 1 && guard.args[0]
        ? `${guard.op}${guard.args[0].k === 'op' ? `(${spell(guard.args[0])})` : spell(guard.args[0])}`
        : guard.args
            .map((arg) => (arg.k === 'op' && arg.args.length > 1 ? `(${spell(arg)})` : spell(arg)))
            .join(` ${guard.op} `);
    default:
      return '?';
  }
}
