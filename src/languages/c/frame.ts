import type { Span } from '../../program/ir.ts';

/** What a token is to the first pass. */
export type TokenKind = 'word' | 'number' | 'string' | 'punct';
/** What a bracket holds: declarations, a type's members, statements, rows of a list, arguments. */
export type FrameKind = 'top' | 'type' | 'code' | 'list' | 'paren';

/** What is known of the statement that is being read. */
export interface Statement {
  /** Words that only decorate a macro call at its head: `static`, `const` … */
  prefix: Span[];
  count: number;
  head?: { text: string; start: number; end: number };
  /** `HEAD(…)` and nothing else so far. */
  call?: Span;
  open?: number;
  flags: { namespace?: boolean; type?: boolean; enum?: boolean; paren?: boolean; colon?: boolean };
  second?: { start: number; text: string };
  externC?: boolean;
}
/** An open bracket. */
export interface Frame {
  kind: FrameKind;
  statement: Statement;
  /** Character before the opening bracket, and the word where it was one. */
  before: number;
  word: string;
  /** Plain numbers read so far in a list of nothing else. */
  numbers: number;
  commas: number;
}
/** Where the first pass stands, to be taken up again at the next branch of an `#if`. */
export interface ShapeState {
  frames: Frame[];
  last: number;
  lastWord: string;
}

/** The start of a statement. */
export const fresh = (): Statement => ({ prefix: [], count: 0, flags: {} });
/** A bracket that has just opened. */
export const frameOf = (kind: FrameKind, before: number, word: string): Frame => ({
  kind,
  statement: fresh(),
  before,
  word,
  numbers: 0,
  commas: 0,
});
