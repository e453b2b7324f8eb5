import type { Expr, Unknown } from '../../program/ir.ts';
import { childrenOf, dotted, type Lowering, type Node, nameAt, spanOf } from './lowering.ts';

/** Nodes that are neither values nor hold any. */
const silent = /^(TS(?!As|NonNull|Satisfies|TypeAssertion|Instantiation)|JSXText|JSXEmptyExpression|TemplateElement)/;
const valued = /(Expression|Literal|Identifier|JSXElement|JSXFragment)$/;

/** A node that has no counterpart: the values found inside are lowered where they stand. */
export function lowerUnknown(cx: Lowering, node: Node): Unknown {
  const inside: Expr[] = [];
  const todo = childrenOf(node).reverse();
  for (let at = todo.pop(); at; at = todo.pop()) {
    if (silent.test(at.type)) continue;
    if (valued.test(at.type)) {
      const value = cx.expr(at);
      if (value.k !== 'lit') inside.push(value);
    } else todo.push(...childrenOf(at).reverse());
  }
  return { k: 'unknown', span: spanOf(node), what: node.type, inside };
}

/** A node nested too deep to be lowered: only the names of the calls inside, found without recursion. */
export function lowerTooDeep(node: Node): Unknown {
  const inside: Expr[] = [];
  const todo = [node];
  for (let at = todo.pop(); at; at = todo.pop()) {
    if (at.type === 'CallExpression') {
      const name = dotted(at.callee);
      if (name) inside.push({ k: 'call', span: spanOf(at), callee: nameAt(name, spanOf(at.callee)), args: [] });
    }
    todo.push(...childrenOf(at).reverse());
  }
  return { k: 'unknown', span: spanOf(node), what: 'too deep', inside };
}
