import type { Place } from '../model/place.ts';
import type { Core } from './core.ts';
import type { Decl, Unit } from './ir.ts';

type Spanned = { path: string; decl: Decl; node: { span: readonly [number, number] } };

/** Offsets of a node in its file. */
export function offsets(at: Spanned): [number, number] {
  const { decl, node } = at;
  if ((node as unknown) === decl) return [decl.span[0], decl.span[1]];
  return [decl.span[0] + node.span[0], decl.span[0] + node.span[1]];
}

/** Where a node stands: lines and columns from 1, the end exclusive. */
export function placeOf(core: Core, at: Spanned): Place {
  const unit = core.tree.peek(at.path);
  const [start, end] = offsets(at);
  const [line, column] = unit ? position(unit, start) : [1, 1];
  const [endLine, endColumn] = unit ? position(unit, end) : [1, 1];
  return { path: at.path, line, column, endLine, endColumn };
}

export function textOf(core: Core, at: Spanned): string {
  const [start, end] = offsets(at);
  return core.tree.peek(at.path)?.text.slice(start, end) ?? '';
}

/** Line and column (both from 1) of an offset. */
export function position(unit: Unit, offset: number): [number, number] {
  const { lines } = unit;
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if ((lines[mid] ?? 0) <= offset) low = mid;
    else high = mid - 1;
  }
  return [low + 1, offset - (lines[low] ?? 0) + 1];
}
