import type { Demand } from '../../model/gatt-table.ts';
import type { Fix } from '../../model/toy.ts';
import type { At, Program } from '../../program/query.ts';
import { espBluedroid } from '../esp-bluedroid.ts';
import { BLUEDROID_TABLE, READ, WRITE } from '../esp-bluedroid-data.ts';
import { bluedroidFacts } from './bluedroid-facts.ts';
import { propertiesOf } from './properties.ts';
import { NO_UUID, readUuid, type Uuid } from './read-uuid.ts';
import type { Recognised } from './recognised.ts';
import { declaringPlace, presence, type Row, rowsOf, unique } from './rows.ts';
import { sendsOf } from './sends.ts';
import { type Flags, flagsOf, permissionOf } from './words.ts';

export const BLUEDROID_FIXES: Fix[] = [
  {
    intent: 'raise-read-access',
    help: 'Use ESP_GATT_PERM_READ_ENC_MITM as the read permission, and set ESP_BLE_SM_AUTHEN_REQ_MODE to ESP_LE_AUTH_REQ_SC_MITM_BOND with an I/O capability other than ESP_IO_CAP_NONE.',
  },
  {
    intent: 'raise-write-access',
    help: 'Use ESP_GATT_PERM_WRITE_ENC_MITM as the write permission, and set ESP_BLE_SM_AUTHEN_REQ_MODE to ESP_LE_AUTH_REQ_SC_MITM_BOND with an I/O capability other than ESP_IO_CAP_NONE.',
  },
  {
    intent: 'raise-subscribe-access',
    help: 'Give the 0x2902 descriptor the permission ESP_GATT_PERM_READ_ENC_MITM | ESP_GATT_PERM_WRITE_ENC_MITM; the permission of the value does not cover it.',
  },
];

const ROW = espBluedroid.structs?.esp_gatts_attr_db_t ?? [];

/** Characteristics of attribute arrays (`esp_gatts_attr_db_t[]`). */
export function recogniseBluedroidTables(program: Program): Recognised[] {
  return program.initialisersOf('esp_gatts_attr_db_t').flatMap(({ at }) => table(program, rowsOf(program, at, ROW)));
}

interface Attribute {
  row: Row;
  uuid: Uuid;
  permission: Flags[];
  value: At[];
}

function table(program: Program, rows: readonly Row[]): Recognised[] {
  const found: Recognised[] = [];
  let service: Uuid = NO_UUID;
  const attributes = rows.map((row) => attributeOf(program, row));
  attributes.forEach((declaration, i) => {
    if (declaration.uuid.uuid === '2800' || declaration.uuid.uuid === '2801') {
      service = readUuid(program, declaration.value);
    }
    const value = attributes[i + 1];
    if (declaration.uuid.uuid !== '2803' || !value) return;
    const rest = attributes.slice(i + 2);
    const end = rest.findIndex((a) => /^280[0-3]$/.test(a.uuid.uuid ?? ''));
    found.push(characteristic(program, declaration, value, end < 0 ? rest : rest.slice(0, end), service));
  });
  return found;
}

function attributeOf(program: Program, row: Row): Attribute {
  const field = (name: string): At[] => program.field(row.at, `att_desc.${name}`);
  return {
    row,
    uuid: readUuid(program, field('uuid_p')),
    permission: flagsOf(program, field('perm')),
    value: field('value'),
  };
}

function characteristic(
  program: Program,
  declaration: Attribute,
  value: Attribute,
  rest: readonly Attribute[],
  service: Uuid,
): Recognised {
  const properties = flagsOf(program, declaration.value);
  const { path } = value.row.written;
  const { conditions, shipped } = presence(program, value.row.written, value.row.conditions);
  const names = unique([...value.uuid.names, ...(value.row.key ? [value.row.key] : [])]);
  const client = rest.filter((a) => a.uuid.uuid === '2902');
  return {
    stack: 'esp-bluedroid',
    place: declaringPlace(program, value.row.written),
    site: value.row.written,
    service: service.uuid,
    uuid: value.uuid.uuid,
    name: names.at(-1) ?? null,
    names,
    serviceNames: service.names,
    properties: propertiesOf(properties),
    propertiesMissing: unique(properties.flatMap((f) => f.missing)),
    demands: demandsOf(
      value.permission,
      client.flatMap((a) => a.permission),
    ),
    facts: bluedroidFacts(program, path),
    descriptors: rest.map((a) => ({
      uuid: a.uuid.uuid,
      place: declaringPlace(program, a.row.written),
      read: [demand(a.permission, READ)],
      write: [demand(a.permission, WRITE)],
    })),
    handlers: [],
    values: sendsOf(program, names, path),
    usesWrites: true,
    permissionsEnforce: true,
    conditions,
    shipped,
    confidence: 'high',
    decidedBy: [],
    related: value.uuid.related,
    fixes: BLUEDROID_FIXES,
  };
}

const demand = (flags: readonly Flags[], bits: typeof READ): Demand => ({
  table: BLUEDROID_TABLE,
  permissions: flags.map((f) => permissionOf(f, bits)),
});

/** What a peer must pass: the value's permission, and the client configuration's write permission. Without that descriptor the stack sends to anybody who is connected. */
export function demandsOf(value: readonly Flags[], client: readonly Flags[]): Recognised['demands'] {
  return {
    read: [demand(value, READ)],
    write: [demand(value, WRITE)],
    subscribe: client.length ? [demand(client, WRITE)] : [NO_CLIENT_CONFIGURATION],
  };
}

const NO_CLIENT_CONFIGURATION: Demand = {
  table: [
    {
      when: [],
      access: 'open',
      reason: 'there is no client configuration to protect, and Bluedroid sends to whoever is connected',
      confidence: 'medium',
    },
  ],
  permissions: [{ words: [], missing: [], conditions: [], decidedBy: [] }],
};
