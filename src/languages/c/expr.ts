import type { Arg, Entry, Expr, Param, Span } from '../../program/ir.ts';
import { argumentsIn, closing, splitArguments } from './arguments.ts';
import { type Context, guardOf, MAX_DEPTH, spanOf, textOf } from './context.ts';
import { charOf, literal, numberOf, stringOf } from './literals.ts';
import { qualified, templateTypes, typeName } from './names.ts';
import { lowerParams } from './params.ts';
import { lowerBody } from './stmt.ts';
import { child, field, type Node } from './tree.ts';

const casts = new Set(['static_cast', 'reinterpret_cast', 'const_cast', 'dynamic_cast', 'bit_cast']);

export function lowerExpr(cx: Context, n: Node): Expr {
  if (cx.depth > MAX_DEPTH) {
    cx.tooDeep ??= spanOf(n);
    return { k: 'unknown', span: spanOf(n), what: 'too deep', inside: [] };
  }
  cx.depth++;
  try {
    return expression(cx, n);
  } finally {
    cx.depth--;
  }
}

/** An absent operand, as broken code leaves it. */
export function missing(at: number): Expr {
  return { k: 'unknown', span: [at, at], what: 'missing', inside: [] };
}
function lowerAt(cx: Context, n: Node | undefined, at: number): Expr {
  return n ? lowerExpr(cx, n) : missing(at);
}

