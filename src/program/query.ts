import type { Place } from '../model/place.ts';
import type {
  Call,
  Decl,
  Expr,
  Func,
  Init,
  Lambda,
  LocalDecl,
  Macro,
  Name,
  New,
  TypeDecl,
  Unit,
  Variable,
} from './ir.ts';
import type { CallRow, Port } from './knowledge.ts';

/**
 * The questions that platforms ask the linked program. Everything is a value with the place where it is written, so that
 * a fact can always say why.
 */

/** A node where it stands: file, declaration, node, and the chain of calls through which it is looked at. */
export interface At<N = Expr> {
  path: string;
  decl: Decl;
  node: N;
  context: Context;
}

/** A call chain, innermost first: `frame.call` is the call in the caller that entered the function that encloses a node. Null: not known, so all callers count. */
export type Context = Frame | null;
export interface Frame {
  /** The call that entered; null where only the object is known (`self`), or only a loop is unfolded (`bound`). */
  call: At<Call | New> | At<Name> | null;
  /** What was entered: the function, constructor or macro; for a loop's frame the function that holds the loop. */
  callee: Func | Lambda | Macro | null;
  /** The object that a method runs on, where it is known. */
  self?: ObjectValue;
  /** Loop variables of an unfolded loop: declaration of the variable → element. */
  bound?: ReadonlyMap<object, At>;
  /** The frame around: for a call, the context of the call. */
  outer: Context;
}

export type Value =
  | {
      k: 'number';
      value: number /** Parts that could not be told (of `A | UNKNOWN`); the known bits are in `value`. */;
      missing?: string[];
    }
  | { k: 'string'; value: string }
  /** A string of which only parts are known; null stands for an unknown part. */
  | { k: 'text'; parts: (string | null)[] }
  | { k: 'bool'; value: boolean }
  | { k: 'null' }
  /** An aggregate (struct, array, object literal): ask `field`/`elements`. */
  | { k: 'init'; at: At<Init> }
  /** Something allocated or declared: `new T`, `T x;`, a constructor call, a maker row's result. Its identity is `id`. */
  | ObjectValue
  | { k: 'function'; fn: Func | Lambda; path: string; decl: Decl; context: Context }
  /** The result of a call that nothing in the tree defines. */
  | { k: 'result'; at: At<Call | New> }
  /** A name that nothing in the tree defines: an SDK constant or global. */
  | { k: 'symbol'; name: string }
  /** A parameter that nobody in the tree passes, or that only unknown callers pass. */
  | { k: 'parameter'; name: string; at: At }
  | { k: 'unknown'; why: string };

/** An allocation site in its unfolded call chain. */
export interface ObjectValue {
  k: 'object';
  /** The same for the same site and chain. */
  id: string;
  type: string | null;
  at: At<New | Call>;
}

/** One possible value of an expression: where it is written, and under which build condition. */
export interface Possible {
  value: Value;
  /** The expression that holds it (the literal, the initialiser, the allocation). */
  at: At;
  /** Build-time conditions on the way that the build leaves open; empty when it always holds. */
  conditions: string[];
}

/** A call that a platform's row speaks of. */
export interface RowCall<M = unknown> {
  row: CallRow<M>;
  site: At<Call | New>;
  confidence: 'high' | 'medium' | 'low';
}

/** How a build-time switch stands. */
export interface SwitchValue {
  /** Its value as written (`y`, `3`, `"text"` unquoted); null = not set; undefined = can't be told. */
  value: string | null | undefined;
  /** File and line that decide, or the SDK's default (`path` null). */
  decidedBy: { path: string | null; line: number | null; text: string };
  /** Values in variants that differ: name → value. */
  variants: { name: string; value: string | null; shipping: boolean }[];
}

/** One way by which a value came to an expression. */
export interface Origin {
  kind: 'emitted' | 'shielded' | 'literal' | 'symbol' | 'parameter' | 'result' | 'limit';
  /** `emitted`: the row's kind (`audio`); `shielded`: the protector's kind. */
  label: string | null;
  row?: CallRow;
  /** Where it comes from. */
  at: At;
  /** From the origin to the asked expression, in the order in which the value travels. */
  steps: { at: At; label: string }[];
  /** Names that the value was held under on its way (variables, fields, parameters, keys). */
  names: string[];
  /** Build conditions met on the way. */
  conditions: string[];
  confidence: 'high' | 'medium' | 'low';
}

export interface OriginOptions {
  /** Stop at these kinds of `emits`. Default: all. */
  kinds?: readonly string[];
  /** Depth bound; the default is the engine's. */
  depth?: number;
}

export interface Program {
  readonly paths: readonly string[];
  unit(path: string): Unit | undefined;
  /** Line and column place of a node. */
  place(at: { path: string; decl: Decl; node: { span: readonly [number, number] } }): Place;
  /** Source text of a node. */
  text(at: { path: string; decl: Decl; node: { span: readonly [number, number] } }): string;

