import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Decl, Func, Span, Variable } from '../../program/ir.ts';
import { lowerClass } from './classes.ts';
import { annotationsOf, lowerFunc } from './functions.ts';
import { lowerRequire } from './imports.ts';
import { bare, isFunctionValue, type Lowering, type Node, nameSpanOf, spanOf } from './lowering.ts';
import { bindings, isPattern, sourceFor } from './patterns.ts';
import { bareType } from './types.ts';

/** Where a declaration stands: its whole statement's span, and whether others can import it. */
export interface Place {
  span: Span;
  exported?: boolean;
  /** Namespace around it. */
  owner?: string;
}

/** A type's methods keep the type as owner; the rest belongs to the namespace. */
export function owned(decls: Decl[], place: Place): Decl[] {
  if (place.owner) for (const decl of decls) decl.owner ??= place.owner;
  return decls;
}

/** A function declaration, or a function value that goes by a name. */
export function funcOf(
  cx: Lowering,
  node: Parameters<typeof lowerFunc>[1],
  id: Node,
  name: string,
  { span, exported, owner }: Place,
): Func {
  const nameSpan = id === node ? ([node.range[0], node.range[0]] as const) : nameSpanOf(id);
  return lowerFunc(cx, node, { span, name, nameSpan, exported, owner });
}

/** `const f = () => …` is a function, `const { a } = require('m')` an import; the rest are variables. */
export function lowerVariable(
  cx: Lowering,
  whole: TSESTree.VariableDeclaration,
  node: TSESTree.VariableDeclarator,
  place: Place,
): Decl[] {
  const { span, owner } = place;
  const required = lowerRequire(node, span);
  if (required) return [required];
  const constant = whole.kind === 'const' || undefined;
  const { id, init } = node;
  if (isPattern(id)) return lowerDestructured(cx, id, init, { k: 'var', span, owner, constant });
  if (id.type !== 'Identifier') return [];
  const value = init && bare(init);
  if (value && isFunctionValue(value)) return [funcOf(cx, value, id, id.name, place)];
  if (value?.type === 'ClassExpression') return owned(lowerClass(cx, value, id.name, span), place);
  return [
    {
      k: 'var',
      span,
      owner,
      name: id.name,
      nameSpan: nameSpanOf(id),
      ...bareType(id.typeAnnotation),
      constant,
      external: whole.declare || undefined,
      init: init ? cx.expr(init) : undefined,
      annotations: annotationsOf(cx, id.decorators),
    },
  ];
}

function lowerDestructured(
  cx: Lowering,
  pattern: Node,
  init: Node | null,
  base: Pick<Variable, 'k' | 'span' | 'owner' | 'constant'>,
): Decl[] {
  const { source, holder } = sourceFor(cx, pattern, init);
  const decls: Decl[] = [];
  if (holder && init) decls.push({ ...base, name: holder, nameSpan: spanOf(pattern), init: cx.expr(init) });
  for (const { target, value } of bindings(cx, pattern, source)) {
    if (target.type !== 'Identifier') continue;
    decls.push({ ...base, name: target.name, nameSpan: nameSpanOf(target), init: value });
  }
  return decls;
}
