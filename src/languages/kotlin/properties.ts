import type { Field, Variable } from '../../program/ir.ts';
import { annotationsOf } from './annotations.ts';
import { destructure } from './destructuring.ts';
import { accessorsOf } from './functions.ts';
import { type Lowering, nameOf, withoutHoisting } from './lowering.ts';
import { after, kid, kidsOf, type Node, spanOf } from './tree.ts';
import { modifiersOf, typeOf } from './types.ts';

/** A property of a type. Accessors that the grammar set apart from it are passed as `more`. */
export function lowerField(cx: Lowering, node: Node, more: Node[] = []): Field[] {
  const declared = kid(node, 'variable_declaration');
  const id = declared && kid(declared, 'identifier');
  if (!declared || !id) return [];
  const within = cx.within;
  cx.within = nameOf(cx, id);
  const field: Field = {
    span: [node.start, more[more.length - 1]?.end ?? node.end],
    name: cx.within,
    nameSpan: spanOf(id),
    ...content(cx, node, declared, more),
  };
  cx.within = within;
  return [field];
}

/** A property of the file. */
export function lowerGlobal(cx: Lowering, node: Node, more: Node[] = []): string[] {
  const several = kid(node, 'multi_variable_declaration');
  if (several) return lowerGlobals(cx, node, several);
  return lowerField(cx, node, more).map((field) => {
    const variable: Variable = { k: 'var', ...field };
    cx.decls.push(variable);
    return field.name;
  });
}

/** Top-level destructuring, which scripts may hold. */
function lowerGlobals(cx: Lowering, node: Node, several: Node): string[] {
  const value = after(node, '=');
  if (!value) return [];
  const whole = withoutHoisting(cx, () => cx.expr(value));
  return destructure(cx, several, whole).map(({ name, nameSpan, type, init }) => {
    cx.decls.push({ k: 'var', span: spanOf(node), name, nameSpan, type, init: structuredClone(init) });
    return name;
  });
}

function content(cx: Lowering, node: Node, declared: Node, more: Node[]): Partial<Field> {
  const delegate = kid(node, 'property_delegate');
  const value = delegate ? delegate.kids.find((k) => k.named) : after(node, '=');
  const annotations = annotationsOf(cx, node);
  const type = typeOf(cx, declared);
  const result: Partial<Field> = { type };
  if (value) result.init = withoutHoisting(cx, () => cx.expr(value));
  if (node.kids.some((k) => k.type === 'val') || modifiersOf(cx, node).has('const')) result.constant = true;
  if (delegate) result.delegated = true;
  if (annotations) result.annotations = annotations;
  const accessors = [...kidsOf(node, 'getter'), ...kidsOf(node, 'setter'), ...more];
  return Object.assign(result, accessorsOf(cx, accessors));
}
