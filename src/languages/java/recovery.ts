import type { Expr, Stmt } from '../../program/ir.ts';
import { lowerArguments } from './arguments.ts';
import { type Lowering, textOf, withHoisting } from './lowering.ts';
import { type Node, spanOf } from './tree.ts';
import { isType } from './types.ts';

const lowered =
  /^(.*_expression|.*_statement|.*_invocation|local_variable_declaration|method_reference|field_access|array_access)$/;
const wholeTypes = /^(class|interface|enum|record|annotation_type)_declaration$/;

/** Parts of a node that are not lowered by themselves: what is broken in them counts as broken in the node. */
const carriers =
  /^(argument_list|variable_declarator|catch_clause|catch_formal_parameter|finally_clause|resource.*|switch_block.*|switch_rule|switch_label|dimensions.*|.*_parameters?|type_arguments|generic_type|modifiers|throws)$/;

/** What the grammar could not read directly in a node. */
export function brokenIn(node: Node): Node[] {
  return node.kids.flatMap((k) => (k.type === 'ERROR' ? [k] : carriers.test(k.type) ? brokenIn(k) : []));
}

/** Statements found in an ERROR node, or in those directly in another node; pieces of a torn call are put together again. */
export function recoverStatements(cx: Lowering, node: Node): Stmt[] {
  const errors = node.type === 'ERROR' ? [node] : brokenIn(node);
  return errors.flatMap((error) =>
    cx.deeper(
      error,
      () => pieces(error).flatMap((piece) => withHoisting(cx, () => recovered(cx, piece))),
      () => [],
    ),
  );
}

/** The same as values, for a place that holds no statements. */
export function recoverExpressions(cx: Lowering, node: Node): Expr[] {
  return recoverStatements(cx, node).map((stmt) => {
    if (stmt.k === 'expr') return stmt.expr;
    const body = [stmt];
    return { k: 'call', span: stmt.span, callee: { k: 'lambda', span: stmt.span, params: [], body }, args: [] };
  });
}

type Piece = Node | { callee: Node; values: Node };

function recovered(cx: Lowering, piece: Piece): Stmt[] {
  if (!('callee' in piece)) return cx.statement(piece);
  const { callee, values } = piece;
  const span: Expr['span'] = [callee.start, values.end];
  const named = /identifier$/.test(callee.type);
  const target: Expr = named ? { k: 'name', span: spanOf(callee), name: lastName(cx, callee) } : cx.expr(callee);
  return [{ k: 'expr', span, expr: { k: 'call', span, callee: target, args: lowerArguments(cx, values) } }];
}

function lastName(cx: Lowering, node: Node): string {
  return textOf(cx, node).replace(/^.*\./s, '').trim();
}

/** Arguments of a torn call; `()` is one too unless a type stands before the name, as in a method's head. */
function isArguments(node: Node, before: Node | undefined): boolean {
  if (node.type === 'argument_list') return true;
  return node.type === 'formal_parameters' && node.kids.length === 0 && !(before && isType(before));
}

/** What of an ERROR node can be lowered, without the text and tokens between. */
function pieces(error: Node): Piece[] {
  const found: Piece[] = [];
  const todo = [...error.kids].reverse();
  let before: Node | undefined;
  for (let at = todo.pop(); at; before = at, at = todo.pop()) {
    const next = todo[todo.length - 1];
    if (next && /identifier$|^field_access$/.test(at.type) && isArguments(next, before)) {
      found.push({ callee: at, values: next });
      todo.pop();
    } else if (at.named && (lowered.test(at.type) || wholeTypes.test(at.type))) found.push(at);
    else if (at.named) todo.push(...[...at.kids].reverse());
  }
  return found;
}
