import type { AccessTable, AccessTest } from '../model/gatt-table.ts';
import type { Bits } from './gatt/words.ts';

/** `BLE_GATT_CHR_F_*` (esp-nimble and mynewt `host/include/host/ble_gatt.h`; the last three exist in ESP-IDF only). */
export const CHR_FLAGS = {
  BLE_GATT_CHR_F_BROADCAST: 0x0001,
  BLE_GATT_CHR_F_READ: 0x0002,
  BLE_GATT_CHR_F_WRITE_NO_RSP: 0x0004,
  BLE_GATT_CHR_F_WRITE: 0x0008,
  BLE_GATT_CHR_F_NOTIFY: 0x0010,
  BLE_GATT_CHR_F_INDICATE: 0x0020,
  BLE_GATT_CHR_F_AUTH_SIGN_WRITE: 0x0040,
  BLE_GATT_CHR_F_RELIABLE_WRITE: 0x0080,
  BLE_GATT_CHR_F_AUX_WRITE: 0x0100,
  BLE_GATT_CHR_F_READ_ENC: 0x0200,
  BLE_GATT_CHR_F_READ_AUTHEN: 0x0400,
  BLE_GATT_CHR_F_READ_AUTHOR: 0x0800,
  BLE_GATT_CHR_F_WRITE_ENC: 0x1000,
  BLE_GATT_CHR_F_WRITE_AUTHEN: 0x2000,
  BLE_GATT_CHR_F_WRITE_AUTHOR: 0x4000,
  BLE_GATT_CHR_F_NOTIFY_INDICATE_ENC: 0x8000,
  BLE_GATT_CHR_F_NOTIFY_INDICATE_AUTHEN: 0x10000,
  BLE_GATT_CHR_F_NOTIFY_INDICATE_AUTHOR: 0x20000,
} as const;

/** `BLE_ATT_F_*`: flags of descriptors (`host/include/host/ble_att.h`). */
export const ATT_FLAGS = {
  BLE_ATT_F_READ: 0x01,
  BLE_ATT_F_WRITE: 0x02,
  BLE_ATT_F_READ_ENC: 0x04,
  BLE_ATT_F_READ_AUTHEN: 0x08,
  BLE_ATT_F_READ_AUTHOR: 0x10,
  BLE_ATT_F_WRITE_ENC: 0x20,
  BLE_ATT_F_WRITE_AUTHEN: 0x40,
  BLE_ATT_F_WRITE_AUTHOR: 0x80,
} as const;

/** I/O capabilities, the same numbers on every stack (core specification, Vol 3 Part H 3.5.1). */
export const IO_CAPABILITIES = {
  BLE_HS_IO_DISPLAY_ONLY: 0,
  BLE_HS_IO_DISPLAY_YESNO: 1,
  BLE_HS_IO_KEYBOARD_ONLY: 2,
  BLE_HS_IO_NO_INPUT_OUTPUT: 3,
  BLE_HS_IO_KEYBOARD_DISPLAY: 4,
  BLE_SM_IO_CAP_DISP_ONLY: 0,
  BLE_SM_IO_CAP_DISP_YES_NO: 1,
  BLE_SM_IO_CAP_KEYBOARD_ONLY: 2,
  BLE_SM_IO_CAP_NO_IO: 3,
  BLE_SM_IO_CAP_KEYBOARD_DISP: 4,
} as const;

export const OTHER_CONSTANTS = {
  BLE_GATT_SVC_TYPE_END: 0,
  BLE_GATT_SVC_TYPE_PRIMARY: 1,
  BLE_GATT_SVC_TYPE_SECONDARY: 2,
  BLE_SM_PAIR_AUTHREQ_BOND: 0x01,
  BLE_SM_PAIR_AUTHREQ_MITM: 0x04,
  BLE_SM_PAIR_AUTHREQ_SC: 0x08,
  BLE_SM_PAIR_AUTHREQ_KEYPRESS: 0x10,
} as const;

