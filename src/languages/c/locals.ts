import type { LocalDecl, Stmt } from '../../program/ir.ts';
import { type Context, spanOf, textOf } from './context.ts';
import { lowerDecl } from './decl.ts';
import { lowerExpr } from './expr.ts';
import type { Node } from './tree.ts';
import { declaredTypes } from './types.ts';
import { insides } from './unknown.ts';
import { declaratorsOf } from './variables.ts';

/** A declaration inside a body: one local a name; types, prototypes and `extern`s go to the unit's declarations. */
export function localsOf(cx: Context, n: Node): Stmt[] {
  const head = cx.heads.get(n.s);
  if (head) {
    const target = cx.reread(cx.source.slice(head[0], head[1]), head[0]);
    const value = n.c.find((c) => c.t === 'init_declarator')?.c;
    const init = value?.[value.length - 1];
    if (target && init)
      return [
        { k: 'expr', span: spanOf(n), expr: { k: 'assign', span: spanOf(n), target, value: lowerExpr(cx, init) } },
      ];
  }
  const out: Stmt[] = [];
  const types = declaredTypes(cx, n, undefined);
  for (const t of types.made) out.push({ k: 'nested', span: t.span, name: t.name });
  for (const v of declaratorsOf(cx, n, types.name, 'local')) {
    if (v.params) {
      const from = cx.decls.length;
      lowerDecl(cx, n, undefined);
      for (const d of cx.decls.slice(from)) out.push({ k: 'nested', span: spanOf(n), name: d.name });
      return out;
    }
    const { name, nameSpan, type, init, construct, pointer, array } = v;
    const local: LocalDecl = { k: 'local', span: v.span, name, nameSpan };
    if (type) local.type = type;
    if (init) local.init = init;
    if (construct) local.construct = construct;
    if (pointer) local.pointer = true;
    if (array) local.array = true;
    if (v.static) local.static = true;
    out.push(local);
  }
  for (const c of n.c) {
    if (c.t !== 'ERROR') continue;
    const inside = insides(cx, c);
    if (inside.some((e) => e.k !== 'name')) out.push({ k: 'unknown', span: spanOf(c), what: 'ERROR', inside });
  }
  if (!out.length && textOf(cx, n).includes('(')) {
    const inside = insides(cx, n);
    if (inside.length) out.push({ k: 'unknown', span: spanOf(n), what: n.t, inside });
  }
  return out;
}
