import type { Expr } from '../../program/ir.ts';
import { arrayCreation, arrayInitialiser } from './arrays.ts';
import { construction, delegation, invocation, lambda, methodReference } from './calls.ts';
import { numberLiteral, textLiteral } from './literals.ts';
import { type Lowering, textOf, unknown } from './lowering.ts';
import { assignment, binary, cast, conditional, fieldAccess, instanceTest, unary, update } from './operators.ts';
import { recoverExpressions } from './recovery.ts';
import { switchValue } from './switches.ts';
import { inField, type Node, parts, spanOf } from './tree.ts';
import { isType, typeAsExpr } from './types.ts';

/** Any expression node → an expression of the unit; what the front end doesn't know comes as `unknown`. */
export function lowerExpression(cx: Lowering, node: Node): Expr {
  const expr = byType(cx, node) ?? unknown(node, inner(cx, node));
  const broken = recoverExpressions(cx, node);
  if (!broken.length) return expr;
  if (!cx.before) return { k: 'unknown', span: spanOf(node), what: 'ERROR', inside: [expr, ...broken] };
  for (const found of broken) cx.before.push({ k: 'expr', span: found.span, expr: found });
  return expr;
}

function byType(cx: Lowering, node: Node): Expr | undefined {
  const span = spanOf(node);
  switch (node.type) {
    case 'identifier':
    case 'this':
    case 'super':
      return { k: 'name', span, name: textOf(cx, node) };
    case 'true':
    case 'false':
      return { k: 'lit', span, type: 'bool', value: node.type === 'true' };
    case 'null_literal':
      return { k: 'lit', span, type: 'null', value: null };
    case 'string_literal':
    case 'character_literal':
      return textLiteral(cx, node);
    case 'decimal_integer_literal':
    case 'hex_integer_literal':
    case 'octal_integer_literal':
    case 'binary_integer_literal':
    case 'decimal_floating_point_literal':
    case 'hex_floating_point_literal':
      return numberLiteral(cx, node);
    case 'method_invocation':
      return invocation(cx, node);
    case 'explicit_constructor_invocation':
      return delegation(cx, node);
    case 'object_creation_expression':
      return construction(cx, node);
    case 'method_reference':
      return methodReference(cx, node);
    case 'lambda_expression':
      return lambda(cx, node);
    case 'array_creation_expression':
      return arrayCreation(cx, node);
    case 'array_initializer':
      return arrayInitialiser(cx, node);
    case 'array_access':
      return element(cx, node);
    case 'field_access':
      return fieldAccess(cx, node);
    case 'class_literal': {
      const type = node.kids.find(isType);
      return type && { k: 'member', span, object: typeAsExpr(cx, type), name: 'class' };
    }
    case 'parenthesized_expression': {
      const [value] = parts(node);
      return value && cx.expr(value);
    }
    case 'assignment_expression':
      return assignment(cx, node);
    case 'update_expression':
      return update(cx, node);
    case 'binary_expression':
      return binary(cx, node);
    case 'unary_expression':
      return unary(cx, node);
    case 'ternary_expression':
      return conditional(cx, node);
    case 'cast_expression':
      return cast(cx, node);
    case 'instanceof_expression':
      return instanceTest(cx, node);
    case 'switch_expression':
      return switchValue(cx, node);
    default:
      return isType(node) ? typeAsExpr(cx, node) : undefined;
  }
}

function element(cx: Lowering, node: Node): Expr | undefined {
  const array = inField(node, 'array');
  const index = inField(node, 'index');
  if (!array || !index) return undefined;
  return { k: 'index', span: spanOf(node), object: cx.expr(array), index: cx.expr(index) };
}

function inner(cx: Lowering, node: Node): Expr[] {
  const found = cx.deeper(
    node,
    () => parts(node).map((part) => cx.expr(part)),
    () => [],
  );
  return found.filter((e) => e.k !== 'unknown' || e.inside.length);
}
