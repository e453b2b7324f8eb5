import type { Expr, Guarded, Span, Stmt, Switch } from '../../program/ir.ts';
import { type Context, guardOf, MAX_DEPTH, spanOf, textOf } from './context.ts';
import { lowerDecl } from './decl.ts';
import { declared } from './declarator.ts';
import { insides, lowerExpr, missing, unknown } from './expr.ts';
import { localsOf } from './locals.ts';
import { typeName } from './names.ts';
import { child, field, type Node } from './tree.ts';

/** Statements of a block, those under an `#if` gathered into `guarded`. */
export function lowerBody(cx: Context, n: Node): Stmt[] {
  if (n.t !== 'compound_statement' && n.t !== 'declaration_list') return guarded(cx, lowerStmt(cx, n), spanOf(n));
  return lowerList(cx, n.c, spanOf(n));
}

/** A row of statements inside a span, each under the condition it has beyond the span's own. */
export function lowerList(cx: Context, nodes: readonly Node[], within: Span | undefined): Stmt[] {
  const out: Stmt[] = [];
  for (const n of nodes) for (const s of lowerStmt(cx, n)) out.push(s);
  return guarded(cx, out, within);
}

function guarded(cx: Context, list: Stmt[], within: Span | undefined): Stmt[] {
  if (!cx.guards || cx.guards.empty || !list.length) return list;
  const base = within && cx.guards.region(within);
  const out: Stmt[] = [];
  let open: { region: unknown; stmt: Guarded } | undefined;
  for (const s of list) {
    const region = cx.guards.region(s.span);
    const guard = region && region !== base ? cx.guards.between(region, base) : undefined;
    if (!guard) {
      open = undefined;
      out.push(s);
    } else if (open && open.region === region) {
      open.stmt.body.push(s);
      open.stmt.span = [Math.min(open.stmt.span[0], s.span[0]), Math.max(open.stmt.span[1], s.span[1])];
    } else {
      const stmt: Guarded = { k: 'guarded', span: s.span, guard, body: [s] };
      open = { region, stmt };
      out.push(stmt);
    }
  }
  return out;
}

export function lowerStmt(cx: Context, n: Node): Stmt[] {
  if (cx.depth > MAX_DEPTH) {
    cx.tooDeep ??= spanOf(n);
    return [{ k: 'unknown', span: spanOf(n), what: 'too deep', inside: [] }];
  }
  cx.depth++;
  try {
    return statement(cx, n);
  } finally {
    cx.depth--;
  }
}

function statement(cx: Context, n: Node): Stmt[] {
  const span = spanOf(n);
  switch (n.t) {
    case 'expression_statement': {
      const e = n.c[0];
      return e ? [{ k: 'expr', span, expr: n.c.length === 1 ? lowerExpr(cx, e) : unknown(cx, n) }] : [];
    }
    case 'declaration':
      return localsOf(cx, n);
    case 'return_statement':
    case 'co_return_statement': {
      const value = n.c.find((c) => c.t !== 'return' && c.t !== 'co_return');
      return [value ? { k: 'return', span, value: lowerExpr(cx, value) } : { k: 'return', span }];
    }
    case 'compound_statement':
      return [{ k: 'block', span, body: lowerBody(cx, n) }];
    case 'if_statement':
      return ifStatement(cx, n);
    case 'for_statement':
      return forStatement(cx, n);
    case 'for_range_loop':
      return rangeLoop(cx, n);
    case 'while_statement': {
      const c = condition(cx, field(n, 'condition'), n);
      return [...c.before, { k: 'loop', span, test: c.test, body: bodyOf(cx, field(n, 'body')) }];
    }
    case 'do_statement': {
      const c = condition(cx, field(n, 'condition'), n);
      return [{ k: 'loop', span, test: c.test, body: bodyOf(cx, field(n, 'body')) }];
    }
    case 'switch_statement':
      return switchStatement(cx, n);
    case 'case_statement':
      // A case outside a switch's own block (Duff's device, broken code): its statements.
      return lowerList(
        cx,
        n.c.filter((c) => c.f !== 'value' && c.t !== 'case' && c.t !== 'default'),
        span,
      );
    case 'labeled_statement': {
      const label = n.c[0];
      const rest = n.c.slice(1);
      return [
        {
          k: 'jump',
          span: label ? spanOf(label) : span,
          kind: 'label',
          ...(label ? { value: lowerExpr(cx, label) } : {}),
        },
        ...rest.flatMap((c) => lowerStmt(cx, c)),
      ];
    }
    case 'break_statement':
      return [{ k: 'jump', span, kind: 'break' }];
    case 'continue_statement':
      return [{ k: 'jump', span, kind: 'continue' }];
    case 'goto_statement': {
      const label = n.c.find((c) => c.t === 'statement_identifier');
      return [{ k: 'jump', span, kind: 'goto', ...(label ? { value: lowerExpr(cx, label) } : {}) }];
    }
    case 'throw_statement': {
      const value = n.c.find((c) => c.t !== 'throw');
      return [{ k: 'jump', span, kind: 'throw', ...(value ? { value: lowerExpr(cx, value) } : {}) }];
    }
    case 'co_yield_statement':
      return n.c[1] ? [{ k: 'expr', span, expr: lowerExpr(cx, n.c[1]) }] : [];
    case 'try_statement':
      return tryStatement(cx, n);
    case 'attributed_statement':
      return n.c.flatMap((c) => (/^attribute/.test(c.t) ? [] : lowerStmt(cx, c)));
    case 'else_clause':
      return n.c.flatMap((c) => (c.t === 'else' ? [] : lowerStmt(cx, c)));
    case 'linkage_specification':
    case 'declaration_list':
      return n.c.flatMap((c) => (c.f === 'value' || c.t === 'extern' ? [] : lowerStmt(cx, c)));
    case 'function_definition':
      return innerFunction(cx, n);
    case 'struct_specifier':
    case 'class_specifier':
    case 'union_specifier':
    case 'enum_specifier':
    case 'type_definition':
    case 'alias_declaration':
    case 'template_declaration':
    case 'namespace_definition':
      return nested(cx, n);
    case 'using_declaration':
    case 'namespace_alias_definition':
    case 'static_assert_declaration':
    case ';':
      return [];
    case 'ERROR':
      return broken(cx, n);
    default:
      if (/_expression$|_literal$|identifier$|^this$/.test(n.t)) return [{ k: 'expr', span, expr: lowerExpr(cx, n) }];
      return n.c.length ? broken(cx, n) : [];
  }
}

