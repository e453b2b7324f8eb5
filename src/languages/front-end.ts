import type { Entry, Expr, Stmt, Unit } from '../program/ir.ts';

/** A place that a macro's text can stand in. */
export type ParseFrame = 'expr' | 'entries' | 'stmts';

/** What `reparse` gives: the frame that was asked for, or nothing where the text doesn't parse in it. */
export interface Reparsed {
  expr?: Expr;
  entries?: Entry[];
  stmts?: Stmt[];
}

/** One language: text in, unit out. It never throws on bad input and never asks for another file. */
export interface FrontEnd {
  /** Short id, used in the `skipped` list and in messages: `c`, `kotlin`, `typescript`, `config`. */
  id: string;
  /** Whether a file is this front end's, by its path (relative, with `/`). */
  handles(path: string): boolean;
  /** Loads what the front end needs; awaited once before the first `lower`. Front ends without it are always ready. */
  prepare?(): Promise<void>;
  /** Text (UTF-16 string, line ends as in the file) → unit. `path` only chooses a dialect (`.tsx`, `.ino`), never content. */
  lower(text: string, path: string): Unit;
  /** C only: a macro's text after substitution and pasting, in one frame. Spans are offsets in the given text. */
  reparse?(text: string, frame: ParseFrame): Reparsed;
}
