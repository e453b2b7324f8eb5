import type { AccessTable } from '../model/gatt-table.ts';
import type { Means } from '../model/means.ts';
import type { Platform } from '../program/knowledge.ts';
import { uuidOf, uuidOfByteArguments, uuidOfGroups } from './gatt/uuid-makers.ts';
import type { Bits } from './gatt/words.ts';
import { UUID_CONSTANTS } from './zephyr-gatt-uuids.ts';

/** `BT_GATT_CHRC_*` (`include/zephyr/bluetooth/gatt.h`). */
const CHRC = {
  BT_GATT_CHRC_BROADCAST: 0x01,
  BT_GATT_CHRC_READ: 0x02,
  BT_GATT_CHRC_WRITE_WITHOUT_RESP: 0x04,
  BT_GATT_CHRC_WRITE: 0x08,
  BT_GATT_CHRC_NOTIFY: 0x10,
  BT_GATT_CHRC_INDICATE: 0x20,
  BT_GATT_CHRC_AUTH: 0x40,
  BT_GATT_CHRC_EXT_PROP: 0x80,
};

/** `BT_GATT_PERM_*` (the same header). PREPARE_WRITE is no right by itself. */
const PERM = {
  BT_GATT_PERM_NONE: 0,
  BT_GATT_PERM_READ: 0x01,
  BT_GATT_PERM_WRITE: 0x02,
  BT_GATT_PERM_READ_ENCRYPT: 0x04,
  BT_GATT_PERM_WRITE_ENCRYPT: 0x08,
  BT_GATT_PERM_READ_AUTHEN: 0x10,
  BT_GATT_PERM_WRITE_AUTHEN: 0x20,
  BT_GATT_PERM_PREPARE_WRITE: 0x40,
  BT_GATT_PERM_READ_LESC: 0x80,
  BT_GATT_PERM_WRITE_LESC: 0x100,
};

export const ZEPHYR_READ: Bits = { plain: 0x01, encrypt: 0x04, authen: 0x10, lesc: 0x80 };
export const ZEPHYR_WRITE: Bits = { plain: 0x02, encrypt: 0x08, authen: 0x20, lesc: 0x100 };

/** Who passes an attribute's permission (`subsys/bluetooth/host/att.c`, `gatt.c`). `callback` is a fact: NULL means that the operation isn't there. */
export const ZEPHYR_TABLE: AccessTable = [
  {
    when: [{ fact: 'callback', is: [null] }],
    access: 'none',
    reason: 'the attribute has no callback for it, so the stack refuses it',
  },
  { when: [{ lacks: ['plain', 'encrypt', 'authen', 'lesc'] }], access: 'none', reason: 'no permission bit allows it' },
  {
    when: [{ fact: 'securityDisabled', is: ['y'] }],
    access: 'open',
    reason: 'CONFIG_BT_CONN_DISABLE_SECURITY switches every check of the permission bits off',
  },
  {
    when: [{ lacks: ['encrypt', 'authen', 'lesc'] }],
    access: 'open',
    reason: 'its permission has no _ENCRYPT, _AUTHEN or _LESC bit',
  },
  {
    when: [{ fact: 'smp', is: [null] }],
    access: 'none',
    reason: 'CONFIG_BT_SMP is not set, so no link can reach the level that the permission asks for',
  },
  {
    when: [{ any: ['authen'] }, { fact: 'authentication', is: [null] }],
    access: 'none',
    reason:
      'the permission asks for an authenticated pairing, but no passkey, confirmation or out-of-band callback exists: nobody can reach it',
  },
  {
    when: [{ any: ['authen'] }, { any: ['lesc'] }],
    access: 'authenticated',
    secureConnections: true,
    reason: 'its permission asks for an authenticated Secure Connections pairing',
  },
  { when: [{ any: ['authen'] }], access: 'authenticated', reason: 'its permission asks for an authenticated pairing' },
  {
    when: [{ fact: 'scOnly', is: ['y'] }],
    access: 'authenticated',
    secureConnections: true,
    reason: 'CONFIG_BT_SMP_SC_ONLY refuses Just Works pairing',
  },
  {
    when: [{ any: ['lesc'] }],
    access: 'encrypted',
    secureConnections: true,
    reason: '_LESC asks for a Secure Connections key, but Just Works pairing makes one too',
  },
  { when: [], access: 'encrypted', reason: 'its permission asks for an encrypted link, and any pairing gives one' },
];

