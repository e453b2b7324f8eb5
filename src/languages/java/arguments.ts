import type { Arg } from '../../program/ir.ts';
import type { Lowering } from './lowering.ts';
import { type Node, parts, spanOf } from './tree.ts';

/** The arguments of an `argument_list`. */
export function lowerArguments(cx: Lowering, node: Node | undefined): Arg[] {
  return node ? parts(node).map((part) => ({ span: spanOf(part), value: cx.expr(part) })) : [];
}
