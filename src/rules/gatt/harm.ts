import type { Severity } from '../../model/finding.ts';
import type { GattCharacteristic, GattOperation, GattRole } from '../../model/toy.ts';

/** What an open operation gives a stranger, and how bad that is. Null: not worth a word (the protocol above protects it). */
export interface Harm {
  severity: Severity;
  /** Consequence for the child or family, as a clause after "so". */
  so: string;
}

const error = (so: string): Harm => ({ severity: 'error', so });
const warning = (so: string): Harm => ({ severity: 'warning', so });
const info = (so: string): Harm => ({ severity: 'info', so });

const HARMLESS = info('anybody nearby learns it, which is open by design and tells nothing about the child');

const WRITE: Record<GattRole, Harm | null> = {
  'firmware-update': error('anybody in radio range can load their own firmware and turn the toy against the child'),
  'wifi-provisioning': error('anybody in radio range can move the toy into their own Wi-Fi and listen to all it sends'),
  credential: error('anybody in radio range can replace the secret that protects the toy'),
  microphone: error('anybody in radio range can make the toy listen to the child'),
  camera: warning('anybody in radio range can make the toy take pictures of the child'),
  speaker: warning('a stranger nearby can make the toy speak to the child'),
  command: warning("a stranger nearby can control the toy in the child's hands"),
  uart: warning('a stranger nearby can send the toy any command that its app can'),
  location: warning('a stranger nearby can change where the toy believes the child to be'),
  identity: warning('a stranger nearby can change what the toy knows about the child'),
  health: warning('a stranger nearby can change what the toy measures of the child'),
  hid: warning('a stranger nearby can send input to the device'),
  battery: info('anybody nearby can write it, which changes nothing for the child'),
  'device-information': info('anybody nearby can write it, which changes little for the child'),
  sensor: warning('a stranger nearby can change how the toy measures'),
  mesh: null,
  unknown: warning("a stranger nearby can send it to the toy in the child's hands"),
};

const NOTIFY: Record<GattRole, Harm | null> = {
  microphone: error('anybody in radio range can listen to the child'),
  camera: error('anybody in radio range can watch the child'),
  credential: error('anybody in radio range gets the secret that protects the toy'),
  location: warning('anybody in radio range can follow where the child is'),
  identity: warning('anybody in radio range learns who the child is'),
  health: warning('anybody in radio range can follow how the child moves and feels'),
  'wifi-provisioning': warning("anybody in radio range learns about the family's Wi-Fi"),
  hid: warning('anybody in radio range can read what is typed or pressed'),
  speaker: warning('anybody in radio range can follow what the child plays'),
  command: warning('anybody in radio range can follow what the child does with the toy'),
  uart: warning('anybody in radio range gets every answer of the toy'),
  unknown: warning('anybody in radio range gets what the toy sends to the family'),
  'firmware-update': info('anybody nearby can follow the progress of an update'),
  sensor: info('anybody nearby learns what the room is like, which tells little about the child'),
  battery: HARMLESS,
  'device-information': HARMLESS,
  mesh: null,
};

const READ: Record<GattRole, Harm | null> = {
  ...NOTIFY,
  microphone: error('anybody in radio range can read what the microphone last heard'),
  camera: error('anybody in radio range can read what the camera last saw'),
  speaker: info('anybody nearby can read its setting'),
  command: info("anybody nearby can read the toy's state"),
  uart: info('anybody nearby can read the last answer of the toy'),
  unknown: info('anybody nearby can read it, and nothing tells what it is'),
};

const HARM: Record<GattOperation, Record<GattRole, Harm | null>> = { write: WRITE, subscribe: NOTIFY, read: READ };

/** What an open operation of a characteristic means. */
export function harmOf(operation: GattOperation, chr: GattCharacteristic): Harm | null {
  // A command's characteristic that is also written tells its subscribers what was set.
  if (operation === 'subscribe' && chr.role === 'command' && chr.access.write !== 'none') return STATE;
  return HARM[operation][chr.role];
}

const STATE = info("anybody nearby can follow the toy's state");
