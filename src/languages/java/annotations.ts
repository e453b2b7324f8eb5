import type { Annotation, Arg, Expr } from '../../program/ir.ts';
import { type Lowering, withoutHoisting } from './lowering.ts';
import { inField, kid, kidsOf, type Node, parts, spanOf } from './tree.ts';
import { qualified, withoutPackage } from './types.ts';

/** Annotations of a node: those among its modifiers. */
export function annotationsOf(cx: Lowering, node: Node): Annotation[] | undefined {
  const found = [node, ...kidsOf(node, 'modifiers')].flatMap((holder) =>
    holder.kids.filter(isAnnotation).map((annotation) => lowerAnnotation(cx, annotation)),
  );
  return found.length ? found : undefined;
}

function isAnnotation(node: Node): boolean {
  return node.type === 'annotation' || node.type === 'marker_annotation';
}

function lowerAnnotation(cx: Lowering, node: Node): Annotation {
  const name = inField(node, 'name');
  const list = kid(node, 'annotation_argument_list');
  const args = withoutHoisting(cx, () => (list ? parts(list).map((part) => argument(cx, part)) : []));
  return { span: spanOf(node), name: name ? withoutPackage(qualified(cx, name)) : '', args };
}

function argument(cx: Lowering, node: Node): Arg {
  const span = spanOf(node);
  if (node.type !== 'element_value_pair') return { span, value: annotationValue(cx, node) };
  const [key, value] = parts(node);
  const arg: Arg = { span, value: annotationValue(cx, value ?? node) };
  if (key && value) arg.name = cx.text.slice(key.start, key.end);
  return arg;
}

/** A value in an annotation: an expression, `{a, b}`, or another annotation, which comes as a construction. */
export function annotationValue(cx: Lowering, node: Node): Expr {
  const span = spanOf(node);
  if (isAnnotation(node)) {
    const { name, args } = lowerAnnotation(cx, node);
    return { k: 'new', span, type: name, args };
  }
  if (node.type !== 'element_value_array_initializer') return cx.expr(node);
  const entries = parts(node).map((part) => ({ span: spanOf(part), value: annotationValue(cx, part) }));
  return { k: 'init', span, array: true, entries };
}
