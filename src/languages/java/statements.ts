import type { Expr, LocalDecl, Stmt } from '../../program/ir.ts';
import { typeDeclarations } from './file.ts';
import { doLoop, eachLoop, forLoop, whileLoop } from './loops.ts';
import { ifStmt, isPlain, type Lowering, textOf, withHoisting } from './lowering.ts';
import { recoverStatements } from './recovery.ts';
import { switchStatement } from './switches.ts';
import { allInField, inField, kid, kidsOf, type Node, parts, spanOf } from './tree.ts';
import { isArray, isType, typeName } from './types.ts';

/** One statement node → the statements it stands for. */
export function lowerStatement(cx: Lowering, node: Node): Stmt[] {
  if (!node.named || node.type === 'modifiers') return [];
  if (node.type === 'ERROR') return recoverStatements(cx, node);
  const broken = /_expression$|_invocation$/.test(node.type) ? [] : recoverStatements(cx, node);
  const result = byType(cx, node);
  return broken.length ? [...broken, ...result] : result;
}

function byType(cx: Lowering, node: Node): Stmt[] {
  switch (node.type) {
    case 'local_variable_declaration':
      return locals(cx, node);
    case 'expression_statement': {
      const [inner] = parts(node);
      return inner ? cx.statement(inner) : [];
    }
    case 'block':
    case 'constructor_body':
      return [{ k: 'block', span: spanOf(node), body: cx.body(node.kids) }];
    case 'if_statement':
      return ifStatement(cx, node);
    case 'for_statement':
      return forLoop(cx, node);
    case 'enhanced_for_statement':
      return eachLoop(cx, node);
    case 'while_statement':
      return whileLoop(cx, node);
    case 'do_statement':
      return doLoop(cx, node);
    case 'switch_expression':
      return switchStatement(cx, node);
    case 'try_statement':
    case 'try_with_resources_statement':
      return tryStatement(cx, node);
    case 'synchronized_statement':
      return synchronized(cx, node);
    case 'return_statement':
    case 'throw_statement':
    case 'yield_statement':
      return leaving(cx, node);
    case 'break_statement':
    case 'continue_statement':
      return [jump(cx, node, node.type === 'break_statement' ? 'break' : 'continue')];
    case 'labeled_statement':
      return labelled(cx, node);
    case 'assert_statement':
      return assertion(cx, node);
    default:
      if (typeDeclarations.has(node.type)) return localType(cx, node);
      return withHoisting(cx, () => [{ k: 'expr', span: spanOf(node), expr: cx.expr(node) }]);
  }
}

/** The statements of a body with or without braces. */
export function branchOf(cx: Lowering, node: Node | undefined): Stmt[] {
  if (!node) return [];
  return cx.body(node.type === 'block' ? node.kids : [node]);
}

/** The expression in a statement's parentheses. */
export function conditionOf(cx: Lowering, node: Node): Expr | undefined {
  const condition = inField(node, 'condition');
  return condition && cx.expr(condition);
}

/** `T a = 1, b[] = {…}`: one local each. */
export function locals(cx: Lowering, node: Node): Stmt[] {
  const written = inField(node, 'type');
  return allInField(node, 'declarator').flatMap((declared, i) =>
    withHoisting(cx, () => {
      const id = inField(declared, 'name');
      if (!id) return [];
      const value = inField(declared, 'value');
      const local: LocalDecl = {
        k: 'local',
        span: i === 0 ? [node.start, declared.end] : spanOf(declared),
        name: textOf(cx, id),
        nameSpan: spanOf(id),
        type: typeName(cx, written),
      };
      if (isArray(written, declared)) local.array = true;
      if (value) local.init = cx.expr(value);
      return [local];
    }),
  );
}

function ifStatement(cx: Lowering, node: Node): Stmt[] {
  return withHoisting(cx, () => {
    const test: Expr = conditionOf(cx, node) ?? { k: 'unknown', span: spanOf(node), what: 'condition', inside: [] };
    return [
      ifStmt(
        spanOf(node),
        test,
        branchOf(cx, inField(node, 'consequence')),
        branchOf(cx, inField(node, 'alternative')),
      ),
    ];
  });
}

