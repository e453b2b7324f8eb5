/**
 * The unit: what one file says, in the one vocabulary that every language is lowered to.
 *
 * A front end makes a unit from a file's bytes alone. It never throws on bad input: what it can't lower becomes an
 * `unknown` node with its span. All spans are UTF-16 offsets `[start, end)`; front ends give them from the start of the
 * file, and `finishUnit` makes those inside a declaration relative to that declaration's own start, so that a line
 * inserted above leaves a declaration's content untouched.
 */

export type Span = readonly [start: number, end: number];

export type Language = 'c' | 'cpp' | 'kotlin' | 'java' | 'typescript' | 'javascript' | 'config';

/** A build-time condition, as an expression: `defined(X)` is a call of the name `defined`, `!` and `&&` are operators. */
export type Guard = Expr;

// ── Expressions ────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Literal {
  k: 'lit';
  span: Span;
  type: 'string' | 'number' | 'bool' | 'null';
  /** A string's cooked text (escapes resolved, adjacent C strings joined), a number, a boolean, or null. A C character is a number. */
  value: string | number | boolean | null;
}
export interface Name {
  k: 'name';
  span: Span;
  name: string;
  /** Scope written before it: `NIMBLE_PROPERTY` in `NIMBLE_PROPERTY::READ`. */
  scope?: string;
}
/** `object.name`, `object->name`, `object?.name`. `this` and `super` are names. */
export interface Member {
  k: 'member';
  span: Span;
  object: Expr;
  name: string;
}
export interface Index {
  k: 'index';
  span: Span;
  object: Expr;
  index: Expr;
}
export interface Arg {
  span: Span;
  value: Expr;
  /** Named argument: `value` in Kotlin's `put(value = x)`. */
  name?: string;
  spread?: boolean;
  guard?: Guard;
}
/** A call of a function, method or macro. A macro used like a function is a call too: the linker knows which it is. */
export interface Call {
  k: 'call';
  span: Span;
  callee: Expr;
  args: Arg[];
  /** Type arguments' names, outermost only. */
  types?: string[];
}
/** `new T(...)`, Kotlin's anonymous `object : T(...)`. Kotlin's and C++'s plain `T(...)` may come as a call of the name `T`. */
export interface New {
  k: 'new';
  span: Span;
  type: string;
  args: Arg[];
  /** Name of the (anonymous) type declaration of this unit that holds its body's members. */
  body?: string;
}
export interface Entry {
  span: Span;
  /** `.a.b` → ['a', 'b']; `[3]` or `[NAME]` → an expression; a JavaScript property's key → ['key']; absent = positional. */
  path?: (string | Expr)[];
  value: Expr;
  spread?: boolean;
  guard?: Guard;
}
/** An initialiser list, array literal, object literal, `listOf(...)` where the language has it as syntax. */
export interface Init {
  k: 'init';
  span: Span;
  /** Written type: `struct ble_gatt_chr_def[]` of a compound literal, without `struct`, `const` and brackets. */
  type?: string;
  array?: boolean;
  entries: Entry[];
}
/** Unary (one operand) and binary (two) operators, spelled as in C: `|`, `+`, `!`, `~`, `==`, `&&`. Kotlin's `or`, `shl` come as `|`, `<<`; Elvis and `??` as `??`; `in`, `instanceof`, `is` as written. */
export interface Op {
  k: 'op';
  span: Span;
  op: string;
  args: Expr[];
}
/** `=`, `+=`, `++` (with `op` `+` and value 1), also as an expression inside another. */
export interface Assign {
  k: 'assign';
  span: Span;
  /** Absent for a plain `=`. */
  op?: string;
  target: Expr;
  value: Expr;
}
export interface Addr {
  k: 'addr';
  span: Span;
  expr: Expr;
}
export interface Deref {
  k: 'deref';
  span: Span;
  expr: Expr;
}
export interface Cast {
  k: 'cast';
  span: Span;
  type: string;
  expr: Expr;
}
export interface Cond {
  k: 'cond';
  span: Span;
  test: Expr;
  then: Expr;
  else: Expr;
}
/** A string with holes: parts are text and expressions in order. */
export interface Template {
  k: 'template';
  span: Span;
  parts: (string | Expr)[];
  /** A tagged template's tag. */
  tag?: Expr;
}
export interface Lambda {
  k: 'lambda';
  span: Span;
  params: Param[];
  body: Stmt[];
  /** True for Kotlin's implicit last value and JavaScript's `x => expr`: then the last statement is a `return`. */
  async?: boolean;
}
/** The same place under several build-time conditions (an `#if` inside an expression or argument list). */
export interface Either {
  k: 'either';
  span: Span;
  options: { guard: Guard; value: Expr }[];
}
/** `await e` is its operand in a wrapper only where a front end needs it; most lower it to the operand itself. */
export interface Unknown {
  k: 'unknown';
  span: Span;
  /** Grammar's name of the node that could not be lowered. */
  what: string;
  /** Calls and names found inside, lowered where they stand. */
  inside: Expr[];
}

