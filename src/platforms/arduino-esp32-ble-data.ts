import type { AccessRow, AccessTable } from '../model/gatt-table.ts';
import { BLUEDROID_TABLE } from './esp-bluedroid-data.ts';
import { nimbleTable } from './esp-nimble-data.ts';
import type { Bits } from './gatt/words.ts';

/**
 * `BLECharacteristic::PROPERTY_*` (`libraries/BLE/src/BLECharacteristic.h`). Their numbers differ between the back ends and the
 * security ones are 0 on Bluedroid, so here each has a bit of its own; `backend` in the tables says what becomes of it.
 */
export const PROPERTY = {
  PROPERTY_READ: 0x01,
  PROPERTY_WRITE: 0x02,
  PROPERTY_NOTIFY: 0x04,
  PROPERTY_BROADCAST: 0x08,
  PROPERTY_INDICATE: 0x10,
  PROPERTY_WRITE_NR: 0x20,
  PROPERTY_READ_ENC: 0x100000,
  PROPERTY_READ_AUTHEN: 0x200000,
  PROPERTY_READ_AUTHOR: 0x400000,
  PROPERTY_WRITE_ENC: 0x800000,
  PROPERTY_WRITE_AUTHEN: 0x1000000,
  PROPERTY_WRITE_AUTHOR: 0x2000000,
} as const;

/** What is announced. */
export const ANNOUNCED: Bits = {
  broadcast: PROPERTY.PROPERTY_BROADCAST,
  read: PROPERTY.PROPERTY_READ,
  'write-without-response': PROPERTY.PROPERTY_WRITE_NR,
  write: PROPERTY.PROPERTY_WRITE,
  notify: PROPERTY.PROPERTY_NOTIFY,
  indicate: PROPERTY.PROPERTY_INDICATE,
};

export const READ_PROPERTY: Bits = {
  offered: PROPERTY.PROPERTY_READ,
  encrypt: PROPERTY.PROPERTY_READ_ENC,
  authen: PROPERTY.PROPERTY_READ_AUTHEN,
  author: PROPERTY.PROPERTY_READ_AUTHOR,
};
export const WRITE_PROPERTY: Bits = {
  offered: PROPERTY.PROPERTY_WRITE,
  'offered-command': PROPERTY.PROPERTY_WRITE_NR,
  encrypt: PROPERTY.PROPERTY_WRITE_ENC,
  authen: PROPERTY.PROPERTY_WRITE_AUTHEN,
  author: PROPERTY.PROPERTY_WRITE_AUTHOR,
};
/** A raw `BLE_GATT_CHR_F_NOTIFY_INDICATE_ENC` passes through the library on NimBLE. */
export const NOTIFY_PROPERTY: Bits = {
  offered: PROPERTY.PROPERTY_NOTIFY,
  'offered-command': PROPERTY.PROPERTY_INDICATE,
  encrypt: 0x8000,
};

/** What the constructor and `createCharacteristic` give every characteristic on Bluedroid (`BLECharacteristic.h`: `m_permissions`). */
export const DEFAULT_PERMISSION = 0x11;

const on = (backend: string, table: AccessTable): AccessRow[] =>
  table.map((row) => ({ ...row, when: [{ fact: 'backend', is: [backend] }, ...row.when] }));

const bluedroid = (operation: string): AccessTable =>
  BLUEDROID_TABLE.map((row) =>
    row.access === 'open'
      ? {
          ...row,
          reason: `the Bluedroid back end enforces the permission, which allows a plain ${operation}, and ignores the properties`,
        }
      : row,
  );

/** Reads and writes: permissions decide on Bluedroid, properties on NimBLE. */
export const READ_TABLE: AccessTable = [
  ...on('bluedroid', bluedroid('read')),
  ...on('nimble', nimbleTable('PROPERTY_READ', 'no PROPERTY_READ_ENC, _AUTHEN or _AUTHOR asks for security')),
];
export const WRITE_TABLE: AccessTable = [
  ...on('bluedroid', bluedroid('write')),
  ...on('nimble', nimbleTable('PROPERTY_WRITE', 'no PROPERTY_WRITE_ENC, _AUTHEN or _AUTHOR asks for security')),
];
/** The client configuration: the descriptor's permission on Bluedroid; on NimBLE the stack makes it, open unless a raw flag says otherwise. */
export const CLIENT_TABLE: AccessTable = [
  ...on('bluedroid', bluedroid('subscription')),
  ...on('nimble', [
    {
      when: [{ any: ['notify-encrypt'] }],
      access: 'encrypted',
      reason: 'NOTIFY_INDICATE_ENC asks for an encrypted link',
    },
    { when: [], access: 'open', reason: 'the stack makes the client configuration open; BLE2902 is ignored on NimBLE' },
  ]),
];
/** `notify()` of 3.3 on NimBLE skips peers whose link isn't encrypted, if a READ_* security property is set. */
export const SEND_TABLE: AccessTable = [
  {
    when: [{ fact: 'backend', is: ['bluedroid'] }],
    access: 'open',
    reason: 'nothing is checked when the value is sent',
  },
  {
    when: [{ lacks: ['encrypt', 'authen', 'author'] }],
    access: 'open',
    reason: 'nothing is checked when the value is sent',
  },
  { when: [], access: 'encrypted', reason: 'notify() skips peers whose link is not encrypted' },
];

