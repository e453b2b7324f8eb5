import type { Arg } from '../../program/ir.ts';
import { type Lowering, nameOf } from './lowering.ts';
import { kidsOf, type Node, spanOf } from './tree.ts';

/** The arguments of a `value_arguments` node. */
export function lowerArguments(cx: Lowering, node: Node): Arg[] {
  return kidsOf(node, 'value_argument').flatMap((argument) => {
    const named = argument.kids.some((k) => k.type === '=');
    const parts = argument.kids.filter((k) => k.named);
    const value = parts[named ? 1 : 0];
    if (!value) return [];
    const spread = value.type === 'spread_expression' || argument.kids.some((k) => k.type === '*');
    const inner = value.type === 'spread_expression' ? (value.kids.find((k) => k.named) ?? value) : value;
    const arg: Arg = { span: spanOf(argument), value: cx.expr(inner) };
    if (named && parts[0]) arg.name = nameOf(cx, parts[0]);
    if (spread) arg.spread = true;
    return [arg];
  });
}
