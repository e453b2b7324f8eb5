import { callTargets } from './calls.ts';
import { beside, type Core, keyOf } from './core.ts';
import type { Call, Expr, TypeDecl } from './ir.ts';
import { calleeName, strip } from './nodes.ts';
import { portOf } from './ports.ts';
import type { At, Possible, Value } from './query.ts';
import { rowOf } from './rows.ts';
import { isFunc, type Target } from './scope.ts';
import { dottedName } from './types.ts';
import { asObject, type Holder, holdersOf } from './values.ts';

const MAX_COMBINATIONS = 16;

/** All values that an expression can have, in a fixed order and without repeats; never empty. */
export function resolve(core: Core, at: At, depth = 0): Possible[] {
  if (depth > 24) {
    core.tree.memo.cut();
    return [{ value: { k: 'unknown', why: 'too deep to follow' }, at, conditions: [] }];
  }
  return core.tree.memo.ask(
    `r:${keyOf(core, at)}`,
    () => {
      const found = distinct(holdersOf(core, at).flatMap((h) => valuesOf(core, at, h, depth)));
      return found.length
        ? found
        : [{ value: { k: 'unknown', why: 'nothing gives it a value' } as Value, at, conditions: [] }];
    },
    () => [],
  );
}

function distinct(found: Possible[]): Possible[] {
  const seen = new Set<string>();
  return found.filter((p) => {
    const key = `${JSON.stringify(shown(p.value))}@${p.at.path}:${p.at.decl.span[0] + p.at.node.span[0]}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** A value as plain data, for comparison. */
function shown(value: Value): unknown {
  switch (value.k) {
    case 'object':
      return value.id;
    case 'init':
    case 'result':
    case 'parameter':
      return [value.k, value.at.path, value.at.decl.span[0] + value.at.node.span[0]];
    case 'function':
      return [value.path, value.decl.span[0], value.fn.span[0]];
    default:
      return value;
  }
}

function valuesOf(core: Core, _asked: At, holder: Holder, depth: number): Possible[] {
  const give = (value: Value, at: At = holder.at, conditions: string[] = []): Possible => ({
    value,
    at,
    conditions: [...holder.conditions, ...conditions],
  });
  if (holder.rest.length)
    return [give({ k: 'unknown', why: `.${holder.rest.join('.')} of something that can't be followed` })];
  if (holder.lost === 'parameter') {
    return [give({ k: 'parameter', name: holder.at.node.k === 'name' ? holder.at.node.name : '', at: holder.at })];
  }
  if (holder.lost === 'limit') return [give({ k: 'unknown', why: 'changed by an operator or too deep to follow' })];
  const { at } = holder;
  const node = at.node;
  switch (node.k) {
    case 'lit':
      if (typeof node.value === 'string') return [give({ k: 'string', value: node.value })];
      if (typeof node.value === 'number') return [give({ k: 'number', value: node.value })];
      if (typeof node.value === 'boolean') return [give({ k: 'bool', value: node.value })];
      return [give({ k: 'null' })];
    case 'init':
      return [give({ k: 'init', at: at as At<Expr & { k: 'init' }> })];
    case 'lambda':
      return [give({ k: 'function', fn: node, path: at.path, decl: at.decl, context: at.context })];
    case 'name':
    case 'member':
      return named(core, at, holder, give);
    case 'template':
      return joined(core, at, node.parts, depth, give);
    case 'op':
      return operated(core, at as At<Expr & { k: 'op' }>, depth, give);
    case 'new': {
      const object = asObject(core, at);
      return [give(object ?? { k: 'result', at: at as At<Expr & { k: 'new' }> })];
    }
    case 'call':
      return called(core, at as At<Call>, depth, give);
    default:
      return [give({ k: 'unknown', why: `${node.k} can't be evaluated` })];
  }
}

type Give = (value: Value, at?: At, conditions?: string[]) => Possible;

function named(core: Core, at: At, holder: Holder, give: Give): Possible[] {
  const node = at.node;
  const name = node.k === 'name' || node.k === 'member' ? node.name : '';
  const target = holder.target;
  if (target?.k === 'field' && target.of.type.kind === 'enum')
    return [give(enumConstant(core, target.path, target.of.type, name))];
  if (target && isFunc(target))
    return [give({ k: 'function', fn: target.decl, path: target.path, decl: target.decl, context: null })];
  const constant = constantOf(core, node, target);
  if (constant !== undefined)
    return [give(typeof constant === 'number' ? { k: 'number', value: constant } : { k: 'string', value: constant })];
  if (node.k === 'name') {
    const macro = core.knowledge.macros.get(name);
    const expr = macro && !macro.params ? core.reparse?.(macro.body, 'expr')?.expr : undefined;
    if (expr) return resolve(core, { ...at, node: expr }, 20);
  }
  const asked = /^(CONFIG_|MYNEWT_VAL)/.test(name) ? core.builds.switch(name, at.path) : undefined;
  if (asked && asked.value !== undefined && asked.value !== null) return [give(plain(asked.value))];
  if (target?.k === 'decl' && target.decl.k === 'var' && !target.decl.init && !target.decl.external) {
    return [give({ k: 'unknown', why: `${name} is never given a value` })];
  }
  return [give({ k: 'symbol', name: dottedName(node) ?? name })];
}

function plain(value: string): Value {
  if (value === 'y') return { k: 'number', value: 1 };
  if (/^-?(0x[\da-f]+|\d+)$/i.test(value)) return { k: 'number', value: Number(value) };
  return { k: 'string', value };
}

/** An SDK constant by its name, by `Scope.NAME` first. */
function constantOf(core: Core, node: Expr, target: Target | undefined): number | string | undefined {
  if (
    target &&
    target.k !== 'local' &&
    !(target.k === 'decl' && (target.decl.k === 'import' || (target.decl.k === 'var' && target.decl.external)))
  )
    return undefined;
  const known = core.knowledge.constants;
  if (node.k === 'name') {
    if (node.scope) {
      const scoped = known.get(`${node.scope}::${node.name}`) ?? known.get(`${node.scope}.${node.name}`);
      if (scoped !== undefined) return scoped;
    }
    return known.get(node.name);
  }
  if (node.k !== 'member') return undefined;
  const dotted = dottedName(node);
  return (dotted && known.get(dotted)) || known.get(`${dotted?.split('.').slice(-2).join('.')}`);
}

function enumConstant(core: Core, path: string, type: TypeDecl, name: string): Value {
  let value = 0;
  for (const field of type.fields) {
    if (field.init) {
      const set = numberOf(core, { path, decl: type, node: field.init, context: null });
      if (set === undefined) {
        const text = stringOf(core, { path, decl: type, node: field.init, context: null });
        if (field.name === name)
          return text === undefined
            ? { k: 'unknown', why: `${name} can't be evaluated` }
            : { k: 'string', value: text };
      } else value = set;
    }
    if (field.name === name) return { k: 'number', value };
    value++;
  }
  return { k: 'symbol', name };
}

/** The number on which all possibilities agree. */
export function numberOf(core: Core, at: At, depth = 0): number | undefined {
  const all = resolve(core, at, depth + 1);
  const first = all[0]?.value;
  if (first?.k !== 'number' || first.missing) return undefined;
  return all.every((p) => p.value.k === 'number' && p.value.value === first.value && !p.value.missing)
    ? first.value
    : undefined;
}

/** The string on which all possibilities agree. */
export function stringOf(core: Core, at: At, depth = 0): string | undefined {
  const all = resolve(core, at, depth + 1);
  const first = all[0]?.value;
  if (first?.k !== 'string') return undefined;
  return all.every((p) => p.value.k === 'string' && p.value.value === first.value) ? first.value : undefined;
}

function joined(core: Core, at: At, parts: readonly (string | Expr)[], depth: number, give: Give): Possible[] {
  let texts: { parts: (string | null)[]; conditions: string[] }[] = [{ parts: [], conditions: [] }];
  for (const part of parts) {
    const options =
      typeof part === 'string'
        ? [
            {
              text: part as string | null,
              parts: undefined as (string | null)[] | undefined,
              conditions: [] as string[],
            },
          ]
        : resolve(core, beside(at, part), depth + 1).map(asText);
    texts = texts
      .flatMap((t) =>
        options.map((o) => ({
          parts: [...t.parts, ...(o.parts ?? [o.text])],
          conditions: [...t.conditions, ...o.conditions],
        })),
      )
      .slice(0, MAX_COMBINATIONS);
  }
  return texts.map((t) => give(text(t.parts), at, t.conditions));
}

function asText(p: Possible): { text: string | null; parts?: (string | null)[]; conditions: string[] } {
  const { value, conditions } = p;
  if (value.k === 'string') return { text: value.value, conditions };
  if (value.k === 'number' || value.k === 'bool') return { text: String(value.value), conditions };
  if (value.k === 'text') return { text: null, parts: value.parts, conditions };
  return { text: null, conditions };
}

/** Neighbouring parts joined; a whole text where nothing is unknown. */
export function text(parts: readonly (string | null)[]): Value {
  const out: (string | null)[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    if (typeof last === 'string' && part !== null) out[out.length - 1] = last + part;
    else if (!(last === null && part === null)) out.push(part);
  }
  if (out.length === 0) return { k: 'string', value: '' };
  return out.length === 1 && typeof out[0] === 'string' ? { k: 'string', value: out[0] } : { k: 'text', parts: out };
}

function operated(core: Core, at: At<Expr & { k: 'op' }>, depth: number, give: Give): Possible[] {
  const { op, args } = at.node;
  const [left, right] = args;
  if (!left) return [give({ k: 'unknown', why: 'an operator without operands' })];
  const lefts = resolve(core, beside(at, left), depth + 1);
  if (!right) {
    return lefts.map((p) => {
      const v = p.value;
      if (v.k === 'number' && !v.missing) {
        const n = op === '-' ? -v.value : op === '~' ? ~v.value : op === '!' ? Number(!v.value) : v.value;
        return give({ k: 'number', value: n }, at, p.conditions);
      }
      if (v.k === 'bool' && op === '!') return give({ k: 'bool', value: !v.value }, at, p.conditions);
      return give({ k: 'unknown', why: `${op} of something that isn't known` }, at, p.conditions);
    });
  }
  const rights = resolve(core, beside(at, right), depth + 1);
  const found: Possible[] = [];
  for (const a of lefts) {
    for (const b of rights) {
      if (found.length >= MAX_COMBINATIONS) return found;
      found.push(give(binary(op, a.value, b.value), at, [...a.conditions, ...b.conditions]));
    }
  }
  return found;
}

function binary(op: string, a: Value, b: Value): Value {
  if (op === '+' && (isText(a) || isText(b))) return text([...partsOf(a), ...partsOf(b)]);
  if (op === '|') return flags(a, b);
  if (a.k === 'number' && b.k === 'number' && !a.missing && !b.missing) {
    const x = a.value;
    const y = b.value;
    const results: Record<string, number | boolean> = {
      '+': x + y,
      '-': x - y,
      '*': x * y,
      '/': y === 0 ? Number.NaN : Math.trunc(x / y),
      '%': y === 0 ? Number.NaN : x % y,
      '&': x & y,
      '^': x ^ y,
      '<<': x * 2 ** y,
      '>>': Math.floor(x / 2 ** y),
      '==': x === y,
      '===': x === y,
      '!=': x !== y,
      '!==': x !== y,
      '<': x < y,
      '>': x > y,
      '<=': x <= y,
      '>=': x >= y,
    };
    const r = results[op];
    if (typeof r === 'boolean') return { k: 'bool', value: r };
    if (r !== undefined && !Number.isNaN(r)) return { k: 'number', value: r };
  }
  return { k: 'unknown', why: `${op} of something that isn't known` };
}

function isText(v: Value): boolean {
  return v.k === 'string' || v.k === 'text';
}
function partsOf(v: Value): (string | null)[] {
  if (v.k === 'string') return [v.value];
  if (v.k === 'text') return v.parts;
  if (v.k === 'number' || v.k === 'bool') return [String(v.value)];
  return [null];
}

/** Flags: known bits stay known beside a part that isn't. */
function flags(a: Value, b: Value): Value {
  const bits = (v: Value): { value: number; missing: string[] } => {
    if (v.k === 'number') return { value: v.value, missing: v.missing ?? [] };
    if (v.k === 'bool') return { value: Number(v.value), missing: [] };
    if (v.k === 'symbol') return { value: 0, missing: [v.name] };
    return { value: 0, missing: [v.k === 'unknown' ? v.why : v.k] };
  };
  const x = bits(a);
  const y = bits(b);
  const missing = [...x.missing, ...y.missing];
  return {
    k: 'number',
    value: Number(BigInt.asUintN(53, BigInt(x.value >>> 0) | BigInt(y.value >>> 0))),
    ...(missing.length ? { missing } : {}),
  };
}

/** Calls of the languages' own libraries that hand a text on as it is. */
const sameText =
  /^(c_str|String|std::string|string|F|PSTR|toString|trim|trimIndent|strip|toUri|toHttpUrl|toHttpUrlOrNull|parse|URL|URI|Uri|lowercase|toLowerCase|encodeURI|toByteArray|valueOf|data|get)$/;

function called(core: Core, at: At<Call>, depth: number, give: Give): Possible[] {
  const name = calleeName(at.node);
  const compute = name ? core.knowledge.constantFunctions.get(name) : undefined;
  if (compute) {
    const args = at.node.args.map((a) => {
      const at0 = beside(at, a.value);
      return numberOf(core, at0, depth + 1) ?? stringOf(core, at0, depth + 1);
    });
    const value = compute(args);
    if (value !== undefined) return [give(typeof value === 'number' ? { k: 'number', value } : { k: 'string', value })];
  }
  const object = asObject(core, at);
  if (object) return [give(object)];
  if (callTargets(core, at).length === 0 && name && sameText.test(name) && !rowOf(core, at)?.row.means) {
    const callee = strip(at.node.callee);
    const inner =
      callee.k === 'member' && at.node.args.length === 0
        ? callee.object
        : at.node.args.length === 1
          ? at.node.args[0]?.value
          : undefined;
    if (inner) {
      const values = resolve(core, beside(at, inner), depth + 1);
      if (values.some((p) => isText(p.value))) return values;
    }
  }
  const row = rowOf(core, at);
  if (row?.row.formats) {
    const formatted = formatOf(core, at, row.row.formats.format, depth);
    if (formatted && row.row.formats.to === 'return') return [give(formatted)];
  }
  return [give({ k: 'result', at })];
}

/** `"http://%s:%d/up"` with its arguments: known ones in place, others unknown parts. */
export function formatOf(
  core: Core,
  site: At<Call | (Expr & { k: 'new' })>,
  port: number | string,
  depth: number,
): Value | undefined {
  const format = portOf(core, site as At<Call>, port)[0];
  const pattern = format && stringOf(core, format, depth + 1);
  if (pattern === undefined || typeof port !== 'number') return undefined;
  let next = port + 1;
  const parts: (string | null)[] = [];
  let last = 0;
  for (const m of pattern.matchAll(/%[-+ #0]*(?:\*|\d+)?(?:\.(?:\*|\d+))?(?:hh|h|ll|l|z|j|t)?([%a-zA-Z])/g)) {
    parts.push(pattern.slice(last, m.index));
    last = (m.index ?? 0) + m[0].length;
    if (m[1] === '%') {
      parts.push('%');
      continue;
    }
    const arg = site.node.args[next++];
    const value = arg ? resolve(core, beside(site, arg.value) as At, depth + 1)[0]?.value : undefined;
    parts.push(...(value ? partsOf(value) : [null]));
  }
  parts.push(pattern.slice(last));
  return text(parts.filter((p) => p !== ''));
}
