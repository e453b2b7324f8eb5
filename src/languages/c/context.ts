import type { Decl, Guard, Span } from '../../program/ir.ts';
import type { Guards } from './guards.ts';
import type { Node } from './tree.ts';

/** What the lowering of one tree works with. */
export interface Context {
  /** The text that was parsed; same length as the file. */
  text: string;
  cpp: boolean;
  guards: Guards | undefined;
  /** Macro calls at the head of `MACRO(x) = …`, by the offset of their name. */
  heads: Map<number, Span>;
  /** The file's own text, for what the parsed text has blanked. */
  source: string;
  /** Where declarations go, those inside bodies and types included. */
  decls: Decl[];
  /** Names declared as variables so far, to tell `Server s(PORT)` from a prototype. */
  values: Set<string>;
  /** Reads an expression's text that the tree does not hold. */
  reread(text: string, at: number): import('../../program/ir.ts').Expr | undefined;
  depth: number;
  /** Set where code was nested too deep to be read. */
  tooDeep?: Span;
}

export function spanOf(n: Node): Span {
  return [n.s, n.e];
}
/** A name's or literal's text, from the file itself: the parsed text has other letters for types among arguments. */
export function textOf(cx: Context, n: Node): string {
  return cx.source.slice(n.s, n.e);
}
/** Build-time condition of a span beyond that of its surroundings. */
export function guardOf(cx: Context, span: Span, within?: Span): Guard | undefined {
  return cx.guards?.guard(span, within);
}

/** Nesting beyond this is given up as unknown: deeper code is made by machines, or hostile. */
export const MAX_DEPTH = 400;
