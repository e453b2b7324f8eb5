import type { Expr, Stmt } from '../../program/ir.ts';
import { ifStmt, isNull } from './choice.ts';
import { ESCAPED, type Lowering, returned, withHoisting } from './lowering.ts';
import { kid, type Node, spanOf } from './tree.ts';

/** A function's statements; an expression body is a `return`. */
export function functionBody(cx: Lowering, node: Node | undefined): Stmt[] | undefined {
  if (!node) return undefined;
  const { inLambda, escapes } = cx;
  cx.inLambda = false;
  cx.escapes = false;
  const block = kid(node, 'block');
  const value = block ? undefined : node.kids.find((k) => k.named);
  let body = block ? cx.body(block.kids.filter((k) => k.named)) : [];
  if (value) body = withHoisting(cx, () => cx.into(value, returned));
  if (cx.escapes) body = withEscape(body, node);
  Object.assign(cx, { inLambda, escapes });
  return body;
}

/** What a lambda's `return` put aside is returned before the function's own last `return`. */
function withEscape(body: Stmt[], node: Node): Stmt[] {
  const span = spanOf(node);
  const at: Stmt['span'] = [span[0], span[0]];
  const kept: Expr = { k: 'name', span: at, name: ESCAPED };
  const given: Expr = { k: 'op', span: at, op: '!', args: [isNull(kept, at)] };
  const leave = ifStmt(at, given, [{ k: 'return', span: at, value: kept }]);
  const last = body[body.length - 1];
  const own = last && (last.k === 'return' || (last.k === 'jump' && last.kind === 'throw')) ? [last] : [];
  const before = own.length ? body.slice(0, -1) : body;
  return [{ k: 'local', span: at, name: ESCAPED, nameSpan: at }, ...before, leave, ...own];
}
