import { type Core, shapeAt } from './core.ts';
import type { Call, Expr, Macro } from './ir.ts';
import { childrenOf } from './nodes.ts';
import type { At } from './query.ts';

const made = new WeakMap<Call, Map<Macro, Expr | null>>();

/** The expression that a macro with `#` or `##` gives for one use: substituted in the text and parsed again. Its nodes carry the use's span. */
export function pasted(core: Core, use: At<Call>, macro: Macro): Expr | undefined {
  let byMacro = made.get(use.node);
  if (!byMacro) {
    byMacro = new Map();
    made.set(use.node, byMacro);
  }
  const known = byMacro.get(macro);
  if (known !== undefined) return known ?? undefined;
  const args = use.node.args.map((a) => argText(core, use, a.value));
  const expr = core.reparse?.(substitute(macro, args), 'expr')?.expr;
  if (expr) settle(core, use, expr);
  byMacro.set(macro, expr ?? null);
  return expr;
}

function argText(core: Core, use: At<Call>, value: Expr): string {
  const text = core.tree.peek(use.path)?.text ?? '';
  return text.slice(use.decl.span[0] + value.span[0], use.decl.span[0] + value.span[1]);
}

/** C's substitution: `#x` makes a string, `a ## b` one token, a plain parameter its argument. */
export function substitute(macro: Macro, args: readonly string[]): string {
  const params = macro.params ?? [];
  const variadic = params.at(-1) === '...';
  const value = (name: string): string | undefined => {
    if (name === '__VA_ARGS__' && variadic) return args.slice(params.length - 1).join(', ');
    const i = params.indexOf(name);
    return i < 0 ? undefined : (args[i] ?? '');
  };
  return macro.body
    .replace(/\\\r?\n/g, ' ')
    .replace(/(?<!#)#\s*([A-Za-z_]\w*)/g, (all, name: string) => {
      const v = value(name);
      return v === undefined ? all : `"${v.replace(/["\\]/g, '\\$&')}"`;
    })
    .replace(/[A-Za-z_]\w*/g, (name) => value(name) ?? name)
    .replace(/\s*##\s*/g, '');
}

function settle(core: Core, use: At<Call>, root: Expr): void {
  const shape = shapeAt(core, use);
  const parent = shape.parents.get(use.node);
  if (parent) shape.parents.set(root, parent);
  const visit = (expr: Expr): void => {
    expr.span = use.node.span;
    for (const child of childrenOf(expr)) {
      shape.parents.set(child, expr);
      visit(child);
    }
  };
  visit(root);
}
