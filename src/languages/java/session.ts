import type { Problem } from '../../program/ir.ts';
import { lowerAnonymousType, lowerType } from './classes.ts';
import { lowerExpression } from './expressions.ts';
import type { Lowering } from './lowering.ts';
import { lowerStatement } from './statements.ts';
import { type Node, spanOf } from './tree.ts';

/** Nesting beyond this is not followed: the stack of a browser's worker must hold. */
const DEEPEST = 250;
const tooDeep = 'nested too deeply';

/** Ties the parts of the front end together for one file. */
export function newLowering(text: string, problems: Problem[]): Lowering {
  let depth = 0;
  let temporaries = 0;
  const anonymous = new Map<string, number>();
  const deeper = <T>(node: Node, run: () => T, instead: () => T): T => {
    if (depth >= DEEPEST) {
      if (problems[problems.length - 1]?.message !== tooDeep) problems.push({ span: spanOf(node), message: tooDeep });
      return instead();
    }
    depth++;
    const result = run();
    depth--;
    return result;
  };
  const cx: Lowering = {
    text,
    decls: [],
    problems,
    within: '',
    deeper,
    expr: (node) =>
      deeper(
        node,
        () => lowerExpression(cx, node),
        () => ({ k: 'unknown', span: spanOf(node), what: 'nesting', inside: [] }),
      ),
    statement: (node) =>
      deeper(
        node,
        () => lowerStatement(cx, node),
        () => [],
      ),
    body: (nodes) => nodes.flatMap((node) => cx.statement(node)),
    declareType: (node) =>
      deeper(
        node,
        () => lowerType(cx, node),
        () => '',
      ),
    anonymousType(body, base) {
      // Without dots: an owner's last segment must be the type's name.
      const around = [cx.owner, cx.within].filter(Boolean).join('$').replaceAll('.', '$');
      const count = (anonymous.get(around) ?? 0) + 1;
      anonymous.set(around, count);
      const name = `${around}$${count}`;
      deeper(
        body,
        () => lowerAnonymousType(cx, body, name, base),
        () => undefined,
      );
      return name;
    },
    fresh: () => `$${++temporaries}`,
  };
  return cx;
}
