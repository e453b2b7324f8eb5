import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Assign, Expr } from '../../program/ir.ts';
import { type Lowering, nameAt, spanOf } from './lowering.ts';
import { bindings, isPattern, sourceFor } from './patterns.ts';

/** `=` and its compound forms; one that takes its value apart becomes an assignment for each part, joined by `,`. */
export function lowerAssignment(cx: Lowering, node: TSESTree.AssignmentExpression): Expr {
  const span = spanOf(node);
  if (isPattern(node.left)) return lowerApart(cx, node, node.left);
  const assign: Assign = { k: 'assign', span, target: cx.expr(node.left), value: cx.expr(node.right) };
  if (node.operator !== '=') assign.op = node.operator.slice(0, -1);
  return assign;
}

function lowerApart(cx: Lowering, node: TSESTree.AssignmentExpression, pattern: TSESTree.Node): Expr {
  const span = spanOf(node);
  const { source, holder } = sourceFor(cx, pattern, node.right);
  const parts: Expr[] = bindings(cx, pattern, source).map(({ target, value }) => ({
    k: 'assign',
    span: spanOf(target),
    target: cx.expr(target),
    value,
  }));
  if (holder) parts.unshift({ k: 'assign', span, target: nameAt(holder, spanOf(pattern)), value: cx.expr(node.right) });
  const [only] = parts;
  return parts.length === 1 && only ? only : { k: 'op', span, op: ',', args: parts };
}

/** `x++` adds 1 to `x`. */
export function lowerUpdate(cx: Lowering, node: TSESTree.UpdateExpression): Expr {
  const span = spanOf(node);
  const at = node.prefix ? ([span[0], span[0] + 2] as const) : ([span[1] - 2, span[1]] as const);
  return {
    k: 'assign',
    span,
    op: node.operator.slice(1),
    target: cx.expr(node.argument),
    value: { k: 'lit', span: at, type: 'number', value: 1 },
  };
}
