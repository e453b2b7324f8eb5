import type { GattRole } from '../model/toy.ts';

/** What a name must hold to speak for a role: one of these words, or several in a row. Tried in order. */
export interface RoleWords {
  role: GattRole;
  words: readonly string[];
  /** Only where the characteristic can (true) or can't (false) be written. */
  writable?: boolean;
  /** Only where it can (true) or can't (false) be notified. */
  notifies?: boolean;
}

export const ROLE_WORDS: readonly RoleWords[] = [
  { role: 'battery', words: ['battery', 'batt', 'bat', 'vbat'] },
  // What a characteristic says of the device itself, harmless to read.
  {
    role: 'device-information',
    words: [
      'version',
      'codec',
      'manufacturer',
      'manufacturer name',
      'model number',
      'hardware revision',
      'fw rev',
      'progress',
      'capabilities',
      'mtu',
      'uptime',
      'rssi',
    ],
    writable: false,
  },
  { role: 'device-information', words: ['firmware', 'software', 'ota', 'dfu'], writable: false },
  { role: 'firmware-update', words: ['ota', 'dfu', 'fota', 'firmware', 'fwupdate', 'bootloader'] },
  {
    role: 'wifi-provisioning',
    words: ['ssid', 'psk', 'wifi', 'wi fi', 'wlan', 'wifi credentials'],
  },
  {
    role: 'credential',
    words: ['password', 'passwd', 'passphrase', 'token', 'api key', 'apikey', 'secret', 'passkey', 'credentials'],
  },
  { role: 'camera', words: ['camera', 'photo', 'image', 'jpeg', 'jpg', 'picture', 'video', 'snapshot'] },
  // What is written to a microphone's name is a setting of it; what comes out is its sound.
  { role: 'command', words: ['mic', 'microphone', 'record', 'recording', 'listen'], writable: true, notifies: false },
  { role: 'microphone', words: ['mic', 'microphone', 'record', 'recording', 'listen', 'adpcm'] },
  { role: 'microphone', words: ['audio', 'voice', 'pcm', 'opus', 'speech'], notifies: true },
  {
    role: 'speaker',
    words: [
      'speaker',
      'spk',
      'audio',
      'voice',
      'pcm',
      'opus',
      'play',
      'playback',
      'volume',
      'tts',
      'sound',
      'music',
      'melody',
      'song',
      'buzzer',
      'tune',
      'midi',
    ],
  },
  {
    role: 'location',
    words: ['gps', 'gnss', 'latitude', 'longitude', 'lat', 'lng', 'location', 'geo', 'navigation', 'nav'],
  },
  {
    role: 'identity',
    words: [
      'child',
      'kid',
      'baby',
      'birthday',
      'birthdate',
      'nickname',
      'child profile',
      'user profile',
      'first name',
      'last name',
      'user name',
      'username',
      'owner',
      'email',
      'user id',
    ],
  },
  {
    role: 'health',
    words: [
      'heart',
      'heart rate',
      'bpm',
      'pulse',
      'spo2',
      'oxygen',
      'ecg',
      'ppg',
      'emg',
      'eeg',
      'breath',
      'respiration',
      'sleep data',
      'step',
      'steps',
      'motion',
      'activity',
      'accel',
      'accelerometer',
      'acceleration',
      'gyro',
      'gyroscope',
      'imu',
      'orientation',
      'orient',
      'quaternion',
      'gesture',
      'gestures',
      'finger',
      'flex',
      'posture',
      'touch',
      'squeeze',
      'sip',
      'fall',
    ],
    writable: false,
  },
  {
    role: 'sensor',
    words: [
      'temp',
      'temperature',
      'humidity',
      'pressure',
      'light level',
      'lux',
      'ambient',
      'baro',
      'barometer',
      'co2',
      'gas',
      'moisture',
      'weather',
    ],
    writable: false,
  },
  { role: 'uart', words: ['uart', 'nus', 'serial', 'rx', 'tx', 'rxd', 'txd'] },
  {
    role: 'command',
    words: [
      'command',
      'cmd',
      'control',
      'ctrl',
      'led',
      'leds',
      'rgb',
      'light',
      'lights',
      'color',
      'colour',
      'brightness',
      'motor',
      'motors',
      'servo',
      'drive',
      'move',
      'speed',
      'steering',
      'restart',
      'reset',
      'reboot',
      'config',
      'settings',
      'setting',
      'mode',
      'action',
      'pattern',
      'effect',
      'switch',
      'relay',
    ],
  },
];

/** `audioDataCharacteristicUUID` as `audio data characteristic uuid`, with a space at both ends. */
export function wordsOfName(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]+)([A-Z][a-z])/g, '$1 $2')
    .split(/[^A-Za-z0-9]+|(?<=[a-z])(?=\d{2,}$)/)
    .filter(Boolean);
  return ` ${words.join(' ').toLowerCase()} `;
}

/** The role that identifiers tell, the first that says anything; null where none does. */
export function roleOfNames(names: readonly string[], writable: boolean, notifies: boolean): GattRole | null {
  for (const name of names) {
    const text = wordsOfName(name);
    for (const row of ROLE_WORDS) {
      if (row.writable !== undefined && row.writable !== writable) continue;
      if (row.notifies !== undefined && row.notifies !== notifies) continue;
      if (row.words.some((word) => text.includes(` ${word} `))) return row.role;
    }
  }
  return null;
}
