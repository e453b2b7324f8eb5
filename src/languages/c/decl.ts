import type { Decl, Expr, Invoke, Span, Stmt, TypeDecl, Variable } from '../../program/ir.ts';
import { type Context, guardOf, spanOf, textOf } from './context.ts';
import { declared } from './declarator.ts';
import { lowerExpr } from './expr.ts';
import { bodyOfMacro, functionDefinition, functionOf, simpleName } from './functions.ts';
import { typeName } from './names.ts';
import { lowerList } from './stmt.ts';
import { field, type Node } from './tree.ts';
import { declaredTypes, lowerType } from './types.ts';
import { insides } from './unknown.ts';
import { declaratorsOf } from './variables.ts';

/** A row of declarations at file or namespace scope; statements between them are gathered into `top`. */
export function lowerDecls(cx: Context, nodes: readonly Node[], owner: string | undefined): void {
  let loose: Node[] = [];
  const flush = (): void => {
    if (loose.length) looseStatements(cx, loose);
    loose = [];
  };
  for (const [i, n] of nodes.entries()) {
    const head = nodes[i - 1];
    if (
      n.t === 'compound_statement' &&
      head?.t === 'expression_statement' &&
      !cx.text.slice(head.s, head.e).endsWith(';')
    ) {
      bodyOfMacro(cx, [head.s, n.e], [head.s, head.e], n, owner);
      continue;
    }
    if (/_statement$/.test(n.t) && n.t !== 'expression_statement') {
      loose.push(n);
      continue;
    }
    flush();
    lowerDecl(cx, n, owner);
  }
  flush();
}

function looseStatements(cx: Context, nodes: Node[]): void {
  const span: Span = [nodes[0]!.s, nodes[nodes.length - 1]!.e];
  const body = lowerList(cx, nodes, undefined);
  if (body.length) cx.decls.push({ k: 'top', span, name: '', nameSpan: [span[0], span[0]], body });
}

/** One declaration, whatever the grammar made of it, into the unit's list. */
export function lowerDecl(cx: Context, n: Node, owner: string | undefined): void {
  switch (n.t) {
    case 'function_definition':
      functionDefinition(cx, n, owner, undefined);
      return;
    case 'declaration':
    case 'field_declaration':
      declaration(cx, n, owner, undefined);
      return;
    case 'type_definition':
      typedef(cx, n, owner);
      return;
    case 'alias_declaration': {
      const name = field(n, 'name');
      const target = typeName(cx, field(n, 'type'));
      if (name) push(cx, alias(n, textOf(cx, name), spanOf(name), target), owner);
      return;
    }
    case 'struct_specifier':
    case 'class_specifier':
    case 'union_specifier':
    case 'enum_specifier':
      if (field(n, 'body')) lowerType(cx, n, typeName(cx, field(n, 'name')) ?? '', owner);
      return;
    case 'namespace_definition': {
      const body = field(n, 'body');
      const name = field(n, 'name');
      const inner = name ? textOf(cx, name).replace(/\s+/g, '') : undefined;
      const scope = inner ? (owner ? `${owner}::${inner}` : inner) : owner;
      if (body) lowerDecls(cx, body.c, scope);
      return;
    }
    case 'linkage_specification': {
      const body = field(n, 'body');
      if (body) lowerDecls(cx, body.t === 'declaration_list' ? body.c : [body], owner);
      return;
    }
    case 'template_declaration':
    case 'friend_declaration':
    case 'attributed_statement':
      lowerDecls(
        cx,
        n.c.filter((c) => /declaration$|definition$|specifier$|statement$/.test(c.t) && c.t !== 'access_specifier'),
        owner,
      );
      return;
    case 'expression_statement': {
      const e = n.c.find((c) => c.t !== 'ERROR');
      if (e) invoke(cx, lowerExpr(cx, e), spanOf(n), owner);
      return;
    }
    case 'call_expression':
    case 'assignment_expression':
      invoke(cx, lowerExpr(cx, n), spanOf(n), owner);
      return;
    case 'ERROR':
      brokenDecls(cx, n, owner);
      return;
    case 'template_instantiation':
    case 'using_declaration':
    case 'static_assert_declaration':
    case 'namespace_alias_definition':
    case 'concept_definition':
    case 'access_specifier':
      return;
    default:
      if (n.c.length) brokenDecls(cx, n, owner);
  }
}