/** What is checked when a value is sent: only the read security bits of the attribute handed over (`gatt.c`, `gatt_notify`). */
export const ZEPHYR_SEND_TABLE: AccessTable = [
  {
    when: [{ lacks: ['encrypt', 'authen', 'lesc'] }],
    access: 'open',
    reason: 'nothing is checked when the value is sent',
  },
  ...ZEPHYR_TABLE.slice(2),
];

/** Zephyr and the nRF Connect SDK: attribute tables made by macros. */
export const zephyrGatt: Platform<Means> = {
  id: 'zephyr',
  title: 'Zephyr',
  constants: { ...CHRC, ...PERM, ...UUID_CONSTANTS },
  constantFunctions: {
    BT_UUID_DECLARE_16: uuidOf,
    BT_UUID_DECLARE_32: uuidOf,
    BT_UUID_DECLARE_128: uuidOfByteArguments,
    BT_UUID_INIT_16: uuidOf,
    BT_UUID_INIT_32: uuidOf,
    BT_UUID_INIT_128: uuidOfByteArguments,
    BT_UUID_128_ENCODE: uuidOfGroups,
  },
  structs: {
    bt_gatt_attr: ['uuid', 'read', 'write', 'user_data', 'handle', 'perm'],
    bt_gatt_chrc: ['uuid', 'value_handle', 'properties'],
    bt_uuid: ['type'],
    bt_uuid_16: ['uuid', 'val'],
    bt_uuid_32: ['uuid', 'val'],
    bt_uuid_128: ['uuid', 'val'],
    bt_gatt_notify_params: ['uuid', 'attr', 'data', 'len', 'func', 'user_data'],
    bt_gatt_indicate_params: ['uuid', 'attr', 'func', 'destroy', 'data', 'len'],
    bt_conn_auth_cb: [],
  },
  fieldTypes: {
    bt_uuid_16: { uuid: 'bt_uuid' },
    bt_uuid_32: { uuid: 'bt_uuid' },
    bt_uuid_128: { uuid: 'bt_uuid' },
  },
  calls: [
    { call: 'bt_gatt_notify', args: [4, 4], means: { gatt: { part: 'send', of: 1, value: 2 } }, provenance: 'source' },
    {
      call: 'bt_gatt_notify_cb',
      args: [2, 2],
      means: { gatt: { part: 'send', of: '1.attr', value: '1.data' } },
      provenance: 'source',
    },
    {
      call: 'bt_gatt_notify_uuid',
      args: [5, 5],
      means: { gatt: { part: 'send', of: 1, value: 3 } },
      provenance: 'source',
    },
    {
      call: 'bt_gatt_indicate',
      args: [2, 2],
      means: { gatt: { part: 'send', of: '1.attr', value: '1.data' } },
      provenance: 'source',
    },
  ],
  configDefaults: {
    CONFIG_BT_CONN_DISABLE_SECURITY: null,
    CONFIG_BT_SMP_SC_ONLY: null,
    CONFIG_BT_FIXED_PASSKEY: null,
    CONFIG_BT_APP_PASSKEY: null,
  },
  defaultsOf: 'Zephyr',
  anchors: [
    'BT_GATT_SERVICE_DEFINE',
    'BT_GATT_CHARACTERISTIC',
    'BT_GATT_PRIMARY_SERVICE',
    'BT_GATT_CCC',
    'BT_GATT_ATTRIBUTE',
    'bt_gatt_attr',
    'bt_gatt_service_register',
    'bt_conn_auth_cb',
    'bt_conn_auth_cb_register',
    'bt_gatt_notify',
    'bt_gatt_notify_cb',
    'bt_gatt_notify_uuid',
    'bt_gatt_indicate',
    'BT_UUID_INIT_128',
    'BT_UUID_128_ENCODE',
    'BT_UUID_DECLARE_128',
  ],
};
