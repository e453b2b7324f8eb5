import type { Guarded, Span, Stmt } from '../../program/ir.ts';
import { type Context, MAX_DEPTH, spanOf } from './context.ts';
import { bodyOf, condition, forStatement, ifStatement, rangeLoop, switchStatement, tryStatement } from './control.ts';
import { lowerDecl } from './decl.ts';
import { lowerExpr } from './expr.ts';
import { localsOf } from './locals.ts';
import { field, type Node } from './tree.ts';
import { insides, unknown } from './unknown.ts';

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

/** One statement node: none, one or several statements. */
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
export function broken(cx: Context, n: Node): Stmt[] {
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
