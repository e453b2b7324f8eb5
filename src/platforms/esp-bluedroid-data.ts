import type { AccessTable, AccessTest } from '../model/gatt-table.ts';
import type { Bits } from './gatt/words.ts';

/** `ESP_GATT_PERM_*` (ESP-IDF `bt/host/bluedroid/api/include/api/esp_gatt_defs.h`). */
export const PERMISSIONS = {
  ESP_GATT_PERM_READ: 0x001,
  ESP_GATT_PERM_READ_ENCRYPTED: 0x002,
  ESP_GATT_PERM_READ_ENC_MITM: 0x004,
  ESP_GATT_PERM_WRITE: 0x010,
  ESP_GATT_PERM_WRITE_ENCRYPTED: 0x020,
  ESP_GATT_PERM_WRITE_ENC_MITM: 0x040,
  ESP_GATT_PERM_WRITE_SIGNED: 0x080,
  ESP_GATT_PERM_WRITE_SIGNED_MITM: 0x100,
  ESP_GATT_PERM_READ_AUTHORIZATION: 0x200,
  ESP_GATT_PERM_WRITE_AUTHORIZATION: 0x400,
} as const;

/** `ESP_GATT_CHAR_PROP_BIT_*`, UUID lengths and declaration UUIDs (the same header). */
export const DEFINITIONS = {
  ESP_GATT_CHAR_PROP_BIT_BROADCAST: 0x01,
  ESP_GATT_CHAR_PROP_BIT_READ: 0x02,
  ESP_GATT_CHAR_PROP_BIT_WRITE_NR: 0x04,
  ESP_GATT_CHAR_PROP_BIT_WRITE: 0x08,
  ESP_GATT_CHAR_PROP_BIT_NOTIFY: 0x10,
  ESP_GATT_CHAR_PROP_BIT_INDICATE: 0x20,
  ESP_GATT_CHAR_PROP_BIT_AUTH: 0x40,
  ESP_GATT_CHAR_PROP_BIT_EXT_PROP: 0x80,
  ESP_GATT_RSP_BY_APP: 0,
  ESP_GATT_AUTO_RSP: 1,
  ESP_UUID_LEN_16: 2,
  ESP_UUID_LEN_32: 4,
  ESP_UUID_LEN_128: 16,
  ESP_GATT_UUID_PRI_SERVICE: 0x2800,
  ESP_GATT_UUID_SEC_SERVICE: 0x2801,
  ESP_GATT_UUID_INCLUDE_SERVICE: 0x2802,
  ESP_GATT_UUID_CHAR_DECLARE: 0x2803,
  ESP_GATT_UUID_CHAR_DESCRIPTION: 0x2901,
  ESP_GATT_UUID_CHAR_CLIENT_CONFIG: 0x2902,
  ESP_GATT_UUID_BATTERY_LEVEL: 0x2a19,
  ESP_GATT_UUID_BATTERY_SERVICE_SVC: 0x180f,
  ESP_GATT_UUID_DEVICE_INFO_SVC: 0x180a,
  ESP_GATT_UUID_HID_SVC: 0x1812,
  ESP_GATT_UUID_HEART_RATE_SVC: 0x180d,
  ESP_GATT_HEART_RATE_MEAS: 0x2a37,
  ESP_GATT_BODY_SENSOR_LOCATION: 0x2a38,
  ESP_GATT_HEART_RATE_CNTL_POINT: 0x2a39,
  ESP_GATT_UUID_HID_INFORMATION: 0x2a4a,
  ESP_GATT_UUID_HID_REPORT_MAP: 0x2a4b,
  ESP_GATT_UUID_HID_CONTROL_POINT: 0x2a4c,
  ESP_GATT_UUID_HID_REPORT: 0x2a4d,
  ESP_GATT_UUID_HID_PROTO_MODE: 0x2a4e,
  ESP_GATT_UUID_HID_BT_KB_INPUT: 0x2a22,
  ESP_GATT_UUID_HID_BT_KB_OUTPUT: 0x2a32,
  ESP_GATT_UUID_HID_BT_MOUSE_INPUT: 0x2a33,
  ESP_GATT_UUID_EXT_RPT_REF_DESCR: 0x2907,
  ESP_GATT_UUID_RPT_REF_DESCR: 0x2908,
} as const;

