import type { Decl, Expr, Guard, Span, Stmt } from '../../program/ir.ts';

/** What each side of a join assumes of the `#if`s that touch a span; fresh expressions each time. */
export interface Sides {
  left(span: Span): Guard | undefined;
  right(span: Span): Guard | undefined;
}

type Item = { span: Span; k?: string; name?: string };

/** Declarations of two readings of one file: equal ones once, differing ones joined inside or kept apart with a guard. */
export function joinDecls(a: Decl[], b: Decl[], sides: Sides): Decl[] {
  return joinList(a, b, sides, guardItem as (d: Decl, g: Guard) => Decl);
}

function guardItem<T extends { guard?: Guard }>(item: T, guard: Guard): T {
  item.guard = item.guard ? { k: 'op', span: guard.span, op: '&&', args: [guard, item.guard] } : guard;
  return item;
}
function guardStmt(stmt: Stmt, guard: Guard): Stmt {
  return { k: 'guarded', span: stmt.span, guard, body: [stmt] };
}

/** Text of a value without spans: what makes two nodes equal, wherever they stand. */
function key(value: unknown): string {
  return JSON.stringify(value);
}

function joinList<T extends Item>(a: T[], b: T[], sides: Sides, guard: (item: T, g: Guard) => T): T[] {
  const keysA = a.map(key);
  const keysB = b.map(key);
  const out: T[] = [];
  let i = 0;
  let j = 0;
  const where = new Map<string, number[]>();
  keysB.forEach((k, at) => {
    const list = where.get(k);
    if (list) list.push(at);
    else where.set(k, [at]);
  });
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && keysA[i] === keysB[j]) {
      out.push(a[i]!);
      i++;
      j++;
      continue;
    }
    // A hunk: up to the next pair that is equal on both sides.
    let endA = i;
    let endB = b.length;
    for (; endA < a.length; endA++) {
      const at = where.get(keysA[endA]!)?.find((x) => x >= j);
      if (at !== undefined) {
        endB = at;
        break;
      }
    }
    hunk(a.slice(i, endA), b.slice(j, endB), out, sides, guard);
    i = endA;
    j = endB;
  }
  return out;
}

function hunk<T extends Item>(a: T[], b: T[], out: T[], sides: Sides, guard: (item: T, g: Guard) => T): void {
  const left = [...a];
  for (const other of b) {
    const at = left.findIndex((x) => sameThing(x, other));
    if (at < 0) continue;
    const joined = joinNode(left[at]!, other, sides);
    if (!joined) continue;
    for (const x of left.splice(0, at + 1).slice(0, -1)) out.push(only(x, sides.left, x.span, guard));
    for (const x of b.splice(0, b.indexOf(other))) out.push(only(x, sides.right, x.span, guard));
    b.shift();
    out.push(joined);
    hunk(left, b, out, sides, guard);
    return;
  }
  // Code that no branch holds, but that stands differently by what is around it: the whole hunk's condition.
  const all = [...left, ...b];
  const extent: Span = [Math.min(...all.map((x) => x.span[0])), Math.max(...all.map((x) => x.span[1]))];
  const rest = [
    ...left.map((x) => only(x, sides.left, extent, guard)),
    ...b.map((x) => only(x, sides.right, extent, guard)),
  ];
  rest.sort((x, y) => x.span[0] - y.span[0]);
  out.push(...rest);
}

function only<T extends Item>(
  x: T,
  side: (span: Span) => Guard | undefined,
  extent: Span,
  guard: (item: T, g: Guard) => T,
): T {
  if (isGuarded(x)) return x;
  const g = side(x.span) ?? side(extent);
  return g ? guard(x, g) : x;
}
function isGuarded(x: Item): boolean {
  return x.k === 'guarded' || (x as { guard?: Guard }).guard !== undefined;
}

/** One thing in two readings: of one kind and name, and beginning or ending at one place. */
function sameThing(a: Item, b: Item): boolean {
  return a.k === b.k && a.name === b.name && (a.span[0] === b.span[0] || a.span[1] === b.span[1]);
}

const spanKeys = new Set(['span', 'nameSpan', 'bodySpan', 'valueSpan']);
const exprKinds = new Set(
  'lit name member index call new init op assign addr deref cast cond template lambda either unknown'.split(' '),
);

