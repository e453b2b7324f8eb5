import { callersOf } from './callers.ts';
import { callTargets } from './calls.ts';
import { channelPuts } from './channels.ts';
import { beside, type Core, depthOf, enter, keyOf, MAX_FRAMES, shapeAt } from './core.ts';
import { conditionsOf, standing } from './guards.ts';
import type { Call, Expr, Func, Lambda, Macro, New } from './ir.ts';
import type { CallRow, Port } from './knowledge.ts';
import { accessPath, calleeName, childrenOf, ELEMENT, strip } from './nodes.ts';
import { pasted } from './paste.ts';
import { anytime, returnsOf, type Source, sourcesOf } from './places.ts';
import { portOf } from './ports.ts';
import { placeOf } from './position.ts';
import type { At, Origin, OriginOptions } from './query.ts';
import { rowOf } from './rows.ts';
import { isFunc, lookUp } from './scope.ts';
import { effectInside, elementsOf, passedTo, receiverOf } from './values.ts';

interface Step {
  at: At;
  label: string;
  next: Step | null;
}

interface State {
  at: At;
  /** Path inside the value that matters. */
  rest: string[];
  steps: Step | null;
  names: readonly string[];
  depth: number;
  /** Calls gone through that nothing describes. */
  guesses: number;
  confidence: Origin['confidence'];
}

const MAX_STATES = 2000;
const MAX_EFFECTS = 1500;
const DEFAULT_DEPTH = 60;
/** More functions in a row that nothing describes say nothing any more. */
const MAX_GUESSES = 3;

/** Where the value of an expression comes from: walked backwards, breadth first, each place once; the shortest way is the one that is told. */
export function origins(core: Core, at: At, options: OriginOptions = {}): Origin[] {
  const key = `o:${keyOf(core, at)}:${(options.kinds ?? []).join(',')}:${options.depth ?? ''}`;
  return core.tree.memo.ask(
    key,
    () => new Search(core, options).run(at),
    () => [],
  );
}

class Search {
  private readonly found: Origin[] = [];
  private readonly seen = new Set<string>();
  private queue: State[] = [];
  private effects = 0;
  private readonly depth: number;

  constructor(
    private readonly core: Core,
    private readonly options: OriginOptions,
  ) {
    this.depth = options.depth ?? DEFAULT_DEPTH;
  }

  run(at: At): Origin[] {
    this.push({ at, rest: [], steps: null, names: [], depth: 0, guesses: 0, confidence: 'high' });
    for (let i = 0; i < this.queue.length; i++) {
      const state = this.queue[i];
      if (!state) break;
      if (i > MAX_STATES || state.depth > this.depth) {
        this.end('limit', null, state);
        if (i > MAX_STATES) break;
        continue;
      }
      this.visit(state);
    }
    this.queue = [];
    return sorted(this.core, this.found);
  }

