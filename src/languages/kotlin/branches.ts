import type { Cond, Expr, Lambda, Stmt, Switch } from '../../program/ir.ts';
import { condExpr, ifStmt } from './choice.ts';
import { assigned, dropped, type Lowering, nameOf, returned, type Sink, withHoisting } from './lowering.ts';
import { membership } from './operators.ts';
import { after, jumpWord, kid, kidsOf, type Node, spanOf } from './tree.ts';
import { typeOf } from './types.ts';

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

/** A `when` whose branches are single values, as nested conditions; an exhaustive one ends in its last branch. */
export function whenValue(cx: Lowering, node: Node): Expr | undefined {
  const entries = kidsOf(node, 'when_entry');
  const subject = subjectOf(cx, node, cx.before);
  const values = entries.map((entry) => {
    const body = after(entry, '->');
    return { entry, tests: conditions(cx, entry, subject, true), value: body && branchValue(cx, body) };
  });
  let result: Expr | undefined;
  for (const { entry, tests, value } of values.reverse()) {
    if (!value) continue;
    const [first, ...more] = tests;
    if (!first || (!result && subject)) {
      result = value;
      continue;
    }
    const span = spanOf(entry);
    const test = more.reduce<Expr>((all, next) => ({ k: 'op', span, op: '||', args: [all, next] }), first);
    result = condExpr(span, test, value, result ?? { k: 'lit', span, type: 'null', value: null });
  }
  return result;
}

function branchValue(cx: Lowering, node: Node): Expr {
  const inner = node.type === 'block' ? node.kids.find((k) => k.named) : node;
  return cx.expr(inner ?? node);
}

function branch(cx: Lowering, node: Node | undefined, sink: Sink): Stmt[] {
  if (!node) return [];
  return cx.body(node.type === 'block' ? node.kids.filter((k) => k.named) : [node], sink);
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

function whenStatement(cx: Lowering, node: Node, sink: Sink): Stmt[] {
  return withHoisting(cx, () => {
    const subject = subjectOf(cx, node, cx.before);
    const entries = kidsOf(node, 'when_entry');
    // A `break` in a branch leaves the loop around; inside a switch it would leave the switch.
    const chain = entries.some((entry) => breaksOut(cx, entry));
    const cases = entries.map((entry) => ({
      span: spanOf(entry),
      tests: conditions(cx, entry, subject, chain),
      body: branch(cx, after(entry, '->'), sink),
    }));
    if (chain) return asChain(cases);
    return [{ k: 'switch', span: spanOf(node), ...(subject ? { on: subject } : {}), cases }];
  });
}

function asChain(cases: Switch['cases']): Stmt[] {
  let rest: Stmt[] = [];
  for (const { span, tests, body } of cases.reverse()) {
    const [first, ...more] = tests;
    if (!first) rest = body;
    else {
      const test = more.reduce<Expr>((all, next) => ({ k: 'op', span, op: '||', args: [all, next] }), first);
      rest = [ifStmt(span, test, body, rest)];
    }
  }
  return rest;
}

/** The subject of a `when`; one that is declared or not a plain name is kept in a local, so that it runs once. */
function subjectOf(cx: Lowering, node: Node, before: Stmt[] | undefined): Expr | undefined {
  const subject = kid(node, 'when_subject');
  const parts = subject?.kids.filter((k) => k.named && k.type !== 'annotation' && k.type !== 'ERROR') ?? [];
  const written = parts[parts.length - 1];
  if (!written) return undefined;
  const init = cx.expr(written);
  const declared = parts[0]?.type === 'variable_declaration' ? parts[0] : undefined;
  const id = declared && kid(declared, 'identifier');
  if (!before || (!id && isPlain(init))) return init;
  const span = spanOf(written);
  const name = id ? nameOf(cx, id) : cx.fresh();
  const type = declared && typeOf(cx, declared);
  before.push({
    k: 'local',
    span: id ? [id.start, written.end] : span,
    name,
    nameSpan: id ? spanOf(id) : span,
    type,
    init,
  });
  return { k: 'name', span: id ? spanOf(id) : span, name };
}

function isPlain(expr: Expr): boolean {
  return expr.k === 'name' || expr.k === 'lit' || (expr.k === 'member' && isPlain(expr.object));
}

/** The tests of one entry. `whole` spells out the comparison with the subject. */
function conditions(cx: Lowering, entry: Node, subject: Expr | undefined, whole: boolean): Expr[] {
  const end = entry.kids.findIndex((k) => k.type === '->');
  const written = entry.kids.slice(0, Math.max(end, 0)).filter((k) => k.named && k.type !== 'ERROR');
  const tests: Expr[] = [];
  for (const [i, condition] of written.entries()) {
    const span = spanOf(condition);
    const last = tests[tests.length - 1];
    if (condition.type === 'type_test' || condition.type === 'range_test')
      tests.push(membership(cx, condition, subject));
    else if (last && /^\s*if\b/.test(cx.text.slice(written[i - 1]!.end, condition.start)))
      // `is T if c`: the guard was made a second condition for the grammar.
      tests[tests.length - 1] = { k: 'op', span, op: '&&', args: [last, cx.expr(condition)] };
    else {
      const value = cx.expr(condition);
      tests.push(whole && subject ? { k: 'op', span, op: '==', args: [subject, value] } : value);
    }
  }
  return tests;
}

function breaksOut(cx: Lowering, entry: Node): boolean {
  const todo = [entry];
  for (let at = todo.pop(); at; at = todo.pop()) {
    if (at.type === 'identifier' && jumpWord(at, cx.text) === 'break') return true;
    if (!/^(lambda_literal|anonymous_function|object_literal|(for|while|do_while)_statement)$/.test(at.type))
      todo.push(...at.kids);
  }
  return false;
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
  return cx.into(value, { put: (result) => ({ k: 'return', span: spanOf(node), value: result }) });
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
  return last?.k === 'return' || last?.k === 'jump';
}

/** `e == null` */
export function isNull(expr: Expr, span: Expr['span']): Expr {
  return { k: 'op', span, op: '==', args: [expr, { k: 'lit', span, type: 'null', value: null }] };
}
