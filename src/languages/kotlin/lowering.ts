import type { Decl, Expr, Problem, Span, Stmt } from '../../program/ir.ts';
import type { Node } from './tree.ts';

/** Where the value of an expression goes that needs statements to be said: each branch ends in a `put`. */
export interface Sink {
  put(value: Expr, span: Span): Stmt;
  /** The value is not used: branches stay statements. */
  unused?: boolean;
}

/** What the parts of the Kotlin front end share while one file is lowered. */
export interface Lowering {
  readonly text: string;
  readonly decls: Decl[];
  readonly problems: Problem[];
  /** Path of the type whose members are being lowered, `Outer.Inner`. */
  owner?: string;
  /** Name of the function or property around, for naming anonymous types. */
  within: string;
  /** The statements being lowered are those of a lambda, whose plain `return` leaves the function around it. */
  inLambda?: boolean;
  /** Such a `return` with a value was met in the current function. */
  escapes?: boolean;
  /** Statements to run before the one being lowered; absent where no statement list is at hand. */
  before?: Stmt[];
  /** Names of type arguments that stood at this offset and were hidden from the parser. */
  typeArguments: Map<number, string[]>;
  expr(node: Node): Expr;
  /** A statement node; one node may give several statements. */
  statement(node: Node): Stmt[];
  /** A list of statement nodes; with a sink, the last one's value goes there. */
  body(nodes: Node[], last?: Sink): Stmt[];
  /** Lowers an expression's value into a sink. */
  into(node: Node, sink: Sink): Stmt[];
  /** Lowers a declaration node of a body or of a type, and returns the declared names. */
  declare(node: Node): { name: string; span: Span }[];
  /** Lowers `object : T() { }`: its members become declarations. Returns the name of the synthetic type. */
  anonymousType(node: Node, kind: 'object' | 'class', base?: string): string;
  /** A name for a temporary that no source can hold. */
  fresh(): string;
  /** Runs at one more level of nesting; gives `instead` where the nesting is too deep to follow. */
  deeper<T>(node: Node, run: () => T, instead: () => T): T;
}

export function textOf(cx: Lowering, node: Node): string {
  return cx.text.slice(node.start, node.end);
}

/** An identifier's text without backticks. */
export function nameOf(cx: Lowering, node: Node): string {
  const text = textOf(cx, node);
  return text.startsWith('`') && text.endsWith('`') && text.length > 2 ? text.slice(1, -1) : text;
}

/** Runs with a statement list of its own, and puts what was hoisted before the result. */
export function withHoisting(cx: Lowering, run: () => Stmt[]): Stmt[] {
  const outer = cx.before;
  const before: Stmt[] = [];
  cx.before = before;
  const result = run();
  cx.before = outer;
  return before.length ? [...before, ...result] : result;
}

/** Runs where no statement list is at hand: default values, initialisers of fields, annotations. */
export function withoutHoisting<T>(cx: Lowering, run: () => T): T {
  const outer = cx.before;
  cx.before = undefined;
  const result = run();
  cx.before = outer;
  return result;
}

/** The variable that holds what a `return` inside a lambda gives the function around it. */
export const ESCAPED = '$return';

export const returned: Sink = { put: (value, span) => ({ k: 'return', span, value }) };
export const dropped: Sink = { put: (value, span) => ({ k: 'expr', span, expr: value }), unused: true };

/** A sink that assigns to a variable or other target. */
export function assigned(target: Expr, op?: string): Sink {
  return {
    put: (value, span) => ({ k: 'expr', span, expr: { k: 'assign', span, ...(op ? { op } : {}), target, value } }),
  };
}
