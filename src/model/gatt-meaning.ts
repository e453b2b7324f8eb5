import type { PortName } from './means.ts';
import type { GattRole } from './toy.ts';

/** What a call of a GATT server's API makes or sets. `of`, `to`, `service`: the port that holds the object spoken of. */
export type GattMeaning =
  | { part: 'service'; uuid: PortName }
  | {
      part: 'characteristic';
      stack: string;
      /** The port that holds its service; absent where it is added later. */
      service?: PortName;
      uuid: PortName;
      properties?: PortName;
      permissions?: PortName;
    }
  /** Adds a characteristic that was made apart. */
  | { part: 'add-characteristic'; service: PortName; characteristic: PortName }
  | { part: 'descriptor'; uuid: PortName | { is: string }; of?: PortName; permissions?: PortName }
  | { part: 'add-descriptor'; to: PortName; descriptor: PortName }
  | { part: 'set-permissions'; of: PortName; value: PortName }
  | { part: 'set-callbacks'; of: PortName; object: PortName }
  /** The table is handed to the radio: what is set afterwards comes too late. */
  | { part: 'publish'; of: PortName }
  /** Sends a value to subscribers. */
  | { part: 'send'; of: PortName; value?: PortName }
  | { part: 'set-value'; of: PortName; value: PortName }
  /** The application reads what a peer wrote. */
  | { part: 'get-value'; of: PortName }
  /** Sets a fact of the pairing: `io`, `mitm`, `sc`, `bond`, `auth-bits`, `static-passkey`. */
  | { part: 'security'; stack: string; sets: readonly (readonly [fact: string, port: PortName | { is: string }])[] }
  /** What the call does to the toy: a write handler that reaches it makes the characteristic that kind. */
  | { part: 'effect'; role: GattRole };
