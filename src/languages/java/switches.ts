import type { Expr, Span, Stmt, Switch } from '../../program/ir.ts';
import { condExpr, isPlain, type Lowering, type Sink, withHoisting } from './lowering.ts';
import { declare, declareParts, kept } from './operators.ts';
import { inField, kid, kidsOf, type Node, parts, spanOf } from './tree.ts';
import { isType, typeAsExpr } from './types.ts';

/** A `switch` as a statement, with `:` or `->`. */
export function switchStatement(cx: Lowering, node: Node): Stmt[] {
  const { yields } = cx;
  cx.yields = undefined;
  const result = withHoisting(cx, () => switchOf(cx, node, undefined));
  cx.yields = yields;
  return result;
}

/**
 * A `switch` as a value: nested conditions where each branch is one expression and its subject can be named more than
 * once; else statements that fill a temporary, or a lambda called on the spot where no statements can stand before.
 */
export function switchValue(cx: Lowering, node: Node): Expr {
  const rules = kidsOf(inField(node, 'body') ?? node, 'switch_rule');
  const groups = kidsOf(inField(node, 'body') ?? node, 'switch_block_statement_group');
  const simple = rules.every(
    (rule) => kid(rule, 'expression_statement') && !kid(rule, 'switch_label')?.kids.some(isPattern),
  );
  if (simple && !groups.length && rules.length) {
    const value = asConditions(cx, node, rules);
    if (value) return value;
  }
  const { yields, before } = cx;
  const span = spanOf(node);
  if (!before) {
    cx.yields = { put: (value, at) => [{ k: 'return', span: at, value }] };
    const body = withHoisting(cx, () => switchOf(cx, node, cx.yields));
    cx.yields = yields;
    return { k: 'call', span, callee: { k: 'lambda', span, params: [], body }, args: [] };
  }
  const name = cx.fresh();
  const target: Expr = { k: 'name', span, name };
  cx.yields = {
    put: (value, at) => [
      { k: 'expr', span: at, expr: { k: 'assign', span: at, target, value } },
      { k: 'jump', span: at, kind: 'break' },
    ],
  };
  const body = withHoisting(cx, () => switchOf(cx, node, cx.yields));
  cx.yields = yields;
  before.push({ k: 'local', span, name, nameSpan: span }, ...body);
  return target;
}

function asConditions(cx: Lowering, node: Node, rules: readonly Node[]): Expr | undefined {
  let on = subjectOf(cx, node);
  if (!on) return undefined;
  if (!isPlain(on) && cx.before) on = kept(cx, on);
  const subject = on;
  let result: Expr | undefined;
  for (const rule of [...rules].reverse()) {
    const label = kid(rule, 'switch_label');
    const [value] = parts(kid(rule, 'expression_statement') ?? rule);
    if (!label || !value) continue;
    const span = spanOf(rule);
    const tests = testsOf(cx, label).map((test): Expr => ({ k: 'op', span, op: '==', args: [subject, test] }));
    const [first, ...more] = tests;
    const lowered = cx.expr(value);
    if (!first || !result) result = lowered;
    else
      result = condExpr(
        span,
        more.reduce<Expr>((all, next) => ({ k: 'op', span, op: '||', args: [all, next] }), first),
        lowered,
        result,
      );
  }
  return result;
}

const isPattern = (node: Node): boolean => node.type === 'pattern' || node.type === 'guard';

function subjectOf(cx: Lowering, node: Node): Expr | undefined {
  const [subject] = parts(inField(node, 'condition') ?? { ...node, kids: [] });
  return subject && cx.expr(subject);
}

function switchOf(cx: Lowering, node: Node, sink: Sink | undefined): Stmt[] {
  const block = inField(node, 'body') ?? node;
  let on = subjectOf(cx, node);
  if (on && !isPlain(on) && patternsIn(block)) on = kept(cx, on);
  const cases: Switch['cases'] = [];
  for (const part of block.kids) {
    if (part.type === 'switch_rule') cases.push(ruleCase(cx, part, on, sink));
    else if (part.type === 'switch_block_statement_group') groupCase(cx, part, on, cases);
  }
  return [{ k: 'switch', span: spanOf(node), ...(on ? { on } : {}), cases }];
}

