import type { Func, TypeDecl } from '../../program/ir.ts';
import { annotationsOf } from './annotations.ts';
import { lowerArguments } from './arguments.ts';
import { type Lowering, nameOf } from './lowering.ts';
import { kid, kidsOf, type Node, spanOf } from './tree.ts';
import { modifiersOf, typeOf } from './types.ts';

/** A constructor of which nothing but its class is known yet. */
export function emptyConstructor(name: string, owner: string) {
  return { k: 'func' as const, name, owner, ctor: true, params: [] };
}

/** The primary constructor; its `val` and `var` parameters become fields of the type, too. */
export function primaryConstructor(cx: Lowering, node: Node, type: TypeDecl): Func {
  const { name } = type;
  const func: Func = {
    ...emptyConstructor(name, cx.owner ?? name),
    span: [type.nameSpan[0], node.end],
    nameSpan: type.nameSpan,
    body: [],
  };
  const annotations = annotationsOf(cx, node);
  if (annotations) func.annotations = annotations;
  func.inits = [];
  for (const parameter of kidsOf(kid(node, 'class_parameters') ?? node, 'class_parameter')) {
    const id = kid(parameter, 'identifier');
    if (!id) continue;
    const span = spanOf(parameter);
    const nameSpan = spanOf(id);
    const param = { span, name: nameOf(cx, id), type: typeOf(cx, parameter) };
    const assigned = parameter.kids.findIndex((k) => k.type === '=');
    const value = assigned < 0 ? undefined : parameter.kids.slice(assigned + 1).find((k) => k.named);
    const words = modifiersOf(cx, parameter);
    const notes = annotationsOf(cx, parameter);
    func.params.push({
      ...param,
      ...(value ? { default: cx.expr(value) } : {}),
      ...(words.has('vararg') ? { rest: true } : {}),
      ...(notes ? { annotations: notes } : {}),
    });
    const kept = parameter.kids.find((k) => k.type === 'val' || k.type === 'var');
    if (!kept) continue;
    type.fields.push({
      ...param,
      nameSpan,
      ...(kept.type === 'val' ? { constant: true } : {}),
      ...(notes ? { annotations: annotationsOf(cx, parameter) } : {}),
    });
    const from = { span: nameSpan, value: { k: 'name' as const, span: nameSpan, name: param.name } };
    func.inits.push({ field: param.name, span: nameSpan, args: [from] });
  }
  if (!func.inits.length) func.inits = undefined;
  return func;
}

/** Base types with the arguments of their constructor; `T by x` gives x as an argument named `by`. */
export function basesOf(cx: Lowering, node: Node): TypeDecl['bases'] {
  return kidsOf(kid(node, 'delegation_specifiers') ?? node, 'delegation_specifier').flatMap((specifier) => {
    const holder = kid(specifier, 'constructor_invocation', 'explicit_delegation') ?? specifier;
    const name = typeOf(cx, holder);
    if (!name) return [];
    const span = spanOf(specifier);
    const values = kid(holder, 'value_arguments');
    if (values) return [{ name, span, args: lowerArguments(cx, values) }];
    const to = holder.type === 'explicit_delegation' ? holder.kids[holder.kids.length - 1] : undefined;
    if (to?.named) return [{ name, span, args: [{ span: spanOf(to), name: 'by', value: cx.expr(to) }] }];
    return [{ name, span }];
  });
}
