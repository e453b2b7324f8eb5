import type { Arg, Call, Decl, Entry, Expr, Init, Literal, New, Stmt, Unit } from '../program/ir.ts';

/** A text literal and the name that it is held under; null where nothing names it. */
export interface NamedLiteral {
  decl: Decl;
  node: Literal;
  name: string | null;
  /** How the name holds it: by assignment and initialiser, by an argument's or entry's name, as the pair of a key before it. */
  by: 'held' | 'argument' | 'pair' | 'nothing';
}

/** Calls that take a name and its value, one after the other. */
const pairs =
  /^(?:add|set|append|put|with)?(?:Request|Query)?(?:Header|Headers|Parameter|Param|Property|RequestProperty|Item|String|Extra|Field|FormDataPart|KeyValue)?$/;

/** Every text literal of a unit with the name that holds it, in source order. Struct fields of positional tables are named by `fieldsOf`. */
export function namedLiterals(unit: Unit, fieldsOf: (type: string) => readonly string[] | undefined): NamedLiteral[] {
  const found: NamedLiteral[] = [];
  for (const decl of unit.decls) new Walk(decl, fieldsOf, found).declaration();
  return found;
}

class Walk {
  private readonly decl: Decl;
  private readonly fieldsOf: (type: string) => readonly string[] | undefined;
  private readonly found: NamedLiteral[];

  constructor(decl: Decl, fieldsOf: (type: string) => readonly string[] | undefined, found: NamedLiteral[]) {
    this.decl = decl;
    this.fieldsOf = fieldsOf;
    this.found = found;
  }

  declaration(): void {
    const { decl } = this;
    switch (decl.k) {
      case 'var':
        this.held(decl.init, decl.name, decl.type);
        this.args(decl.construct);
        this.body(decl.get);
        this.body(decl.set?.body);
        return;
      case 'macro':
        if (!decl.params?.length) this.held(decl.expr, decl.name);
        return;
      case 'func':
        for (const param of decl.params) this.held(param.default, param.name, param.type);
        for (const init of decl.inits ?? []) for (const arg of init.args) this.held(arg.value, init.field);
        this.body(decl.body);
        return;
      case 'type':
        for (const field of decl.fields) {
          if (decl.kind === 'enum') continue;
          this.held(field.init, field.name, field.type);
          this.args(field.construct, field.name);
          this.body(field.get);
          this.body(field.set?.body);
        }
        for (const base of decl.bases) this.args(base.args);
        return;
      case 'invoke':
        this.expression(decl.expr);
        return;
      case 'top':
        this.body(decl.body);
        return;
      default:
    }
  }

  private body(stmts: readonly Stmt[] | undefined): void {
    for (const stmt of stmts ?? []) this.statement(stmt);
  }

  private statement(stmt: Stmt): void {
    switch (stmt.k) {
      case 'local':
        this.held(stmt.init, stmt.name, stmt.type);
        this.args(stmt.construct, stmt.name);
        return;
      case 'expr':
        this.expression(stmt.expr);
        return;
      case 'return':
      case 'jump':
        this.held(stmt.value, null);
        return;
      case 'if':
        this.expression(stmt.test);
        this.body(stmt.then);
        this.body(stmt.else);
        return;
      case 'loop':
        this.body(stmt.init);
        if (stmt.each) this.expression(stmt.each.over);
        if (stmt.test) this.expression(stmt.test);
        for (const step of stmt.step ?? []) this.expression(step);
        this.body(stmt.body);
        return;
      case 'switch':
        if (stmt.on) this.expression(stmt.on);
        for (const one of stmt.cases) this.body(one.body);
        return;
      case 'block':
      case 'guarded':
        this.body(stmt.body);
        return;
      case 'try':
        this.body(stmt.body);
        for (const handler of stmt.handlers) this.body(handler.body);
        this.body(stmt.finally);
        return;
      case 'unknown':
        for (const inner of stmt.inside) this.expression(inner);
        return;
      default:
    }
  }

  /** An expression whose value is held under a name. Alternatives, casts and defaults pass the name on; calls and operators end it. */
  private held(expr: Expr | undefined, name: string | null, type?: string, by: NamedLiteral['by'] = 'held'): void {
    if (!expr) return;
    switch (expr.k) {
      case 'lit':
        if (expr.type === 'string')
          this.found.push({ decl: this.decl, node: expr, name, by: name === null ? 'nothing' : by });
        return;
      case 'cast':
      case 'addr':
      case 'deref':
        this.held(expr.expr, name, type, by);
        return;
      case 'cond':
        this.expression(expr.test);
        this.held(expr.then, name, type, by);
        this.held(expr.else, name, type, by);
        return;
      case 'either':
        for (const option of expr.options) this.held(option.value, name, type, by);
        return;
      case 'op':
        if ((expr.op === '??' || expr.op === '||') && expr.args.length === 2) {
          for (const arg of expr.args) this.held(arg, name ?? referredName(expr.args[0]), type, by);
          return;
        }
        this.expression(expr);
        return;
      case 'init':
        this.entries(expr, name, expr.type ?? type);
        return;
      case 'call':
      case 'new':
        this.call(expr, name);
        return;
      default:
        this.expression(expr);
    }
  }