  /** Every call in the tree that a row speaks of, sorted by place. Macros of the project that expand to such a call yield the call at each use. */
  rowCalls(): readonly RowCall[];
  /** Calls of a free function, macro or method by its last name, whether or not a row speaks of it. */
  callsOf(name: string): readonly At<Call | New>[];
  /** Initialised variables and compound literals of a struct type (or arrays of it), file-scope macro invocations excluded. */
  initialisersOf(type: string): readonly { at: At<Init>; variable?: Variable | LocalDecl }[];
  /** File-scope invocations that are, or expand to, a call of this macro: `BT_GATT_SERVICE_DEFINE`. `use` is where it is written in the file. */
  invocationsOf(name: string): readonly { call: At<Call>; use: At }[];
  typesNamed(name: string): readonly { path: string; decl: TypeDecl }[];
  functionsNamed(name: string): readonly { path: string; decl: Func }[];

  /** An argument, receiver or field of one, by port. Several where the object's field is set in several places; empty where the call has none. */
  port(site: At<Call | New>, port: Port): At[];
  /** All values that an expression can have in its context, in a fixed order. Never empty: an unknown is a value. */
  resolve(at: At): Possible[];
  /** `resolve`, where all possibilities agree on one number. */
  number(at: At): number | undefined;
  /** `resolve`, where all possibilities agree on one string. */
  string(at: At): string | undefined;
  /** Values of a field of an aggregate or object (`.flags`, `url`), following pointers and later assignments. Empty = never set. */
  field(of: Possible | At, name: string): At[];
  /** An expression for a field (`a.b.c`) of what an expression stands for, looked at from the same place: for `origins`, which also sees what calls put there. */
  fieldAt(at: At, path: string): At;
  /** Values assigned anywhere to a member, field or global of this name. */
  assignmentsTo(name: string): At[];
  /** Elements of an array initialiser in order, macros spliced and constant loops unfolded, each with the conditions under which it is there. */
  elements(at: At<Init>): { at: At; conditions: string[] }[];
  /** The bare type name of an expression, where it can be told; the project's and SDK's aliases resolved. */
  typeOf(at: At): string | null;
  /** Whether a type is, or derives from, another, by the tree and by knowledge. */
  isA(type: string, base: string): boolean;

  /**
   * The chains of callers through which the given expressions of one function get their values: unfolds wrappers (functions, macros,
   * constructors, loops over constant tables) until none of them depends on a parameter, to the depth bound. One context an actual use.
   */
  unfold(site: At, of: readonly At[]): { context: Context; use: At; limited: boolean }[];
  /** The same node looked at through another context. */
  within<N>(at: At<N>, context: Context): At<N>;

  /** Where the value of an expression comes from, backwards over assignments, calls, fields, channels and callbacks. Sorted, without repeats. */
  origins(at: At, options?: OriginOptions): Origin[];
  /** Places where an object (by its `id`) is used as receiver or argument of a call: `setAccessPermissions` on a characteristic. */
  usesOf(object: Value): readonly { site: At<Call | New>; port: Port }[];
  /** Enclosing function of a node, or null at file scope. */
  functionOf(at: At): Func | Lambda | null;
  /** Functions of the tree that a call can enter, virtual ones and function pointers included. */
  callees(at: At<Call | New>): readonly { fn: Func | Lambda; path: string; decl: Decl }[];
  /** Calls that enter a function of the tree. */
  callers(fn: Func | Lambda, path: string, decl: Decl): readonly At<Call | New>[];
  /** The row that speaks of a call, if any. */
  rowOf(at: At<Call | New>): RowCall | undefined;
  /** Whether a function is reachable from an entry of its program as far as the tree tells: `false` only when it is static or private and nobody names it. */
  reachable(fn: Func, path: string): boolean;

  /** A build-time switch as the default build of a file sees it. */
  switch(name: string, path: string): SwitchValue;
  /** Build conditions of a node (its `#if`s, its file's place in the build) as far as the build leaves them open; `dead` when the default build excludes it and no shipping variant has it. */
  conditions(at: { path: string; decl: Decl; node: { span: readonly [number, number] } }): {
    open: string[];
    dead: boolean;
  };
  /** The build that a file belongs to, with SDK and versions. */
  build(path: string): Build | null;
  /** Root of the program that a file is part of; `''` where no build claims it. Two files of different programs are joined by joints only. */
  programRoot(path: string): string;
  readonly builds: readonly Build[];
}

export interface Build {
  name: string;
  /** Folder that the build governs, relative to the root; `''` is the root itself. */
  root: string;
  /** `zephyr`, `esp-idf`, `platformio`, `arduino`, `gradle`, `npm`. */
  kind: string;
  /** Versions of SDKs and libraries by their name in the manifest: `idf` → `>=5.1`, `espressif32` → `6.4.0`, `NimBLE-Arduino` → `^1.4`. */
  versions: ReadonlyMap<string, string>;
  board: string | null;
  variants: string[];
}
