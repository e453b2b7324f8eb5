import type { Expr } from '../../program/ir.ts';
import { type Lowering, textOf } from './lowering.ts';
import { kid, kidsOf, type Node, spanOf } from './tree.ts';

const typeNodes = new Set([
  'type_identifier',
  'scoped_type_identifier',
  'generic_type',
  'array_type',
  'annotated_type',
  'integral_type',
  'floating_point_type',
  'boolean_type',
  'void_type',
]);

export function isType(node: Node): boolean {
  return typeNodes.has(node.type);
}

/** The type written directly in a node. */
export function typeIn(node: Node): Node | undefined {
  return node.kids.find(isType);
}

/**
 * A type's bare name: no type arguments, no package, no brackets; a nested type keeps its outer ones
 * (`android.media.MediaRecorder.OutputFormat[]` → `MediaRecorder.OutputFormat`). `var` and `void` are none.
 */
export function typeName(cx: Lowering, node: Node | undefined): string | undefined {
  if (!node) return undefined;
  const names = segments(cx, node);
  const name = withoutPackage(names);
  return name === 'var' || name === 'void' || name === '' ? undefined : name;
}

function segments(cx: Lowering, node: Node): string[] {
  switch (node.type) {
    case 'generic_type':
    case 'array_type':
    case 'annotated_type': {
      const inner = typeIn(node);
      return inner ? segments(cx, inner) : [];
    }
    case 'scoped_type_identifier':
    case 'scoped_identifier':
      return node.kids.flatMap((k) => (isType(k) || /identifier$/.test(k.type) ? segments(cx, k) : []));
    default:
      return [textOf(cx, node)];
  }
}

/** Joins the parts of a qualified name without the package, which by convention starts in lower case. */
export function withoutPackage(names: readonly string[]): string {
  let from = 0;
  while (from < names.length - 1 && /^[a-z_]/.test(names[from]!)) from++;
  return names.slice(from).join('.');
}

/** The dotted name of an `identifier` or `scoped_identifier`, in parts. */
export function qualified(cx: Lowering, node: Node): string[] {
  return segments(cx, node);
}

/** Whether a declarator or parameter is an array: by its type's brackets or by its own. */
export function isArray(type: Node | undefined, declared: Node): boolean {
  return type?.type === 'array_type' || kid(declared, 'dimensions') !== undefined;
}

/** Names of the type arguments in a node's `<…>`, outermost only. */
export function typeArguments(cx: Lowering, node: Node): string[] | undefined {
  const list = kid(node, 'type_arguments');
  const names = (list?.kids ?? []).flatMap((k) =>
    isType(k) ? [typeName(cx, k) ?? '*'] : k.type === 'wildcard' ? [typeName(cx, typeIn(k)) ?? '*'] : [],
  );
  return names.length ? names : undefined;
}

/** A type's name where an expression is wanted. */
export function typeAsExpr(cx: Lowering, type: Node): Expr {
  const [first = 'Object', ...rest] = (typeName(cx, type) ?? textOf(cx, type)).split('.');
  let expr: Expr = { k: 'name', span: spanOf(type), name: first };
  for (const name of rest) expr = { k: 'member', span: spanOf(type), object: expr, name };
  return expr;
}

/** Modifier words of a declaration: `private`, `static`, `final`, … */
export function modifiersOf(node: Node): ReadonlySet<string> {
  return new Set(kidsOf(node, 'modifiers').flatMap((m) => m.kids.flatMap((k) => (k.named ? [] : [k.type]))));
}