  private entries(init: Init, name: string | null, type: string | undefined): void {
    // Rows of a table, each with fields of its own, and not the fields of one struct.
    const table = init.entries.length > 0 && init.entries.every((e) => !e.path?.length && e.value.k === 'init');
    const fields = type && !init.array && !table ? this.fieldsOf(type) : undefined;
    init.entries.forEach((entry, i) => {
      const own = entryName(entry) ?? fields?.[i];
      for (const step of entry.path ?? []) if (typeof step !== 'string') this.expression(step);
      const rows = !own && entry.value.k === 'init';
      // The plain elements of a list are what the list is called.
      this.held(
        entry.value,
        own ?? (rows ? null : init.array || !fields ? name : null),
        rows ? type : undefined,
        own ? 'argument' : 'held',
      );
    });
  }

  private call(call: Call | New, name: string | null): void {
    if (call.k === 'call') this.expression(call.callee);
    const callee = call.k === 'new' ? call.type : calleeOf(call.callee);
    // A wrapper that only changes the type: `String("…")`, `F("…")`, `PSTR("…")`, `"…".toByteArray()` is met by the callee.
    const passes =
      call.args.length === 1 &&
      /^(?:String|F|PSTR|std::string|string|Buffer\.from|Uint8Array|const_cast|strdup)$/.test(callee);
    const [key, value] = call.args;
    const pair =
      call.args.length >= 2 &&
      call.args.length <= 3 &&
      key?.value.k === 'lit' &&
      key.value.type === 'string' &&
      pairs.test(callee.split('.').at(-1) ?? '')
        ? String(key.value.value)
        : null;
    for (const arg of call.args) {
      if (passes) this.held(arg.value, name);
      else if (arg.name) this.held(arg.value, arg.name, undefined, 'argument');
      else if (pair !== null && arg === value) this.held(arg.value, pair, undefined, 'pair');
      else this.held(arg.value, null);
    }
  }

  private args(args: readonly Arg[] | undefined, name: string | null = null): void {
    for (const arg of args ?? [])
      this.held(arg.value, arg.name ?? (args?.length === 1 ? name : null), undefined, arg.name ? 'argument' : 'held');
  }

  private expression(expr: Expr): void {
    switch (expr.k) {
      case 'lit':
        this.held(expr, null);
        return;
      case 'assign':
        if (expr.target.k === 'index' || expr.target.k === 'member') this.expression(expr.target.object);
        this.held(expr.value, referredName(expr.target));
        return;
      case 'member':
        this.expression(expr.object);
        return;
      case 'index':
        this.expression(expr.object);
        this.expression(expr.index);
        return;
      case 'op':
        for (const arg of expr.args) this.expression(arg);
        return;
      case 'call':
      case 'new':
        this.call(expr, null);
        return;
      case 'template':
        for (const part of expr.parts) if (typeof part !== 'string') this.expression(part);
        return;
      case 'lambda':
        for (const param of expr.params) this.held(param.default, param.name);
        this.body(expr.body);
        return;
      case 'unknown':
        for (const inner of expr.inside) this.expression(inner);
        return;
      case 'init':
        this.entries(expr, null, expr.type);
        return;
      case 'cast':
      case 'addr':
      case 'deref':
      case 'cond':
      case 'either':
        this.held(expr, null);
        return;
      default:
    }
  }
}

function entryName(entry: Entry): string | undefined {
  const last = entry.path?.at(-1);
  if (typeof last === 'string') return last;
  return last?.k === 'lit' && typeof last.value === 'string' ? last.value : undefined;
}

/** The name that an expression is called by: the last one of a path, the text of an index. */
export function referredName(expr: Expr | undefined): string | null {
  if (!expr) return null;
  if (expr.k === 'name' || expr.k === 'member') return expr.name;
  if (expr.k === 'index') {
    if (expr.index.k === 'lit' && typeof expr.index.value === 'string') return expr.index.value;
    return referredName(expr.object);
  }
  if (expr.k === 'addr' || expr.k === 'deref' || expr.k === 'cast') return referredName(expr.expr);
  return null;
}

function calleeOf(expr: Expr): string {
  if (expr.k === 'name') return expr.scope ? `${expr.scope}::${expr.name}` : expr.name;
  if (expr.k === 'member') return `${calleeOf(expr.object)}.${expr.name}`;
  return '';
}
