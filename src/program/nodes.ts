import type { Arg, Call, Decl, Entry, Expr, New, Param, Stmt } from './ir.ts';

/** Anything with a span that a walk meets. */
export type Node = Expr | Stmt | Arg | Entry | Param;

/** The expressions directly inside an expression, in source order. Bodies of lambdas are statements: see `Lambda.body`. */
export function childrenOf(expr: Expr): Expr[] {
  switch (expr.k) {
    case 'lit':
    case 'name':
    case 'lambda':
      return [];
    case 'member':
      return [expr.object];
    case 'index':
      return [expr.object, expr.index];
    case 'call':
      return [expr.callee, ...expr.args.map((a) => a.value)];
    case 'new':
      return expr.args.map((a) => a.value);
    case 'init':
      return expr.entries.flatMap((e) => [...(e.path ?? []).filter((p) => typeof p !== 'string'), e.value]);
    case 'op':
      return expr.args;
    case 'assign':
      return [expr.target, expr.value];
    case 'addr':
    case 'deref':
    case 'cast':
      return [expr.expr];
    case 'cond':
      return [expr.test, expr.then, expr.else];
    case 'template':
      return expr.parts.filter((p) => typeof p !== 'string');
    case 'either':
      return expr.options.map((o) => o.value);
    case 'unknown':
      return expr.inside;
  }
}

/** Last name of what is called: `putString` in `prefs.edit().putString(…)`, `new T` gives `T`. */
export function calleeName(call: Call | New): string | undefined {
  if (call.k === 'new') return lastSegment(call.type);
  const callee = strip(call.callee);
  if (callee.k === 'name' || callee.k === 'member') return callee.name;
  return undefined;
}

/** `MediaRecorder` of `android.media.MediaRecorder`, `b` of `a::b`. */
export function lastSegment(name: string): string {
  return name.slice(Math.max(name.lastIndexOf('.'), name.lastIndexOf(':')) + 1);
}

/** The expression without casts, address-of and dereference around it. */
export function strip(expr: Expr): Expr {
  let at = expr;
  while (at.k === 'cast' || at.k === 'addr' || at.k === 'deref') at = at.expr;
  return at;
}

/** A variable, field or element as a root and the names that lead into it: `this->a.b[i]` is root `a`, path `b`, `[]`. */
export interface AccessPath {
  /** The name node of the root; for `this.x` the member node, whose `name` is the root's. */
  root: Expr;
  name: string;
  /** Written with `this` (or `self`) before it: never a local. */
  own: boolean;
  path: string[];
}

export const ELEMENT = '[]';

/** The access path of an expression, or undefined where its root is a call or a literal. */
export function accessPath(expr: Expr): AccessPath | undefined {
  const at = strip(expr);
  if (at.k === 'name') {
    if (at.name === 'this' || at.name === 'self') return undefined;
    return { root: at, name: at.name, own: false, path: [] };
  }
  if (at.k === 'member') {
    const object = strip(at.object);
    if (object.k === 'name' && (object.name === 'this' || object.name === 'self')) {
      return { root: at, name: at.name, own: true, path: [] };
    }
    const inner = accessPath(object);
    return inner && { ...inner, path: [...inner.path, at.name] };
  }
  if (at.k === 'index') {
    const inner = accessPath(at.object);
    const index = strip(at.index);
    const step = index.k === 'lit' && typeof index.value === 'string' ? index.value : ELEMENT;
    return inner && { ...inner, path: [...inner.path, step] };
  }
  if (at.k === 'op' && (at.op === '+' || at.op === '-') && at.args.length === 2 && at.args[0]) {
    // Pointer arithmetic: `buf + offset` is a place in `buf`.
    const left = strip(at.args[0]);
    if (left.k === 'name' || left.k === 'member' || left.k === 'index') return accessPath(left);
  }
  return undefined;
}

/** Start of a node in its file. */
export function offsetOf(decl: Decl, node: { span: readonly [number, number] }): number {
  return decl === node ? decl.span[0] : decl.span[0] + node.span[0];
}
