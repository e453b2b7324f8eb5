import { callersOf, macroUses } from './callers.ts';
import { callTargets } from './calls.ts';
import { beside, type Core, depthOf, functionAt, at as located, shapeAt, within } from './core.ts';
import type { Call, Expr, Func, Lambda, Literal, Macro, Name, New, Stmt } from './ir.ts';
import { accessPath, childrenOf, strip } from './nodes.ts';
import { type Source, sourcesOf } from './places.ts';
import { portOf } from './ports.ts';
import type { At, Context, Frame, ObjectValue } from './query.ts';
import { numberOf } from './resolve.ts';
import { rowOf } from './rows.ts';
import { free } from './scope.ts';
import { isA } from './types.ts';
import { asObject, elementsOf, objectsOf } from './values.ts';

const MAX_UNFOLD = 6;
const MAX_CONTEXTS = 256;
const MAX_ITERATIONS = 64;

export interface Unfolded {
  context: Context;
  /** Where the use stands that hands in what the expressions rest on: the outermost wrapper call, or the site itself. */
  use: At;
  limited: boolean;
}

/** The actual uses of a site whose expressions rest on parameters, on the object of its method, or on a loop over a constant table. */
export function unfold(core: Core, site: At, of: readonly At[], depth = 0): Unfolded[] {
  let fn = functionAt(core, site);
  if (site.context) return [{ context: site.context, use: outermost(site), limited: false }];
  if (depth >= MAX_UNFOLD) return [{ context: null, use: site, limited: true }];
  let needs = fn ? dependence(core, fn, of) : none;
  // A lambda sees the parameters of the functions around it.
  for (let inner = fn; inner?.k === 'lambda' && !needs.params.size && !needs.self; ) {
    const outer = functionAt(core, beside(site, inner));
    if (!outer || outer === inner) break;
    const more = dependence(core, outer, of);
    if (more.params.size || more.self) [fn, needs] = [outer, more];
    inner = outer;
  }
  let contexts: Unfolded[] = [{ context: null, use: site, limited: false }];
  if (fn?.k === 'macro') contexts = macroContexts(core, site, fn, depth);
  else if (fn && (needs.params.size || needs.self)) {
    const entered = entries(core, site, fn, needs, depth);
    if (entered.length) contexts = entered;
  }
  return contexts
    .flatMap((c) =>
      loops(
        core,
        within(site, c.context),
        of.map((a) => within(a, c.context)),
        needs,
        c,
      ),
    )
    .slice(0, MAX_CONTEXTS);
}

function outermost(site: At): At {
  let use: At = site;
  for (let frame: Context = site.context; frame; frame = frame.outer) if (frame.call) use = frame.call as At;
  return use;
}

interface Needs {
  params: Set<number>;
  self: boolean;
  /** Declarations of the variables that the expressions rest on. */
  variables: Set<object>;
}
const none: Needs = { params: new Set(), self: false, variables: new Set() };

/** What the expressions rest on, as far as their own function tells. */
function dependence(core: Core, fn: Func | Lambda | Macro, of: readonly At[]): Needs {
  const needs: Needs = { params: new Set(), self: false, variables: new Set() };
  const seen = new Set<object>();
  const todo = [...of];
  const owner = fn.k === 'func' ? fn.owner : undefined;
  for (let at = todo.pop(); at; at = todo.pop()) {
    if (seen.has(at.node)) continue;
    seen.add(at.node);
    const node = at.node;
    if (node.k === 'name' && (node.name === 'this' || node.name === 'self')) needs.self = true;
    const access = node.k === 'name' || node.k === 'member' || node.k === 'index' ? accessPath(node) : undefined;
    if (access) {
      const binding = access.root.k === 'name' ? shapeAt(core, at).bindings.get(access.root) : undefined;
      if (binding) needs.variables.add(binding.node);
      else if (
        owner &&
        (access.own ||
          free(core, at, access.name).some(
            (t) => t.k === 'field' && isA(core, owner, t.of.type.name) && !t.of.field.constant,
          ))
      )
        needs.self = true;
      for (const source of sourcesOf(core, at)) {
        if (source.k === 'param' && source.fn === fn) needs.params.add(source.binding.index ?? 0);
        else if (source.k === 'param') needs.self ||= false;
        else if (source.k === 'value' && functionAt(core, source.at) === fn && source.at.decl === at.decl)
          todo.push(source.at);
        else if (source.k === 'each') {
          needs.variables.add(source.binding.node);
          todo.push(source.over);
        } else if (source.k === 'effect' && !isText(core, at, access.name)) todo.push(...causes(core, source));
      }
    }
    for (const child of access ? indexesIn(node) : childrenOf(node)) todo.push(beside(at, child));
  }
  return needs;
}