/** `BLEProperty` and `BLEPermission` of 4.0 (`src/gatt/`): bits of our own, since presets combine them. */
export const PROPERTY_4 = {
  'BLEProperty::Broadcast': 0x08,
  'BLEProperty::Read': 0x01,
  'BLEProperty::WriteNR': 0x20,
  'BLEProperty::Write': 0x02,
  'BLEProperty::Notify': 0x04,
  'BLEProperty::Indicate': 0x10,
} as const;
export const PERMISSION_4 = {
  'BLEPermission::Read': 0x01,
  'BLEPermission::ReadEncrypted': 0x02,
  'BLEPermission::ReadAuthenticated': 0x04,
  'BLEPermission::ReadAuthorized': 0x08,
  'BLEPermission::Write': 0x10,
  'BLEPermission::WriteEncrypted': 0x20,
  'BLEPermission::WriteAuthenticated': 0x40,
  'BLEPermission::WriteAuthorized': 0x80,
  'BLEPermissions::OpenRead': 0x01,
  'BLEPermissions::OpenWrite': 0x10,
  'BLEPermissions::OpenReadWrite': 0x11,
  'BLEPermissions::EncryptedRead': 0x02,
  'BLEPermissions::EncryptedWrite': 0x20,
  'BLEPermissions::EncryptedReadWrite': 0x22,
  'BLEPermissions::AuthenticatedRead': 0x04,
  'BLEPermissions::AuthenticatedWrite': 0x40,
  'BLEPermissions::AuthenticatedReadWrite': 0x44,
  'BLEPermissions::AuthorizedRead': 0x08,
  'BLEPermissions::AuthorizedWrite': 0x80,
  'BLEPermissions::AuthorizedReadWrite': 0x88,
} as const;
export const READ_4: Bits = { plain: 0x01, encrypted: 0x02, authenticated: 0x04, authorized: 0x08 };
export const WRITE_4: Bits = { plain: 0x10, encrypted: 0x20, authenticated: 0x40, authorized: 0x80 };

const table4 = (write: boolean): AccessTable => [
  {
    when: [{ lacks: ['plain', 'encrypted', 'authenticated', 'authorized'] }],
    access: 'none',
    reason: 'no permission allows it, so the library does not offer it',
  },
  {
    when: [{ any: ['authenticated'] }, { fact: 'io', is: ['3'] }],
    access: 'none',
    reason:
      'the permission asks for an authenticated pairing, but the I/O capability is "no input, no output": nobody can reach it',
  },
  {
    when: [{ any: ['authenticated'] }],
    access: 'authenticated',
    reason: 'its permission asks for an authenticated pairing',
  },
  {
    when: [{ any: ['encrypted'] }],
    access: 'encrypted',
    reason: 'its permission asks for an encrypted link, and any pairing gives one',
  },
  ...(write
    ? [
        {
          when: [{ any: ['authorized'] }, { fact: 'backend', is: ['bluedroid'] }],
          access: 'open' as const,
          reason: 'on Bluedroid a long write reaches onWrite without asking onAuthorization',
        },
      ]
    : []),
  {
    when: [{ any: ['authorized'] }, { fact: 'authorization', is: [null] }],
    access: 'none',
    reason: 'the permission asks for authorization, and BLESecurity::onAuthorization is never set: nobody can reach it',
  },
  {
    when: [{ any: ['authorized'] }],
    access: 'authorised',
    reason: 'BLESecurity::onAuthorization decides for each peer',
    confidence: 'medium',
  },
  { when: [], access: 'open', reason: 'its permission is open' },
];
export const READ_TABLE_4 = table4(false);
export const WRITE_TABLE_4 = table4(true);
export const SUBSCRIBE_TABLE_4: AccessTable = [
  { when: [], access: 'open', reason: 'the library makes the client configuration open in both back ends' },
];
