import type {
  Arg,
  Call,
  Decl,
  Expr,
  Func,
  Init,
  Lambda,
  LocalDecl,
  Loop,
  Macro,
  Name,
  New,
  Param,
  Stmt,
  Unit,
} from './ir.ts';
import { accessPath, childrenOf, ELEMENT } from './nodes.ts';

/** Languages in which a name is known in its whole block. */
const hoisting: ReadonlySet<string> = new Set(['javascript', 'typescript']);

/** A variable that lives in a body. */
export interface Binding {
  kind: 'param' | 'local' | 'each' | 'catch';
  name: string;
  /** Where it is declared: the parameter, the local declaration, the loop, or the handler's statement list owner. */
  node: Param | LocalDecl | Loop | Stmt;
  /** The function or lambda whose variable it is; null in top-level statements. */
  fn: Func | Lambda | Macro | null;
  decl: Decl;
  type?: string;
  /** Position among the function's parameters. */
  index?: number;
}

/** A place where a variable, field or element may get a value. */
export interface Def {
  /** `assign` by `=`; `init` at its declaration; `argument`/`receiver`: it is handed to a call that may change it. */
  kind: 'assign' | 'init' | 'argument' | 'receiver';
  path: string[];
  /** The node that does it: assignment, declaration or call. */
  node: Expr | Stmt;
  value?: Expr;
  op?: string;
  call?: Call | New;
  arg?: number;
  own: boolean;
  decl: Decl;
}

/** Where a free name (not a local) is mentioned: as itself or behind `this`. */
export interface Mention {
  node: Expr;
  decl: Decl;
  own: boolean;
}

/** What one unit's bodies say, found in one walk. Nodes are keys; positions are never needed twice. */
export interface Shape {
  parents: Map<object, object>;
  bindings: Map<Name, Binding>;
  /** Defs of local variables. */
  localDefs: Map<Binding, Def[]>;
  /** Defs of names that are no local of the body: globals, fields written with or without `this`. */
  freeDefs: Map<string, Def[]>;
  /** Defs through another object: `x.f = v` under `f`, whatever `x` is. */
  memberDefs: Map<string, Def[]>;
  mentions: Map<string, Mention[]>;
  /** `x.name` where it isn't the callee of a call. */
  memberMentions: Map<string, Mention[]>;
  calls: { node: Call | New; decl: Decl }[];
  /** Typed initialisers by bare type name. */
  initialisers: { type: string; node: Expr; variable?: Decl | LocalDecl; decl: Decl }[];
  /** Variables, locals and fields built with constructor arguments, as constructions. */
  constructions: Map<object, New>;
  functions: Map<string, { fn: Func; decl: Func }[]>;
  /** Bindings by what declares them: parameter, local declaration, loop. */
  bound: Map<object, Binding>;
  /** Names that stand for a binding, in the order of the walk. */
  names: Map<Binding, Name[]>;
}

const shapes = new WeakMap<Unit, Shape>();

/** The unit's shape, made once. */
export function shapeOf(unit: Unit): Shape {
  let shape = shapes.get(unit);
  if (!shape) {
    shape = new Walk(unit).shape;
    shapes.set(unit, shape);
  }
  return shape;
}

interface Scope {
  names: Map<string, Binding>;
  outer: Scope | null;
  fn: Func | Lambda | Macro | null;
}

class Walk {
  readonly shape: Shape = {
    parents: new Map(),
    bindings: new Map(),
    localDefs: new Map(),
    freeDefs: new Map(),
    memberDefs: new Map(),
    mentions: new Map(),
    memberMentions: new Map(),
    calls: [],
    initialisers: [],
    constructions: new Map(),
    functions: new Map(),
    bound: new Map(),
    names: new Map(),
  };
  private decl!: Decl;
  private readonly nested = new Set<Decl>();
  private readonly late: { node: Name; scope: Scope; decl: Decl }[] = [];