/** A pointer to a literal: whoever is handed it can't write there. An array that starts as a text is a buffer. */
function isText(core: Core, at: At, name: string): boolean {
  const targets = free(core, at, name);
  return (
    targets.length > 0 &&
    targets.every(
      (t) =>
        t.k === 'decl' &&
        t.decl.k === 'var' &&
        !t.decl.array &&
        t.decl.init?.k === 'lit' &&
        t.decl.init.type === 'string',
    )
  );
}

/** The index expressions of an access path: what it rests on beside the place itself. */
function indexesIn(expr: Expr): Expr[] {
  const found: Expr[] = [];
  for (let at: Expr = strip(expr); at.k === 'member' || at.k === 'index'; at = strip(at.object)) {
    if (at.k === 'index') found.push(at.index);
  }
  return found;
}

/** Arguments that a call can put into what it was handed: what an SDK's row says flows there, or all for a function of the tree. */
function causes(core: Core, source: Extract<Source, { k: 'effect' }>): At[] {
  const row = rowOf(core, source.site);
  if (row) {
    const from = (row.row.flows ?? []).flatMap(([port, to]) => (to === source.port ? [port] : []));
    return from.flatMap((port) => portOf(core, source.site, port));
  }
  if (!callTargets(core, source.site).length) return [];
  return source.site.node.args.map((arg) => beside(source.site, arg.value));
}

function macroContexts(core: Core, site: At, macro: Macro, depth: number): Unfolded[] {
  const found: Unfolded[] = [];
  for (const frame of macroUses(core, macro, site.path)) {
    const call = frame.call;
    if (!call) continue;
    if (frame.outer) {
      found.push({ context: frame, use: outermost({ ...site, context: frame }), limited: false });
      continue;
    }
    const args = call.node.k === 'name' ? [] : call.node.args.map((a) => beside(call as At, a.value));
    for (const outer of unfold(core, call as At, args, depth + 1)) {
      found.push({
        context: { ...frame, call: within(call as At<Call>, outer.context), outer: outer.context },
        use: outer.use,
        limited: outer.limited,
      });
    }
  }
  return found;
}

/** Calls that enter the function, each unfolded in its turn; for a method that nobody calls, its class's objects. */
function entries(core: Core, site: At, fn: Func | Lambda, needs: Needs, depth: number): Unfolded[] {
  const found: Unfolded[] = [];
  for (const invocation of callersOf(core, fn, site.path, site.decl)) {
    if (invocation.k !== 'call') continue;
    const call = invocation.site;
    const receiver = receiverExpr(call);
    const wanted: At[] = [...needs.params].flatMap((i) =>
      call.node.args[i] ? [beside(call as At, (call.node.args[i] as { value: Expr }).value)] : [],
    );
    if (needs.self && receiver) wanted.push(receiver);
    for (const outer of unfold(core, call as At, wanted, depth + 1)) {
      const entered = within(call, outer.context);
      // A call on the same object hands in nothing: the use stays where it was.
      const use = !needs.params.size && !receiver && outer.use.node === call.node ? site : outer.use;
      for (const self of needs.self ? selves(core, entered, fn) : [undefined]) {
        if (use === site && found.some((f) => f.use === site && f.context?.self === self)) continue;
        const frame: Frame = { call: entered, callee: fn, self, outer: outer.context };
        found.push({ context: frame, use, limited: outer.limited });
      }
    }
  }
  if (!found.length && needs.self && fn.k === 'func' && fn.owner) {
    for (const object of objectsOfClass(core, fn.owner, site)) {
      found.push({
        context: { call: null, callee: fn, self: object, outer: null },
        use: object.at as At,
        limited: false,
      });
    }
  }
  return found;
}

function receiverExpr(call: At<Call | New>): At | undefined {
  if (call.node.k !== 'call') return undefined;
  const callee = strip(call.node.callee);
  return callee.k === 'member' ? beside(call as At, callee.object) : undefined;
}

function selves(core: Core, call: At<Call | New>, fn: Func | Lambda): (ObjectValue | undefined)[] {
  if (fn.k === 'func' && fn.ctor) return [asObject(core, call as At)];
  const receiver = receiverExpr(call);
  if (receiver) {
    const objects = objectsOf(core, receiver);
    return objects.length ? objects : [undefined];
  }
  return [call.context?.self];
}

