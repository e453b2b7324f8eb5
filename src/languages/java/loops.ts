import type { Expr, Loop, Stmt } from '../../program/ir.ts';
import { ifStmt, type Lowering, textOf, withHoisting } from './lowering.ts';
import { branchOf, conditionOf } from './statements.ts';
import { allInField, inField, type Node, spanOf } from './tree.ts';
import { typeName } from './types.ts';

/** `for (init; test; step) body`. */
export function forLoop(cx: Lowering, node: Node): Stmt[] {
  return withHoisting(cx, () => {
    const loop: Loop = {
      k: 'loop',
      span: spanOf(node),
      init: allInField(node, 'init').flatMap((k) => cx.statement(k)),
      test: conditionOf(cx, node),
      step: allInField(node, 'update').map((k) => cx.expr(k)),
      body: branchOf(cx, inField(node, 'body')),
    };
    return [loop];
  });
}

/** `for (T x : xs) body`. */
export function eachLoop(cx: Lowering, node: Node): Stmt[] {
  return withHoisting(cx, () => {
    const id = inField(node, 'name');
    const value = inField(node, 'value');
    const over: Expr = value ? cx.expr(value) : { k: 'unknown', span: spanOf(node), what: 'for', inside: [] };
    const each: Loop['each'] = {
      name: id ? textOf(cx, id) : cx.fresh(),
      nameSpan: spanOf(id ?? node),
      type: typeName(cx, inField(node, 'type')),
      over,
    };
    return [{ k: 'loop', span: spanOf(node), each, body: branchOf(cx, inField(node, 'body')) }];
  });
}

export function whileLoop(cx: Lowering, node: Node): Stmt[] {
  return withHoisting(cx, () => [
    { k: 'loop', span: spanOf(node), test: conditionOf(cx, node), body: branchOf(cx, inField(node, 'body')) },
  ]);
}

/** A do-while runs at least once: the test stands at the end of the body. */
export function doLoop(cx: Lowering, node: Node): Stmt[] {
  const body = branchOf(cx, inField(node, 'body'));
  const end = withHoisting(cx, () => {
    const test = conditionOf(cx, node);
    if (!test) return [];
    const leave: Stmt = { k: 'jump', span: test.span, kind: 'break' };
    return [ifStmt(test.span, { k: 'op', span: test.span, op: '!', args: [test] }, [leave])];
  });
  return [{ k: 'loop', span: spanOf(node), body: [...body, ...end] }];
}
