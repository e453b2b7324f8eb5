import type { CaptureMeaning } from './capture-meaning.ts';
import type { GattMeaning } from './gatt-meaning.ts';
import type { AddressMeaning, SendMeaning } from './send-meaning.ts';
import type {
  InputMeaning,
  OpenMeaning,
  ReadMeaning,
  SecretMeaning,
  StoreMeaning,
  UnlockMeaning,
} from './store-meaning.ts';

/** What a platform's row says that a call does in the world. The linker moves values; the toy model reads this. */
export interface Means {
  /** Something comes to rest. */
  stores?: StoreMeaning;
  /** A compartment of a store is opened (a namespace, a file), or opened with encryption. */
  opens?: OpenMeaning;
  unlocks?: UnlockMeaning;
  /** An entry of a store is read back. */
  reads?: ReadMeaning;
  /** A secret is asked for. */
  secret?: SecretMeaning | readonly SecretMeaning[];
  /** A secret comes in. */
  input?: InputMeaning;
  /** Something leaves the device. */
  sends?: SendMeaning;
  /** A connection, request or destination is told where to. */
  addresses?: AddressMeaning;
  /** Sound or pictures come in. */
  captures?: CaptureMeaning;
  /** A part of a GATT table is made or set. */
  gatt?: GattMeaning;
}

/** A port of a call, as in `program/knowledge`. */
export type PortName = number | string;