/** `try (R r = …) { … } catch (A | B e) { … }`: its resources are locals of the body. */
function tryStatement(cx: Lowering, node: Node): Stmt[] {
  const resources = kidsOf(inField(node, 'resources') ?? node, 'resource').flatMap((r) => resource(cx, r));
  const handlers = kidsOf(node, 'catch_clause').map((clause) => {
    const caught = kid(clause, 'catch_formal_parameter');
    const id = caught && inField(caught, 'name');
    const types = caught && kid(caught, 'catch_type')?.kids.filter(isType);
    return {
      span: spanOf(clause),
      name: id && textOf(cx, id),
      type: typeName(cx, types?.[0]),
      body: branchOf(cx, inField(clause, 'body')),
    };
  });
  const last = kid(node, 'finally_clause');
  return [
    {
      k: 'try',
      span: spanOf(node),
      body: [...resources, ...branchOf(cx, inField(node, 'body'))],
      handlers,
      finally: branchOf(cx, last && kid(last, 'block')),
    },
  ];
}

function resource(cx: Lowering, node: Node): Stmt[] {
  const id = inField(node, 'name');
  const value = inField(node, 'value');
  return withHoisting(cx, () => {
    if (id)
      return [
        {
          k: 'local',
          span: spanOf(node),
          name: textOf(cx, id),
          nameSpan: spanOf(id),
          type: typeName(cx, inField(node, 'type')),
          ...(value ? { init: cx.expr(value) } : {}),
        },
      ];
    return parts(node).map((part) => ({ k: 'expr', span: spanOf(part), expr: cx.expr(part) }));
  });
}

function synchronized(cx: Lowering, node: Node): Stmt[] {
  const lock = kid(node, 'parenthesized_expression');
  const body = branchOf(cx, inField(node, 'body'));
  const block: Stmt = { k: 'block', span: spanOf(node), body };
  if (!lock) return [block];
  return withHoisting(cx, () => {
    const expr = cx.expr(lock);
    return isPlain(expr) ? [block] : [{ k: 'expr', span: expr.span, expr }, block];
  });
}

function leaving(cx: Lowering, node: Node): Stmt[] {
  const [value] = parts(node);
  const span = spanOf(node);
  return withHoisting(cx, () => {
    const expr = value && cx.expr(value);
    if (node.type === 'throw_statement') return [{ k: 'jump', span, kind: 'throw', ...(expr ? { value: expr } : {}) }];
    if (node.type === 'yield_statement' && cx.yields && expr) return cx.yields.put(expr, span);
    return [{ k: 'return', span, ...(expr ? { value: expr } : {}) }];
  });
}

function jump(cx: Lowering, node: Node, kind: 'break' | 'continue'): Stmt {
  const to = kid(node, 'identifier');
  const value: Expr | undefined = to && { k: 'name', span: spanOf(to), name: textOf(cx, to) };
  return { k: 'jump', span: spanOf(node), kind, ...(value ? { value } : {}) };
}

function labelled(cx: Lowering, node: Node): Stmt[] {
  const [id, ...rest] = parts(node);
  if (!id) return [];
  const span = spanOf(id);
  const label: Stmt = { k: 'jump', span, kind: 'label', value: { k: 'name', span, name: textOf(cx, id) } };
  return [label, ...cx.body(rest)];
}

/** `assert a : b` throws b where a does not hold. */
function assertion(cx: Lowering, node: Node): Stmt[] {
  const [test, message] = parts(node);
  if (!test) return [];
  const span = spanOf(node);
  return withHoisting(cx, () => {
    const fails: Expr = { k: 'op', span, op: '!', args: [cx.expr(test)] };
    return [ifStmt(span, fails, [{ k: 'jump', span, kind: 'throw', ...(message ? { value: cx.expr(message) } : {}) }])];
  });
}

/** A class inside a body belongs to no other class. */
function localType(cx: Lowering, node: Node): Stmt[] {
  const { owner } = cx;
  cx.owner = undefined;
  const name = cx.declareType(node);
  cx.owner = owner;
  return [{ k: 'nested', span: spanOf(node), name }];
}
