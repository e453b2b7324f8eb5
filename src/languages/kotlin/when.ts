import type { Expr, Stmt, Switch } from '../../program/ir.ts';
import { branch, branchValue, condExpr, ifStmt, isPlain } from './choice.ts';
import { type Lowering, nameOf, type Sink, withHoisting } from './lowering.ts';
import { membership } from './operators.ts';
import { after, jumpWord, kid, kidsOf, type Node, spanOf } from './tree.ts';
import { typeOf } from './types.ts';

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

/** A `when` as a switch, or as a chain of conditions where a branch breaks out of a loop. */
export function whenStatement(cx: Lowering, node: Node, sink: Sink): Stmt[] {
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
