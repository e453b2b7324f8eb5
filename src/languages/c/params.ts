import type { Param } from '../../program/ir.ts';
import { type Context, spanOf } from './context.ts';
import { declared } from './declarator.ts';
import { lowerExpr } from './expr.ts';
import { typeName } from './names.ts';
import { field, type Node } from './tree.ts';

/** Parameters of a function or lambda; `(void)` is none, C's `...` is named `...`. */
export function lowerParams(cx: Context, list: Node): Param[] {
  const out: Param[] = [];
  for (const c of list.c) {
    if (c.t === '...' || c.t === 'variadic_parameter') {
      out.push({ span: spanOf(c), name: '...', rest: true });
      continue;
    }
    if (c.t === 'identifier') {
      out.push({ span: spanOf(c), name: cx.text.slice(c.s, c.e) });
      continue;
    }
    if (!/parameter_declaration$/.test(c.t)) continue;
    const typeNode = field(c, 'type');
    const declarator = field(c, 'declarator');
    const type = typeName(cx, typeNode);
    if (type === 'void' && !declarator && list.c.length === 1) continue;
    const d = declarator ? declared(cx, declarator) : undefined;
    const param: Param = { span: spanOf(c), name: d?.name ?? '' };
    if (type && !d?.functionPointer) param.type = type;
    if (d?.pointer || d?.array || d?.functionPointer) param.pointer = true;
    const value = field(c, 'default_value');
    if (value) param.default = lowerExpr(cx, value);
    if (c.t === 'variadic_parameter_declaration') param.rest = true;
    out.push(param);
  }
  return out;
}
