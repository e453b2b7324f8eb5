import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Stmt, Switch } from '../../program/ir.ts';
import { type Lowering, spanOf } from './lowering.ts';

/** A switch; `case 1: case 2:` is one case with two tests. */
export function lowerSwitch(cx: Lowering, node: TSESTree.SwitchStatement): Switch {
  const cases: Switch['cases'] = [];
  let open: Switch['cases'][number] | undefined;
  node.cases.forEach((each, i) => {
    const last = i === node.cases.length - 1;
    const tests = each.test ? [cx.expr(each.test)] : [];
    const body = cx.stmts(each.consequent);
    const span = spanOf(each);
    if (open && each.test) {
      open.span = [open.span[0], span[1]];
      open.tests.push(...tests);
      open.body = body;
    } else {
      if (open) open.falls = true;
      open = { span, tests, body };
      cases.push(open);
    }
    const falls = !last && !leaves(body);
    // Only an empty case merges with the next; a default keeps its own row, since no tests means "all others".
    if (falls && (body.length || !each.test)) open.falls = true;
    if (body.length || !each.test) open = undefined;
  });
  return { k: 'switch', span: spanOf(node), on: cx.expr(node.discriminant), cases };
}

/** Whether control never runs on past the end of a case. */
function leaves(body: Stmt[]): boolean {
  const last = body.at(-1);
  if (!last) return false;
  if (last.k === 'block') return leaves(last.body);
  if (last.k === 'if') return last.else.length > 0 && leaves(last.then) && leaves(last.else);
  return last.k === 'return' || (last.k === 'jump' && last.kind !== 'label');
}