export const PROPERTIES: Bits = {
  broadcast: CHR_FLAGS.BLE_GATT_CHR_F_BROADCAST,
  read: CHR_FLAGS.BLE_GATT_CHR_F_READ,
  'write-without-response': CHR_FLAGS.BLE_GATT_CHR_F_WRITE_NO_RSP,
  write: CHR_FLAGS.BLE_GATT_CHR_F_WRITE,
  notify: CHR_FLAGS.BLE_GATT_CHR_F_NOTIFY,
  indicate: CHR_FLAGS.BLE_GATT_CHR_F_INDICATE,
  'authenticated-signed-writes': CHR_FLAGS.BLE_GATT_CHR_F_AUTH_SIGN_WRITE,
  'reliable-write': CHR_FLAGS.BLE_GATT_CHR_F_RELIABLE_WRITE,
  'writable-auxiliaries': CHR_FLAGS.BLE_GATT_CHR_F_AUX_WRITE,
};

export const READ: Bits = {
  offered: CHR_FLAGS.BLE_GATT_CHR_F_READ,
  encrypt: CHR_FLAGS.BLE_GATT_CHR_F_READ_ENC,
  authen: CHR_FLAGS.BLE_GATT_CHR_F_READ_AUTHEN,
  author: CHR_FLAGS.BLE_GATT_CHR_F_READ_AUTHOR,
};
export const WRITE: Bits = {
  offered: CHR_FLAGS.BLE_GATT_CHR_F_WRITE,
  'offered-command': CHR_FLAGS.BLE_GATT_CHR_F_WRITE_NO_RSP,
  encrypt: CHR_FLAGS.BLE_GATT_CHR_F_WRITE_ENC,
  authen: CHR_FLAGS.BLE_GATT_CHR_F_WRITE_AUTHEN,
  author: CHR_FLAGS.BLE_GATT_CHR_F_WRITE_AUTHOR,
};
export const SUBSCRIBE: Bits = {
  offered: CHR_FLAGS.BLE_GATT_CHR_F_NOTIFY,
  'offered-command': CHR_FLAGS.BLE_GATT_CHR_F_INDICATE,
  encrypt: CHR_FLAGS.BLE_GATT_CHR_F_NOTIFY_INDICATE_ENC,
  authen: CHR_FLAGS.BLE_GATT_CHR_F_NOTIFY_INDICATE_AUTHEN,
  author: CHR_FLAGS.BLE_GATT_CHR_F_NOTIFY_INDICATE_AUTHOR,
};
export const DESCRIPTOR_READ: Bits = {
  offered: ATT_FLAGS.BLE_ATT_F_READ,
  encrypt: ATT_FLAGS.BLE_ATT_F_READ_ENC,
  authen: ATT_FLAGS.BLE_ATT_F_READ_AUTHEN,
  author: ATT_FLAGS.BLE_ATT_F_READ_AUTHOR,
};
export const DESCRIPTOR_WRITE: Bits = {
  offered: ATT_FLAGS.BLE_ATT_F_WRITE,
  encrypt: ATT_FLAGS.BLE_ATT_F_WRITE_ENC,
  authen: ATT_FLAGS.BLE_ATT_F_WRITE_AUTHEN,
  author: ATT_FLAGS.BLE_ATT_F_WRITE_AUTHOR,
};

const OFFERED: AccessTest = { lacks: ['offered', 'offered-command'] };
const NOTHING: AccessTest = { lacks: ['encrypt', 'authen', 'author'] };

/**
 * Who passes (`ble_att_svr.c`, `ble_sm.c`). `flags` names the family of flags in the reasons: `BLE_GATT_CHR_F_READ`.
 * `open` is the reason where none of them is set.
 */
