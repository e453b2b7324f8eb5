import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Entry, Expr, Init } from '../../program/ir.ts';
import { nullAt } from './literals.ts';
import { type Lowering, type Node, spanOf } from './lowering.ts';

/** An array literal: positional entries, holes as null. */
export function lowerArray(cx: Lowering, node: TSESTree.ArrayExpression): Init {
  const entries = node.elements.map((element): Entry => {
    if (!element) return { span: spanOf(node), value: nullAt(spanOf(node)) };
    if (element.type === 'SpreadElement') {
      return { span: spanOf(element), value: cx.expr(element.argument), spread: true };
    }
    return { span: spanOf(element), value: cx.expr(element) };
  });
  return { k: 'init', span: spanOf(node), array: true, entries };
}

/** An object literal. A getter's value is a call of its body; a setter is a lambda under `set name`. */
export function lowerObject(cx: Lowering, node: TSESTree.ObjectExpression): Init {
  const entries = node.properties.map((property): Entry => {
    const span = spanOf(property);
    if (property.type === 'SpreadElement') return { span, value: cx.expr(property.argument), spread: true };
    const key = keyOf(cx, property.key, property.computed);
    const value = cx.expr(property.value);
    if (property.kind === 'get') return { span, path: [key], value: { k: 'call', span, callee: value, args: [] } };
    if (property.kind === 'set') return { span, path: [typeof key === 'string' ? `set ${key}` : key], value };
    return { span, path: [key], value };
  });
  return { k: 'init', span: spanOf(node), entries };
}

/** A key as its name where it has one (`a`, `'a'`, `['a']`), else its expression; a number stays one, to meet `x[1]`. */
export function keyOf(cx: Lowering, key: Node, computed: boolean): string | Expr {
  if (key.type === 'Literal' && typeof key.value === 'string') return key.value;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? '';
  if (!computed && key.type === 'Identifier') return key.name;
  return cx.expr(key);
}
