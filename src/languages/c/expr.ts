import type { Expr } from '../../program/ir.ts';
import { argument, block, call, lambda, lowerArgs } from './calls.ts';
import { type Context, MAX_DEPTH, spanOf, textOf } from './context.ts';
import { initialiser } from './initialisers.ts';
import { charOf, literal, numberOf, stringOf } from './literals.ts';
import { qualified, typeName } from './names.ts';
import { binary, joined, last, lastOf, operator } from './operators.ts';
import { child, field, type Node } from './tree.ts';
import { unknown } from './unknown.ts';

/** An expression node; what it can not lower becomes `unknown` with the calls in it. */
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
/** An operand that broken code may lack. */
export function lowerAt(cx: Context, n: Node | undefined, at: number): Expr {
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

function parenthesized(cx: Context, n: Node): Expr {
  const inner = n.c.filter((c) => c.t !== 'ERROR' || c.c.length > 0);
  if (inner.length !== 1) return unknown(cx, n);
  return lowerExpr(cx, inner[0]!);
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