/** Security parameters (`esp_gap_ble_api.h`). */
export const SECURITY = {
  ESP_BLE_SM_PASSKEY: 0,
  ESP_BLE_SM_AUTHEN_REQ_MODE: 1,
  ESP_BLE_SM_IOCAP_MODE: 2,
  ESP_BLE_SM_SET_INIT_KEY: 3,
  ESP_BLE_SM_SET_RSP_KEY: 4,
  ESP_BLE_SM_MAX_KEY_SIZE: 5,
  ESP_BLE_SM_MIN_KEY_SIZE: 6,
  ESP_BLE_SM_SET_STATIC_PASSKEY: 7,
  ESP_BLE_SM_CLEAR_STATIC_PASSKEY: 8,
  ESP_BLE_SM_ONLY_ACCEPT_SPECIFIED_SEC_AUTH: 9,
  ESP_BLE_SM_OOB_SUPPORT: 10,
  ESP_BLE_ONLY_ACCEPT_SPECIFIED_AUTH_DISABLE: 0,
  ESP_BLE_ONLY_ACCEPT_SPECIFIED_AUTH_ENABLE: 1,
  ESP_IO_CAP_OUT: 0,
  ESP_IO_CAP_IO: 1,
  ESP_IO_CAP_IN: 2,
  ESP_IO_CAP_NONE: 3,
  ESP_IO_CAP_KBDISP: 4,
  ESP_LE_AUTH_NO_BOND: 0,
  ESP_LE_AUTH_BOND: 1,
  ESP_LE_AUTH_REQ_MITM: 4,
  ESP_LE_AUTH_REQ_BOND_MITM: 5,
  ESP_LE_AUTH_REQ_SC_ONLY: 8,
  ESP_LE_AUTH_REQ_SC_BOND: 9,
  ESP_LE_AUTH_REQ_SC_MITM: 12,
  ESP_LE_AUTH_REQ_SC_MITM_BOND: 13,
} as const;

export const READ: Bits = {
  plain: PERMISSIONS.ESP_GATT_PERM_READ,
  encrypted: PERMISSIONS.ESP_GATT_PERM_READ_ENCRYPTED,
  mitm: PERMISSIONS.ESP_GATT_PERM_READ_ENC_MITM,
  authorization: PERMISSIONS.ESP_GATT_PERM_READ_AUTHORIZATION,
};
export const WRITE: Bits = {
  plain: PERMISSIONS.ESP_GATT_PERM_WRITE,
  encrypted: PERMISSIONS.ESP_GATT_PERM_WRITE_ENCRYPTED,
  mitm: PERMISSIONS.ESP_GATT_PERM_WRITE_ENC_MITM,
  signed: PERMISSIONS.ESP_GATT_PERM_WRITE_SIGNED,
  'signed-mitm': PERMISSIONS.ESP_GATT_PERM_WRITE_SIGNED_MITM,
  authorization: PERMISSIONS.ESP_GATT_PERM_WRITE_AUTHORIZATION,
};

const SECURED = ['encrypted', 'mitm', 'signed', 'signed-mitm', 'authorization'];
const needsMitm: AccessTest = { any: ['mitm', 'signed-mitm'] };

/** Who passes a permission (`bluedroid/stack/gatt/gatt_db.c`); the property byte plays no part. */
export const BLUEDROID_TABLE: AccessTable = [
  {
    when: [{ lacks: ['plain', ...SECURED] }],
    access: 'none',
    reason: 'no permission bit allows it, so the stack refuses it',
  },
  { when: [{ lacks: SECURED }], access: 'open', reason: 'its permission has no _ENCRYPTED or _ENC_MITM bit' },
  {
    when: [{ any: ['authorization'] }, { fact: 'authorization', is: [null] }],
    access: 'none',
    reason:
      'the permission asks for authorization, and esp_gap_ble_set_authorization() is never called: nobody can reach it',
  },
  {
    when: [{ any: ['authorization'] }],
    access: 'authorised',
    reason: 'the application authorises each peer with esp_gap_ble_set_authorization()',
    confidence: 'medium',
  },
  {
    when: [needsMitm, { fact: 'io', is: ['3'] }],
    access: 'none',
    reason:
      'the permission asks for an authenticated pairing, but the I/O capability is "no input, no output": nobody can reach it',
  },
  {
    when: [needsMitm, { fact: 'comparison', is: ['automatic'] }, { fact: 'io', is: ['1', '4'] }],
    access: 'encrypted',
    reason: 'the numeric comparison is confirmed by code without asking anybody, which is Just Works in disguise',
  },
  {
    when: [needsMitm],
    access: 'authenticated',
    reason: 'its permission (_ENC_MITM) asks for an authenticated pairing',
  },
  {
    when: [
      { fact: 'floor', is: ['1'] },
      { fact: 'mitm', is: ['y'] },
    ],
    access: 'authenticated',
    reason: 'ESP_BLE_SM_ONLY_ACCEPT_SPECIFIED_SEC_AUTH with MITM refuses Just Works pairing',
  },
  {
    when: [{ any: ['encrypted'] }],
    access: 'encrypted',
    reason: 'its permission (_ENCRYPTED) asks for an encrypted link, and any pairing gives one',
  },
  { when: [], access: 'encrypted', reason: 'signed writes need a key, and any pairing gives one', confidence: 'low' },
];
