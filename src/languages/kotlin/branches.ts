import type { Cond, Expr, Lambda, Stmt } from '../../program/ir.ts';
import { branch, branchValue, condExpr, ifStmt, isNull, isPlain } from './choice.ts';
import { assigned, dropped, ESCAPED, type Lowering, nameOf, returned, type Sink, withHoisting } from './lowering.ts';
import { after, jumpWord, kid, kidsOf, type Node, spanOf } from './tree.ts';
import { typeOf } from './types.ts';
import { whenStatement } from './when.ts';

/** Lowers an expression so that its value ends in the sink: branches, `try` and jumps become statements. */
export function into(cx: Lowering, node: Node, sink: Sink): Stmt[] {
  if (node.hard || sink.unused) {
    const inner = node.kids.find((k) => k.named && k.type !== 'label' && k.type !== 'annotation');
    switch (node.type) {
      case 'parenthesized_expression':
      case 'annotated_expression':
        if (inner) return cx.into(inner, sink);
        break;
      case 'labeled_expression':
      case 'identifier':
        if (jumpOf(cx, node)) return [jumpOf(cx, node)!];
        if (inner && node.type === 'labeled_expression') return [label(cx, node), ...cx.into(inner, sink)];
        break;
      case 'if_expression':
        return ifStatement(cx, node, sink);
      case 'when_expression':
        return whenStatement(cx, node, sink);
      case 'try_expression':
        return tryStatement(cx, node, sink);
      case 'return_expression':
        return returnStatement(cx, node);
      case 'throw_expression':
        return withHoisting(cx, () => [
          { k: 'jump', span: spanOf(node), kind: 'throw', value: inner && cx.expr(inner) },
        ]);
      case 'binary_expression':
        if (elvisRight(node)?.hard) return elvis(cx, node, sink);
        break;
    }
  }
  return withHoisting(cx, () => [sink.put(cx.expr(node), spanOf(node))]);
}

const asStatements = new Set([
  'if_expression',
  'when_expression',
  'try_expression',
  'return_expression',
  'throw_expression',
]);

/** Whether no expression of the unit can say what this node does. */
export function needsStatements(cx: Lowering, node: Node): boolean {
  if (!node.hard) return false;
  if (asStatements.has(node.type) || elvisRight(node)?.hard === true) return true;
  return jumpOf(cx, node) !== undefined;
}

/** The value of such a node: a temporary that statements before this one fill, or a lambda called on the spot. */
export function valueByStatements(cx: Lowering, node: Node): Expr {
  const span = spanOf(node);
  if (!cx.before) {
    const callee: Lambda = { k: 'lambda', span, params: [], body: cx.into(node, returned) };
    return { k: 'call', span, callee, args: [] };
  }
  const name = cx.fresh();
  const before = cx.before;
  const target: Expr = { k: 'name', span, name };
  const filled = cx.into(node, assigned(target));
  before.push({ k: 'local', span, name, nameSpan: span }, ...filled);
  return target;
}

/** `break`, `continue`, with or without a label. */
export function jumpOf(cx: Lowering, node: Node): Stmt | undefined {
  const word = node.type === 'labeled_expression' ? kid(node, 'label') : node;
  if (!word || (word.type !== 'label' && word.type !== 'identifier')) return undefined;
  const kind = jumpWord(word, cx.text);
  if (!kind) return undefined;
  const to = word === node ? undefined : kid(node, 'identifier');
  return {
    k: 'jump',
    span: spanOf(node),
    kind,
    ...(to ? { value: { k: 'name', span: spanOf(to), name: nameOf(cx, to) } } : {}),
  };
}

/** `name@` before a loop or lambda. */
export function label(cx: Lowering, node: Node): Stmt {
  const at = kid(node, 'label') ?? node;
  const name = cx.text.slice(at.start, at.end).replace(/@$/, '');
  return { k: 'jump', span: spanOf(at), kind: 'label', value: { k: 'name', span: spanOf(at), name } };
}

