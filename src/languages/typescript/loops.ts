import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Loop, Stmt } from '../../program/ir.ts';
import { type Lowering, type Node, nameAt, nameSpanOf, spanOf } from './lowering.ts';
import { holderName, isPattern, localsOf } from './patterns.ts';
import { bareType } from './types.ts';

export type LoopNode =
  | TSESTree.ForStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement;

/** Any loop. `for … of` and `for … in` bind their name, and take a pattern apart at the start of the body. */
export function lowerLoop(cx: Lowering, node: LoopNode): Stmt[] {
  const span = spanOf(node);
  const body = node.body.type === 'BlockStatement' ? node.body.body : [node.body];
  switch (node.type) {
    case 'ForOfStatement':
    case 'ForInStatement':
      return [lowerEach(cx, node, body)];
    case 'ForStatement': {
      const loop: Loop = { k: 'loop', span, body: cx.stmts(body) };
      if (node.init) {
        loop.init =
          node.init.type === 'VariableDeclaration'
            ? cx.stmts([node.init])
            : [{ k: 'expr', span: spanOf(node.init), expr: cx.expr(node.init) }];
      }
      if (node.test) loop.test = cx.expr(node.test);
      if (node.update) {
        const steps = node.update.type === 'SequenceExpression' ? node.update.expressions : [node.update];
        loop.step = steps.map((step) => cx.expr(step));
      }
      return [loop];
    }
    default:
      return [{ k: 'loop', span, test: cx.expr(node.test), body: cx.stmts(body) }];
  }
}

function lowerEach(cx: Lowering, node: TSESTree.ForOfStatement | TSESTree.ForInStatement, body: Node[]): Loop {
  const span = spanOf(node);
  const over = cx.expr(node.right);
  const left: Node | undefined = node.left.type === 'VariableDeclaration' ? node.left.declarations[0]?.id : node.left;
  const stmts = cx.stmts(body);
  if (left?.type === 'Identifier') {
    const { type } = bareType(left.typeAnnotation);
    return { k: 'loop', span, each: { name: left.name, nameSpan: nameSpanOf(left), type, over }, body: stmts };
  }
  const nameSpan = spanOf(left ?? node.left);
  const name = left && isPattern(left) ? holderName(left) : '{ }';
  const prologue = left ? localsOf(cx, left, (at) => nameAt(name, at)) : [];
  return { k: 'loop', span, each: { name, nameSpan, over }, body: [...prologue, ...stmts] };
}
