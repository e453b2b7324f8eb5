import type { Expr, LocalDecl, Loop, Stmt } from '../../program/ir.ts';
import { elvisRight, label } from './branches.ts';
import { ifStmt, isNull } from './choice.ts';
import { destructure } from './destructuring.ts';
import { lowerExpression } from './expressions.ts';
import { assigned, dropped, type Lowering, nameOf, type Sink, withHoisting } from './lowering.ts';
import { recoverStatements } from './recovery.ts';
import { after, kid, type Node, spanOf } from './tree.ts';
import { typeOf } from './types.ts';

const declarations = new Set([
  'function_declaration',
  'class_declaration',
  'object_declaration',
  'type_alias',
  'companion_object',
]);
const noValue = new Set([
  ...declarations,
  'property_declaration',
  'assignment',
  'for_statement',
  'while_statement',
  'do_while_statement',
  'ERROR',
  'label',
  'modifiers',
  'annotation',
]);

/** A list of statements; with a sink, the value of the last one goes there. */
export function lowerBody(cx: Lowering, nodes: Node[], last?: Sink): Stmt[] {
  return nodes.flatMap((node, i) => {
    if (last && i === nodes.length - 1 && !noValue.has(node.type)) return cx.into(node, last);
    return cx.statement(node);
  });
}

/** One statement node → the statements it stands for. */
export function lowerStatement(cx: Lowering, node: Node): Stmt[] {
  switch (node.type) {
    case 'property_declaration':
      return withHoisting(cx, () => local(cx, node));
    case 'assignment':
      return assign(cx, node);
    case 'for_statement':
      return withLabel(cx, node, forLoop);
    case 'while_statement':
    case 'do_while_statement':
      return withLabel(cx, node, whileLoop);
    case 'ERROR':
      return withHoisting(cx, () => recoverStatements(cx, node));
    case 'label':
      return [label(cx, node)];
    case 'block':
      return [{ k: 'block', span: spanOf(node), body: cx.body(node.kids.filter((k) => k.named)) }];
    case 'modifiers':
    case 'annotation':
      return [];
    default:
      if (declarations.has(node.type)) return nested(cx, node);
      return cx.into(node, dropped);
  }
}

/** A function inside a body keeps the `this` around it; a class inside a body belongs to no other class. */
function nested(cx: Lowering, node: Node): Stmt[] {
  const { owner } = cx;
  if (node.type !== 'function_declaration') cx.owner = undefined;
  const names = cx.declare(node);
  cx.owner = owner;
  return names.map(({ name, span }) => ({ k: 'nested', span, name }));
}

function local(cx: Lowering, node: Node): Stmt[] {
  const broken = node.kids.filter((k) => k.type === 'ERROR').flatMap((k) => recoverStatements(cx, k));
  const several = kid(node, 'multi_variable_declaration');
  const delegate = kid(node, 'property_delegate');
  const value = delegate ? delegate.kids.find((k) => k.named) : after(node, '=');
  if (several) return [...broken, ...manyLocals(cx, several, value)];
  const declared = kid(node, 'variable_declaration');
  const id = declared && kid(declared, 'identifier');
  if (!declared || !id) return value ? [...broken, ...cx.into(value, dropped)] : broken;
  const name = nameOf(cx, id);
  const result: LocalDecl = { k: 'local', span: spanOf(node), name, nameSpan: spanOf(id), type: typeOf(cx, declared) };
  if (delegate) result.delegated = true;
  if (!value) return [...broken, result];
  const target: Expr = { k: 'name', span: spanOf(id), name };
  const right = elvisRight(value);
  if (right?.hard) {
    result.init = cx.expr(value.kids[0]!);
    const otherwise = cx.into(right, assigned(target));
    return [...broken, result, ifStmt(spanOf(value), isNull(target, spanOf(id)), otherwise)];
  }
  if (!value.hard || !endsInBranches(value)) {
    result.init = cx.expr(value);
    return [...broken, result];
  }
  const filled = cx.into(value, assigned(target));
  return [...broken, ...intoDeclaration(result, filled)];
}