/** Adds a declaration with its owner and build-time condition to the unit's list. */
export function push(cx: Context, decl: Decl, owner: string | undefined): void {
  if (owner && !decl.owner) decl.owner = owner;
  const guard = guardOf(cx, decl.span);
  if (guard) decl.guard = guard;
  cx.decls.push(decl);
}

/** A member of a type that is no plain field: method, inner type, friend, macro call. */
export function lowerMember(cx: Context, n: Node, owner: string): void {
  if (n.t === 'function_definition') functionDefinition(cx, n, owner, owner);
  else if (n.t === 'field_declaration' || n.t === 'declaration') declaration(cx, n, owner, owner);
  else if (n.t === 'template_declaration') {
    for (const c of n.c)
      if (/declaration$|definition$|specifier$/.test(c.t) && c.t !== 'access_specifier') lowerMember(cx, c, owner);
  } else if (n.t === 'ERROR') brokenDecls(cx, n, owner);
  else lowerDecl(cx, n, owner);
}

/** What stands in ERROR nodes beside a declaration's own parts. */
export function strayErrors(cx: Context, n: Node, owner: string | undefined): void {
  for (const c of n.c) if (c.t === 'ERROR' && c.c.length) brokenDecls(cx, c, owner);
}

function declaration(cx: Context, n: Node, owner: string | undefined, type: string | undefined): void {
  const head = cx.heads.get(n.s) ?? headBehindWords(cx, n);
  if (head) {
    const target = cx.reread(cx.source.slice(head[0], head[1]), head[0]);
    const parts = n.c.find((c) => c.t === 'init_declarator')?.c;
    const init = parts?.[parts.length - 1];
    if (target && init) {
      invoke(cx, { k: 'assign', span: [head[0], init.e], target, value: lowerExpr(cx, init) }, spanOf(n), owner);
      return;
    }
  }
  if (asMacroCall(cx, n, owner)) return;
  const types = declaredTypes(cx, n, owner);
  for (const v of declaratorsOf(cx, n, types.name, type ? 'field' : 'file')) {
    if (v.params) {
      const d = n.c
        .filter((c) => c.f === 'declarator')
        .map((c) => declared(cx, c))
        .find((x) => x.name === v.name);
      if (!d) continue;
      const fn = functionOf(cx, n, d, owner, type);
      if (v.type) fn.returns ??= v.type;
      push(cx, fn, owner);
      continue;
    }
    push(cx, variable(v), owner);
  }
  strayErrors(cx, n, owner);
}

function headBehindWords(cx: Context, n: Node): Span | undefined {
  if (!cx.heads.size) return undefined;
  const type = n.c.find((c) => c.t === 'type_identifier');
  return type && cx.heads.get(type.s);
}

function variable(v: ReturnType<typeof declaratorsOf>[number]): Variable {
  const decl: Variable = { k: 'var', span: v.span, name: v.name, nameSpan: v.nameSpan };
  if (v.scope) decl.owner = v.scope;
  if (v.type) decl.type = v.type;
  if (v.init) decl.init = v.init;
  if (v.construct) decl.construct = v.construct;
  if (v.pointer) decl.pointer = true;
  if (v.array) decl.array = true;
  if (v.constant) decl.constant = true;
  if (v.external && !v.init) decl.external = true;
  if (v.static) decl.static = true;
  return decl;
}