function expression(cx: Context, n: Node): Expr {
  const span = spanOf(n);
  switch (n.t) {
    case 'identifier':
    case 'field_identifier':
    case 'type_identifier':
    case 'namespace_identifier':
    case 'statement_identifier':
    case 'primitive_type':
    case 'sized_type_specifier':
    case 'this':
    case 'destructor_name':
    case 'operator_name':
      return n.e > n.s ? { k: 'name', span, name: textOf(cx, n).replace(/\s+/g, ' ') } : missing(n.s);
    case 'number_literal': {
      const value = numberOf(textOf(cx, n));
      return value === undefined ? { k: 'unknown', span, what: 'number_literal', inside: [] } : literal(span, value);
    }
    case 'char_literal':
      return literal(span, charOf(textOf(cx, n)));
    case 'string_literal':
    case 'raw_string_literal':
      return literal(span, stringOf(textOf(cx, n)));
    case 'concatenated_string':
      return joined(cx, n);
    case 'user_defined_literal':
      return n.c[0] ? { ...lowerExpr(cx, n.c[0]), span } : missing(n.s);
    case 'true':
    case 'false':
      return literal(span, n.t === 'true');
    case 'null':
    case 'nullptr':
      return literal(span, null);
    case 'parenthesized_expression':
      return parenthesized(cx, n);
    case 'call_expression':
      return call(cx, n);
    case 'field_expression':
      return member(cx, n);
    case 'subscript_expression': {
      const [object, index] = n.c;
      const inner = index?.t === 'subscript_argument_list' ? index.c[0] : index;
      return { k: 'index', span, object: lowerAt(cx, object, n.s), index: lowerAt(cx, inner, n.e) };
    }
    case 'unary_expression': {
      const arg = last(n);
      return { k: 'op', span, op: operator(cx, n, 0), args: [lowerAt(cx, arg, n.e)] };
    }
    case 'pointer_expression': {
      const expr = lowerAt(cx, last(n), n.e);
      return cx.text.charAt(n.s) === '&' ? { k: 'addr', span, expr } : { k: 'deref', span, expr };
    }
    case 'update_expression': {
      const target = n.c.find((c) => c.t !== '++' && c.t !== '--');
      const op = n.c.some((c) => c.t === '--') ? '-' : '+';
      return { k: 'assign', span, op, target: lowerAt(cx, target, n.s), value: literal(span, 1) };
    }
    case 'binary_expression':
      return binary(cx, n);
    case 'assignment_expression': {
      const left = n.c[0];
      const op = n.c[1]?.t ?? '=';
      const assign: Expr = { k: 'assign', span, target: lowerAt(cx, left, n.s), value: lowerAt(cx, lastOf(n, 2), n.e) };
      if (op !== '=' && op.endsWith('=')) assign.op = op.slice(0, -1);
      return assign;
    }
    case 'comma_expression':
      return { k: 'op', span, op: ',', args: n.c.filter((c) => c.t !== ',').map((c) => lowerExpr(cx, c)) };
    case 'cast_expression': {
      const type = field(n, 'type');
      return { k: 'cast', span, type: typeName(cx, type) ?? '', expr: lowerAt(cx, field(n, 'value'), n.e) };
    }
    case 'conditional_expression': {
      const test = lowerAt(cx, field(n, 'condition'), n.s);
      const then = field(n, 'consequence');
      return {
        k: 'cond',
        span,
        test,
        // biome-ignore lint/suspicious/noThenProperty: the unit's word for the branch; never awaited
        then: then ? lowerExpr(cx, then) : { k: 'unknown', span: test.span, what: 'elided', inside: [] },
        else: lowerAt(cx, field(n, 'alternative'), n.e),
      };
    }
    case 'compound_literal_expression': {
      const type = field(n, 'type');
      const value = field(n, 'value') ?? last(n);
      const init = value ? initialiser(cx, value, span) : missing(n.e);
      if (init.k === 'init') {
        init.type = typeName(cx, type);
        if (type && child(type, 'abstract_array_declarator')) init.array = true;
      }
      return init;
    }
    case 'initializer_list':
      return initialiser(cx, n, span);
    case 'sizeof_expression':
    case 'alignof_expression': {
      const value = last(n);
      const callee: Expr = { k: 'name', span: [n.s, Math.min(n.s + 6, n.e)], name: n.t.slice(0, n.t.indexOf('_')) };
      return { k: 'call', span, callee, args: value ? [argument(cx, value)] : [] };
    }
    case 'offsetof_expression':
      return {
        k: 'call',
        span,
        callee: { k: 'name', span: [n.s, n.s + 8], name: 'offsetof' },
        args: n.c.filter((c) => c.t !== 'offsetof').map((c) => argument(cx, c)),
      };
    case 'type_descriptor': {
      const name = typeName(cx, n);
      return name ? { k: 'name', span, name } : unknown(cx, n);
    }
    case 'struct_specifier':
    case 'union_specifier':
    case 'enum_specifier':
    case 'class_specifier':
    case 'template_type': {
      const name = typeName(cx, n);
      return name ? { k: 'name', span, name } : unknown(cx, n);
    }
    case 'qualified_identifier': {
      const q = qualified(cx, n);
      return { k: 'name', span, name: q.name, ...(q.scope ? { scope: q.scope } : {}) };
    }
    case 'template_function':
    case 'template_method':
    case 'dependent_name':
      return { k: 'name', span, name: typeName(cx, n) ?? textOf(cx, n) };
    case 'lambda_expression':
      return lambda(cx, n);
    case 'new_expression': {
      const args = field(n, 'arguments');
      return {
        k: 'new',
        span,
        type: typeName(cx, field(n, 'type')) ?? '',
        args: args ? lowerArgs(cx, args) : [],
      };
    }
    case 'delete_expression':
      return { k: 'op', span, op: 'delete', args: [lowerAt(cx, last(n), n.e)] };
    case 'co_await_expression':
    case 'extension_expression':
    case 'parameter_pack_expansion':
      return lowerAt(cx, n.c.find((c) => /_|identifier/.test(c.t)) ?? last(n), n.e);
    case 'expression_statement':
    case 'subscript_argument_list':
      return n.c.length === 1 ? lowerExpr(cx, n.c[0]!) : unknown(cx, n);
    case 'compound_statement':
      return block(cx, n);
    default:
      return unknown(cx, n);
  }
}

