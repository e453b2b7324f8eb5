import type { GattRole } from '../model/toy.ts';

/** What a known service or characteristic is for. */
export interface KnownUuid {
  role: GattRole;
  name: string;
  /** A vendor's short number that others use too: it counts only inside this service. */
  service?: string;
  /** The specification lets clients write it. */
  writable?: boolean;
}

const table = (
  role: GattRole,
  rows: Record<string, string>,
  more: Pick<KnownUuid, 'service' | 'writable'> = {},
): [string, KnownUuid][] => Object.entries(rows).map(([uuid, name]) => [uuid, { role, name, ...more }]);

/** Characteristics by UUID: Bluetooth SIG assigned numbers, and vendors' published services. */
export const CHARACTERISTICS: ReadonlyMap<string, KnownUuid> = new Map([
  ...table('device-information', {
    '2a00': 'device name',
    '2a01': 'appearance',
    '2a04': 'connection parameters',
    '2a05': 'service changed',
    '2a07': 'transmit power',
    '2a23': 'system identifier',
    '2a24': 'model number',
    '2a25': 'serial number',
    '2a26': 'firmware revision',
    '2a27': 'hardware revision',
    '2a28': 'software revision',
    '2a29': 'manufacturer',
    '2a2a': 'certification data',
    '2a50': 'PnP identifier',
  }),
  ...table('battery', {
    '2a19': 'battery level',
    '2a1a': 'battery power state',
    '2be9': 'battery critical status',
    '2bea': 'battery health status',
    '2beb': 'battery health information',
    '2bec': 'battery information',
    '2bed': 'battery level status',
    '2bf0': 'battery energy status',
  }),
  ...table('microphone', {
    '2bc3': 'microphone mute',
    '2bc5': 'audio source',
    'ef680504-9b35-4933-9b10-52ffa9740042': 'microphone',
    '00010203-0405-0607-0809-0a0b0c0d2b18': 'microphone',
    'aaddf75d-a95a-0003-0000-3ca499b74009': 'audio from the toy',
  }),
  ...table('speaker', {
    '2bc4': 'audio sink',
    '2b7d': 'volume state',
    '2b7e': 'volume control',
    '7772e5db-3868-4112-a1a9-f2669d106bf3': 'MIDI',
    'ef680502-9b35-4933-9b10-52ffa9740042': 'speaker',
    'aaddf75d-a95a-0002-0000-3ca499b74009': 'audio to the toy',
  }),
  ...table('command', {
    '2a06': 'alert level',
    '2a0f': 'local time information',
    '2a2b': 'current time',
    '2a44': 'alert notification control',
    '2a46': 'new alert',
    '2a56': 'digital output',
    '2a58': 'analog output',
    '00001525-1212-efde-1523-785feabcd123': 'LED',
    'aaddf75d-a95a-0001-0000-3ca499b74009': 'toy command',
  }),
  ...table('location', {
    '2a67': 'location and speed',
    '2a68': 'navigation',
    '2aae': 'latitude',
    '2aaf': 'longitude',
  }),
  ...table('identity', {
    '2a80': 'age',
    '2a85': 'date of birth',
    '2a87': 'email address',
    '2a8a': 'first name',
    '2a8c': 'gender',
    '2a90': 'last name',
    '2a98': 'weight',
    '2a9a': 'user index',
  }),
  ...table('health', {
    '2a1c': 'temperature measurement of the body',
    '2a37': 'heart rate',
    '2a38': 'body sensor location',
    '2a39': 'heart rate control',
    '2a53': 'running speed and cadence',
    '2a5b': 'cycling speed and cadence',
    '2a5e': 'blood oxygen',
    '2a9d': 'weight measurement',
    '2b40': 'step counter',
  }),
  ...table('hid', {
    '2a22': 'keyboard input report',
    '2a32': 'keyboard output report',
    '2a33': 'mouse input report',
    '2a4d': 'HID report',
    '2a4e': 'HID protocol mode',
  }),
  ...table('device-information', { '2a4a': 'HID information', '2a4b': 'HID report map' }),
  ...table('device-information', { '2a4c': 'HID control point' }, { writable: true }),
  ...table('sensor', {
    '2a6c': 'elevation',
    '2a6d': 'pressure',
    '2a6e': 'temperature',
    '2a6f': 'humidity',
    '2a77': 'irradiance',
    '2afb': 'illuminance',
  }),
  ...table('mesh', {
    '2adb': 'mesh provisioning in',
    '2adc': 'mesh provisioning out',
    '2add': 'mesh proxy in',
    '2ade': 'mesh proxy out',
  }),
  ...table('firmware-update', {
    '00001531-1212-efde-1523-785feabcd123': 'Nordic legacy DFU control point',
    '00001532-1212-efde-1523-785feabcd123': 'Nordic legacy DFU packet',
    '8ec90001-f315-4f60-9fb8-838830daea50': 'Nordic secure DFU control point',
    '8ec90002-f315-4f60-9fb8-838830daea50': 'Nordic secure DFU packet',
    '8ec90003-f315-4f60-9fb8-838830daea50': 'Nordic buttonless DFU',
    '8e400001-f315-4f60-9fb8-838830daea50': 'Nordic buttonless DFU',
    'da2e7828-fbce-4e01-ae9e-261174997c48': 'MCUmgr SMP',
    '00010203-0405-0607-0809-0a0b0c0d2b12': 'Telink OTA',
    '984227f3-34fc-4045-a5d0-2c581f81a153': 'Silicon Labs OTA data',
    'f7bf3564-fb6d-4e53-88a4-5e37e0326063': 'Silicon Labs OTA control',
  }),
  ...table('firmware-update', { '8020': 'ESP BLE OTA firmware', '8022': 'ESP BLE OTA command' }, { service: '8018' }),
  ...table('device-information', { '8021': 'ESP BLE OTA progress' }, { service: '8018' }),
  ...table('device-information', {
    '00001534-1212-efde-1523-785feabcd123': 'Nordic legacy DFU version',
    '00467768-6228-2272-4663-277478268001': 'Improv state',
    '00467768-6228-2272-4663-277478268002': 'Improv error',
    '00467768-6228-2272-4663-277478268005': 'Improv capabilities',
  }),
  ...table('uart', {
    '6e400002-b5a3-f393-e0a9-e50e24dcca9e': 'Nordic UART input',
    '6e400003-b5a3-f393-e0a9-e50e24dcca9e': 'Nordic UART output',
    ffe1: 'serial data',
    ffe2: 'serial data',
    fff1: 'serial data',
    fff2: 'serial data',
    '49535343-1e4d-4bd9-ba61-23c647249616': 'transparent UART output',
    '49535343-8841-43f4-a8d4-ecbe34729bb3': 'transparent UART input',
    fe41: 'peer-to-peer data',
    fe42: 'peer-to-peer data',
  }),
  ...table('wifi-provisioning', { ff01: 'BluFi input', ff02: 'BluFi output' }, { service: 'ffff' }),
  ...table('wifi-provisioning', {
    '00467768-6228-2272-4663-277478268003': 'Improv command',
    '00467768-6228-2272-4663-277478268004': 'Improv result',
  }),
]);