/** What stands in an ERROR node: its whole statements as such, everything else as unknown with the calls in it. */
function broken(cx: Context, n: Node): Stmt[] {
  const out: Stmt[] = [];
  let loose: Node[] = [];
  const flush = (): void => {
    const [first] = loose;
    const end = loose[loose.length - 1];
    if (first && end) {
      const inside = insides(cx, { t: n.t, f: '', s: first.s, e: end.e, c: loose });
      if (inside.length) out.push({ k: 'unknown', span: [first.s, end.e], what: n.t, inside });
    }
    loose = [];
  };
  for (const c of n.c) {
    if (/_statement$/.test(c.t) || c.t === 'declaration' || c.t === 'for_range_loop') {
      flush();
      out.push(...lowerStmt(cx, c));
    } else if (c.t === 'ERROR') {
      flush();
      out.push(...lowerStmt(cx, c));
    } else loose.push(c);
  }
  flush();
  return out;
}

function bodyOf(cx: Context, n: Node | undefined): Stmt[] {
  return n ? lowerBody(cx, n) : [];
}

function condition(cx: Context, n: Node | undefined, owner: Node): { before: Stmt[]; test: Expr } {
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

function ifStatement(cx: Context, n: Node): Stmt[] {
  const c = condition(cx, field(n, 'condition'), n);
  const other = field(n, 'alternative');
  const inner = other?.t === 'else_clause' ? other.c.filter((x) => x.t !== 'else') : other ? [other] : [];
  const one = inner.length === 1 && inner[0]!.t === 'compound_statement' ? inner[0] : undefined;
  const span = spanOf(n);
  const otherwise = one
    ? guarded(cx, lowerBody(cx, one), undefined).length && guardOf(cx, spanOf(one), span)
      ? lowerList(cx, inner, span)
      : lowerBody(cx, one)
    : lowerList(cx, inner, span);
  const stray = n.c.filter((x) => x.t === 'ERROR').flatMap((x) => broken(cx, x));
  const then = bodyOf(cx, field(n, 'consequence'));
  return [...c.before, ...stray, { k: 'if', span, test: c.test, then, else: otherwise }];
}

function forStatement(cx: Context, n: Node): Stmt[] {
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

function rangeLoop(cx: Context, n: Node): Stmt[] {
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

function switchStatement(cx: Context, n: Node): Stmt[] {
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

function tryStatement(cx: Context, n: Node): Stmt[] {
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

/** `FOREACH(x) { … }` that the grammar took for a function, or GNU's nested function. */
function innerFunction(cx: Context, n: Node): Stmt[] {
  const body = field(n, 'body');
  const head = cx.text.slice(n.s, body?.s ?? n.e).trimEnd();
  if (/^[A-Za-z_]\w*\s*\(/.test(head)) {
    const made = cx.reread(head, n.s);
    const list: Stmt[] = made ? [{ k: 'expr', span: [n.s, n.s + head.length], expr: made }] : [];
    if (body) list.push({ k: 'block', span: spanOf(body), body: lowerBody(cx, body) });
    return list;
  }
  return nested(cx, n);
}

function nested(cx: Context, n: Node): Stmt[] {
  const from = cx.decls.length;
  lowerDecl(cx, n, undefined);
  return cx.decls.slice(from).map((d) => ({ k: 'nested', span: spanOf(n), name: d.name }));
}
