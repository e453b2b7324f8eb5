import type { Demand, Fact } from './gatt-table.ts';
import type { Confidence, Decision, LabelledPlace, Place } from './place.ts';
import type { Fix, GattOperation } from './toy.ts';

/** Label of the place where the application takes what a peer writes. */
export const HANDLES_WRITES = 'handles what is written';

/**
 * A characteristic as its stack's recogniser reads it, before the stack's decision tables are applied. `N` is a node of the
 * linked program, for what needs to be followed further (values sent), `F` a function of it.
 */
export interface RecognisedCharacteristic<N = unknown, F = unknown> {
  stack: string;
  /** The call or row that declares it. */
  place: Place;
  site: N;
  service: string | null;
  uuid: string | null;
  name: string | null;
  /** Identifiers that stand for it in the code, best first: its variable, its UUID's constant, its handle. */
  names: readonly string[];
  /** Identifiers that stand for its service. */
  serviceNames: readonly string[];
  /** Announced operations, in the words of the core specification. */
  properties: readonly string[];
  /** Parts of the properties that nothing in the tree defines: more may be announced. */
  propertiesMissing: readonly string[];
  /** What a peer must pass for an operation: every demand. An empty list: the stack doesn't offer the operation. */
  demands: Readonly<Record<GattOperation, readonly Demand[]>>;
  facts: Readonly<Record<string, Fact>>;
  descriptors: readonly {
    uuid: string | null;
    place: Place | null;
    read: readonly Demand[];
    write: readonly Demand[];
  }[];
  /** Functions that the stack calls on a read or write. */
  handlers: readonly { operation: 'read' | 'write'; fn: F }[];
  /** Values that are sent to subscribers or left to be read. */
  values: readonly N[];
  /** Whether the application looks at what a peer wrote: then a write that no property announces matters. */
  usesWrites: boolean;
  /** What the stack permits although no property announces it is worth a word (the enforcing side is not the property). */
  permissionsEnforce: boolean;
  conditions: readonly string[];
  shipped: boolean;
  confidence: Confidence;
  decidedBy: readonly Decision[];
  related: readonly LabelledPlace[];
  /** Help for each operation in the words of the stack. */
  fixes: readonly Fix[];
}