  constructor(private readonly unit: Unit) {
    const inner = nestedDecls(unit);
    for (const decl of inner) this.nested.add(decl);
    for (const decl of unit.decls) if (!this.nested.has(decl)) this.declaration(decl, null);
    for (const decl of this.nested) if (!this.shape.parents.has(decl)) this.declaration(decl, null);
  }

  private declaration(decl: Decl, outer: Scope | null): void {
    const before = this.decl;
    this.decl = decl;
    for (const annotation of decl.annotations ?? [])
      for (const arg of annotation.args) this.expr(arg.value, decl, base(outer));
    switch (decl.k) {
      case 'func':
        this.func(decl, outer);
        break;
      case 'var': {
        const scope = base(outer);
        if (decl.init) {
          this.expr(decl.init, decl, scope);
          this.typedInit(decl.type, decl.init, decl);
          push(this.shape.freeDefs, decl.name, this.def('init', [], decl as unknown as Stmt, { value: decl.init }));
        } else if (decl.construct) this.construction(decl, decl.type, decl.construct, scope);
        this.accessors(decl, scope);
        break;
      }
      case 'type':
        for (const field of decl.fields) {
          const scope = base(outer);
          if (field.init) {
            this.expr(field.init, decl, scope);
            this.typedInit(field.type, field.init, undefined);
          }
          if (field.construct) this.construction(field, field.type, field.construct, scope);
          this.accessors(field, scope);
          for (const a of field.annotations ?? []) for (const arg of a.args) this.expr(arg.value, decl, scope);
        }
        for (const b of decl.bases) for (const arg of b.args ?? []) this.expr(arg.value, decl, base(outer));
        break;
      case 'macro': {
        const scope: Scope = { names: new Map(), outer: null, fn: decl };
        (decl.params ?? []).forEach((name, index) => {
          const node: Param = { span: decl.nameSpan, name };
          this.bind(scope, { kind: 'param', name, node, fn: decl, decl, index });
        });
        if (decl.expr) this.expr(decl.expr, decl, scope);
        else if (decl.entries) for (const entry of decl.entries) this.entry(entry.value, entry.path, decl, scope);
        else if (decl.stmts) this.stmts(decl.stmts, decl, scope);
        break;
      }
      case 'invoke':
        this.expr(decl.expr, decl, base(outer));
        break;
      case 'top':
        this.stmts(decl.body, decl, base(outer));
        break;
      case 'import':
      case 'setting':
        break;
    }
    if (decl.k !== 'macro' && decl.guard) this.expr(decl.guard, decl, base(null));
    this.decl = before;
  }

  private accessors(of: { get?: Stmt[]; set?: { param: string; body: Stmt[] } }, scope: Scope): void {
    if (of.get) this.stmts(of.get, of, scope);
    if (of.set) this.stmts(of.set.body, of, scope);
  }

  private func(fn: Func, outer: Scope | null): void {
    push(this.shape.functions, fn.name, { fn, decl: fn });
    const scope: Scope = { names: new Map(), outer, fn };
    this.params(fn.params, fn, scope);
    for (const init of fn.inits ?? []) {
      for (const arg of init.args) this.expr(arg.value, fn, scope);
      const value = init.args.length === 1 ? init.args[0]?.value : constructorBraces(init);
      if (value) {
        if (!this.shape.parents.has(value)) this.shape.parents.set(value, fn);
        push(this.shape.freeDefs, init.field, this.def('assign', [], value, { value, own: true }));
      }
    }
    if (fn.body) this.stmts(fn.body, fn, scope);
    for (const item of this.late.splice(0)) {
      const binding = lookUp(item.scope, item.node.name);
      if (binding) this.named(item.node, binding);
    }
  }

  private params(params: Param[], fn: Func | Lambda, scope: Scope): void {
    params.forEach((param, index) => {
      this.shape.parents.set(param, fn);
      this.bind(scope, { kind: 'param', name: param.name, node: param, fn, decl: this.decl, type: param.type, index });
      if (param.default) this.expr(param.default, param, scope);
    });
  }

