import { type Lowering, nameOf, textOf } from './lowering.ts';
import { kidsOf, type Node } from './tree.ts';

const typeNodes = new Set([
  'user_type',
  'nullable_type',
  'function_type',
  'non_nullable_type',
  'parenthesized_type',
  'dynamic',
]);

export function isType(node: Node): boolean {
  return typeNodes.has(node.type);
}

/** The type written after a node's `:`, `as` or `is`. */
export function typeOf(cx: Lowering, node: Node): string | undefined {
  const type = node.kids.find(isType);
  return type && typeName(cx, type);
}

/**
 * A type's bare name: no nullability, no type arguments, no package; a nested type keeps its outer ones
 * (`android.media.MediaRecorder.OutputFormat?` → `MediaRecorder.OutputFormat`). Function types are `Function`.
 */
export function typeName(cx: Lowering, node: Node): string | undefined {
  let at: Node | undefined = node;
  while (at && at.type !== 'user_type') {
    if (at.type === 'function_type') return 'Function';
    at = at.kids.find(isType);
  }
  if (!at) return undefined;
  return withoutPackage(kidsOf(at, 'identifier').map((part) => nameOf(cx, part)));
}

/** Joins the parts of a qualified name without the package, which by convention starts in lower case. */
export function withoutPackage(parts: string[]): string {
  let from = 0;
  while (from < parts.length - 1 && /^[a-z_]/.test(parts[from]!)) from++;
  return parts.slice(from).join('.');
}

/** Names of the type arguments of a `<…>` node, outermost only. */
export function typeArguments(cx: Lowering, node: Node): string[] {
  return kidsOf(node, 'type_projection').map((projection) => typeOf(cx, projection) ?? '*');
}

/** Modifier words of a declaration: `private`, `const`, `override`, `suspend`, … */
export function modifiersOf(cx: Lowering, node: Node): Set<string> {
  const words = new Set<string>();
  for (const modifiers of kidsOf(node, 'modifiers'))
    for (const word of modifiers.kids) if (word.type !== 'annotation') words.add(textOf(cx, word));
  return words;
}
