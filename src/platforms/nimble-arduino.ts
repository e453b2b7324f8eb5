import type { GattMeaning } from '../model/gatt-meaning.ts';
import type { AccessTable } from '../model/gatt-table.ts';
import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';
import { CHR_FLAGS } from './esp-nimble-data.ts';
import { uuidOf } from './gatt/uuid-makers.ts';

/** `NIMBLE_PROPERTY::*` are NimBLE's own flags (`NimBLELocalAttribute.h`). */
const PROPERTY = {
  'NIMBLE_PROPERTY::READ': CHR_FLAGS.BLE_GATT_CHR_F_READ,
  'NIMBLE_PROPERTY::READ_ENC': CHR_FLAGS.BLE_GATT_CHR_F_READ_ENC,
  'NIMBLE_PROPERTY::READ_AUTHEN': CHR_FLAGS.BLE_GATT_CHR_F_READ_AUTHEN,
  'NIMBLE_PROPERTY::READ_AUTHOR': CHR_FLAGS.BLE_GATT_CHR_F_READ_AUTHOR,
  'NIMBLE_PROPERTY::WRITE': CHR_FLAGS.BLE_GATT_CHR_F_WRITE,
  'NIMBLE_PROPERTY::WRITE_NR': CHR_FLAGS.BLE_GATT_CHR_F_WRITE_NO_RSP,
  'NIMBLE_PROPERTY::WRITE_ENC': CHR_FLAGS.BLE_GATT_CHR_F_WRITE_ENC,
  'NIMBLE_PROPERTY::WRITE_AUTHEN': CHR_FLAGS.BLE_GATT_CHR_F_WRITE_AUTHEN,
  'NIMBLE_PROPERTY::WRITE_AUTHOR': CHR_FLAGS.BLE_GATT_CHR_F_WRITE_AUTHOR,
  'NIMBLE_PROPERTY::BROADCAST': CHR_FLAGS.BLE_GATT_CHR_F_BROADCAST,
  'NIMBLE_PROPERTY::NOTIFY': CHR_FLAGS.BLE_GATT_CHR_F_NOTIFY,
  'NIMBLE_PROPERTY::INDICATE': CHR_FLAGS.BLE_GATT_CHR_F_INDICATE,
};

/** What a call without properties makes. */
export const DEFAULT_PROPERTIES = CHR_FLAGS.BLE_GATT_CHR_F_READ | CHR_FLAGS.BLE_GATT_CHR_F_WRITE;

/** The client configuration is the stack's own, always open (`NimBLEServer.cpp`). */
export const CLIENT_TABLE: AccessTable = [
  {
    when: [],
    access: 'open',
    reason: 'NimBLE-Arduino makes every client configuration open; READ_ENC and WRITE_ENC never cover it',
  },
];
/** Releases before 2.0 skip peers whose link isn't encrypted, if a READ security flag is set (`NimBLECharacteristic::notify`); no 2.x release does. */
export const SEND_TABLE: AccessTable = [
  {
    when: [{ lacks: ['encrypt', 'authen', 'author'] }],
    access: 'open',
    reason: 'nothing is checked when the value is sent',
  },
  {
    when: [{ fact: 'version', is: ['1'] }],
    access: 'encrypted',
    reason: 'notify() of 1.x skips peers whose link is not encrypted',
  },
  { when: [], access: 'open', reason: 'notify() of 2.x sends without looking at the link' },
];

const gatt = (call: string, args: CallRow['args'], means: GattMeaning, returns?: string): CallRow<Means> => ({
  call,
  ...(args ? { args } : {}),
  means: { gatt: means },
  ...(returns ? { returns } : {}),
  provenance: 'source',
});

/** NimBLE-Arduino (h2zero) and esp-nimble-cpp. */
export const nimbleArduino: Platform<Means> = {
  id: 'nimble-arduino',
  title: 'NimBLE-Arduino',
  constants: PROPERTY,
  constantFunctions: { NimBLEUUID: uuidOf },
  calls: [
    { call: 'NimBLEDevice.createServer', returns: 'NimBLEServer', provenance: 'source' },
    { call: 'NimBLEDevice.getServer', returns: 'NimBLEServer', provenance: 'source' },
    gatt('NimBLEServer.createService', [1, 1], { part: 'service', uuid: 0 }, 'NimBLEService'),
    gatt(
      'NimBLEService.createCharacteristic',
      [1, 3],
      { part: 'characteristic', stack: 'nimble-arduino', service: 'this', uuid: 0, properties: 1 },
      'NimBLECharacteristic',
    ),
    gatt('new NimBLECharacteristic', [1, 4], {
      part: 'characteristic',
      stack: 'nimble-arduino',
      uuid: 0,
      properties: 1,
    }),
    gatt('NimBLEService.addCharacteristic', [1, 1], { part: 'add-characteristic', service: 'this', characteristic: 0 }),
    gatt(
      'NimBLECharacteristic.createDescriptor',
      [1, 3],
      { part: 'descriptor', uuid: 0, of: 'this' },
      'NimBLEDescriptor',
    ),
    gatt('NimBLECharacteristic.setCallbacks', [1, 1], { part: 'set-callbacks', of: 'this', object: 0 }),
    gatt('NimBLECharacteristic.setValue', [1, 2], { part: 'set-value', of: 'this', value: 0 }),
    gatt('NimBLECharacteristic.notify', [0, 0], { part: 'send', of: 'this' }),
    gatt('NimBLECharacteristic.notify', [1, 3], { part: 'send', of: 'this', value: 0 }),
    gatt('NimBLECharacteristic.indicate', [0, 0], { part: 'send', of: 'this' }),
    gatt('NimBLECharacteristic.indicate', [1, 3], { part: 'send', of: 'this', value: 0 }),
    gatt('NimBLECharacteristic.getValue', [0, 1], { part: 'get-value', of: 'this' }),
    gatt('NimBLEService.start', [0, 0], { part: 'publish', of: 'this' }),
    gatt('NimBLEDevice.setSecurityIOCap', [1, 1], { part: 'security', stack: 'nimble-arduino', sets: [['io', 0]] }),
  ],
  anchors: [
    'NimBLEDevice',
    'NimBLEServer',
    'NimBLEService',
    'NimBLECharacteristic',
    'NimBLECharacteristicCallbacks',
    'NIMBLE_PROPERTY',
    'NimBLEUUID',
  ],
};
