import type { Call, Expr, Stmt } from '../../program/ir.ts';
import { lowerArguments } from './arguments.ts';
import { type Lowering, nameOf, withHoisting } from './lowering.ts';
import { type Node, spanOf } from './tree.ts';

const statements =
  /^(.*_expression|.*_statement|assignment|property_declaration|function_declaration|class_declaration|object_declaration|lambda_literal|annotated_lambda|object_literal|callable_reference|anonymous_function)$/;
/** Text and names alone carry no effect. */
const inert =
  /^(identifier|.*_literal|.*_content|user_type|nullable_type|function_type|modifiers|this_expression|super_expression)$/;

/** Statements found inside an ERROR node, in order; pieces of a torn call are put together again. */
export function recoverStatements(cx: Lowering, error: Node): Stmt[] {
  return cx.deeper(
    error,
    () => pieces(error).flatMap((piece) => withHoisting(cx, () => recovered(cx, piece))),
    () => [],
  );
}

/** The same as values, for a place that holds no statements. */
export function recoverExpressions(cx: Lowering, error: Node): Expr[] {
  return recoverStatements(cx, error).map((stmt) => {
    if (stmt.k === 'expr') return stmt.expr;
    const body = [stmt];
    return { k: 'call', span: stmt.span, callee: { k: 'lambda', span: stmt.span, params: [], body }, args: [] };
  });
}

type Piece = Node | { callee: Node; values: Node };

function recovered(cx: Lowering, piece: Piece): Stmt[] {
  if ('callee' in piece) {
    const { callee, values } = piece;
    const call: Call = {
      k: 'call',
      span: [callee.start, values.end],
      callee:
        callee.type === 'identifier' ? { k: 'name', span: spanOf(callee), name: nameOf(cx, callee) } : cx.expr(callee),
      args: lowerArguments(cx, values),
    };
    return [{ k: 'expr', span: call.span, expr: call }];
  }
  return cx.statement(piece);
}

/** What of an ERROR node can be lowered, without the text and tokens between. */
function pieces(error: Node): Piece[] {
  const found: Piece[] = [];
  const todo = [...error.kids].reverse();
  for (let at = todo.pop(); at; at = todo.pop()) {
    const next = todo[todo.length - 1];
    if (next?.type === 'value_arguments' && (at.type === 'identifier' || at.type === 'navigation_expression')) {
      found.push({ callee: at, values: next });
      todo.pop();
    } else if (at.named && statements.test(at.type) && !inert.test(at.type)) found.push(at);
    else if (at.named) todo.push(...[...at.kids].reverse());
  }
  return found;
}
