import type { Confidence, Decision } from './place.ts';
import type { Access } from './toy.ts';

/** One condition of a row. A word or fact that can't be told makes the row a maybe. */
export type AccessTest =
  /** The permission holds one of these words. */
  | { any: readonly string[] }
  /** The permission holds none of these words. */
  | { lacks: readonly string[] }
  /** A fact of the build or the pairing has one of these values; null is "not set". */
  | { fact: string; is: readonly (string | null)[] }
  | { fact: string; isNot: readonly (string | null)[] };

/** A row of a stack's decision table. */
export interface AccessRow {
  /** All must hold; an empty list always holds. */
  when: readonly AccessTest[];
  access: Access;
  secureConnections?: boolean;
  /** Why, as a clause that follows a colon: `BLE_GATT_CHR_F_WRITE_ENC asks for an encrypted link, and any pairing gives one`. */
  reason: string;
  confidence?: Confidence;
}

/** Read from the top; the first row that holds decides. */
export type AccessTable = readonly AccessRow[];

/** What a build or a program says of pairing. `value` undefined: it can't be told. */
export interface Fact {
  value: string | null | undefined;
  /** Its name in the words of the stack: `CONFIG_BT_SMP`, `the I/O capability`. */
  label: string;
  decidedBy: Decision[];
}

/** A permission as written: the words that its bits stand for. */
export interface Permission {
  words: readonly string[];
  /** Names in it that nothing in the tree defines: further words are possible. */
  missing: readonly string[];
  /** Build conditions under which it is this one. */
  conditions: readonly string[];
  decidedBy: readonly Decision[];
}

/** One check that a peer must pass. Where the permission depends on the build, there are several, each with its conditions. */
export interface Demand {
  table: AccessTable;
  permissions: readonly Permission[];
  /** Facts of this attribute alone; they go before those of the characteristic. */
  facts?: Readonly<Record<string, Fact>>;
}