/** Services by UUID: the role of those of its characteristics that have no role of their own. */
export const SERVICES: ReadonlyMap<string, KnownUuid> = new Map([
  ...table('device-information', {
    '1800': 'generic access',
    '1801': 'generic attribute',
    '180a': 'device information',
  }),
  ...table('battery', { '180f': 'battery' }),
  ...table('microphone', {
    '184d': 'microphone control',
    '1843': 'audio input control',
    '184e': 'audio stream control',
    '00010203-0405-0607-0809-0a0b0c0d1911': 'audio',
  }),
  ...table('speaker', { '1844': 'volume control', '03b80e5a-ede8-4b33-a751-6ce34ec4c700': 'MIDI' }),
  ...table('command', {
    '1802': 'immediate alert',
    '1803': 'link loss',
    '1805': 'current time',
    '1811': 'alert notification',
    '1815': 'automation',
  }),
  // A value of one's own inside the service of location or user data need not be one: only their own characteristics count.
  ...table('health', {
    '1809': 'health thermometer',
    '180d': 'heart rate',
    '1814': 'running speed',
    '1816': 'cycling speed',
    '1822': 'pulse oximeter',
    '181d': 'weight scale',
    '183e': 'physical activity',
  }),
  ...table('hid', { '1812': 'human interface device' }),
  ...table('sensor', { '181a': 'environmental sensing' }),
  ...table('uart', {
    '6e400001-b5a3-f393-e0a9-e50e24dcca9e': 'Nordic UART',
    ffe0: 'serial',
    '49535343-fe7d-4ae5-8fa9-9fafd205e455': 'transparent UART',
  }),
  ...table('firmware-update', {
    '00001530-1212-efde-1523-785feabcd123': 'Nordic legacy DFU',
    fe59: 'Nordic secure DFU',
    '8d53dc1d-1db7-4cd3-868b-8a527460aa84': 'MCUmgr SMP',
    '8018': 'ESP BLE OTA',
    fef5: 'Dialog SUOTA',
    'f000ffc0-0451-4000-b000-000000000000': 'TI OAD',
    '1d14d6ee-fd63-4fa1-bfa4-8f47b42119f0': 'Silicon Labs OTA',
    'c7261110-f425-447a-a1bd-9d7246768bd8': 'Infineon OTA',
    'ae5d1e47-5c13-43a0-8635-82ad38a1381f': 'Infineon OTA',
  }),
  ...table('wifi-provisioning', {
    ffff: 'BluFi',
    '00467768-6228-2272-4663-277478268000': 'Improv',
    '021a9004-0382-4aea-bff4-6b3f1c5adfb4': 'ESP provisioning',
    '14387800-130c-49e7-b877-2881c89cb258': 'Nordic Wi-Fi provisioning',
  }),
]);
