import type { GattMeaning } from '../model/gatt-meaning.ts';
import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';
import { PERMISSION_4, PROPERTY, PROPERTY_4 } from './arduino-esp32-ble-data.ts';
import { IO_CAPABILITIES } from './esp-nimble-data.ts';
import { uuidOf } from './gatt/uuid-makers.ts';

const scoped = (scope: string, names: Record<string, number>): Record<string, number> =>
  Object.fromEntries(Object.entries(names).map(([name, value]) => [`${scope}::${name}`, value]));

const gatt = (
  call: string,
  args: CallRow['args'],
  means: GattMeaning,
  more: Partial<CallRow<Means>> = {},
): CallRow<Means> => ({
  call,
  ...(args ? { args } : {}),
  means: { gatt: means },
  provenance: 'source',
  ...more,
});

/** The BLE library of arduino-esp32 (and nkolban's, which it grew from): the board and the version decide whether Bluedroid or NimBLE is under it. */
export const arduinoEsp32Ble: Platform<Means> = {
  id: 'arduino-esp32',
  title: 'arduino-esp32 BLE',
  constants: {
    ...PROPERTY,
    ...scoped('BLECharacteristic', PROPERTY),
    ...PROPERTY_4,
    ...PERMISSION_4,
    ...IO_CAPABILITIES,
  },
  constantFunctions: { BLEUUID: uuidOf },
  bases: { BLE2902: ['BLEDescriptor'], BLE2904: ['BLEDescriptor'], BLE2901: ['BLEDescriptor'] },
  calls: [
    { call: 'BLEDevice.createServer', returns: 'BLEServer', provenance: 'source' },
    gatt('BLEServer.createService', [1, 3], { part: 'service', uuid: 0 }, { returns: 'BLEService' }),
    gatt(
      'BLEService.createCharacteristic',
      [1, 3],
      { part: 'characteristic', stack: 'arduino-esp32', service: 'this', uuid: 0, properties: 1, permissions: 2 },
      { returns: 'BLECharacteristic' },
    ),
    gatt('new BLECharacteristic', [1, 2], { part: 'characteristic', stack: 'arduino-esp32', uuid: 0, properties: 1 }),
    gatt('BLEService.addCharacteristic', [1, 1], { part: 'add-characteristic', service: 'this', characteristic: 0 }),
    gatt('BLECharacteristic.setAccessPermissions', [1, 1], { part: 'set-permissions', of: 'this', value: 0 }),
    gatt('BLEDescriptor.setAccessPermissions', [1, 1], { part: 'set-permissions', of: 'this', value: 0 }),
    gatt('BLEDescriptor.setPermissions', [1, 1], { part: 'set-permissions', of: 'this', value: 0 }),
    gatt('BLECharacteristic.addDescriptor', [1, 1], { part: 'add-descriptor', to: 'this', descriptor: 0 }),
    gatt('new BLE2902', [0, 0], { part: 'descriptor', uuid: { is: '2902' } }),
    gatt('new BLE2904', [0, 0], { part: 'descriptor', uuid: { is: '2904' } }),
    gatt('new BLE2901', [0, 1], { part: 'descriptor', uuid: { is: '2901' } }),
    gatt('new BLEDescriptor', [1, 2], { part: 'descriptor', uuid: 0 }),
    gatt('BLECharacteristic.createDescriptor', [2, 3], { part: 'descriptor', uuid: 0, of: 'this', permissions: 1 }),
    gatt('BLECharacteristic.setCallbacks', [1, 1], { part: 'set-callbacks', of: 'this', object: 0 }),
    gatt('BLECharacteristic.setValue', [1, 2], { part: 'set-value', of: 'this', value: 0 }),
    gatt('BLECharacteristic.notify', [0, 1], { part: 'send', of: 'this' }),
    gatt('BLECharacteristic.indicate', [0, 0], { part: 'send', of: 'this' }),
    gatt('BLECharacteristic.getValue', [0, 0], { part: 'get-value', of: 'this' }),
    gatt('BLECharacteristic.getData', [0, 0], { part: 'get-value', of: 'this' }),
    gatt('BLEService.start', [0, 0], { part: 'publish', of: 'this' }),
    gatt('BLESecurity.setCapability', [1, 1], { part: 'security', stack: 'arduino-esp32', sets: [['io', 0]] }),
    gatt('BLESecurity.setIOCapability', [1, 1], { part: 'security', stack: 'arduino-esp32', sets: [['io', 0]] }),
    gatt('BLESecurity.setStaticPIN', [1, 1], { part: 'security', stack: 'arduino-esp32', sets: [['io', { is: '0' }]] }),
    gatt('BLESecurity.onAuthorization', [1, 1], {
      part: 'security',
      stack: 'arduino-esp32',
      sets: [['authorization', { is: 'y' }]],
    }),
  ],
  anchors: [
    'BLEDevice',
    'BLEServer',
    'BLECharacteristic',
    'BLEService',
    'BLE2902',
    'BLESecurity',
    'createCharacteristic',
    'setAccessPermissions',
    'BLECharacteristicCallbacks',
    'BLEUUID',
  ],
};