/** Where the first thing that runs is the only assignment, it is the declaration's own value. */
function intoDeclaration(declared: LocalDecl, filled: Stmt[]): Stmt[] {
  const last = filled[filled.length - 1];
  if (
    last?.k === 'expr' &&
    last.expr.k === 'assign' &&
    last.expr.target.k === 'name' &&
    last.expr.target.name === declared.name
  ) {
    declared.init = last.expr.value;
    return [...filled.slice(0, -1), declared];
  }
  return [declared, ...filled];
}

/** A call or member access keeps its branches inside its own operands. */
function endsInBranches(node: Node): boolean {
  return node.type !== 'call_expression' && node.type !== 'navigation_expression';
}

function manyLocals(cx: Lowering, names: Node, value: Node | undefined): Stmt[] {
  if (!value) return destructure(cx, names, { k: 'unknown', span: spanOf(names), what: 'destructuring', inside: [] });
  const whole = cx.expr(value);
  if (whole.k === 'name') return destructure(cx, names, whole);
  const span = spanOf(value);
  const name = cx.fresh();
  return [
    { k: 'local', span, name, nameSpan: span, init: whole },
    ...destructure(cx, names, { k: 'name', span, name }),
  ];
}

function assign(cx: Lowering, node: Node): Stmt[] {
  const parts = node.kids.filter((k) => k.named && k.type !== 'ERROR');
  const [left, right] = parts;
  return withHoisting(cx, () => {
    if (!left || !right?.hard || !endsInBranches(right)) {
      const expr = lowerExpression(cx, node);
      return [{ k: 'expr', span: spanOf(node), expr }];
    }
    const op = node.kids.find((k) => !k.named)?.type.slice(0, -1);
    const sink = assigned(cx.expr(left), op);
    return cx.into(right, { put: (value) => sink.put(value, spanOf(node)) });
  });
}

function withLabel(cx: Lowering, node: Node, loop: (cx: Lowering, node: Node) => Stmt[]): Stmt[] {
  const labelled = kid(node, 'label');
  const result = withHoisting(cx, () => loop(cx, node));
  return labelled ? [label(cx, node), ...result] : result;
}

function forLoop(cx: Lowering, node: Node): Stmt[] {
  const head = node.kids.findIndex((k) => k.type === 'in');
  const rest = node.kids.slice(head + 1).filter((k) => k.named && k.type !== 'ERROR');
  const [iterated, ...body] = rest;
  const several = kid(node, 'multi_variable_declaration');
  const declared = several ?? kid(node, 'variable_declaration');
  const id = declared && !several ? kid(declared, 'identifier') : undefined;
  const nameSpan = spanOf(id ?? declared ?? node);
  const name = id ? nameOf(cx, id) : cx.fresh();
  const over: Expr = iterated ? cx.expr(iterated) : { k: 'unknown', span: spanOf(node), what: 'for', inside: [] };
  const opening = several ? destructure(cx, several, { k: 'name', span: nameSpan, name }) : [];
  const each: Loop['each'] = { name, nameSpan, type: declared && typeOf(cx, declared), over };
  return [{ k: 'loop', span: spanOf(node), each, body: [...opening, ...bodyOf(cx, body[0])] }];
}

function whileLoop(cx: Lowering, node: Node): Stmt[] {
  const parts = node.kids.filter((k) => k.named && k.type !== 'label' && k.type !== 'ERROR');
  const doFirst = node.type === 'do_while_statement';
  const test = doFirst ? parts[parts.length - 1] : parts[0];
  const body = doFirst ? (parts.length > 1 ? parts[0] : undefined) : parts[1];
  const condition = test && cx.expr(test);
  const loop: Loop = { k: 'loop', span: spanOf(node), test: condition, body: bodyOf(cx, body) };
  // A do-while runs at least once: the test stands at the end of the body.
  if (doFirst && condition) {
    const leave: Stmt = { k: 'jump', span: condition.span, kind: 'break' };
    const stop: Expr = { k: 'op', span: condition.span, op: '!', args: [condition] };
    loop.test = undefined;
    loop.body.push(ifStmt(condition.span, stop, [leave]));
  }
  return [loop];
}

function bodyOf(cx: Lowering, node: Node | undefined): Stmt[] {
  if (!node) return [];
  return cx.body(node.type === 'block' ? node.kids.filter((k) => k.named) : [node]);
}