/** A node that can't be lowered as a whole: the calls, initialisers and names in it are lowered where they stand. */
export function unknown(cx: Context, n: Node): Expr {
  return { k: 'unknown', span: spanOf(n), what: n.t, inside: insides(cx, n) };
}

const whole = new Set(
  `call_expression assignment_expression initializer_list string_literal concatenated_string field_expression identifier
  qualified_identifier binary_expression number_literal compound_literal_expression new_expression lambda_expression
  subscript_expression pointer_expression cast_expression conditional_expression unary_expression delete_expression
  raw_string_literal`.split(/\s+/),
);

/** The outermost expressions below a node, in order. */
export function insides(cx: Context, n: Node): Expr[] {
  const out: Expr[] = [];
  let done = n.s;
  const todo = [...n.c].reverse();
  for (let at = todo.pop(); at; at = todo.pop()) {
    if (at.s < done) continue;
    const loose = at.t === 'identifier' || at.t === 'type_identifier' ? looseCall(cx, at, n.e) : undefined;
    if (loose) out.push(loose);
    else if (whole.has(at.t)) {
      if (at.e > at.s) out.push(lowerExpr(cx, at));
      continue;
    } else if (at.t === 'function_declarator' || at.t === 'macro_type_specifier') {
      const made = callOfDeclarator(cx, at);
      if (made) {
        out.push(made);
        continue;
      }
    }
    if (loose) done = loose.span[1];
    else for (let i = at.c.length - 1; i >= 0; i--) todo.push(at.c[i]!);
  }
  return out;
}

