import type { Expr } from '../../program/ir.ts';
import { conditional, needsStatements, valueByStatements } from './branches.ts';
import { anonymousFunction, callableReference, lowerCall, lowerLambda, navigation, objectLiteral } from './calls.ts';
import { characterLiteral, numberLiteral, stringLiteral } from './literals.ts';
import { type Lowering, nameOf } from './lowering.ts';
import { binary, cast, indexing, infix, membership, range, selfReference, unary, unknown } from './operators.ts';
import { recoverExpressions } from './recovery.ts';
import { type Node, spanOf } from './tree.ts';
import { isType } from './types.ts';
import { whenValue } from './when.ts';

/** Any expression node → an expression of the unit; what the front end doesn't know comes as `unknown`. */
export function lowerExpression(cx: Lowering, node: Node): Expr {
  if (needsStatements(cx, node)) return valueByStatements(cx, node);
  const expr = byType(cx, node) ?? unknown(cx, node);
  const broken = node.kids.filter((k) => k.type === 'ERROR').flatMap((k) => recoverExpressions(cx, k));
  if (!broken.length) return expr;
  if (!cx.before) return { k: 'unknown', span: spanOf(node), what: 'ERROR', inside: [expr, ...broken] };
  for (const inside of broken) cx.before.push({ k: 'expr', span: inside.span, expr: inside });
  return expr;
}

function byType(cx: Lowering, node: Node): Expr | undefined {
  switch (node.type) {
    case 'identifier':
      return identifier(cx, node);
    case 'string_literal':
    case 'multiline_string_literal':
      return stringLiteral(cx, node);
    case 'character_literal':
      return characterLiteral(cx, node);
    case 'number_literal':
    case 'float_literal':
      return numberLiteral(cx, node);
    case 'call_expression':
      return lowerCall(cx, node);
    case 'navigation_expression':
      return navigation(cx, node);
    case 'callable_reference':
      return callableReference(cx, node);
    case 'lambda_literal':
      return lowerLambda(cx, node);
    case 'annotated_lambda':
      return inner(cx, node, 'annotation', 'label');
    case 'anonymous_function':
      return anonymousFunction(cx, node);
    case 'object_literal':
      return objectLiteral(cx, node);
    case 'this_expression':
    case 'super_expression':
      return selfReference(cx, node);
    case 'binary_expression':
      return binary(cx, node);
    case 'infix_expression':
      return infix(cx, node);
    case 'unary_expression':
      return unary(cx, node);
    case 'range_expression':
      return range(cx, node);
    case 'in_expression':
    case 'is_expression':
      return membership(cx, node);
    case 'as_expression':
      return cast(cx, node);
    case 'index_expression':
      return indexing(cx, node);
    case 'if_expression':
      return conditional(cx, node);
    case 'when_expression':
      return whenValue(cx, node);
    case 'parenthesized_expression':
    case 'spread_expression':
      return inner(cx, node);
    case 'annotated_expression':
    case 'labeled_expression':
      return inner(cx, node, 'annotation', 'label');
    case 'assignment':
      return assignment(cx, node);
    case 'collection_literal':
      return collection(cx, node);
    default:
      return undefined;
  }
}

function identifier(cx: Lowering, node: Node): Expr {
  const name = nameOf(cx, node);
  const span = spanOf(node);
  if (name === 'true' || name === 'false') return { k: 'lit', span, type: 'bool', value: name === 'true' };
  if (name === 'null') return { k: 'lit', span, type: 'null', value: null };
  return { k: 'name', span, name };
}

function inner(cx: Lowering, node: Node, ...skipped: string[]): Expr | undefined {
  const value = node.kids.find((k) => k.named && k.type !== 'ERROR' && !skipped.includes(k.type) && !isType(k));
  return value && cx.expr(value);
}

/** `a = b`, `a += b`, where the right side is a single value. */
export function assignment(cx: Lowering, node: Node): Expr | undefined {
  const parts = node.kids.filter((k) => k.named && k.type !== 'ERROR');
  const [left, right] = parts;
  const operator = node.kids.find((k) => !k.named)?.type ?? '=';
  if (!left || !right) return undefined;
  const op = operator.slice(0, -1);
  return { k: 'assign', span: spanOf(node), ...(op ? { op } : {}), target: cx.expr(left), value: cx.expr(right) };
}

function collection(cx: Lowering, node: Node): Expr {
  const entries = node.kids.filter((k) => k.named && k.type !== 'ERROR');
  return {
    k: 'init',
    span: spanOf(node),
    array: true,
    entries: entries.map((entry) => ({ span: spanOf(entry), value: cx.expr(entry) })),
  };
}
