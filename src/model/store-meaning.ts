import type { PortName } from './means.ts';
import type { CredentialKind } from './toy.ts';

/** Where something comes to rest. */
export interface StoreMeaning {
  /** `NVS`, `SharedPreferences`, `localStorage`. */
  where: string;
  key?: PortName;
  /** One or several places of the call that come to rest. */
  value: PortName | readonly PortName[];
  /** The value is a number: a secret only where its key says so (a PIN). */
  number?: boolean;
  /** Names the compartment in the call itself: a file's path. Otherwise what opened the receiver or handle tells it. */
  space?: PortName;
  /** The receiver or argument that stands for the opened compartment: an NVS handle, an editor, a file. */
  handle?: PortName;
  /** Only a handle that is known to be such a thing makes the call a store: `serializeJson(doc, file)` but not `serializeJson(doc, Serial)`. */
  onlyOpened?: readonly string[];
  /** The SQL text whose columns name the values of `value`, in the order of its parameters. */
  sql?: PortName;
  /** What the call takes is a secret by its definition (the passphrase field of a Wi-Fi configuration), whatever it is called. */
  always?: CredentialKind;
  /** What protects this store, or keeps the value from resting at all. The first that holds decides. Empty: nothing does. */
  protectedBy?: readonly Protector[];
  /** How to store it safely on this stack. */
  fix: string;
}

/** One thing that protects a store. Each carries the sentence that the finding or the inventory shows. */
export type Protector =
  /** By the store's own design. */
  | { by: 'design'; text: string }
  /** The receiver or handle is made by a call, or has a type, that encrypts. */
  | { by: 'maker'; type: string; text: string }
  /** A named property of what made the receiver is set: `encryptionKey` of `new MMKV({ … })`. */
  | { by: 'option'; port: PortName; text: string }
  /** A build switch has one of these values (`y` when none is given). `custom` also covers compartments of a partition of their own. */
  | { by: 'switch'; name: string; values?: readonly (string | null)[]; unless?: string; custom?: boolean; text: string }
  /** A call somewhere in the same build. `argument` = the port and the values it must have; `before` = only where it comes before the first of these calls. */
  | {
      by: 'call';
      name: string;
      argument?: { port: PortName; is: readonly string[] };
      unlessCalled?: readonly string[];
      before?: readonly string[];
      text: string;
    }
  /** The compartment's own partition is opened with encryption by a call that `unlocks` it. Without the switch that protects the keys it can't be told what that is worth. */
  | { by: 'unlock'; needs?: string; text: string }
  /** The platform of the build keeps it in memory only. */
  | {
      by: 'include';
      header: string;
      unlessCalled?: { name: string; port: PortName; is: readonly string[] };
      text: string;
    };

/** Opens a compartment of a store: what a later key is relative to. */
export interface OpenMeaning {
  where: string;
  space?: PortName;
  /** A storage partition or area of its own. */
  area?: PortName;
}

/** Opens an area of a store with encryption. Without `area`: the default one. */
export interface UnlockMeaning {
  where: string;
  area?: PortName;
}

/** Gets an entry of a store back. */
export interface ReadMeaning {
  where: string;
  key: PortName;
  handle?: PortName;
}

/** Takes a secret: what stands there as a literal is hard-coded, whatever its name. */
export interface SecretMeaning {
  port: PortName;
  kind: CredentialKind;
  /**
   * `guards`: the toy or server itself lets in whoever knows it (an access point's passphrase, the key that signs sessions), so that a weak one is as bad as
   * a leaked one; `presents`: it is shown to somebody else.
   */
  role: 'guards' | 'presents';
  /** What it opens, for the message: `the access point`, `the MQTT broker`. */
  opens: string;
}

/** Brings a secret in from outside: a form field, a provisioning message, a password box. */
export interface InputMeaning {
  kind?: CredentialKind;
  /** The port whose text names the field. */
  name?: PortName;
}
