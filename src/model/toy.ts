import type { Confidence, Decision, LabelledPlace, Place } from './place.ts';

/**
 * Who can do an operation: `open` anybody in radio range; `encrypted` any pairing is enough (Just Works included);
 * `authenticated` a pairing protected against an active stranger; `authorised` the application's own secret or
 * permission; `none` not offered, or a level that nobody can reach; `unknown` can't be told from what is in the tree.
 */
export type Access = 'open' | 'encrypted' | 'authenticated' | 'authorised' | 'unknown' | 'none';

export type GattOperation = 'read' | 'write' | 'subscribe';

/** What a characteristic is for, as far as its UUID, its name and what flows through it tell. */
export type GattRole =
  | 'microphone'
  | 'speaker'
  | 'camera'
  | 'firmware-update'
  | 'wifi-provisioning'
  | 'credential'
  | 'command'
  | 'uart'
  | 'location'
  | 'identity'
  | 'health'
  | 'hid'
  | 'battery'
  | 'device-information'
  | 'sensor'
  | 'mesh'
  | 'unknown';

export interface GattDescriptor {
  uuid: string | null;
  place: Place | null;
  read: Access;
  write: Access;
}

export interface GattCharacteristic {
  /** Platform id: `zephyr`, `esp-nimble`, `esp-bluedroid`, `arduino-esp32`. */
  stack: string;
  service: string | null;
  /** Lower case; 128-bit with dashes, or 16-bit as four digits; null where it can't be told. */
  uuid: string | null;
  name: string | null;
  place: Place;
  /** Announced operations, in the words of the core specification: read, write, write-without-response, notify, indicate, … */
  properties: string[];
  role: GattRole;
  descriptors: GattDescriptor[];
  access: Record<GattOperation, Access>;
  /** Whether LE Secure Connections is required, per operation. */
  secureConnections: Record<GattOperation, boolean>;
  /** Operations that the stack would permit although no property announces them. */
  hidden: GattOperation[];
  /** What the stack asks for on a hidden operation. */
  hiddenAccess: Partial<Record<GattOperation, Access>>;
  /** Build-time condition under which it exists, as text; null when always. */
  condition: string | null;
  /** Whether the condition names a debug, test or simulator variant only, or a switch that some build turns off. */
  shipped: boolean;
  /** One sentence a reader can check, per operation where they differ. */
  reason: string | null;
  reasons: Partial<Record<GattOperation, string>>;
  confidence: Confidence;
  decidedBy: Decision[];
  /** Id of the platform's fix for an intent, where it has one: see `Fix`. */
  fixes: Fix[];
  /** Places of the same fact elsewhere (the header that holds the UUID, the handler). */
  related: LabelledPlace[];
}

export type CredentialKind =
  | 'password'
  | 'wifi-passphrase'
  | 'token'
  | 'api-key'
  | 'private-key'
  | 'device-key'
  | 'pin'
  | 'secret';

/** A secret and where it rests. */
export interface Credential {
  kind: CredentialKind;
  /** `literal` stands in the source; `stored` comes to rest by a call. */
  rests: 'literal' | 'stored';
  /** Name of the constant, key or field that says what it is. */
  name: string | null;
  place: Place;
  /** Where it rests: `NVS`, `SharedPreferences`, `localStorage`; for a literal `source` or `configuration`. */
  store: string;
  protection: 'none' | 'protected' | 'unknown';
  protectionReason: string | null;
  /** Masked: the first two characters and the length. Never the value. */
  masked: string | null;
  condition: string | null;
  shipped: boolean;
  confidence: Confidence;
  decidedBy: Decision[];
  fixes: Fix[];
  related: LabelledPlace[];
}

export interface AudioSource {
  platform: string;
  kind: 'audio' | 'camera';
  call: string;
  place: Place;
  condition: string | null;
  decidedBy: Decision[];
}

export type Transport = 'tls' | 'cleartext' | 'ble' | 'local' | 'unknown';

export interface Endpoint {
  /** URL or host as far as it is known; `*` for parts that are not. Null when nothing is known. */
  url: string | null;
  host: string | null;
  port: number | null;
  protocol: string | null;
  transport: Transport;
  verified: boolean | null;
  /** `public`, `lan` (private address, `.local`), `loopback`, `placeholder`, `unknown`. */
  reach: 'public' | 'lan' | 'loopback' | 'placeholder' | 'unknown';
  place: Place;
  condition: string | null;
  decidedBy: Decision[];
}

export interface Leg {
  from: string;
  to: string;
  transport: Transport;
  verified: boolean | null;
}

export interface Flow {
  kind: 'audio' | 'credential' | 'camera' | 'location' | 'account';
  source: { place: Place; call: string };
  sink: { place: Place; call: string };
  transport: Transport;
  verified: boolean | null;
  legs: Leg[];
  steps: LabelledPlace[];
  /** The voice came from elsewhere and is passed on. */
  relay: boolean;
  /** Joined rows share it. */
  chain: string | null;
  endpoint: Endpoint | null;
  condition: string | null;
  shipped: boolean;
  confidence: Confidence;
  decidedBy: Decision[];
  fixes: Fix[];
}

/** How to mend a fact on that very stack. `edit` is there only where the change is mechanical. */
export interface Fix {
  intent:
    | 'raise-read-access'
    | 'raise-write-access'
    | 'raise-subscribe-access'
    | 'encrypt-store'
    | 'move-secret'
    | 'use-tls'
    | 'verify-tls';
  /** One or two sentences in the words of that SDK. */
  help: string;
}

export interface BuildInfo {
  name: string;
  root: string;
  sdk: string | null;
  version: string | null;
  board: string | null;
  /** Names of the variants (overlays, environments) that differ from the default. */
  variants: string[];
}

/** What a toy does with a child's voice, secrets and radio, and who can reach it. */
export interface Toy {
  builds: BuildInfo[];
  characteristics: GattCharacteristic[];
  credentials: Credential[];
  audioSources: AudioSource[];
  endpoints: Endpoint[];
  flows: Flow[];
}
