import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Expr, Stmt } from '../../program/ir.ts';
import { lowerLoop } from './loops.ts';
import { type Lowering, type Node, nameAt, nameSpanOf, spanOf } from './lowering.ts';
import { isPattern, localOf, localsOf, sourceFor } from './patterns.ts';
import { lowerSwitch } from './switches.ts';

/** Lowers a list of statements; functions declared in it come first, as locals that hold a lambda. */
export function lowerStmts(cx: Lowering, nodes: readonly (Node | null | undefined)[]): Stmt[] {
  const stmts: Stmt[] = [];
  for (const node of nodes) {
    if (node?.type !== 'FunctionDeclaration' || !node.id) continue;
    stmts.push({ ...localOf(node.id, cx.lambda(node), spanOf(node)), type: undefined });
  }
  for (const node of nodes) if (node) lowerStmt(cx, node, stmts);
  return stmts;
}

function lowerStmt(cx: Lowering, node: Node, into: Stmt[]): void {
  const span = spanOf(node);
  switch (node.type) {
    case 'EmptyStatement':
    case 'DebuggerStatement':
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      return;
    case 'ExpressionStatement':
      if (!node.directive) lowerExprStmt(cx, node.expression, into);
      return;
    case 'VariableDeclaration':
      for (const each of node.declarations) lowerDeclarator(cx, each, into);
      return;
    case 'ClassDeclaration':
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
    case 'TSEnumDeclaration':
      into.push({ k: 'nested', span, name: cx.declare(node) });
      return;
    case 'ReturnStatement':
      into.push({ k: 'return', span, value: node.argument ? cx.expr(node.argument) : undefined });
      return;
    case 'IfStatement':
      into.push({
        k: 'if',
        span,
        test: cx.expr(node.test),
        // biome-ignore lint/suspicious/noThenProperty: the unit's own name for this branch
        then: bodyOf(cx, node.consequent),
        else: bodyOf(cx, node.alternate),
      });
      return;
    case 'ForStatement':
    case 'ForInStatement':
    case 'ForOfStatement':
    case 'WhileStatement':
    case 'DoWhileStatement':
      into.push(...lowerLoop(cx, node));
      return;
    case 'SwitchStatement':
      into.push(lowerSwitch(cx, node));
      return;
    case 'BlockStatement':
      into.push({ k: 'block', span, body: cx.stmts(node.body) });
      return;
    case 'TryStatement':
      into.push({
        k: 'try',
        span,
        body: cx.stmts(node.block.body),
        handlers: node.handler ? [lowerCatch(cx, node.handler)] : [],
        finally: node.finalizer ? cx.stmts(node.finalizer.body) : [],
      });
      return;
    case 'ThrowStatement':
      into.push({ k: 'jump', span, kind: 'throw', value: cx.expr(node.argument) });
      return;
    case 'BreakStatement':
    case 'ContinueStatement':
      into.push({
        k: 'jump',
        span,
        kind: node.type === 'BreakStatement' ? 'break' : 'continue',
        value: labelOf(node.label),
      });
      return;
    case 'LabeledStatement':
      into.push({ k: 'jump', span: spanOf(node.label), kind: 'label', value: labelOf(node.label) });
      into.push(...cx.stmts([node.body]));
      return;
    case 'WithStatement':
      into.push({ k: 'expr', span: spanOf(node.object), expr: cx.expr(node.object) }, ...bodyOf(cx, node.body));
      return;
    default: {
      const value = cx.expr(node);
      into.push(
        value.k === 'unknown'
          ? { k: 'unknown', span, what: value.what, inside: value.inside }
          : { k: 'expr', span, expr: value },
      );
    }
  }
}

/** `a(), b()` is two statements. */
function lowerExprStmt(cx: Lowering, node: Node, into: Stmt[]): void {
  const parts = node.type === 'SequenceExpression' ? node.expressions : [node];
  for (const part of parts) into.push({ k: 'expr', span: spanOf(part), expr: cx.expr(part) });
}

function lowerDeclarator(cx: Lowering, node: TSESTree.VariableDeclarator, into: Stmt[]): void {
  const { id, init } = node;
  if (!isPattern(id)) {
    into.push(localOf(id, init ? cx.expr(init) : undefined, spanOf(node)));
    return;
  }
  const { source, holder } = sourceFor(cx, id, init);
  if (holder && init) {
    into.push({ k: 'local', span: spanOf(node), name: holder, nameSpan: spanOf(id), init: cx.expr(init) });
  }
  into.push(...localsOf(cx, id, source));
}

/** The statements of a branch, with or without braces. */
function bodyOf(cx: Lowering, node: Node | null | undefined): Stmt[] {
  if (node?.type === 'BlockStatement') return cx.stmts(node.body);
  return node ? cx.stmts([node]) : [];
}

function lowerCatch(cx: Lowering, node: TSESTree.CatchClause) {
  const { param } = node;
  const name = param?.type === 'Identifier' ? param.name : undefined;
  const body = cx.stmts(node.body.body);
  if (!param || !isPattern(param)) return { span: spanOf(node), name, body };
  const { source, holder } = sourceFor(cx, param, undefined);
  return { span: spanOf(node), name: holder, body: [...localsOf(cx, param, source), ...body] };
}

function labelOf(label: TSESTree.Identifier | null): Expr | undefined {
  return label ? nameAt(label.name, nameSpanOf(label)) : undefined;
}