export type Expr =
  | Literal
  | Name
  | Member
  | Index
  | Call
  | New
  | Init
  | Op
  | Assign
  | Addr
  | Deref
  | Cast
  | Cond
  | Template
  | Lambda
  | Either
  | Unknown;

// ── Statements ─────────────────────────────────────────────────────────────────────────────────────────────────────

export interface Param {
  span: Span;
  name: string;
  /** Bare type name: no `const`, `*`, `&`, `struct`, nullability or type arguments (`List<ByteArray>` → `List`). */
  type?: string;
  default?: Expr;
  pointer?: boolean;
  annotations?: Annotation[];
  /** `...rest`, `vararg`, C's `...` (named `...`). */
  rest?: boolean;
}
export interface LocalDecl {
  k: 'local';
  span: Span;
  name: string;
  nameSpan: Span;
  type?: string;
  init?: Expr;
  /** C++ `T x(a, b)`: constructor arguments; also set for `T x;` of a class type, as an empty list. */
  construct?: Arg[];
  pointer?: boolean;
  array?: boolean;
  static?: boolean;
  /** Kotlin `val x by lazy { }`: the delegate's expression is `init`, and `delegated` is set. */
  delegated?: boolean;
}
export interface ExprStmt {
  k: 'expr';
  span: Span;
  expr: Expr;
}
export interface Return {
  k: 'return';
  span: Span;
  value?: Expr;
}
export interface If {
  k: 'if';
  span: Span;
  test: Expr;
  then: Stmt[];
  else: Stmt[];
}
/** Any loop. `for (x of xs)`, `for (x in xs)`, C++ range-for: `each`; others: init runs before, `test` and `step` each time. */
export interface Loop {
  k: 'loop';
  span: Span;
  init?: Stmt[];
  each?: { name: string; nameSpan: Span; type?: string; over: Expr };
  test?: Expr;
  step?: Expr[];
  body: Stmt[];
}
export interface Switch {
  k: 'switch';
  span: Span;
  on?: Expr;
  /** No tests = default. `falls` when control can run on into the next case. */
  cases: { span: Span; tests: Expr[]; body: Stmt[]; falls?: boolean }[];
}
export interface Block {
  k: 'block';
  span: Span;
  body: Stmt[];
}
export interface Try {
  k: 'try';
  span: Span;
  body: Stmt[];
  handlers: { span: Span; name?: string; type?: string; body: Stmt[] }[];
  finally: Stmt[];
}
/** Statements that exist only under a build-time condition. */
export interface Guarded {
  k: 'guarded';
  span: Span;
  guard: Guard;
  body: Stmt[];
}
export interface Jump {
  k: 'jump';
  span: Span;
  kind: 'break' | 'continue' | 'throw' | 'goto' | 'label';
  value?: Expr;
}
/** A function or type declared inside a body; it is also listed in `Unit.decls` under this name. */
export interface Nested {
  k: 'nested';
  span: Span;
  name: string;
}
export interface UnknownStmt {
  k: 'unknown';
  span: Span;
  what: string;
  inside: Expr[];
}
export type Stmt =
  | LocalDecl
  | ExprStmt
  | Return
  | If
  | Loop
  | Switch
  | Block
  | Try
  | Guarded
  | Jump
  | Nested
  | UnknownStmt;

// ── Declarations ───────────────────────────────────────────────────────────────────────────────────────────────────

export interface Annotation {
  span: Span;
  name: string;
  args: Arg[];
}

