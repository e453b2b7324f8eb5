import { callersOf } from './callers.ts';
import { callTargets } from './calls.ts';
import { beside, type Core, enter, functionAt, keyOf, at as located, shapeAt } from './core.ts';
import type { Call, Decl, Expr, New, Stmt } from './ir.ts';
import type { Port } from './knowledge.ts';
import { strip } from './nodes.ts';
import { offsets } from './position.ts';
import type { At, Value } from './query.ts';
import { rowOf } from './rows.ts';
import { holdersOf } from './values.ts';

export interface Use {
  site: At<Call | New>;
  port: Port;
}

/** Calls that an object takes part in, as receiver or argument, followed through variables, fields, parameters and results; sorted by place. */
export function usesOf(core: Core, object: Value): Use[] {
  if (object.k !== 'object' && object.k !== 'result' && object.k !== 'init') return [];
  const walk = new Forward(core, object.at as At);
  walk.from(object.at as At);
  return walk.found.sort((a, b) =>
    a.site.path < b.site.path ? -1 : a.site.path > b.site.path ? 1 : offsets(a.site)[1] - offsets(b.site)[1],
  );
}

class Forward {
  readonly found: Use[] = [];
  private readonly seen = new Set<string>();
  private readonly id: string;

  constructor(
    private readonly core: Core,
    private readonly origin: At,
  ) {
    this.id = keyOf(core, origin);
  }

  from(at: At, depth = 0): void {
    const key = keyOf(this.core, at);
    if (depth > 12 || this.seen.has(key)) return;
    this.seen.add(key);
    const shape = shapeAt(this.core, at);
    const node: object = at.node;
    const parent = shape.parents.get(node) as (Expr | Stmt | Decl) | undefined;
    if (!parent) return;
    switch (parent.k) {
      case 'cast':
      case 'addr':
      case 'deref':
      case 'cond':
      case 'either':
        this.from(beside(at, parent), depth + 1);
        return;
      case 'call':
      case 'new':
        this.call(beside(at, parent), node, depth);
        return;
      case 'member':
        this.member(at, parent, depth);
        return;
      case 'assign':
        if (parent.value === node) {
          this.held(at, parent.target, depth);
          this.from(beside(at, parent), depth + 1);
        }
        return;
      case 'local':
        this.variable(at, parent, depth);
        return;
      case 'var':
        this.named(at, parent.name, depth);
        return;
      case 'type': {
        const field = parent.fields.find((f) => f.init === node);
        if (field) this.named(at, field.name, depth);
        return;
      }
      case 'return':
        this.returned(at, depth);
        return;
      default: {
        const holder = parent as { k?: string; name?: string };
        // A construction's parent is what it constructs.
        if (holder.name && shape.constructions.get(parent) === at.node) this.named(at, holder.name, depth);
      }
    }
  }

  private call(call: At<Call | New>, node: object, depth: number): void {
    const index = call.node.args.findIndex((a) => a.value === node);
    if (index < 0) return;
    this.found.push({ site: call, port: index });
    for (const target of callTargets(this.core, call)) {
      const fn = target.k === 'fn' ? target.fn : target.ctor;
      if (!fn) continue;
      const inside = shapeAt(this.core, target);
      const param = fn.k === 'macro' ? undefined : fn.params[index];
      const binding = param
        ? inside.bound.get(param)
        : [...inside.bound.values()].find((b) => b.fn === fn && b.index === index);
      for (const name of binding ? (inside.names.get(binding) ?? []) : []) {
        if (!binding) continue;
        this.from({ path: target.path, decl: binding.decl, node: name, context: enter(call, fn) }, depth + 1);
      }
    }
    if (rowOf(this.core, call)?.row.same === index) this.from(call as At, depth + 1);
  }

  private member(at: At, member: Expr & { k: 'member' }, depth: number): void {
    const shape = shapeAt(this.core, at);
    const call = shape.parents.get(member) as Expr | undefined;
    if (call?.k !== 'call' || strip(call.callee) !== member) return;
    const site = beside(at, call);
    this.found.push({ site, port: 'this' });
    if (/^(apply|also)$/.test(member.name)) this.from(site as At, depth + 1);
    if (rowOf(this.core, site)?.row.same === 'this') this.from(site as At, depth + 1);
  }

  private held(at: At, target: Expr, depth: number): void {
    const t = strip(target);
    if (t.k === 'name') {
      const binding = shapeAt(this.core, at).bindings.get(t);
      if (binding) this.variable(at, binding.node as Stmt, depth);
      else this.named(at, t.name, depth);
    } else if (t.k === 'member') this.named(at, t.name, depth);
    else if (t.k === 'index') this.held(at, t.object, depth);
  }

  /** Mentions of a local variable that can hold the object. */
  private variable(at: At, declaration: object, depth: number): void {
    const shape = shapeAt(this.core, at);
    const binding = shape.bound.get(declaration);
    for (const name of binding ? (shape.names.get(binding) ?? []) : []) {
      const mention = beside(at, name as Expr);
      if (this.holds(mention)) this.from(mention, depth + 1);
    }
  }

  private named(at: At, name: string, depth: number): void {
    for (const { path, item } of [...this.core.tree.mentions(name), ...this.core.tree.memberMentions(name)]) {
      const mention = located(path, item.decl, item.node);
      const here =
        functionAt(this.core, mention) === functionAt(this.core, at) && item.decl === at.decl
          ? { ...mention, context: at.context }
          : mention;
      if (this.holds(here)) this.from(here, depth + 1);
    }
  }

  private returned(at: At, depth: number): void {
    const fn = functionAt(this.core, at);
    if (!fn || fn.k === 'macro') return;
    if (at.context?.call && at.context.callee === fn) {
      this.from(at.context.call as At, depth + 1);
      return;
    }
    for (const invocation of callersOf(this.core, fn, at.path, at.decl))
      if (invocation.k === 'call') this.from(invocation.site as At, depth + 1);
  }

  /** Whether a mention can stand for the very object; one whose chain of calls isn't known on either side counts by its site. */
  private holds(mention: At): boolean {
    return holdersOf(this.core, mention).some((h) => {
      if (h.at.node !== this.origin.node) return false;
      if (!h.at.context || !this.origin.context) return true;
      return keyOf(this.core, h.at) === this.id || sameChain(h.at, this.origin);
    });
  }
}

/** The calls of the shorter chain are the innermost of the longer one. */
function sameChain(a: At, b: At): boolean {
  const calls = (at: At): object[] => {
    const list: object[] = [];
    for (let frame = at.context; frame; frame = frame.outer) if (frame.call) list.push(frame.call.node);
    return list;
  };
  const x = calls(a);
  const y = calls(b);
  return x.every((c, i) => y[i] === undefined || y[i] === c);
}
