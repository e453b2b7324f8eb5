import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Entry, Expr } from '../../program/ir.ts';
import { type Lowering, type Node, nameAt, spanOf } from './lowering.ts';

/**
 * `<View onPress={f}><Text/></View>` as a call of `View` with one initialiser: the attributes by name, and what stands
 * inside as `children`. Text is dropped. A fragment is the list of its children.
 */
export function lowerJsx(cx: Lowering, node: TSESTree.JSXElement | TSESTree.JSXFragment): Expr {
  const children = childrenOf(cx, node);
  if (node.type === 'JSXFragment') return { k: 'init', span: spanOf(node), array: true, entries: children };
  const head = node.openingElement;
  const entries = head.attributes.map((attribute) => lowerAttribute(cx, attribute));
  const [only] = children;
  if (only) {
    const span = [only.span[0], (children.at(-1) ?? only).span[1]] as const;
    const value: Expr = children.length === 1 ? only.value : { k: 'init', span, array: true, entries: children };
    entries.push({ span, path: ['children'], value });
  }
  const span = spanOf(head);
  return {
    k: 'call',
    span: spanOf(node),
    callee: lowerTag(head.name),
    args: [{ span, value: { k: 'init', span, entries } }],
  };
}

function childrenOf(cx: Lowering, node: TSESTree.JSXElement | TSESTree.JSXFragment): Entry[] {
  return node.children.flatMap((child): Entry[] => {
    const span = spanOf(child);
    if (child.type === 'JSXText') return [];
    if (child.type === 'JSXSpreadChild') return [{ span, value: cx.expr(child.expression), spread: true }];
    if (child.type !== 'JSXExpressionContainer') return [{ span, value: cx.expr(child) }];
    return child.expression.type === 'JSXEmptyExpression' ? [] : [{ span, value: cx.expr(child.expression) }];
  });
}

function lowerAttribute(cx: Lowering, node: TSESTree.JSXAttribute | TSESTree.JSXSpreadAttribute): Entry {
  const span = spanOf(node);
  if (node.type === 'JSXSpreadAttribute') return { span, value: cx.expr(node.argument), spread: true };
  const path = [attributeName(node.name)];
  if (!node.value) return { span, path, value: { k: 'lit', span, type: 'bool', value: true } };
  return { span, path, value: cx.expr(node.value) };
}

function attributeName(node: TSESTree.JSXAttribute['name']): string {
  return node.type === 'JSXNamespacedName' ? `${node.namespace.name}:${node.name.name}` : node.name;
}

function lowerTag(node: Node): Expr {
  const span = spanOf(node);
  if (node.type === 'JSXMemberExpression') {
    return { k: 'member', span, object: lowerTag(node.object), name: node.property.name };
  }
  if (node.type === 'JSXNamespacedName') return nameAt(`${node.namespace.name}:${node.name.name}`, span);
  return nameAt(node.type === 'JSXIdentifier' ? node.name : '', span);
}
