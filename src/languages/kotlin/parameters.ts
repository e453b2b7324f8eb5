import type { Param } from '../../program/ir.ts';
import { annotationsOf } from './annotations.ts';
import { type Lowering, nameOf, textOf, withoutHoisting } from './lowering.ts';
import { kid, type Node, spanOf } from './tree.ts';
import { typeOf } from './types.ts';

/** The parameters of a function: modifiers, name and type, and the default after `=`. */
export function parametersOf(cx: Lowering, node: Node | undefined): Param[] {
  const params: Param[] = [];
  let modifiers: Node | undefined;
  let defaults = false;
  for (const part of node?.kids ?? []) {
    const last = params[params.length - 1];
    if (part.type === 'parameter_modifiers') modifiers = part;
    else if (part.type === 'parameter') {
      const id = kid(part, 'identifier');
      const param: Param = { span: spanOf(part), name: id ? nameOf(cx, id) : '_', type: typeOf(cx, part) };
      const annotations = modifiers && annotationsOf(cx, modifiers);
      if (annotations) param.annotations = annotations;
      if (modifiers?.kids.some((word) => textOf(cx, word) === 'vararg')) param.rest = true;
      params.push(param);
      modifiers = undefined;
      defaults = false;
    } else if (part.type === '=') defaults = true;
    else if (defaults && last && part.named) {
      last.default = withoutHoisting(cx, () => cx.expr(part));
      last.span = [last.span[0], part.end];
      defaults = false;
    }
  }
  return params;
}
