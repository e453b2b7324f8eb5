import type { Expr } from './ir.ts';

/**
 * A place of a call where a value goes in or comes out, counted from 0 without the receiver:
 * `0`, `1` … an argument; `'last'` the last one; `'this'` the receiver; `'return'` the result; `'2+'` this argument and all after it;
 * `'name:body'` a named argument; `'1.body'` a field or property of an argument (object literal, struct, or struct behind a
 * pointer), to any depth; `'0()'`, `'last()'` what the function handed over there returns; `'this.url'` a property of the receiver.
 */
export type Port = number | string;

/** A callback handed to an SDK: what its parameters carry when the SDK calls it. */
export interface CallbackRow {
  /** The argument (or field of it) that takes the function. */
  fn: Port;
  /** Parameter index → where its value comes from: another port of this call, or a source of a kind of its own. */
  params?: Record<number, { from: Port } | { emits: string; field?: string }>;
  /** The lambda runs on this receiver (Kotlin's `edit { putString(…) }`): a port of the call, or an SDK type. */
  self?: Port | { type: string };
}

/**
 * What one SDK call does, as data. A row without `means` only moves values.
 * `M` is what the platforms read out of a row (stores, sends, captures …); the linker doesn't look at it.
 */
export interface CallRow<M = unknown> {
  /**
   * `nvs_set_str` a free function or macro; `Preferences.putString` a method on a receiver of that type (or one derived from it);
   * `new BLE2902` a construction; `axios#post` an import of module `axios`, or a property of it (`axios#default.post` is the same);
   * `localStorage.setItem` also matches a global of that name; `*.name` a method of any receiver whose type is not known (low confidence).
   */
  call: string;
  /** Speaks of a property read instead of a call: `socket.outputStream`. */
  property?: boolean;
  /** Needs at least / at most so many arguments to be meant. */
  args?: readonly [min: number, max?: number];
  /** Value moves: what is at `from` is afterwards (also) at `to`. */
  flows?: readonly (readonly [from: Port, to: Port])[];
  /** Type of the result, for receivers of later calls. */
  returns?: string;
  /** The result is the receiver or an argument itself (builders, casts): an alias, not a copy. */
  same?: Port;
  /** A value of interest is born here: `{ to: 1, kind: 'audio' }`. */
  emits?: readonly { to: Port; kind: string }[];
  /** What passes from `from` to `to` is protected afterwards (`bcrypt.hash`, AES-GCM), or made worthless (`length`): it no longer is what it was. */
  shields?: readonly { from: Port; to: Port; kind: string }[];
  callbacks?: readonly CallbackRow[];
  /** Puts into, or gets from, a channel between tasks: a queue, ring buffer, mailbox; joined by the channel's identity. */
  /** Writes formatted text: `snprintf(buf, n, "http://%s", host)`. */
  formats?: { to: Port; format: Port };
  channel?: { id: Port; put?: Port; get?: Port };
  /** SDK versions, as a semver-like range on the build's version of this platform (`>=5.0 <6.0`). */
  versions?: string;
  means?: M;
  provenance?: 'source' | 'manual' | 'memory';
  /** A snippet in which the row must match, and one in which it must not; a generic test runs both. */
  hit?: string;
  miss?: string;
}

/** An SDK macro or function that makes a constant out of its arguments: `BIT(n)`, `BT_UUID_128_ENCODE(a, b, c, d, e)`. */
export type ConstantFunction = (args: (number | string | undefined)[]) => number | string | undefined;

export interface Knowledge {
  /** Numeric and textual constants of SDK headers. */
  constants: ReadonlyMap<string, number | string>;
  constantFunctions: ReadonlyMap<string, ConstantFunction>;
  /** Ordered field names of SDK structs, for positional initialisers. */
  structs: ReadonlyMap<string, readonly string[]>;
  /** Field types of SDK structs that hold other structs: `esp_gatts_attr_db_t` → { att_desc: 'esp_attr_desc_t' }. */
  fieldTypes: ReadonlyMap<string, Readonly<Record<string, string>>>;
  /** SDK types and what they derive from or are aliases of. */
  bases: ReadonlyMap<string, readonly string[]>;
  rows: readonly CallRow[];
  /** Default values of build switches by SDK (`CONFIG_BT_NIMBLE_SM_SC` → `y`), asked after the project's own files. */
  configDefaults: ReadonlyMap<string, { value: string | null; text: string }>;
  /** Words that choose a file for lowering: distinctive names of calls, types and macros. Common words are none. */
  anchors: ReadonlySet<string>;
  /** Parses an SDK macro's expression, for `Knowledge` macros that expand to something: name → parameters and body, in C. */
  macros: ReadonlyMap<string, { params: string[] | null; body: string }>;
}

/** One SDK, as its file hands it over. Everything is optional: a platform may be rows alone. */
export interface Platform<M = unknown> {
  id: string;
  title: string;
  constants?: Record<string, number | string>;
  constantFunctions?: Record<string, ConstantFunction>;
  structs?: Record<string, readonly string[]>;
  fieldTypes?: Record<string, Record<string, string>>;
  bases?: Record<string, readonly string[]>;
  calls?: readonly CallRow<M>[];
  configDefaults?: Record<string, string | null>;
  /** SDK name and version for the reason text of a default: `ESP-IDF 5.x`. */
  defaultsOf?: string;
  anchors?: readonly string[];
  macros?: Record<string, { params: string[] | null; body: string }>;
}

/** Parses C text for the linker, injected. */
export type Reparse = (text: string, frame: 'expr' | 'entries' | 'stmts') => { expr?: Expr } | undefined;