  private bind(scope: Scope, binding: Binding): void {
    scope.names.set(binding.name, binding);
    this.shape.bound.set(binding.node, binding);
    if (!this.shape.localDefs.has(binding)) this.shape.localDefs.set(binding, []);
  }

  private stmts(body: Stmt[], parent: object, scope: Scope): void {
    // A script's block sees all its names from its start: functions stand before the variables that they use.
    if (hoisting.has(this.unit.language)) {
      for (const stmt of body) if (stmt.k === 'local') this.bind(scope, this.declared(stmt, scope));
    }
    for (const stmt of body) this.stmt(stmt, parent, scope);
  }

  private declared(stmt: LocalDecl, scope: Scope): Binding {
    const before = this.shape.bound.get(stmt);
    return before ?? { kind: 'local', name: stmt.name, node: stmt, fn: scope.fn, decl: this.decl, type: stmt.type };
  }

  private stmt(stmt: Stmt, parent: object, scope: Scope): void {
    this.shape.parents.set(stmt, parent);
    const inner = (): Scope => ({ names: new Map(), outer: scope, fn: scope.fn });
    switch (stmt.k) {
      case 'local': {
        if (stmt.init) this.expr(stmt.init, stmt, scope);
        const binding = this.declared(stmt, scope);
        this.bind(scope, binding);
        if (stmt.init) {
          this.typedInit(stmt.type, stmt.init, stmt);
          this.local(binding, this.def('init', [], stmt, { value: stmt.init }));
        } else if (stmt.construct) {
          const made = this.construction(stmt, stmt.type, stmt.construct, scope);
          this.local(binding, this.def('init', [], stmt, { value: made }));
        }
        break;
      }
      case 'expr':
        this.expr(stmt.expr, stmt, scope);
        break;
      case 'return':
        if (stmt.value) this.expr(stmt.value, stmt, scope);
        break;
      case 'if':
        this.expr(stmt.test, stmt, scope);
        this.stmts(stmt.then, stmt, inner());
        this.stmts(stmt.else, stmt, inner());
        break;
      case 'loop': {
        const loop = inner();
        this.stmts(stmt.init ?? [], stmt, loop);
        if (stmt.each) {
          this.expr(stmt.each.over, stmt, loop);
          this.bind(loop, {
            kind: 'each',
            name: stmt.each.name,
            node: stmt,
            fn: scope.fn,
            decl: this.decl,
            type: stmt.each.type,
          });
        }
        if (stmt.test) this.expr(stmt.test, stmt, loop);
        this.stmts(stmt.body, stmt, loop);
        for (const step of stmt.step ?? []) this.expr(step, stmt, loop);
        break;
      }
      case 'switch':
        if (stmt.on) this.expr(stmt.on, stmt, scope);
        for (const one of stmt.cases) {
          this.shape.parents.set(one, stmt);
          for (const test of one.tests) this.expr(test, one, scope);
          this.stmts(one.body, one, inner());
        }
        break;
      case 'block':
        this.stmts(stmt.body, stmt, inner());
        break;
      case 'guarded':
        this.expr(stmt.guard, stmt, scope);
        this.stmts(stmt.body, stmt, scope);
        break;
      case 'try':
        this.stmts(stmt.body, stmt, inner());
        for (const handler of stmt.handlers) {
          const caught = inner();
          if (handler.name)
            this.bind(caught, {
              kind: 'catch',
              name: handler.name,
              node: stmt,
              fn: scope.fn,
              decl: this.decl,
              type: handler.type,
            });
          this.stmts(handler.body, stmt, caught);
        }
        this.stmts(stmt.finally, stmt, inner());
        break;
      case 'jump':
        if (stmt.value) this.expr(stmt.value, stmt, scope);
        break;
      case 'nested':
        for (const decl of this.nested) {
          if (decl.name !== stmt.name || this.shape.parents.has(decl) || !within(decl, this.decl)) continue;
          this.shape.parents.set(decl, stmt);
          this.declaration(decl, scope);
          for (const method of this.nested) {
            if (method.owner === decl.name && !this.shape.parents.has(method) && within(method, decl)) {
              this.shape.parents.set(method, stmt);
              this.declaration(method, scope);
            }
          }
        }
        break;
      case 'unknown':
        for (const e of stmt.inside) this.expr(e, stmt, scope);
        break;
    }
  }

