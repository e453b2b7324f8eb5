import type { Expr, LocalDecl } from '../../program/ir.ts';
import { type Lowering, nameOf } from './lowering.ts';
import { kid, kidsOf, type Node, spanOf } from './tree.ts';
import { typeOf } from './types.ts';

/** `(a, b) = value`: each name is a local that holds `value.componentN()`; `_` takes nothing. */
export function destructure(cx: Lowering, node: Node, value: Expr): LocalDecl[] {
  return kidsOf(node, 'variable_declaration').flatMap((declared, i) => {
    const id = kid(declared, 'identifier');
    const name = id && nameOf(cx, id);
    if (!id || !name || name === '_') return [];
    const span = spanOf(declared);
    const callee: Expr = { k: 'member', span, object: value, name: `component${i + 1}` };
    const init: Expr = { k: 'call', span, callee, args: [] };
    return [{ k: 'local', span, name, nameSpan: spanOf(id), type: typeOf(cx, declared), init }];
  });
}
