import type { Func, Stmt, TypeDecl } from '../../program/ir.ts';
import { annotationsOf } from './annotations.ts';
import { inside, type Lowering, textOf } from './lowering.ts';
import { parametersOf } from './parameters.ts';
import { recoverStatements } from './recovery.ts';
import { inField, kid, type Node, spanOf } from './tree.ts';
import { modifiersOf, typeName } from './types.ts';

/** `R name(params) { … }`. A method that can be overridden is virtual. */
export function lowerMethod(cx: Lowering, node: Node, type: TypeDecl | undefined): void {
  const id = inField(node, 'name');
  const name = id ? textOf(cx, id) : '';
  const words = modifiersOf(node);
  const body = inField(node, 'body');
  const func: Func = {
    k: 'func',
    span: spanOf(node),
    name,
    nameSpan: spanOf(id ?? node),
    params: parametersOf(cx, inField(node, 'parameters')),
    returns: typeName(cx, inField(node, 'type')),
    body: body && inside(cx, name, () => bodyOf(cx, node, body)),
  };
  const annotations = annotationsOf(cx, node);
  if (annotations) func.annotations = annotations;
  if (cx.owner) func.owner = cx.owner;
  if (words.has('static')) func.static = true;
  const overrides = annotations?.some((a) => a.name === 'Override') === true;
  if (overrides || words.has('abstract') || (type?.kind === 'interface' && !func.static)) func.virtual = true;
  cx.decls.push(func);
}

/** What the grammar stumbled over in the head runs before the body. */
function bodyOf(cx: Lowering, node: Node, body: Node): Stmt[] {
  return [...recoverStatements(cx, node), ...cx.body(body.kids)];
}

/** `T(params) { … }`, and a record's `T { … }`, whose parameters are the components. */
export function lowerConstructor(cx: Lowering, node: Node, type: TypeDecl | undefined): void {
  const id = inField(node, 'name');
  const name = type?.name ?? (id ? textOf(cx, id) : '');
  const body = inField(node, 'body');
  const compact = node.type === 'compact_constructor_declaration';
  const fields = compact ? (type?.fields.filter((f) => !f.static) ?? []) : [];
  const func: Func = {
    k: 'func',
    span: spanOf(node),
    name,
    nameSpan: spanOf(id ?? node),
    owner: cx.owner,
    ctor: true,
    params: compact
      ? fields.map((f) => ({ span: spanOf(id ?? node), name: f.name, type: f.type }))
      : parametersOf(cx, inField(node, 'parameters')),
    body: body ? inside(cx, name, () => bodyOf(cx, node, body)) : [],
  };
  const annotations = annotationsOf(cx, node);
  if (annotations) func.annotations = annotations;
  if (compact) {
    // The components get their values after the body has run.
    func.body?.push(...fields.map((f) => keeps(spanOf(id ?? node), f.name)));
  }
  cx.decls.push(func);
}

function keeps(span: Func['span'], name: string): Stmt {
  const self = { k: 'name' as const, span, name: 'this' };
  const target = { k: 'member' as const, span, object: self, name };
  return { k: 'expr', span, expr: { k: 'assign', span, target, value: { k: 'name', span, name } } };
}

/**
 * `{ … }` or `static { … }` in a type: a constructor of its own that takes whatever the written ones take, so that
 * each construction runs it too.
 */
export function lowerInitialiser(cx: Lowering, node: Node, type: TypeDecl | undefined, found?: Stmt[]): void {
  const block = node.type === 'block' ? node : kid(node, 'block');
  const name = type?.name ?? '';
  const body = found ?? inside(cx, 'init', () => cx.body(block?.kids ?? []));
  const at: Func['span'] = [node.start, node.start];
  cx.decls.push({
    k: 'func',
    span: spanOf(node),
    name,
    nameSpan: at,
    owner: cx.owner,
    ctor: true,
    params: [{ span: at, name: '...', rest: true }],
    body,
  });
}
