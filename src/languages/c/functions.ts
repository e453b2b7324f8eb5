import type { Func, Span } from '../../program/ir.ts';
import { lowerArgs } from './calls.ts';
import { type Context, spanOf, textOf } from './context.ts';
import { brokenDecls, invoke, push, strayErrors } from './decl.ts';
import { declared } from './declarator.ts';
import { typeName } from './names.ts';
import { lowerParams } from './params.ts';
import { lowerBody, lowerStmt } from './stmt.ts';
import { child, field, type Node } from './tree.ts';

/**
 * A function with its body, a constructor with its initialisers, or a macro that stands for the head of one.
 * @param type the type whose body it stands in
 */
export function functionDefinition(cx: Context, n: Node, owner: string | undefined, type: string | undefined): void {
  const declarator = field(n, 'declarator');
  const body = field(n, 'body') ?? child(n, 'compound_statement') ?? child(n, 'try_statement');
  const returns = field(n, 'type');
  if (!declarator) {
    brokenDecls(cx, n, owner);
    return;
  }
  const d = declared(cx, declarator);
  const head = cx.text.slice(n.s, body?.s ?? n.e);
  const plain = /^[A-Za-z_]\w*\s*\(/.test(head);
  const constructs = d.scope !== undefined || (type !== undefined && d.name === simpleName(type));
  if (plain && !constructs && d.name !== 'main' && !d.name.startsWith('~') && !d.name.startsWith('operator')) {
    macroWithBody(cx, n, body, owner);
    return;
  }
  const fn = functionOf(cx, n, d, owner, type);
  if (!d.params) {
    // `WORD name { … }`: a body without a parameter list.
    fn.params = [];
  }
  if (returns) {
    const name = typeName(cx, returns);
    if (name) fn.returns = name;
  }
  const inits =
    child(n, 'field_initializer_list') ??
    (body?.t === 'try_statement' ? child(body, 'field_initializer_list') : undefined);
  if (inits) fn.inits = initsOf(cx, inits);
  push(cx, fn, owner);
  if (body) fn.body = body.t === 'try_statement' ? lowerStmt(cx, body) : lowerBody(cx, body);
  else if (child(n, 'default_method_clause')) fn.body = [];
  strayErrors(cx, n, owner);
}

/** Last part of a path of owners: `T` of `a::S.T`. */
export function simpleName(path: string): string {
  const at = Math.max(path.lastIndexOf('.'), path.lastIndexOf(':'));
  return path.slice(at + 1);
}

/** A function's head: name, owner, parameters, marks; without its body. */
export function functionOf(
  cx: Context,
  n: Node,
  d: ReturnType<typeof declared>,
  owner: string | undefined,
  type: string | undefined,
): Func {
  const fn: Func = {
    k: 'func',
    span: spanOf(n),
    name: d.name,
    nameSpan: d.nameSpan,
    params: d.params ? lowerParams(cx, d.params) : [],
  };
  const scope = d.scope?.replace(/^::/, '');
  if (scope) fn.owner = owner ? `${owner}::${scope}` : scope;
  const of = scope ? simpleName(scope) : type ? simpleName(type) : undefined;
  if (of !== undefined && d.name === of) fn.ctor = true;
  for (const c of n.c) {
    const word = c.t === 'storage_class_specifier' ? textOf(cx, c) : c.t;
    if (word === 'static') fn.static = true;
    if (word === 'virtual' || c.t === 'virtual') fn.virtual = true;
  }
  if (d.fn?.c.some((c) => c.t === 'virtual_specifier')) fn.virtual = true;
  const trailing = d.fn && child(d.fn, 'trailing_return_type');
  const type2 = trailing && typeName(cx, child(trailing, 'type_descriptor'));
  if (type2) fn.returns = type2;
  return fn;
}

function initsOf(cx: Context, list: Node): NonNullable<Func['inits']> {
  const out: NonNullable<Func['inits']> = [];
  for (const c of list.c) {
    if (c.t !== 'field_initializer') continue;
    const name = c.c[0];
    const args = c.c.find((x) => x.t === 'argument_list' || x.t === 'initializer_list');
    if (name)
      out.push({
        field: typeName(cx, name) ?? textOf(cx, name),
        span: spanOf(c),
        args: args ? lowerArgs(cx, args) : [],
      });
  }
  return out;
}

/** `ZTEST(suite, name) { … }`: the macro's call, and the body as a function that no name leads to. */
function macroWithBody(cx: Context, n: Node, body: Node | undefined, owner: string | undefined): void {
  const head = cx.text.slice(n.s, body?.s ?? n.e).trimEnd();
  const span: Span = [n.s, n.s + head.length];
  const expr = cx.reread(head, n.s);
  if (expr) invoke(cx, expr, span, owner);
  if (body) bodyOfMacro(cx, spanOf(n), span, body, owner);
}

/** The block after a macro that stands for a function's head, as a function named by the head's text. */
export function bodyOfMacro(cx: Context, span: Span, head: Span, body: Node, owner: string | undefined): void {
  const name = cx.source.slice(head[0], head[1]).replace(/\s+/g, '');
  const fn: Func = { k: 'func', span, name, nameSpan: head, params: [], body: [] };
  push(cx, fn, owner);
  fn.body = lowerBody(cx, body);
}