  private push(state: State): void {
    const key = `${keyOf(this.core, state.at)}:${state.rest.join('.')}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    this.queue.push(state);
  }

  private end(kind: Origin['kind'], label: string | null, state: State, more: Partial<Origin> = {}): void {
    const steps: Origin['steps'] = [];
    for (let step = state.steps; step; step = step.next) steps.push({ at: step.at, label: step.label });
    const conditions = new Set<string>();
    for (const step of [...steps.map((s) => s.at), state.at])
      for (const c of conditionsOf(this.core, step).open) conditions.add(c);
    this.found.push({
      kind,
      label,
      at: state.at,
      steps,
      names: [...state.names],
      conditions: [...conditions],
      confidence: state.confidence,
      ...more,
    });
  }

  /** On to another expression, one step nearer to the origin. */
  private on(
    state: State,
    at: At,
    change: {
      rest?: string[];
      label?: string;
      step?: At;
      name?: string;
      low?: Origin['confidence'];
      guess?: boolean;
    } = {},
  ): void {
    const steps = change.label ? { at: change.step ?? state.at, label: change.label, next: state.steps } : state.steps;
    const names = change.name ? withNames(state.names, [change.name]) : state.names;
    this.push({
      at,
      rest: change.rest ?? state.rest,
      steps,
      names,
      depth: state.depth + 1,
      guesses: state.guesses + (change.guess ? 1 : 0),
      confidence: weaker(state.confidence, change.low ?? 'high'),
    });
  }

  private visit(state: State): void {
    const { at } = state;
    const node = at.node;
    switch (node.k) {
      case 'lit':
        this.end('literal', null, state);
        return;
      case 'addr':
      case 'deref':
      case 'cast':
        this.on(state, beside(at, node.expr));
        return;
      case 'assign':
        this.on(state, beside(at, node.value));
        return;
      case 'cond':
        this.on(state, beside(at, node.then));
        this.on(state, beside(at, node.else));
        return;
      case 'either':
        for (const option of node.options) {
          const s = standing(this.core, at.path, at.decl, option.guard);
          if (s.t !== 'false') this.on(state, beside(at, option.value));
        }
        return;
      case 'op':
        if (/^(==|===|!=|!==|<|>|<=|>=|!|instanceof|is|in|!in|!is|typeof|sizeof)$/.test(node.op)) return;
        for (const arg of node.op === '&&' ? node.args.slice(1) : node.args) this.on(state, beside(at, arg));
        return;
      case 'template':
        for (const part of node.parts) if (typeof part !== 'string') this.on(state, beside(at, part));
        if (node.parts.every((p) => typeof p === 'string')) this.end('literal', null, state);
        return;
      case 'init':
        this.initialiser(state, node);
        return;
      case 'index':
      case 'name':
      case 'member':
        this.place(state);
        return;
      case 'call':
        this.call(state, at as At<Call>);
        return;
      case 'new':
        this.construction(state, at as At<New>);
        return;
      case 'lambda':
        for (const value of returnsOf(node.body)) this.on(state, beside(at, value), { low: 'medium' });
        return;
      case 'unknown':
        for (const child of childrenOf(node)) this.on(state, beside(at, child), { low: 'low' });
        return;
    }
  }

  private initialiser(state: State, node: Expr & { k: 'init' }): void {
    const [first, ...rest] = state.rest;
    for (const entry of node.entries) {
      const key = entry.path?.find((p) => typeof p === 'string');
      const name = typeof key === 'string' ? key : undefined;
      if (first !== undefined && first !== ELEMENT && name !== undefined && name !== first) continue;
      this.on(state, beside(state.at, entry.value), {
        rest: first === undefined || entry.spread ? state.rest : rest,
        name,
      });
    }
  }

  private place(asked: State): void {
    const { at, rest } = asked;
    let state = asked;
    const node = at.node;
    if (node.k === 'name' && (node.name === 'this' || node.name === 'self')) return;
    if (node.k === 'member' && /^(length|size|count|byteLength|isEmpty|indices|lastIndex)$/.test(node.name)) return;
    const name = node.k === 'name' || node.k === 'member' ? node.name : stringIndex(node);
    state = { ...state, names: withNames(state.names, [...spelled(node), ...rest.filter((step) => step !== ELEMENT)]) };
    const property = node.k === 'member' ? this.property(state, node) : undefined;
    if (property) return;
    const sources = sourcesOf(this.core, at, rest);
    let lost = sources.length === 0;
    for (const source of sources) {
      if (source.k === 'external') lost = true;
      else this.source(state, source, name);
    }
    if (!lost) return;
    if (sources.length === 0 && (node.k === 'member' || node.k === 'index')) {
      // A property of something whose own value is known: what the whole came from.
      this.on(state, beside(at, node.object), { rest: node.k === 'member' ? [node.name, ...rest] : rest, name });
      return;
    }
    if (node.k === 'name') {
      const targets = lookUp(this.core, at as At<Expr & { k: 'name' }>);
      if (targets.some((t) => isFunc(t))) return;
    }
    this.end('symbol', name ?? null, state);
  }

  /** A property read that a row speaks of: `socket.outputStream`, `event.data`. */
  private property(state: State, node: Expr & { k: 'member' }): boolean | undefined {
    const row = propertyRow(this.core, state.at as At<Expr & { k: 'member' }>);
    if (!row) return undefined;
    for (const emit of row.emits ?? [])
      if (emit.to === 'return' && this.wants(emit.kind)) this.end('emitted', emit.kind, state, { row });
    for (const [from, to] of row.flows ?? [])
      if (to === 'return' && from === 'this') this.on(state, beside(state.at, node.object), { rest: [] });
    if (row.same === 'this') this.on(state, beside(state.at, node.object));
    return row.emits || row.flows || row.same !== undefined ? true : undefined;
  }

  private source(state: State, source: Source, name: string | undefined): void {
    switch (source.k) {
      case 'value':
        this.on(state, source.at, {
          rest: source.inner ? [] : source.rest,
          name,
          ...this.told(state, source.at, `held in ${name ?? 'a variable'}`),
        });
        if (source.op) return;
        return;
      case 'external':
        return;
      case 'each':
        for (const el of elementsOf(this.core, source.over)) this.on(state, el.at, { rest: source.rest, name });
        this.on(state, source.over, { rest: source.rest, name });
        return;
      case 'param':
        this.parameter(state, source, name);
        return;
      case 'effect':
        this.effect(state, source, name);
        return;
    }
  }

  private parameter(state: State, source: Source & { k: 'param' }, name: string | undefined): void {
    const { fn, binding } = source;
    let passed = false;
    for (const at of passedTo(this.core, source)) {
      passed = true;
      const label = fn.k === 'func' ? `passed to ${fn.name}()` : 'passed on';
      this.on(state, at, { rest: source.rest, name, ...(fn.k === 'macro' ? {} : { label, step: at }) });
    }
    if (fn.k === 'macro') return;
    for (const invocation of callersOf(this.core, fn as Func | Lambda | Macro, source.at.path, binding.decl)) {
      if (invocation.k !== 'row') continue;
      passed = true;
      this.callback(state, invocation.site, invocation.callback.params?.[binding.index ?? 0], source, name);
    }
    if (!passed) this.end('parameter', name ?? binding.name, { ...state, names: [...state.names, binding.name] });
  }

  private callback(
    state: State,
    site: At<Call | New>,
    carried: { from: Port } | { emits: string; field?: string } | undefined,
    source: Source & { k: 'param' },
    name: string | undefined,
  ): void {
    const row = rowOf(this.core, site)?.row;
    if (!carried) {
      this.end('parameter', name ?? source.binding.name, state, { row });
      return;
    }
    if ('emits' in carried) {
      if (!carried.field || source.rest.length === 0 || source.rest[0] === carried.field) {
        if (this.wants(carried.emits))
          this.end(
            'emitted',
            carried.emits,
            { ...state, at: site, names: name ? [...state.names, name] : state.names },
            { row },
          );
      }
      return;
    }
    for (const given of portOf(this.core, site, carried.from)) {
      const from = carried.from === 'this' ? [] : source.rest;
      // It is called later: whatever the object holds by then counts.
      const at = anytime(this.core, given);
      this.on(state, at, {
        rest: from,
        name,
        label: `given to the callback of ${calleeName(site.node) ?? 'a call'}()`,
        step: site,
      });
    }
  }

  private wants(kind: string): boolean {
    return !this.options.kinds || this.options.kinds.includes(kind);
  }

  /** What a call does to something that it was handed. */
  private effect(state: State, source: Source & { k: 'effect' }, name: string | undefined): void {
    const { site, port } = source;
    // Setters that set each other would be gone through without end: as every place, an effect is looked at once.
    const key = `e:${keyOf(this.core, site)}:${port}:${source.rest.join('.')}`;
    if (this.seen.has(key)) return;
    this.seen.add(key);
    if (++this.effects > MAX_EFFECTS) return;
    const row = rowOf(this.core, site);
    if (row) {
      this.rowEffect(state, row.row, site, port, name, weaker(state.confidence, row.confidence), source.rest);
      return;
    }
    const targets = callTargets(this.core, site);
    const own = targets.filter((t) => t.k === 'fn' || t.ctor);
    if (own.length) {
      for (const inner of effectInside(this.core, source)) {
        const label = `filled by ${calleeName(site.node) ?? 'a call'}()`;
        this.source({ ...state, steps: { at: site, label, next: state.steps } }, inner, name);
      }
      return;
    }
    if (targets.length) return;
    this.unknownEffect(state, site, port, name);
  }

  /** A function that nothing describes may copy one argument into another, or keep it in its receiver. */
  private unknownEffect(state: State, site: At<Call | New>, port: number | 'this', name: string | undefined): void {
    const called = calleeName(site.node) ?? '';
    if (quiet.test(called) || state.guesses >= MAX_GUESSES) return;
    const step = { label: `through ${called}()`, step: site, guess: true };
    if (port === 'this') {
      if (reads.test(called)) return;
      for (const arg of site.node.args)
        if (arg.value.k !== 'lit' && arg.value.k !== 'lambda')
          this.on(state, beside(site, arg.value), { rest: [], name, low: 'medium', ...step });
      return;
    }
    const arg = site.node.args[port];
    const node = arg && strip(arg.value);
    if (!arg || !node || !mutable(this.core, beside(site, arg.value))) return;
    for (const [i, other] of site.node.args.entries()) {
      if (i === port || other.value.k === 'lit' || other.value.k === 'lambda') continue;
      const access = accessPath(other.value);
      if (access && node.k !== 'lit')
        this.on(state, beside(site, other.value), { rest: [], name, low: 'medium', ...step });
    }
  }

  private rowEffect(
    state: State,
    row: CallRow,
    site: At<Call | New>,
    port: number | 'this' | 'return',
    name: string | undefined,
    low: Origin['confidence'],
    rest: string[],
  ): void {
    const called = calleeName(site.node) ?? 'a call';
    const named = { ...state, names: name ? [...state.names, name] : state.names };
    for (const emit of row.emits ?? []) {
      if (samePort(emit.to, port, rest) && this.wants(emit.kind))
        this.end('emitted', emit.kind, { ...named, at: site, confidence: low }, { row });
    }
    for (const shield of row.shields ?? []) {
      if (!samePort(shield.to, port, rest)) continue;
      this.end('shielded', shield.kind, { ...named, at: site, confidence: low }, { row });
    }
    const shielded = (row.shields ?? []).some((s) => samePort(s.to, port, rest));
    if (!shielded) {
      for (const [from, to] of row.flows ?? []) {
        if (!samePort(to, port, rest)) continue;
        for (const at of portOf(this.core, site, from))
          this.on(state, at, { rest: [], name, low, label: `through ${called}()`, step: site });
      }
      if (row.formats && row.formats.to === port) {
        for (const at of portOf(this.core, site, `${Number(row.formats.format) + 1}+`))
          this.on(state, at, { rest: [], name, low, label: `formatted by ${called}()`, step: site });
      }
      if (row.same !== undefined && port === 'return') {
        for (const at of portOf(this.core, site, row.same)) this.on(state, at, { name, low });
        // What the call put into the thing that it gives back is in its result as well.
        if (row.same === 'this' || typeof row.same === 'number')
          this.rowEffect(state, row, site, row.same, name, low, rest);
      }
    }
    if (row.channel?.get !== undefined && row.channel.get === port) {
      for (const put of channelPuts(this.core, site, row)) {
        this.on(state, put.value, {
          rest: [],
          low: weaker(low, put.confidence),
          label: `taken out by ${called}()`,
          step: site,
        });
      }
    }
  }

  private call(state: State, at: At<Call>): void {
    const row = rowOf(this.core, at);
    const called = calleeName(at.node) ?? '';
    if (row) {
      const before = this.queue.length + this.found.length;
      this.rowEffect(state, row.row, at, 'return', undefined, weaker(state.confidence, row.confidence), state.rest);
      if (this.queue.length + this.found.length === before) this.end('result', called, state, { row: row.row });
      return;
    }
    if (depthOf(at.context) >= MAX_FRAMES) {
      this.end('limit', called, state);
      return;
    }
    const targets = callTargets(this.core, at);
    let inside = false;
    for (const target of targets) {
      if (target.k === 'construct') {
        inside = true;
        this.construction(state, at);
        continue;
      }
      if (target.fn.k === 'macro') {
        const expr = target.fn.pastes ? pasted(this.core, at, target.fn) : target.fn.expr;
        if (!expr) continue;
        inside = true;
        const context = enter(at, target.fn);
        this.on(
          state,
          target.fn.pastes ? { ...at, node: expr } : { path: target.path, decl: target.decl, node: expr, context },
        );
        continue;
      }
      inside = true;
      const context = enter(at, target.fn, receiverOf(this.core, at));
      for (const value of returnsOf(target.fn.body ?? [])) {
        this.on(
          state,
          { path: target.path, decl: target.decl, node: value, context },
          { label: `returned by ${called}()`, step: at },
        );
      }
    }
    if (inside) return;
    this.unknownCall(state, at, called);
  }

  /** The result of a function that nothing describes rests on its arguments and its receiver, unless its name says that it measures or asks. */
  private unknownCall(state: State, at: At<Call>, called: string): void {
    const callee = strip(at.node.callee);
    this.end('result', called, state);
    if (quiet.test(called) || measures.test(called) || state.guesses >= MAX_GUESSES) return;
    const step = called ? { label: `through ${called}()`, step: at as At, guess: true } : { guess: true };
    if (callee.k === 'member') this.on(state, beside(at, callee.object), { rest: [], low: 'medium', ...step });
    for (const arg of at.node.args) {
      if (arg.value.k === 'lit') continue;
      this.on(state, beside(at, arg.value), { rest: [], low: 'medium', ...step });
    }
  }

  private construction(state: State, at: At<Call | New>): void {
    const row = rowOf(this.core, at);
    if (row) {
      const before = this.queue.length + this.found.length;
      this.rowEffect(state, row.row, at, 'return', undefined, weaker(state.confidence, row.confidence), state.rest);
      if (this.queue.length + this.found.length === before)
        this.end('result', calleeName(at.node) ?? '', state, { row: row.row });
      return;
    }
    const own = callTargets(this.core, at).length > 0;
    if (!own) this.end('result', calleeName(at.node) ?? '', state);
    for (const arg of at.node.args) {
      if (arg.value.k === 'lit' && own) continue;
      this.on(state, beside(at, arg.value), { rest: [], name: arg.name, low: own ? 'high' : 'medium' });
    }
  }

  /** A step worth telling: a value held in another declaration than the one that asks. */
  private told(state: State, at: At, label: string): { label?: string; step?: At } {
    return at.decl === state.at.decl ? {} : { label, step: at };
  }
}

/** Calls that never hand on what they are given. */
const quiet =
  /^(ESP_LOG[A-Z_]*|printf|println|print|log|debug|info|warn|error|trace|assert|free|delete|close|sizeof|strlen|memset|bzero|strcmp|strncmp|memcmp|vTaskDelay|delay|k_free|NRF_LOG_\w+|LOG_\w+|Timber|setTimeout)$/;
/** Calls that ask something of their receiver and leave it as it is. */
const reads =
  /^(get|is|has|contains|equals|compareTo|indexOf|startsWith|endsWith|size|length|count|find|filter|map|forEach|read|peek|poll|take|pop|remove|clear|flush|begin|start|stop|connect|disconnect|on|off|addEventListener|removeEventListener|available|connected)[A-Z_]?\w*$/;
/** Calls whose result is a measure or an answer, not the thing itself. */
const measures =
  /^(length|size|count|strlen|available|millis|micros|time|now|random|hash(Code)?|indexOf|is[A-Z]\w*|has[A-Z]\w*|contains|equals|compareTo|abs|min|max|sqrt|exists)$/;

function mutable(core: Core, at: At): boolean {
  if (at.node.k === 'addr') return true;
  const node = strip(at.node);
  if (node.k === 'member' || node.k === 'index') return true;
  if (node.k !== 'name') return false;
  const binding = shapeAt(core, at).bindings.get(node);
  if (!binding) return true;
  const declared = binding.node as { pointer?: boolean; array?: boolean; type?: string };
  return (
    declared.pointer === true ||
    declared.array === true ||
    !/^(u?int\d*(_t)?|size_t|ssize_t|int|long|short|char|float|double|bool|Int|Long|Boolean|Float|String|number|string|esp_err_t)$/.test(
      declared.type ?? '',
    )
  );
}

function samePort(port: Port, asked: number | 'this' | 'return', rest: readonly string[]): boolean {
  if (port === asked) return true;
  if (typeof port !== 'string') return false;
  const [head = '', ...path] = port.split('.');
  if (head !== String(asked) || !path.length) return false;
  return (
    rest.length === 0 || rest.filter((s) => s !== ELEMENT).every((step, i) => path[i] === undefined || path[i] === step)
  );
}

/** Names in an access path, innermost first: `password`, `body`, `req` of `req.body.password`. */
function spelled(expr: Expr): string[] {
  const names: string[] = [];
  for (let e: Expr | undefined = strip(expr); e; ) {
    if (e.k === 'member') {
      names.push(e.name);
      e = strip(e.object);
    } else if (e.k === 'index') {
      const key = stringIndex(e);
      if (key) names.push(key);
      e = strip(e.object);
    } else {
      if (e.k === 'name' && e.name !== 'this' && e.name !== 'self') names.push(e.name);
      break;
    }
  }
  return names;
}

function withNames(names: readonly string[], more: readonly string[]): readonly string[] {
  const fresh = more.filter((name) => !names.includes(name));
  return fresh.length && names.length < 32 ? [...names, ...fresh] : names;
}

function stringIndex(node: Expr): string | undefined {
  return node.k === 'index' && node.index.k === 'lit' && typeof node.index.value === 'string'
    ? node.index.value
    : undefined;
}

function propertyRow(core: Core, at: At<Expr & { k: 'member' }>): CallRow | undefined {
  const type = core.typeOf(beside(at, at.node.object));
  return type ? core.rows.property(core, type, at.node.name) : undefined;
}

const order: Record<Origin['confidence'], number> = { high: 0, medium: 1, low: 2 };
export function weaker(a: Origin['confidence'], b: Origin['confidence']): Origin['confidence'] {
  return order[a] >= order[b] ? a : b;
}

function sorted(core: Core, found: Origin[]): Origin[] {
  const key = (o: Origin): string => {
    const p = placeOf(core, o.at);
    return `${p.path}\0${String(p.line).padStart(7, '0')}\0${String(p.column).padStart(5, '0')}\0${o.kind}\0${o.label ?? ''}`;
  };
  const byKey = new Map<string, Origin>();
  for (const o of found) if (!byKey.has(key(o))) byKey.set(key(o), o);
  return [...byKey.entries()].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, o]) => o);
}