/** Every place where an object of a class, or of one derived from it, is made. */
export function objectsOfClass(core: Core, owner: string, from: At): ObjectValue[] {
  const names = new Set([owner.slice(owner.lastIndexOf('.') + 1)]);
  for (const { item } of core.tree.derived(owner.slice(owner.lastIndexOf('.') + 1))) names.add(item.name);
  const found: ObjectValue[] = [];
  for (const name of names) {
    for (const { path, item } of core.tree.calls(name)) {
      const at = located(path, item.decl, item.node) as At;
      const object = asObject(core, at);
      if (
        object &&
        callTargets(core, at as At<Call | New>).some((t) => t.k === 'construct') &&
        core.builds.sees(core.builds.programOf(from.path), core.builds.programOf(path))
      )
        found.push(object);
    }
  }
  return found;
}

/** Unfolds the loops around a site whose variable the expressions rest on. */
function loops(core: Core, site: At, of: readonly At[], needs: Needs, base: Unfolded): Unfolded[] {
  const shape = shapeAt(core, site);
  const around: (Stmt & { k: 'loop' })[] = [];
  for (let node = shape.parents.get(site.node); node; node = shape.parents.get(node)) {
    const n = node as { k?: string };
    if (n.k === 'func' || n.k === 'lambda') break;
    if (n.k === 'loop') around.unshift(node as Stmt & { k: 'loop' });
  }
  let contexts: Context[] = [site.context];
  for (const loop of around) {
    const variable = loopVariable(core, site, loop, of);
    if (!variable || !needs.variables.has(variable.declaration)) continue;
    contexts = contexts.flatMap((context) => {
      const rounds = iterations(core, within(site, context), loop, variable);
      if (!rounds.length || rounds.length > MAX_ITERATIONS || depthOf(context) > MAX_UNFOLD) return [context];
      return rounds.map(
        (value): Context => ({
          call: null,
          callee: null,
          bound: new Map([[variable.declaration, value]]),
          outer: context,
        }),
      );
    });
  }
  return contexts.map((context) => ({ ...base, context }));
}

interface LoopVariable {
  declaration: object;
  name: string;
}

function loopVariable(core: Core, site: At, loop: Stmt & { k: 'loop' }, _of: readonly At[]): LoopVariable | undefined {
  if (loop.each) return { declaration: loop, name: loop.each.name };
  const init = loop.init?.[0];
  if (init?.k === 'local') return { declaration: init, name: init.name };
  if (init?.k === 'expr' && init.expr.k === 'assign' && init.expr.target.k === 'name') {
    const binding = shapeAt(core, site).bindings.get(init.expr.target);
    return binding && { declaration: binding.node, name: binding.name };
  }
  return undefined;
}

function iterations(core: Core, site: At, loop: Stmt & { k: 'loop' }, variable: LoopVariable): At[] {
  if (loop.each) return elementsOf(core, beside(site, loop.each.over)).map((e) => e.at);
  const init = loop.init?.[0];
  const startExpr =
    init?.k === 'local' ? init.init : init?.k === 'expr' && init.expr.k === 'assign' ? init.expr.value : undefined;
  const start = startExpr && numberOf(core, beside(site, startExpr));
  const end = loop.test && bound(core, site, loop.test, variable);
  if (start === undefined || end === undefined || end - start > MAX_ITERATIONS) return [];
  return Array.from({ length: Math.max(0, end - start) }, (_, i) => counted(core, site, loop, start + i));
}

/** The first number that the loop's test turns away: `i < N`, `i < sizeof(t) / sizeof(t[0])`, or the length of the table that the body indexes. */
function bound(core: Core, site: At, test: Expr, variable: LoopVariable): number | undefined {
  if (test.k !== 'op' || test.args.length !== 2 || !test.args[1]) return undefined;
  const right = numberOf(core, beside(site, test.args[1]));
  if (right !== undefined && /^(<|!=|!==)$/.test(test.op)) return right;
  if (right !== undefined && test.op === '<=') return right + 1;
  const shape = shapeAt(core, site);
  for (const [name, binding] of shape.bindings) {
    if (binding.node !== variable.declaration) continue;
    const parent = shape.parents.get(name) as Expr | undefined;
    if (parent?.k === 'index' && parent.index === (name as Name)) {
      const rows = elementsOf(core, beside(site, parent.object));
      if (rows.length) return rows.length;
    }
  }
  return undefined;
}

const literals = new WeakMap<object, Map<number, Literal>>();

/** The loop variable's value in one round, the same node each time it is asked. */
function counted(core: Core, site: At, loop: Stmt & { k: 'loop' }, value: number): At {
  let made = literals.get(loop);
  if (!made) {
    made = new Map();
    literals.set(loop, made);
  }
  let literal = made.get(value);
  if (!literal) {
    literal = { k: 'lit', span: loop.span, type: 'number', value };
    made.set(value, literal);
    shapeAt(core, site).parents.set(literal, loop);
  }
  return beside(site, literal);
}
