import { type Core, family, shapeAt } from './core.ts';
import type { Call, Expr, Func, New, Stmt } from './ir.ts';
import { lastSegment } from './nodes.ts';
import { isFunc, members, type Target } from './scope.ts';
import type { FieldOf } from './tree.ts';

/** `token` for `getToken`, `isOn` for `isOn`, as Kotlin names the property of a Java accessor; undefined where it is none. */
export function propertyOf(method: string): string | undefined {
  const match = /^(?:get|set)([A-Z]\w*)$/.exec(method);
  if (match?.[1]) return match[1][0]?.toLowerCase() + match[1].slice(1);
  return /^is[A-Z]/.test(method) ? method : undefined;
}

/** The names that Java's getter of a Kotlin property can have. */
export function gettersOf(property: string): string[] {
  if (/^is[A-Z]/.test(property)) return [property];
  return [`get${property[0]?.toUpperCase()}${property.slice(1)}`];
}

/** The setter of a property: `setToken` for `token`, `setOn` for `isOn`. */
export function setterOf(property: string): string {
  const bare = property.replace(/^is(?=[A-Z])/, '');
  return `set${bare[0]?.toUpperCase()}${bare.slice(1)}`;
}

const made = new WeakMap<object, Map<string, Func>>();

/**
 * The accessor that Java sees of a Kotlin property, as a function of its class: `getToken()` returns it, `setToken(v)`
 * assigns it. None for a field of a Java class, whose accessors are written out.
 */
export function accessors(core: Core, type: string, method: string): { path: string; fn: Func }[] {
  const property = propertyOf(method);
  if (!property) return [];
  return members(core, lastSegment(type), property).flatMap((target) => {
    if (target.k !== 'field' || target.of.field.static || core.tree.peek(target.path)?.language !== 'kotlin') return [];
    return [{ path: target.path, fn: accessor(core, target.path, target.of, method) }];
  });
}

function accessor(core: Core, path: string, { type, field }: FieldOf, method: string): Func {
  const byName = made.get(field) ?? new Map<string, Func>();
  made.set(field, byName);
  const known = byName.get(method);
  if (known) return known;
  const span: Expr['span'] = [0, field.nameSpan[1] - field.nameSpan[0]];
  const start = type.span[0] + field.nameSpan[0];
  const owner = type.owner ? `${type.owner}.${type.name}` : type.name;
  const self: Expr = { k: 'name', span, name: 'this' };
  const place: Expr = { k: 'member', span, object: self, name: field.name };
  const sets = method.startsWith('set');
  const value: Expr = { k: 'name', span, name: 'value' };
  const stmt: Stmt = sets
    ? { k: 'expr', span, expr: { k: 'assign', span, target: place, value } }
    : { k: 'return', span, value: place };
  const fn: Func = {
    k: 'func',
    span: [start, start + span[1]],
    name: method,
    nameSpan: span,
    owner,
    params: sets ? [{ span, name: 'value', type: field.type }] : [],
    ...(sets || !field.type ? {} : { returns: field.type }),
    body: [stmt],
  };
  const { parents } = shapeAt(core, { path });
  parents.set(self, place);
  parents.set(stmt, fn);
  if (stmt.k === 'return') parents.set(place, stmt);
  byName.set(method, fn);
  return fn;
}

/** Kotlin's `bear.token` as the call of the Java getter that it is; undefined where the class has no such getter. */
export function getterCall(core: Core, path: string, type: string, node: Expr & { k: 'member' }): Call | undefined {
  if (family(core, path) !== 'jvm') return undefined;
  const name = gettersOf(node.name).find((getter) => members(core, lastSegment(type), getter).some(isGetter));
  if (!name) return undefined;
  let call = calls.get(node);
  if (!call) {
    const callee: Expr = { k: 'member', span: node.span, object: node.object, name };
    call = { k: 'call', span: node.span, callee, args: [] };
    calls.set(node, call);
    const { parents } = shapeAt(core, { path });
    const parent = parents.get(node);
    parents.set(callee, call);
    if (parent) parents.set(call, parent);
  }
  return call;
}
const calls = new WeakMap<object, Call>();

function isGetter(target: Target): boolean {
  return isFunc(target) && target.decl.params.length === 0;
}

/** The receiver of a call of a Kotlin property's setter in Java, and what it is given. */
export function setterCall(node: Call | New): { object: Expr; value: Expr } | undefined {
  const [value] = node.args;
  if (node.k !== 'call' || node.callee.k !== 'member' || !value || node.args.length !== 1) return undefined;
  return { object: node.callee.object, value: value.value };
}