/** `MACRO(a, b);` that the grammar took for a declaration. */
function asMacroCall(cx: Context, n: Node, owner: string | undefined): boolean {
  const text = cx.text.slice(n.s, n.e);
  const m = /^(?:(?:static|const|extern|inline|volatile)\s+)*([A-Za-z_]\w*)\s*\(/.exec(text);
  if (!m || owner === m[1] || (owner && simpleName(owner) === m[1])) return false;
  const from = n.s + m[0].indexOf(m[1]!, 0);
  const body = text.replace(/[\s;]+$/, '');
  const made = cx.reread(body.slice(from - n.s), from);
  if (made?.k !== 'call') return false;
  invoke(cx, made, spanOf(n), owner);
  return true;
}

/** A macro or function called at file scope; a lone name says nothing. */
export function invoke(cx: Context, expr: Expr, span: Span, owner: string | undefined): void {
  const of = expr.k === 'assign' ? expr.target : expr;
  const callee = of.k === 'call' && of.callee.k === 'name' ? of.callee : undefined;
  if (expr.k === 'name') return;
  const decl: Invoke = {
    k: 'invoke',
    span,
    name: callee?.name ?? '',
    nameSpan: callee?.span ?? [span[0], span[0]],
    expr,
  };
  push(cx, decl, owner);
}

function alias(n: Node, name: string, nameSpan: Span, target: string | undefined): TypeDecl {
  const decl: TypeDecl = { k: 'type', kind: 'alias', span: spanOf(n), name, nameSpan, bases: [], fields: [] };
  if (target) decl.target = target;
  return decl;
}

function typedef(cx: Context, n: Node, owner: string | undefined): void {
  const type = field(n, 'type');
  const names = n.c.filter((c) => c.f === 'declarator').map((c) => declared(cx, c));
  const [first, ...rest] = names;
  let target = typeName(cx, type);
  if (type && /^(?:struct|class|union|enum)_specifier$/.test(type.t) && field(type, 'body')) {
    const own = typeName(cx, field(type, 'name'));
    const decl = lowerType(cx, type, own ?? first?.name ?? '', owner);
    decl.span = spanOf(n);
    if (!own && first && !first.pointer) {
      decl.name = first.name;
      decl.nameSpan = first.nameSpan;
      target = first.name;
      for (const d of rest) push(cx, alias(n, d.name, d.nameSpan, target), owner);
      return;
    }
    target = decl.name;
  }
  for (const d of names) {
    const fn = d.functionPointer || d.params;
    if (d.name && d.name !== target) push(cx, alias(n, d.name, d.nameSpan, fn ? '(*)' : target), owner);
  }
}

/** What stands in an ERROR node at file scope: its whole declarations as such, the rest as unknown with the calls in it. */
export function brokenDecls(cx: Context, n: Node, owner: string | undefined): void {
  let loose: Node[] = [];
  const flush = (): void => {
    const first = loose[0];
    const end = loose[loose.length - 1];
    if (first && end) {
      const inside = insides(cx, { t: n.t, f: '', s: first.s, e: end.e, c: loose });
      const calls = inside.filter((e) => e.k !== 'name');
      const span: Span = [first.s, end.e];
      if (calls.length === 1 && inside.length === 1 && calls[0]!.k === 'call') invoke(cx, calls[0]!, span, owner);
      else if (calls.length) {
        const body: Stmt[] = [{ k: 'unknown', span, what: n.t, inside }];
        push(cx, { k: 'top', span, name: '', nameSpan: [span[0], span[0]], body }, owner);
      }
    }
    loose = [];
  };
  for (const c of n.c) {
    if (
      /_definition$|^declaration$|^type_definition$|^linkage_specification$|^template_declaration$|^ERROR$/.test(c.t)
    ) {
      flush();
      lowerDecl(cx, c, owner);
    } else if (/^(?:struct|class|union|enum)_specifier$/.test(c.t) && field(c, 'body')) {
      flush();
      lowerDecl(cx, c, owner);
    } else if (/_statement$/.test(c.t)) {
      flush();
      looseStatements(cx, [c]);
    } else loose.push(c);
  }
  flush();
}
