import type { Expr, Span, Stmt, Switch } from '../../program/ir.ts';
import { type Context, guardOf, spanOf, textOf } from './context.ts';
import { declared } from './declarator.ts';
import { lowerExpr, missing } from './expr.ts';
import { localsOf } from './locals.ts';
import { typeName } from './names.ts';
import { broken, lowerBody, lowerList, lowerStmt } from './stmt.ts';
import { child, field, type Node } from './tree.ts';
import { insides } from './unknown.ts';

/** Statements of a body that may be missing. */
export function bodyOf(cx: Context, n: Node | undefined): Stmt[] {
  return n ? lowerBody(cx, n) : [];
}

/** A condition in brackets, and the declarations that C++ allows in it as statements before. */
export function condition(cx: Context, n: Node | undefined, owner: Node): { before: Stmt[]; test: Expr } {
  if (!n) return { before: [], test: missing(owner.e) };
  const before: Stmt[] = [];
  let test: Expr | undefined;
  const parts = n.t === 'condition_clause' || n.t === 'parenthesized_expression' ? n.c : [n];
  for (const c of parts) {
    if (c.t === 'init_statement') before.push(...c.c.flatMap((x) => lowerStmt(cx, x)));
    else if (c.t === 'declaration') {
      const locals = localsOf(cx, c);
      before.push(...locals);
      const last = locals[locals.length - 1];
      if (last?.k === 'local') test = { k: 'name', span: last.nameSpan, name: last.name };
    } else if (c.t === 'ERROR') {
      const inside = insides(cx, c);
      if (inside.length) before.push({ k: 'unknown', span: spanOf(c), what: 'ERROR', inside });
    } else
      test = test ? { k: 'unknown', span: spanOf(n), what: n.t, inside: [test, lowerExpr(cx, c)] } : lowerExpr(cx, c);
  }
  return { before, test: test ?? missing(n.e) };
}

/** An `if` with its `else`; declarations of the condition come before it. */
export function ifStatement(cx: Context, n: Node): Stmt[] {
  const c = condition(cx, field(n, 'condition'), n);
  const other = field(n, 'alternative');
  const inner = other?.t === 'else_clause' ? other.c.filter((x) => x.t !== 'else') : other ? [other] : [];
  const one = inner.length === 1 && inner[0]!.t === 'compound_statement' ? inner[0] : undefined;
  const span = spanOf(n);
  const otherwise = one && !guardOf(cx, spanOf(one), span) ? lowerBody(cx, one) : lowerList(cx, inner, span);
  const stray = n.c.filter((x) => x.t === 'ERROR').flatMap((x) => broken(cx, x));
  const then = bodyOf(cx, field(n, 'consequence'));
  return [...c.before, ...stray, { k: 'if', span, test: c.test, then, else: otherwise }];
}

/** A `for` with its three parts, each of which may be missing. */
export function forStatement(cx: Context, n: Node): Stmt[] {
  const loop: Stmt = { k: 'loop', span: spanOf(n), body: bodyOf(cx, field(n, 'body')) };
  const init = field(n, 'initializer');
  if (init) {
    loop.init =
      init.t === 'declaration' || init.t === 'init_statement' || init.t === 'expression_statement'
        ? (init.t === 'init_statement' ? init.c : [init]).flatMap((c) => lowerStmt(cx, c))
        : [{ k: 'expr', span: spanOf(init), expr: lowerExpr(cx, init) }];
  }
  const test = field(n, 'condition');
  if (test) loop.test = lowerExpr(cx, test);
  const update = field(n, 'update');
  if (update) {
    const step = lowerExpr(cx, update);
    loop.step = step.k === 'op' && step.op === ',' ? step.args : [step];
  }
  return [...n.c.filter((c) => c.t === 'ERROR').flatMap((c) => broken(cx, c)), loop];
}