/** Joins two nodes of one kind part by part; undefined where they differ in more than their parts. */
function joinNode<T extends object>(a: T, b: T, sides: Sides): T | undefined {
  const out: Record<string, unknown> = {};
  const ra = a as Record<string, unknown>;
  const rb = b as Record<string, unknown>;
  for (const name of new Set([...Object.keys(ra), ...Object.keys(rb)])) {
    const x = ra[name];
    const y = rb[name];
    if (x === undefined && y === undefined) continue;
    if (spanKeys.has(name)) {
      const sx = (x ?? y) as Span;
      const sy = (y ?? x) as Span;
      out[name] = [Math.min(sx[0], sy[0]), Math.max(sx[1], sy[1])];
      continue;
    }
    if (key(x) === key(y)) {
      out[name] = x;
      continue;
    }
    if (Array.isArray(x) && Array.isArray(y)) {
      const joined = joinArray(name, x, y, sides);
      if (!joined) return undefined;
      out[name] = joined;
      continue;
    }
    if (isExpr(x) && isExpr(y)) {
      const joined = joinExpr(x, y, sides);
      if (!joined) return undefined;
      out[name] = joined;
      continue;
    }
    if (name === 'init' || name === 'value' || name === 'test') {
      const one = (x ?? y) as Expr;
      if (isExpr(one)) {
        const g = x ? sides.left(one.span) : sides.right(one.span);
        out[name] = g ? { k: 'either', span: one.span, options: [{ guard: g, value: one }] } : one;
        continue;
      }
    }
    if (x && y && typeof x === 'object' && typeof y === 'object') {
      const joined = joinNode(x as object, y as object, sides);
      if (!joined) return undefined;
      out[name] = joined;
      continue;
    }
    return undefined;
  }
  return out as T;
}

function isExpr(x: unknown): x is Expr {
  return typeof x === 'object' && x !== null && exprKinds.has((x as { k?: string }).k ?? '');
}

function joinArray(name: string, x: unknown[], y: unknown[], sides: Sides): unknown[] | undefined {
  const one = (x[0] ?? y[0]) as (Item & { value?: unknown }) | undefined;
  if (!one || typeof one !== 'object') return undefined;
  if (name === 'body' || name === 'then' || name === 'else' || name === 'finally' || name === 'get')
    return joinList(x as Stmt[], y as Stmt[], sides, guardStmt);
  if ((name === 'args' || name === 'entries' || name === 'construct') && 'value' in one && !isExpr(one))
    return joinList(x as Item[], y as Item[], sides, guardItem as (i: Item, g: Guard) => Item);
  if (name === 'fields' || name === 'params' || name === 'bases' || name === 'inits' || name === 'handlers')
    return joinList(x as Item[], y as Item[], sides, guardItem as (i: Item, g: Guard) => Item);
  if (name === 'cases' || name === 'options') return joinList(x as Item[], y as Item[], sides, (i) => i);
  if (x.length !== y.length) return undefined;
  const out: unknown[] = [];
  for (let i = 0; i < x.length; i++) {
    if (key(x[i]) === key(y[i])) out.push(x[i]);
    else if (isExpr(x[i]) && isExpr(y[i])) {
      const joined = joinExpr(x[i] as Expr, y[i] as Expr, sides);
      if (!joined) return undefined;
      out.push(joined);
    } else return undefined;
  }
  return out;
}

function joinExpr(a: Expr, b: Expr, sides: Sides): Expr | undefined {
  const alike = a.k === b.k && a.k !== 'lit' && a.k !== 'name';
  if (alike && !(a.k === 'call' && b.k === 'call' && key(a.callee) !== key(b.callee))) {
    const joined = joinNode(a, b, sides);
    if (joined) return joined;
  }
  const span: Span = [Math.min(a.span[0], b.span[0]), Math.max(a.span[1], b.span[1])];
  const left = sides.left(span);
  const right = sides.right(span);
  if (!left || !right) return undefined;
  const options = [
    ...(a.k === 'either' ? a.options : [{ guard: left, value: a }]),
    ...(b.k === 'either' ? b.options : [{ guard: right, value: b }]),
  ];
  return { k: 'either', span, options };
}
