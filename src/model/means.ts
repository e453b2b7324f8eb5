import type { CaptureMeaning } from './capture-meaning.ts';
import type { GattMeaning } from './gatt-meaning.ts';
import type { SendMeaning } from './send-meaning.ts';
import type { StoreMeaning } from './store-meaning.ts';

/** What a platform's row says that a call does in the world. The linker moves values; the toy model reads this. */
export interface Means {
  /** Something comes to rest. */
  stores?: StoreMeaning;
  /** Something leaves the device, or is told where to. */
  sends?: SendMeaning;
  /** Sound or pictures come in. */
  captures?: CaptureMeaning;
  /** A part of a GATT table is made or set. */
  gatt?: GattMeaning;
}

/** A port of a call, as in `program/knowledge`. */
export type PortName = number | string;