interface DeclBase {
  /** Span of the whole declaration, from the start of the file. Every span inside is relative to `span[0]` once the unit is finished. */
  span: Span;
  name: string;
  nameSpan: Span;
  guard?: Guard;
  annotations?: Annotation[];
  /** Enclosing type's name (`Outer.Inner` for nested ones), or namespace for C++ functions outside classes. */
  owner?: string;
}
/** C `#include`, JavaScript `import`/`require` at top level, Kotlin/Java `import`. */
export interface Import extends DeclBase {
  k: 'import';
  /** `driver/i2s.h`, `@react-native-async-storage/async-storage`, `android.media.AudioRecord`. */
  from: string;
  /** `#include <…>` or a bare module specifier. */
  system?: boolean;
  /** Bindings: imported name → local name. `default` and `*` as in JavaScript. Kotlin: its last part. */
  names: { name: string; local: string }[];
  /** `export … from`. */
  exported?: boolean;
}
/** `#define`. The body is kept as text, and lowered in each frame that parses, with parameters as names. */
export interface Macro extends DeclBase {
  k: 'macro';
  /** Null for an object-like macro. A variadic one ends in `...` (used as `__VA_ARGS__`). */
  params: string[] | null;
  body: string;
  bodySpan: Span;
  /** Uses `#` or `##`: the linker substitutes in the text and calls `reparse`. */
  pastes?: boolean;
  expr?: Expr;
  /** As rows of a list: comma-separated expressions or initialiser entries. */
  entries?: Entry[];
  stmts?: Stmt[];
}
export interface Variable extends DeclBase {
  k: 'var';
  type?: string;
  init?: Expr;
  construct?: Arg[];
  pointer?: boolean;
  array?: boolean;
  /** Cannot change: C `const`, Kotlin `val`/`const val`, JavaScript `const`, enum constants. */
  constant?: boolean;
  /** C `extern` without initialiser: declared elsewhere. */
  external?: boolean;
  static?: boolean;
  delegated?: boolean;
  /** Kotlin/JavaScript accessors; bodies of `get()`/`set(value)`. */
  get?: Stmt[];
  set?: { param: string; body: Stmt[] };
}
export interface Func extends DeclBase {
  k: 'func';
  params: Param[];
  returns?: string;
  /** Absent for a prototype, an abstract or interface method. */
  body?: Stmt[];
  /** C++ constructor initialisers, Kotlin primary-constructor properties, as assignments to fields. */
  inits?: { field: string; span: Span; args: Arg[] }[];
  ctor?: boolean;
  static?: boolean;
  virtual?: boolean;
  /** Kotlin/Swift extension receiver type. */
  receiver?: string;
  exported?: boolean;
}
export interface Field {
  span: Span;
  name: string;
  nameSpan: Span;
  type?: string;
  init?: Expr;
  construct?: Arg[];
  pointer?: boolean;
  array?: boolean;
  static?: boolean;
  constant?: boolean;
  annotations?: Annotation[];
  guard?: Guard;
  delegated?: boolean;
  get?: Stmt[];
  set?: { param: string; body: Stmt[] };
}
/** A struct, union, class, interface, object, enum or typedef. Methods are `func`s of this unit with `owner` = its name. */
export interface TypeDecl extends DeclBase {
  k: 'type';
  kind: 'struct' | 'union' | 'class' | 'interface' | 'object' | 'enum' | 'alias';
  bases: { name: string; span: Span; args?: Arg[] }[];
  /** Ordered fields; an enum's constants with their values as `init` (absent = one more than the one before). */
  fields: Field[];
  /** For `alias`: the type named. */
  target?: string;
  /** Nested singleton: Kotlin `companion object`: its members are lowered with the outer class as owner and `static`. */
  anonymous?: boolean;
}
/** A macro or function invoked at file scope: `BT_GATT_SERVICE_DEFINE(svc, …)`, a script's top-level call. */
export interface Invoke extends DeclBase {
  k: 'invoke';
  expr: Expr;
}
/** Top-level statements of a script or module that are none of the above, in order. One a file at most per run of statements. */
export interface Top extends DeclBase {
  k: 'top';
  body: Stmt[];
}
/** A key of a configuration file: `CONFIG_BT_SMP` = `y`, `android.defaultConfig.targetSdk`, `env:esp32.build_flags`. */
export interface Setting extends DeclBase {
  k: 'setting';
  /** Value as text after the format's own unquoting; null for "is not set". */
  value: string | null;
  valueSpan: Span;
}
export type Decl = Import | Macro | Variable | Func | TypeDecl | Invoke | Top | Setting;

/** `toy-privacy-ignore RULE -- reason`, found in the language's own comment form. Line is 0-based. */
export interface IgnoreComment {
  span: Span;
  line: number;
  /** Nothing but the comment on its line: it speaks of the next line that holds code. */
  alone: boolean;
  rules: string[];
  reason: string;
}
export interface Problem {
  span: Span;
  message: string;
}

/** One file, lowered. Pure data: survives a round trip through JSON. */
export interface Unit {
  version: number;
  language: Language;
  /** The file's text; spans point into it. */
  text: string;
  /** Offset of each line's first character. */
  lines: number[];
  decls: Decl[];
  ignores: IgnoreComment[];
  problems: Problem[];
  /** What kind of config file this is (`sdkconfig`, `prj.conf`, `Kconfig`, `platformio.ini`, `manifest`, …); its declarations are settings. */
  config?: string;
}

/** Bump when a front end's output changes: cached units of another version are not read. */
export const UNIT_VERSION = 1;
