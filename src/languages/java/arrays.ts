import type { Entry, Init } from '../../program/ir.ts';
import { type Lowering, textOf } from './lowering.ts';
import { allInField, inField, type Node, parts, spanOf } from './tree.ts';
import { typeName } from './types.ts';

/** `new T[]{ … }` with its entries; `new T[n]` is empty, but keeps a size that is computed as an entry's place. */
export function arrayCreation(cx: Lowering, node: Node): Init {
  const type = typeName(cx, inField(node, 'type'));
  const values = inField(node, 'value');
  const entries = values ? entriesOf(cx, values) : allInField(node, 'dimensions').flatMap((d) => sizes(cx, d, type));
  return { k: 'init', span: spanOf(node), ...(type ? { type } : {}), array: true, entries };
}

/** `{a, b}` */
export function arrayInitialiser(cx: Lowering, node: Node): Init {
  return { k: 'init', span: spanOf(node), array: true, entries: entriesOf(cx, node) };
}

function entriesOf(cx: Lowering, node: Node): Entry[] {
  return parts(node).map((part) => ({ span: spanOf(part), value: cx.expr(part) }));
}

function sizes(cx: Lowering, node: Node, type: string | undefined): Entry[] {
  if (node.type !== 'dimensions_expr') return [];
  return parts(node).flatMap((size) => {
    // A plain size says nothing of what the array holds.
    if (!textOf(cx, size).includes('(')) return [];
    const span = spanOf(size);
    return [
      { span, path: [cx.expr(size)], value: { k: 'init', span, ...(type ? { type } : {}), array: true, entries: [] } },
    ];
  });
}
