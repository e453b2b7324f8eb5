import type { Annotation } from '../../program/ir.ts';
import { lowerArguments } from './arguments.ts';
import { type Lowering, withoutHoisting } from './lowering.ts';
import { kid, kidsOf, type Node, spanOf } from './tree.ts';
import { isType, typeName, typeOf } from './types.ts';

/** Annotations of a node: those in its `modifiers` and its own. */
export function annotationsOf(cx: Lowering, node: Node): Annotation[] | undefined {
  const found: Annotation[] = [];
  for (const holder of [node, ...kidsOf(node, 'modifiers'), ...kidsOf(node, 'parameter_modifiers')])
    for (const annotation of kidsOf(holder, 'annotation')) found.push(...annotationIn(cx, annotation));
  return found.length ? found : undefined;
}

function annotationIn(cx: Lowering, node: Node): Annotation[] {
  const found: Annotation[] = [];
  for (const part of node.kids) {
    if (part.type !== 'constructor_invocation' && !isType(part)) continue;
    const name = part.type === 'constructor_invocation' ? typeOf(cx, part) : typeName(cx, part);
    const values = kid(part, 'value_arguments');
    const args = values ? withoutHoisting(cx, () => lowerArguments(cx, values)) : [];
    if (name) found.push({ span: spanOf(node), name, args });
  }
  return found;
}
