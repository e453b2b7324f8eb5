import type { Field, TypeDecl, Variable } from '../../program/ir.ts';
import { annotationsOf } from './annotations.ts';
import { lowerArguments } from './arguments.ts';
import { inside, type Lowering, textOf } from './lowering.ts';
import { recoverExpressions } from './recovery.ts';
import { allInField, inField, kid, type Node, spanOf } from './tree.ts';
import { isArray, modifiersOf, typeName } from './types.ts';

/** The fields of one declaration: `int a = 1, b[]`. Each has the span of its own declarator, the first the whole. */
export function lowerFields(cx: Lowering, node: Node, type: TypeDecl | undefined): void {
  const words = modifiersOf(node);
  const written = inField(node, 'type');
  const open = type?.kind === 'interface';
  for (const [i, declared] of allInField(node, 'declarator').entries()) {
    const id = inField(declared, 'name');
    if (!id) continue;
    const name = textOf(cx, id);
    const field: Field = {
      span: i === 0 ? [node.start, declared.end] : spanOf(declared),
      name,
      nameSpan: spanOf(id),
      type: typeName(cx, written),
    };
    const annotations = annotationsOf(cx, node);
    const value = inField(declared, 'value');
    if (value) field.init = inside(cx, name, () => cx.expr(value));
    if (annotations) field.annotations = annotations;
    if (isArray(written, declared)) field.array = true;
    if (open || words.has('static')) field.static = true;
    if (open || words.has('final')) field.constant = true;
    const broken = [declared, ...(i === 0 ? [node] : [])].flatMap((k) => recoverExpressions(cx, k));
    if (broken.length)
      field.init = {
        k: 'unknown',
        span: field.init?.span ?? spanOf(declared),
        what: 'ERROR',
        inside: [...(field.init ? [field.init] : []), ...broken],
      };
    if (type) type.fields.push(field);
    else {
      const variable: Variable = { k: 'var', ...field };
      cx.decls.push(variable);
    }
  }
}

/** `A(1) { … }`: a static field that holds a new object of the enum. */
export function enumConstant(cx: Lowering, node: Node, type: string): Field {
  const id = inField(node, 'name');
  const name = id ? textOf(cx, id) : '';
  const span = spanOf(node);
  const list = kid(node, 'argument_list');
  const body = kid(node, 'class_body');
  const field: Field = { span, name, nameSpan: spanOf(id ?? node), type, static: true, constant: true };
  const annotations = annotationsOf(cx, node);
  if (annotations) field.annotations = annotations;
  if (list || body)
    field.init = inside(cx, name, () => ({
      k: 'new',
      span,
      type,
      args: list ? lowerArguments(cx, list) : [],
      ...(body ? { body: cx.anonymousType(body, type) } : {}),
    }));
  return field;
}
