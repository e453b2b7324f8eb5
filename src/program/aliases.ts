import type { Expr } from './ir.ts';
import { accessPath, calleeName, ELEMENT, strip } from './nodes.ts';
import type { Binding, Def, Shape } from './shape.ts';

interface Alias {
  pointer: Binding;
  /** Where in the other variable it points. */
  path: string[];
}

const aliases = new WeakMap<Shape, Map<Binding, Alias[]>>();
const written = new WeakMap<Binding, readonly Def[]>();

/** Longest chain of pointers into the same memory. */
const DEPTH = 3;

/**
 * Defs of a local variable or parameter, and what is written into its memory through pointers that were made from it:
 * `int16_t *out = (int16_t *)buffer; out[i] = sample;` writes `buffer`.
 */
export function defsOf(shape: Shape, binding: Binding): readonly Def[] {
  const before = written.get(binding);
  if (before) return before;
  const found = [...(shape.localDefs.get(binding) ?? []), ...through(shape, binding, [], DEPTH)];
  written.set(binding, found);
  return found;
}

function through(shape: Shape, binding: Binding, prefix: readonly string[], depth: number): Def[] {
  if (depth === 0) return [];
  return (aliasesIn(shape).get(binding) ?? []).flatMap(({ pointer, path }) => {
    const at = [...prefix, ...path];
    const own = (shape.localDefs.get(pointer) ?? []).flatMap((def) => {
      if (!def.call && def.path.length === 0 && !writesWhatItPointsTo(def)) return [];
      return [{ ...def, path: [...at, ...(def.call || def.path.length ? def.path : [ELEMENT])] }];
    });
    return [...own, ...through(shape, pointer, at, depth - 1)];
  });
}

/** `*p = v`, in contrast to `p = v`. */
function writesWhatItPointsTo(def: Def): boolean {
  return (def.node as { target?: Expr }).target?.k === 'deref';
}

function aliasesIn(shape: Shape): Map<Binding, Alias[]> {
  const before = aliases.get(shape);
  if (before) return before;
  const found = new Map<Binding, Alias[]>();
  for (const [pointer, defs] of shape.localDefs) {
    if ((pointer.node as { pointer?: boolean }).pointer !== true) continue;
    for (const def of defs) {
      if (!def.value || def.op || def.path.length || writesWhatItPointsTo(def)) continue;
      const access = accessPath(pointee(def.value));
      const of = access?.root.k === 'name' ? shape.bindings.get(access.root) : undefined;
      if (!of || of === pointer || !access) continue;
      found.set(of, [...(found.get(of) ?? []), { pointer, path: access.path.filter((step) => step !== ELEMENT) }]);
    }
  }
  aliases.set(shape, found);
  return found;
}

/** What a pointer is made from: `buffer` of `(int16_t *)buffer + 4`, `&buffer[2]`, `buffer.data()`. */
function pointee(value: Expr): Expr {
  const inner = strip(value);
  if (inner.k === 'call' && inner.callee.k === 'member' && /^(data|begin|c_str|get)$/.test(calleeName(inner) ?? ''))
    return inner.callee.object;
  return inner;
}