/** `name(…)` of which broken code left only the name in the tree: read from the text up to its closing bracket. */
function looseCall(cx: Context, n: Node, limit: number): Expr | undefined {
  const open = /^\s*\(/.exec(cx.text.slice(n.e, n.e + 20));
  if (!open) return undefined;
  const from = n.e + open[0].length;
  const to = closing(cx.text, from, Math.min(limit, from + 4000));
  if (to === undefined) return undefined;
  const callee: Expr = { k: 'name', span: spanOf(n), name: textOf(cx, n) };
  const args = argumentsIn(cx, from, to);
  return { k: 'call', span: [n.s, to + 1], callee, args };
}

/** `name(args)` that the grammar took for a declarator or a type, read again as a call. */
export function callOfDeclarator(cx: Context, n: Node): Expr | undefined {
  if (!/^[\w:.>-]+\s*\(/.test(cx.text.slice(n.s, Math.min(n.e, n.s + 80)))) return undefined;
  if (n.e - n.s > 2000) return undefined;
  const made = cx.reread(cx.text.slice(n.s, n.e), n.s);
  return made?.k === 'call' ? made : undefined;
}

function last(n: Node): Node | undefined {
  return n.c[n.c.length - 1];
}
function lastOf(n: Node, from: number): Node | undefined {
  return n.c.length > from ? n.c[n.c.length - 1] : undefined;
}

function operator(cx: Context, n: Node, at: number): string {
  const t = n.c[at]?.t ?? '';
  const word: Record<string, string> = {
    and: '&&',
    or: '||',
    not: '!',
    bitand: '&',
    bitor: '|',
    xor: '^',
    compl: '~',
    not_eq: '!=',
  };
  return word[t] ?? (/^\W+$/.test(t) ? t : cx.text.charAt(n.s));
}

/** Left-leaning chains (`a | b | c …`) are walked without recursion: generated tables make them thousands long. */
function binary(cx: Context, n: Node): Expr {
  const chain: Node[] = [];
  let at = n;
  while (at.t === 'binary_expression' && at.c.length >= 3) {
    chain.push(at);
    const left = at.c[0]!;
    if (left.t !== 'binary_expression') break;
    at = left;
  }
  const first = chain[chain.length - 1];
  if (!first) return unknown(cx, n);
  let left = lowerExpr(cx, first.c[0]!);
  for (let i = chain.length - 1; i >= 0; i--) {
    const b = chain[i]!;
    const at = b.c.findIndex((c, j) => j > 0 && /^\W+$|^(?:and|or|xor|bitand|bitor|not_eq)$/.test(c.t));
    const right = lowerExpr(cx, b.c[b.c.length - 1]!);
    const sign = b.c[at];
    // A `+` that the file does not have joins strings side by side.
    if (sign?.t === '+' && cx.source.charAt(sign.s) !== '+') left = pasted(spanOf(b), left, right);
    else left = { k: 'op', span: spanOf(b), op: operator(cx, b, at < 0 ? 1 : at), args: [left, right] };
  }
  return left;
}

function pasted(span: Span, left: Expr, right: Expr): Expr {
  const parts: (string | Expr)[] = [];
  for (const side of [left, right]) {
    const own =
      side.k === 'template' ? side.parts : [side.k === 'lit' && typeof side.value === 'string' ? side.value : side];
    for (const part of own) {
      const last = parts.length - 1;
      if (typeof part === 'string' && typeof parts[last] === 'string') parts[last] += part;
      else parts.push(part);
    }
  }
  return { k: 'template', span, parts };
}

function joined(cx: Context, n: Node): Expr {
  const parts: (string | Expr)[] = [];
  for (const c of n.c) {
    if (c.t === 'string_literal' || c.t === 'raw_string_literal') {
      const text = stringOf(textOf(cx, c));
      const before = parts.length - 1;
      if (typeof parts[before] === 'string') parts[before] += text;
      else parts.push(text);
    } else parts.push(lowerExpr(cx, c));
  }
  if (parts.length === 1 && typeof parts[0] === 'string') return literal(spanOf(n), parts[0]);
  return { k: 'template', span: spanOf(n), parts };
}

function parenthesized(cx: Context, n: Node): Expr {
  const inner = n.c.filter((c) => c.t !== 'ERROR' || c.c.length > 0);
  if (inner.length !== 1) return unknown(cx, n);
  return lowerExpr(cx, inner[0]!);
}

/** GNU's `({ …; value; })`: a lambda called on the spot. */
function block(cx: Context, n: Node): Expr {
  const body = lowerBody(cx, n);
  const end = body[body.length - 1];
  if (end?.k === 'expr') body[body.length - 1] = { k: 'return', span: end.span, value: end.expr };
  return { k: 'call', span: spanOf(n), callee: { k: 'lambda', span: spanOf(n), params: [], body }, args: [] };
}

function call(cx: Context, n: Node): Expr {
  const span = spanOf(n);
  const [fn, list] = n.c;
  const args = list ? lowerArgs(cx, list) : [];
  if (!fn) return unknown(cx, n);
  if ((fn.t === 'primitive_type' || fn.t === 'sized_type_specifier') && args.length === 1)
    return { k: 'cast', span, type: typeName(cx, fn) ?? '', expr: args[0]!.value };
  const template = templateOf(fn);
  const types = template && templateTypes(cx, template);
  const callee = lowerExpr(cx, fn);
  if (callee.k === 'name' && types && casts.has(callee.name) && args.length === 1)
    return { k: 'cast', span, type: types[0] ?? '', expr: args[0]!.value };
  return { k: 'call', span, callee, args, ...(types?.length ? { types } : {}) };
}

function templateOf(n: Node): Node | undefined {
  let at: Node | undefined = n;
  for (let i = 0; at && i < 20; i++) {
    if (at.t === 'template_function' || at.t === 'template_method') return at;
    if (at.t !== 'qualified_identifier' && at.t !== 'field_expression' && at.t !== 'dependent_name') return undefined;
    at = at.c[at.c.length - 1];
  }
  return undefined;
}

function member(cx: Context, n: Node): Expr {
  const object = n.c[0];
  const name = n.c[n.c.length - 1];
  if (!object || !name || name === object) return unknown(cx, n);
  const text =
    name.t === 'field_identifier'
      ? textOf(cx, name)
      : name.t === 'qualified_identifier'
        ? qualified(cx, name).name
        : (typeName(cx, name) ?? textOf(cx, name));
  return { k: 'member', span: spanOf(n), object: lowerExpr(cx, object), name: text };
}

function argument(cx: Context, n: Node): Arg {
  const arg: Arg = { span: spanOf(n), value: lowerExpr(cx, n) };
  if (n.t === 'parameter_pack_expansion') arg.spread = true;
  return arg;
}

/** Arguments of a call or constructor, in `(…)` or `{…}`; each with its build-time condition. */
export function lowerArgs(cx: Context, list: Node): Arg[] {
  const guarded = (arg: Arg): Arg => {
    const guard = guardOf(cx, arg.span, spanOf(list));
    if (guard) arg.guard = guard;
    return arg;
  };
  if (list.c.some((c) => c.t === 'ERROR' || c.e === c.s)) return splitArguments(cx, list).map(guarded);
  // `field{.a = 1}`: one aggregate, not arguments.
  if (list.c.some((c) => designates(cx, c)))
    return [{ span: spanOf(list), value: initialiser(cx, list, spanOf(list)) }];
  return list.c.map((c) => guarded(argument(cx, c)));
}

function initialiser(cx: Context, n: Node, span: Span): Expr {
  if (n.t !== 'initializer_list') return lowerExpr(cx, n);
  const entries: Entry[] = [];
  for (const c of n.c) {
    const entry = entryOf(cx, c);
    const guard = guardOf(cx, entry.span, spanOf(n));
    if (guard) entry.guard = guard;
    entries.push(entry);
  }
  return { k: 'init', span, entries };
}

/** Whether a row names its member, also where `.member{…}` had no room for a `=`. */
export function designates(cx: Context, n: Node): boolean {
  return n.t === 'initializer_pair' || (n.t === 'compound_literal_expression' && cx.source.charAt(n.s - 1) === '.');
}

/** One row of an initialiser: `.a.b = v`, `[i] = v`, `[A ... B] = v`, or a value. */
export function entryOf(cx: Context, n: Node): Entry {
  if (n.t === 'compound_literal_expression' && cx.source.charAt(n.s - 1) === '.') {
    const value = lowerExpr(cx, n);
    const name = value.k === 'init' ? value.type : undefined;
    if (value.k === 'init') value.type = undefined;
    return { span: [n.s - 1, n.e], path: [name ?? ''], value };
  }
  if (n.t !== 'initializer_pair') return { span: spanOf(n), value: lowerExpr(cx, n) };
  const path: (string | Expr)[] = [];
  let value: Node | undefined;
  for (const c of n.c) {
    if (c.f === 'designator') {
      if (c.t === 'field_designator') path.push(c.c[0] ? textOf(cx, c.c[0]) : '');
      else if (c.t === 'field_identifier') path.push(textOf(cx, c));
      else if (c.t === 'subscript_designator') path.push(lowerAt(cx, c.c[0], c.e));
      else {
        const ends = c.c.filter((x) => x.t !== '...');
        path.push({ k: 'op', span: spanOf(c), op: '...', args: ends.map((x) => lowerExpr(cx, x)) });
      }
    } else if (c.f === 'value') value = c;
  }
  const entry: Entry = { span: spanOf(n), value: lowerAt(cx, value, n.e) };
  if (path.length) entry.path = path;
  return entry;
}

function lambda(cx: Context, n: Node): Expr {
  const declarator = field(n, 'declarator');
  const list = declarator && child(declarator, 'parameter_list');
  const body = field(n, 'body');
  const params: Param[] = list ? lowerParams(cx, list) : [];
  return { k: 'lambda', span: spanOf(n), params, body: body ? lowerBody(cx, body) : [] };
}