/** An `if` whose branches are single values. */
export function conditional(cx: Lowering, node: Node): Cond | undefined {
  const { test, then, otherwise } = partsOfIf(node);
  if (!test || !then || !otherwise) return undefined;
  return condExpr(spanOf(node), cx.expr(test), branchValue(cx, then), branchValue(cx, otherwise));
}

function partsOfIf(node: Node): { test?: Node; then?: Node; otherwise?: Node } {
  const parts = node.kids.filter((k) => (k.named && k.type !== 'ERROR') || k.type === 'else');
  const at = parts.findIndex((k) => k.type === 'else');
  const then = parts[1]?.type === 'else' ? undefined : parts[1];
  return { test: parts[0], then, otherwise: at < 0 ? undefined : parts[at + 1] };
}

function ifStatement(cx: Lowering, node: Node, sink: Sink): Stmt[] {
  return withHoisting(cx, () => {
    const { test, then, otherwise } = partsOfIf(node);
    if (!test) return [];
    const to = node.kids.some((k) => k.type === 'else') ? sink : dropped;
    const condition = cx.expr(test);
    return [ifStmt(spanOf(node), condition, branch(cx, then, to), branch(cx, otherwise, to))];
  });
}

function tryStatement(cx: Lowering, node: Node, sink: Sink): Stmt[] {
  const last = kid(node, 'finally_block');
  const handlers = kidsOf(node, 'catch_block').map((handler) => {
    const id = kid(handler, 'identifier');
    return {
      span: spanOf(handler),
      name: id && nameOf(cx, id),
      type: typeOf(cx, handler),
      body: branch(cx, kid(handler, 'block'), sink),
    };
  });
  const body = branch(cx, kid(node, 'block'), sink);
  return [{ k: 'try', span: spanOf(node), body, handlers, finally: branch(cx, last && kid(last, 'block'), dropped) }];
}

function returnStatement(cx: Lowering, node: Node): Stmt[] {
  const word = node.kids.findIndex((k) => k.type === 'return@');
  const parts = node.kids.filter((k) => k.named && k.type !== 'ERROR');
  const value = word >= 0 ? parts[1] : parts[0];
  if (!value) return [{ k: 'return', span: spanOf(node) }];
  if (word < 0 && cx.inLambda) return escapingReturn(cx, node, value);
  return cx.into(value, { put: (result) => ({ k: 'return', span: spanOf(node), value: result }) });
}

/** A plain `return` in a lambda leaves the function around it, which gives back what the lambda put aside. */
function escapingReturn(cx: Lowering, node: Node, value: Node): Stmt[] {
  cx.escapes = true;
  const span = spanOf(node);
  const kept = assigned({ k: 'name', span, name: ESCAPED });
  return cx.into(value, {
    put: (result) => ({ k: 'block', span, body: [kept.put(result, span), { k: 'return', span }] }),
  });
}

/** The right side of `a ?: b`. */
export function elvisRight(node: Node): Node | undefined {
  return node.type === 'binary_expression' && kid(node, '?:') ? after(node, '?:') : undefined;
}

/** `a ?: <statements>`: a is kept, and where it is null the right side runs. */
function elvis(cx: Lowering, node: Node, sink: Sink): Stmt[] {
  const left = node.kids[0]!;
  const right = elvisRight(node)!;
  const span = spanOf(left);
  return withHoisting(cx, () => {
    const value = cx.expr(left);
    const plain = isPlain(value);
    const name = plain ? '' : cx.fresh();
    const kept: Expr = plain ? value : { k: 'name', span, name };
    const test = isNull(kept, span);
    const body = cx.into(right, sink);
    const whole = spanOf(node);
    const first: Stmt[] = plain ? [] : [{ k: 'local', span, name, nameSpan: span, init: value }];
    if (alwaysJumps(body)) {
      return [...first, ifStmt(whole, test, body), ...(sink.unused ? [] : [sink.put(kept, span)])];
    }
    const otherwise = sink.unused ? [] : [sink.put(kept, span)];
    return [...first, ifStmt(whole, test, body, otherwise)];
  });
}

function alwaysJumps(body: Stmt[]): boolean {
  const last = body[body.length - 1];
  return last?.k === 'return' || last?.k === 'jump' || (last?.k === 'block' && alwaysJumps(last.body));
}