export function nimbleTable(flags: string, open: string): AccessTable {
  return [
    {
      when: [OFFERED, { any: ['encrypt', 'authen', 'author'] }],
      access: 'none',
      reason: `${flags}_ENC, _AUTHEN and _AUTHOR only add a condition to ${flags}, which is missing, so nobody can do it`,
    },
    { when: [OFFERED], access: 'none', reason: 'not offered' },
    { when: [NOTHING], access: 'open', reason: open },
    {
      when: [{ lacks: ['encrypt', 'authen'] }, { fact: 'flavour', is: ['mynewt'] }],
      access: 'open',
      reason: `this NimBLE never checks ${flags}_AUTHOR`,
    },
    {
      when: [{ fact: 'security', is: [null] }],
      access: 'none',
      reason: 'the security manager is switched off, so the level that the flags ask for can never be reached',
    },
    {
      when: [{ fact: 'level', is: ['1'] }],
      access: 'none',
      reason: 'security level 1 refuses every pairing, so the level that the flags ask for can never be reached',
    },
    {
      when: [{ lacks: ['encrypt', 'authen'] }],
      access: 'authorised',
      reason: `${flags}_AUTHOR leaves the decision to the application (BLE_GAP_EVENT_AUTHORIZE)`,
      confidence: 'medium',
    },
    {
      when: [{ fact: 'scOnly', isNot: [null, '0'] }],
      access: 'authenticated',
      secureConnections: true,
      reason: 'Secure Connections Only mode refuses Just Works pairing',
    },
    {
      when: [{ any: ['authen'] }, { fact: 'io', is: ['3'] }, { fact: 'oob', is: ['0', null] }],
      access: 'none',
      reason: `${flags}_AUTHEN needs an authenticated pairing, but the I/O capability is "no input, no output": nobody can reach it`,
    },
    {
      when: [{ any: ['authen'] }, { fact: 'comparison', is: ['automatic'] }, { fact: 'io', is: ['1', '4'] }],
      access: 'encrypted',
      reason: 'the numeric comparison is confirmed by code without asking anybody, which is Just Works in disguise',
    },
    {
      when: [{ any: ['authen'] }],
      access: 'authenticated',
      reason: `${flags}_AUTHEN asks for a pairing that is protected against an active stranger`,
    },
    {
      when: [],
      access: 'encrypted',
      reason: `${flags}_ENC asks for an encrypted link, and any pairing gives one`,
    },
  ];
}

export const READ_TABLE = nimbleTable(
  'BLE_GATT_CHR_F_READ',
  'no BLE_GATT_CHR_F_READ_ENC, _AUTHEN or _AUTHOR flag asks for security',
);
export const WRITE_TABLE = nimbleTable(
  'BLE_GATT_CHR_F_WRITE',
  'no BLE_GATT_CHR_F_WRITE_ENC, _AUTHEN or _AUTHOR flag asks for security',
);
export const SUBSCRIBE_TABLE = nimbleTable(
  'BLE_GATT_CHR_F_NOTIFY_INDICATE',
  'the client configuration takes its security from BLE_GATT_CHR_F_NOTIFY_INDICATE_* only, and none is set; read and write flags never cover it',
);
export const DESCRIPTOR_READ_TABLE = nimbleTable('BLE_ATT_F_READ', 'no BLE_ATT_F_READ_* security flag is set');
export const DESCRIPTOR_WRITE_TABLE = nimbleTable('BLE_ATT_F_WRITE', 'no BLE_ATT_F_WRITE_* security flag is set');

/** `esp_idf` Kconfig of the NimBLE host (`components/bt/host/nimble/Kconfig.in`). */
export const CONFIG_DEFAULTS = {
  CONFIG_BT_NIMBLE_SECURITY_ENABLE: 'y',
  CONFIG_BT_NIMBLE_SM_LEGACY: 'y',
  CONFIG_BT_NIMBLE_SM_SC: 'y',
  CONFIG_BT_NIMBLE_SM_LVL: '0',
  CONFIG_BT_NIMBLE_SM_SC_ONLY: '0',
} as const;