  private expr(expr: Expr, parent: object, scope: Scope): void {
    this.shape.parents.set(expr, parent);
    switch (expr.k) {
      case 'name':
        this.name(expr, scope);
        return;
      case 'lambda':
        this.lambda(expr, scope);
        return;
      case 'new':
        this.shape.calls.push({ node: expr, decl: this.decl });
        this.args(expr.args, expr, scope);
        this.body(expr, scope);
        return;
      case 'call':
        this.shape.calls.push({ node: expr, decl: this.decl });
        this.expr(expr.callee, expr, scope);
        this.args(expr.args, expr, scope);
        return;
      case 'init':
        if (expr.type) this.shape.initialisers.push({ type: expr.type, node: expr, decl: this.decl });
        for (const entry of expr.entries) this.entry(entry.value, entry.path, expr, scope);
        return;
      case 'assign':
        this.expr(expr.target, expr, scope);
        this.expr(expr.value, expr, scope);
        this.assigned(expr.target, this.def('assign', [], expr, { value: expr.value, op: expr.op }));
        return;
      case 'member':
        this.expr(expr.object, expr, scope);
        this.member(expr, parent);
        return;
      default:
        for (const child of childrenOf(expr)) this.expr(child, expr, scope);
    }
  }

  private args(args: Arg[], call: Call | New, scope: Scope): void {
    args.forEach((arg, i) => {
      this.shape.parents.set(arg, call);
      this.expr(arg.value, call, scope);
      this.assigned(asProperty(arg.value), this.def('argument', [], call, { call, arg: i }));
    });
    if (call.k === 'call') {
      const callee = call.callee;
      if (callee.k === 'member') this.assigned(callee.object, this.def('receiver', [], call, { call }));
    }
  }

  /** The synthetic type that holds an anonymous object's members: its methods see the variables around them. */
  private body(expr: New, scope: Scope): void {
    if (!expr.body) return;
    for (const decl of this.unit.decls) {
      const mine = decl.name === expr.body || decl.owner === expr.body;
      if (!mine || this.shape.parents.has(decl)) continue;
      this.shape.parents.set(decl, expr);
      this.nested.add(decl);
      this.declaration(decl, scope);
    }
  }

  private entry(value: Expr, path: (string | Expr)[] | undefined, parent: object, scope: Scope): void {
    for (const step of path ?? []) if (typeof step !== 'string') this.expr(step, parent, scope);
    this.expr(value, parent, scope);
  }

  private lambda(expr: Lambda, outer: Scope): void {
    const scope: Scope = { names: new Map(), outer, fn: expr };
    this.params(expr.params, expr, scope);
    this.stmts(expr.body, expr, scope);
  }

  private name(expr: Name, scope: Scope): void {
    const binding = expr.scope ? undefined : lookUp(scope, expr.name);
    if (binding) this.named(expr, binding);
    else {
      if (scope.fn) this.late.push({ node: expr, scope, decl: this.decl });
      push(this.shape.mentions, expr.name, { node: expr, decl: this.decl, own: false });
    }
  }

  private named(name: Name, binding: Binding): void {
    this.shape.bindings.set(name, binding);
    push(this.shape.names, binding, name);
  }

  private member(expr: Expr & { k: 'member' }, _parent: object): void {
    const own = expr.object.k === 'name' && (expr.object.name === 'this' || expr.object.name === 'self');
    if (own) push(this.shape.mentions, expr.name, { node: expr, decl: this.decl, own: true });
    else push(this.shape.memberMentions, expr.name, { node: expr, decl: this.decl, own: false });
  }

