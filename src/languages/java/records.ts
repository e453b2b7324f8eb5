import type { Func, TypeDecl } from '../../program/ir.ts';
import { annotationsOf } from './annotations.ts';
import { type Lowering, textOf } from './lowering.ts';
import { parametersOf } from './parameters.ts';
import { inField, kidsOf, type Node, spanOf } from './tree.ts';

/** A record's components: a field and an accessor each, and the constructor where none is written (JLS 8.10). */
export function recordComponents(cx: Lowering, node: Node, type: TypeDecl, body: readonly Node[]): void {
  const list = inField(node, 'parameters');
  if (!list) return;
  const params = parametersOf(cx, list);
  const written = new Set(
    kidsOf({ ...node, kids: [...body] }, 'method_declaration').flatMap((m) => {
      const id = inField(m, 'name');
      return id ? [textOf(cx, id)] : [];
    }),
  );
  for (const [i, component] of kidsOf(list, 'formal_parameter').entries()) {
    const id = inField(component, 'name');
    const param = params[i];
    if (!id || !param) continue;
    const annotations = annotationsOf(cx, component);
    const { name } = param;
    const nameSpan = spanOf(id);
    type.fields.push({
      span: spanOf(component),
      name,
      nameSpan,
      type: param.type,
      constant: true,
      ...(annotations ? { annotations } : {}),
    });
    if (!written.has(name)) cx.decls.push(accessor(cx, spanOf(component), nameSpan, name, param.type));
  }
  if (body.some((k) => k.type === 'compact_constructor_declaration' || k.type === 'constructor_declaration')) return;
  const inits = params.map((param) => {
    const { span } = param;
    return { field: param.name, span, args: [{ span, value: { k: 'name' as const, span, name: param.name } }] };
  });
  cx.decls.push({
    k: 'func',
    span: [type.nameSpan[0], list.end],
    name: type.name,
    nameSpan: type.nameSpan,
    owner: cx.owner,
    ctor: true,
    params,
    body: [],
    ...(inits.length ? { inits } : {}),
  });
}

function accessor(
  cx: Lowering,
  span: Func['span'],
  nameSpan: Func['span'],
  name: string,
  returns: string | undefined,
): Func {
  const object = { k: 'name' as const, span: nameSpan, name: 'this' };
  const value = { k: 'member' as const, span: nameSpan, object, name };
  const body: Func['body'] = [{ k: 'return', span: nameSpan, value }];
  return { k: 'func', span, name, nameSpan, owner: cx.owner, params: [], returns, body };
}