/** C++'s `for (x : xs)`. */
export function rangeLoop(cx: Context, n: Node): Stmt[] {
  const declarator = field(n, 'declarator');
  const d = declarator && declared(cx, declarator);
  const right = field(n, 'right');
  const name = d?.binding?.[0] ? textOf(cx, d.binding[0]) : (d?.name ?? '');
  const nameSpan = d?.binding?.[0] ? spanOf(d.binding[0]) : (d?.nameSpan ?? [n.s, n.s]);
  const type = typeName(cx, field(n, 'type'));
  const before = n.c.filter((c) => c.t === 'init_statement').flatMap((c) => c.c.flatMap((x) => lowerStmt(cx, x)));
  return [
    ...before,
    {
      k: 'loop',
      span: spanOf(n),
      each: { name, nameSpan, ...(type ? { type } : {}), over: right ? lowerExpr(cx, right) : missing(n.e) },
      body: bodyOf(cx, field(n, 'body')),
    },
  ];
}

/** A `switch`: cases that share a body share their tests; `falls` where control runs on. */
export function switchStatement(cx: Context, n: Node): Stmt[] {
  const c = condition(cx, field(n, 'condition'), n);
  const body = field(n, 'body');
  const out: Switch = { k: 'switch', span: spanOf(n), on: c.test, cases: [] };
  const before: Stmt[] = [];
  let waiting: Expr[] = [];
  let start = -1;
  for (const k of body?.c ?? []) {
    if (k.t !== 'case_statement') {
      // Statements between cases belong to the one before them: a block after a macro, a stray `break`.
      const last = out.cases[out.cases.length - 1];
      const more = lowerList(cx, [k], spanOf(body!));
      if (last) {
        last.body.push(...more);
        last.span = [last.span[0], k.e];
      } else before.push(...more);
      continue;
    }
    const value = field(k, 'value');
    const stray = k.c.find((x) => x.t === 'ERROR');
    const range = value && stray && cx.text.slice(value.e, stray.e).trimStart().startsWith('...') ? stray : undefined;
    const high = range?.c.find((x) => x.t !== '...');
    const test: Expr[] = !value
      ? []
      : high
        ? [{ k: 'op', span: [value.s, high.e], op: '...', args: [lowerExpr(cx, value), lowerExpr(cx, high)] }]
        : [lowerExpr(cx, value)];
    const rest = k.c.filter((x) => x !== value && x !== range && x.t !== 'case' && x.t !== 'default');
    const span: Span = [start >= 0 ? start : k.s, k.e];
    const alone = !guardOf(cx, spanOf(k), body && spanOf(body));
    if (!rest.length && value && alone) {
      waiting.push(...test);
      if (start < 0) start = k.s;
      continue;
    }
    if (!value && waiting.length) {
      // `case A: default:`: the tests before fall into the default.
      out.cases.push({ span: [start, k.s], tests: waiting, body: [] });
      waiting = [];
    }
    out.cases.push({
      span: value ? span : spanOf(k),
      tests: [...waiting, ...test],
      body: lowerList(cx, rest, body ? spanOf(body) : undefined),
    });
    waiting = [];
    start = -1;
  }
  if (waiting.length) out.cases.push({ span: [start, body?.e ?? n.e], tests: waiting, body: [] });
  out.cases.forEach((k, i) => {
    if (i < out.cases.length - 1 && !ends(k.body)) k.falls = true;
  });
  return [...c.before, ...before, out];
}

/** Whether control never runs past the end of a row of statements. */
function ends(body: Stmt[]): boolean {
  const last = body[body.length - 1];
  if (!last) return false;
  if (last.k === 'return') return true;
  if (last.k === 'jump') return last.kind !== 'label';
  if (last.k === 'block') return ends(last.body);
  if (last.k === 'if') return last.else.length > 0 && ends(last.then) && ends(last.else);
  return false;
}

/** A `try` with its handlers. */
export function tryStatement(cx: Context, n: Node): Stmt[] {
  const body = field(n, 'body') ?? child(n, 'compound_statement');
  const handlers = n.c
    .filter((c) => c.t === 'catch_clause')
    .map((c) => {
      const list = child(c, 'parameter_list');
      const param = list?.c.find((p) => p.t === 'parameter_declaration');
      const declarator = param && field(param, 'declarator');
      const type = param && typeName(cx, field(param, 'type'));
      const name = declarator && declared(cx, declarator).name;
      return {
        span: spanOf(c),
        ...(name ? { name } : {}),
        ...(type ? { type } : {}),
        body: bodyOf(cx, child(c, 'compound_statement')),
      };
    });
  return [{ k: 'try', span: spanOf(n), body: bodyOf(cx, body), handlers, finally: [] }];
}