  /** Files a def under the variable that the target's access path starts at, and under its last field. */
  private assigned(target: Expr, def: Def): void {
    const access = accessPath(target);
    if (!access) {
      const last = lastField(target);
      if (last) push(this.shape.memberDefs, last, { ...def, path: [last] });
      return;
    }
    const binding = access.root.k === 'name' ? this.shape.bindings.get(access.root) : undefined;
    const filed = { ...def, path: access.path, own: access.own };
    if (binding) this.local(binding, filed);
    else push(this.shape.freeDefs, access.name, filed);
    const last = [...access.path].reverse().find((step) => step !== ELEMENT);
    if (last) push(this.shape.memberDefs, last, filed);
  }

  private local(binding: Binding, def: Def): void {
    push(this.shape.localDefs, binding, def);
  }

  private def(kind: Def['kind'], path: string[], node: Expr | Stmt, more: Partial<Def>): Def {
    return { kind, path, node, own: false, decl: this.decl, ...more };
  }

  private typedInit(type: string | undefined, init: Expr, variable: Decl | LocalDecl | undefined): void {
    if (type && init.k === 'init' && !init.type)
      this.shape.initialisers.push({ type, node: init, variable, decl: this.decl });
  }

  private construction(
    of: { span: readonly [number, number] },
    type: string | undefined,
    args: Arg[],
    scope: Scope,
  ): New {
    const at = of as { span: [number, number] };
    const start = of === this.decl ? 0 : at.span[0];
    const end = of === this.decl ? this.decl.span[1] - this.decl.span[0] : at.span[1];
    const made: New = { k: 'new', span: [start, end], type: type ?? '', args };
    this.shape.constructions.set(of, made);
    this.shape.parents.set(made, of);
    this.shape.calls.push({ node: made, decl: this.decl });
    this.args(args, made, scope);
    return made;
  }
}

const braces = new WeakMap<object, Init>();

/** A constructor's `member {a, b}` as the initialiser that it is; the same node each time. */
export function constructorBraces(init: { span: readonly [number, number]; args: Arg[] }): Init | undefined {
  if (!init.args.length) return undefined;
  let node = braces.get(init);
  if (!node) {
    node = {
      k: 'init',
      span: init.span,
      array: true,
      entries: init.args.map((a) => ({ span: a.span, value: a.value })),
    };
    braces.set(init, node);
  }
  return node;
}

/** What `file.getPath()` hands over is a part of `file`, as `file.path` is. */
function asProperty(expr: Expr): Expr {
  if (expr.k !== 'call' || expr.args.length || expr.callee.k !== 'member') return expr;
  return /^get[A-Z]/.test(expr.callee.name) ? expr.callee : expr;
}

function base(outer: Scope | null): Scope {
  return { names: new Map(), outer, fn: outer?.fn ?? null };
}

function lookUp(scope: Scope | null, name: string): Binding | undefined {
  for (let at = scope; at; at = at.outer) {
    const found = at.names.get(name);
    if (found) return found;
  }
  return undefined;
}

function lastField(expr: Expr): string | undefined {
  if (expr.k === 'member') return expr.name;
  if (expr.k === 'index' || expr.k === 'addr' || expr.k === 'deref' || expr.k === 'cast') {
    return lastField(expr.k === 'index' ? expr.object : expr.expr);
  }
  return undefined;
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Functions and types declared inside another function's body. */
function nestedDecls(unit: Unit): Decl[] {
  const found: Decl[] = [];
  let open: Decl[] = [];
  for (const decl of [...unit.decls].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])) {
    open = open.filter((o) => o.span[1] > decl.span[0]);
    const outer = open.find((o) => within(decl, o));
    if (outer) found.push(decl);
    if (decl.k === 'func' || decl.k === 'top' || decl.k === 'var') open.push(decl);
  }
  return found;
}

function within(inner: Decl, outer: Decl): boolean {
  return inner !== outer && inner.span[0] >= outer.span[0] && inner.span[1] <= outer.span[1];
}
