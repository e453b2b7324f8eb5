import type { Decl, Expr, Problem, Span, Stmt } from '../../program/ir.ts';
import type { Node } from './tree.ts';

/** Where the values of a `switch` go that needs statements to be said. */
export interface Sink {
  put(value: Expr, span: Span): Stmt[];
}

/** What the parts of the Java front end share while one file is lowered. */
export interface Lowering {
  readonly text: string;
  readonly decls: Decl[];
  /** Path of the type whose members are being lowered, `Outer.Inner`. */
  owner?: string;
  /** Name of the method or field around, for naming anonymous types. */
  within: string;
  /** Statements to run before the one being lowered; absent where no statement list is at hand. */
  before?: Stmt[];
  /** Where `yield` puts its value. */
  yields?: Sink;
  expr(node: Node): Expr;
  /** A statement node; one node may give several statements. */
  statement(node: Node): Stmt[];
  body(nodes: readonly Node[]): Stmt[];
  /** Lowers a type declaration, and returns its name. */
  declareType(node: Node): string;
  /** Lowers the body of `new T() { … }`: its members become declarations. Returns the name of the synthetic type. */
  anonymousType(body: Node, base: string): string;
  /** A name for a temporary that no source can hold. */
  fresh(): string;
  /** Runs at one more level of nesting; gives `instead` where the nesting is too deep to follow. */
  deeper<T>(node: Node, run: () => T, instead: () => T): T;
  readonly problems: Problem[];
}

export function textOf(cx: Lowering, node: Node): string {
  return cx.text.slice(node.start, node.end);
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

/** Runs where no statement list is at hand: initialisers of fields, annotations, single-expression lambdas. */
export function withoutHoisting<T>(cx: Lowering, run: () => T): T {
  const outer = cx.before;
  cx.before = undefined;
  const result = run();
  cx.before = outer;
  return result;
}

/** Runs inside a declaration of this name, with no statement list from outside. */
export function inside<T>(cx: Lowering, name: string, run: () => T): T {
  const { within, yields } = cx;
  cx.within = name;
  cx.yields = undefined;
  const result = withoutHoisting(cx, run);
  Object.assign(cx, { within, yields });
  return result;
}

/** `if (test) { body } else { otherwise }` */
export function ifStmt(span: Span, test: Expr, body: Stmt[], otherwise: Stmt[] = []): Stmt {
  // biome-ignore lint/suspicious/noThenProperty: the unit's word for the branch; never awaited
  return { k: 'if', span, test, then: body, else: otherwise };
}

/** `test ? value : otherwise` */
export function condExpr(span: Span, test: Expr, value: Expr, otherwise: Expr): Expr {
  // biome-ignore lint/suspicious/noThenProperty: the unit's word for the branch; never awaited
  return { k: 'cond', span, test, then: value, else: otherwise };
}

/** An expression that can be said twice without doing anything twice. */
export function isPlain(expr: Expr): boolean {
  return expr.k === 'name' || expr.k === 'lit' || (expr.k === 'member' && isPlain(expr.object));
}

/** What could not be lowered, with the values found inside. */
export function unknown(node: Node, inside: Expr[] = []): Expr {
  return { k: 'unknown', span: [node.start, node.end], what: node.type, inside };
}
