import type { Span } from '../../program/ir.ts';
import type { Reading } from './reading.ts';

/** A value of a JSON or YAML file with its place, whichever parser read it. */
export type Tree =
  | { kind: 'scalar'; value: string | null; span: Span }
  | { kind: 'list'; items: Tree[]; span: Span }
  | { kind: 'map'; entries: TreeEntry[]; span: Span };

export interface TreeEntry {
  key: string;
  keySpan: Span;
  value: Tree;
  /** From the key to the end of the value. */
  span: Span;
}

/** The value under a key of a map. */
export function child(tree: Tree | undefined, key: string): Tree | undefined {
  return entry(tree, key)?.value;
}

export function entry(tree: Tree | undefined, key: string): TreeEntry | undefined {
  return tree?.kind === 'map' ? tree.entries.find((each) => each.key === key) : undefined;
}

/** A scalar's text; undefined for anything else and for null. */
export function textOf(tree: Tree | undefined): string | undefined {
  return tree?.kind === 'scalar' && tree.value !== null ? tree.value : undefined;
}

/**
 * Lists every scalar below a map as a setting named by the keys that lead to it, joined by `/`. The items of a list
 * share the list's name; a map in a list adds `[n]`, counted from 0; a list `["NAME", { … }]`, as plugins are given,
 * adds `/NAME`.
 */
export function listTree(into: Reading, tree: Tree, path = ''): void {
  if (tree.kind !== 'map') return;
  for (const each of tree.entries) listValue(into, path ? `${path}/${each.key}` : each.key, each.value, each);
}

function listValue(into: Reading, path: string, value: Tree, at: TreeEntry): void {
  if (value.kind === 'scalar') {
    const direct = at.value === value;
    into.set(path, value.value, { nameSpan: at.keySpan, valueSpan: value.span, span: direct ? at.span : value.span });
  } else if (value.kind === 'map') listTree(into, value, path);
  else {
    for (const [i, item] of value.items.entries()) {
      const [label, options] = item.kind === 'list' && item.items.length === 2 ? item.items : [];
      const named = textOf(label);
      if (label && named && options?.kind === 'map') {
        listValue(into, path, label, at);
        listTree(into, options, `${path}/${named}`);
      } else listValue(into, item.kind === 'scalar' ? path : `${path}[${i}]`, item, at);
    }
  }
}