/** `case A, B -> …`: never runs on into the next. */
function ruleCase(cx: Lowering, rule: Node, on: Expr | undefined, sink: Sink | undefined): Switch['cases'][number] {
  const label = kid(rule, 'switch_label');
  const content = parts(rule).find((k) => k !== label);
  const tests = label ? testsOf(cx, label) : [];
  const body = withHoisting(cx, () => {
    if (label) declarePatterns(cx, label, on);
    if (!content) return [];
    if (content.type === 'block') return cx.body(content.kids);
    const [value] = parts(content);
    if (sink && value && content.type === 'expression_statement') return sink.put(cx.expr(value), spanOf(content));
    return cx.statement(content);
  });
  return { span: spanOf(rule), tests, body };
}

/** `case A: case B: …`: labels without statements between share one body; a `default` keeps its own row, since no tests means all others. */
function groupCase(cx: Lowering, group: Node, on: Expr | undefined, cases: Switch['cases']): void {
  const labels = kidsOf(group, 'switch_label');
  const statements = group.kids.filter((k) => k.named && k.type !== 'switch_label');
  const span: Span = spanOf(group);
  const tests = labels.flatMap((label) => testsOf(cx, label));
  const body = withHoisting(cx, () => {
    for (const label of labels) declarePatterns(cx, label, on);
    return cx.body(statements);
  });
  const last = cases[cases.length - 1];
  if (last?.tests.length && !last.body.length && tests.length) {
    last.span = [last.span[0], span[1]];
    last.tests.push(...tests);
    last.body = body;
  } else {
    if (last && !leaves(last.body)) last.falls = true;
    cases.push({ span, tests, body });
  }
}

/** Whether control never runs on past the end of a case. */
function leaves(body: readonly Stmt[]): boolean {
  const last = body[body.length - 1];
  if (!last) return false;
  if (last.k === 'block') return leaves(last.body);
  if (last.k === 'if') return last.else.length > 0 && leaves(last.then) && leaves(last.else);
  return last.k === 'return' || (last.k === 'jump' && last.kind !== 'label');
}

/** The tests of `case A, B`; none for `default`. A pattern's test is its type's name, `when` is joined by `&&`. */
function testsOf(cx: Lowering, label: Node): Expr[] {
  const tests: Expr[] = [];
  for (const part of parts(label)) {
    if (part.type === 'guard') {
      const [condition] = parts(part);
      const last = tests.pop();
      if (condition && last) tests.push({ k: 'op', span: last.span, op: '&&', args: [last, cx.expr(condition)] });
    } else if (part.type === 'pattern') {
      const type = typeOfPattern(part);
      if (type) tests.push(typeAsExpr(cx, type));
    } else tests.push(cx.expr(part));
  }
  return tests;
}

function typeOfPattern(pattern: Node): Node | undefined {
  const inner = kid(pattern, 'type_pattern', 'record_pattern') ?? pattern;
  return inner.kids.find((k) => isType(k) || k.type === 'identifier');
}

function patternsIn(block: Node): boolean {
  return block.kids.some((k) => kidsOf(k, 'switch_label').some((label) => label.kids.some(isPattern)));
}

function declarePatterns(cx: Lowering, label: Node, on: Expr | undefined): void {
  if (!on) return;
  for (const pattern of kidsOf(label, 'pattern')) {
    const typed = kid(pattern, 'type_pattern');
    const id = typed && kid(typed, 'identifier');
    if (id) declare(cx, id, typeOfPattern(pattern), on);
    const record = kid(pattern, 'record_pattern');
    if (record) declareParts(cx, record, on);
  }
}
