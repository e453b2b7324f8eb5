import type { GattMeaning } from '../../model/gatt-meaning.ts';
import type { Demand, Fact, Permission } from '../../model/gatt-table.ts';
import type { Fix } from '../../model/toy.ts';
import type { At, Program } from '../../program/query.ts';
import {
  ANNOUNCED,
  CLIENT_TABLE,
  DEFAULT_PERMISSION,
  NOTIFY_PROPERTY,
  READ_4,
  READ_PROPERTY,
  READ_TABLE,
  READ_TABLE_4,
  SEND_TABLE,
  SUBSCRIBE_TABLE_4,
  WRITE_4,
  WRITE_PROPERTY,
  WRITE_TABLE,
  WRITE_TABLE_4,
} from '../arduino-esp32-ble-data.ts';
import { READ, WRITE } from '../esp-bluedroid-data.ts';
import { arduinoBackend } from './arduino-backend.ts';
import { sameBuild } from './assignments.ts';
import { bluedroidFacts } from './bluedroid-facts.ts';
import { codeFact, givenFact } from './facts.ts';
import { nimbleFacts } from './nimble-facts.ts';
import {
  before,
  callbackMethods,
  type Done,
  doneTo,
  type Made,
  madeCharacteristics,
  namesOf,
  placeOf,
  valuesOf,
} from './objects.ts';
import { propertiesOf } from './properties.ts';
import { NO_UUID, readUuid } from './read-uuid.ts';
import type { Recognised } from './recognised.ts';
import { presence, unique } from './rows.ts';
import { gattCalls, gattRows } from './sends.ts';
import { type Bits, type Flags, flagsOf, permissionOf, wordsOf } from './words.ts';

const FIXES: Fix[] = [
  {
    intent: 'raise-read-access',
    help: 'On Bluedroid boards call setAccessPermissions(ESP_GATT_PERM_READ_ENC_MITM) before service->start(); on NimBLE boards add PROPERTY_READ_ENC | PROPERTY_READ_AUTHEN. Set up BLESecurity with MITM, Secure Connections and a display or keyboard capability.',
  },
  {
    intent: 'raise-write-access',
    help: 'On Bluedroid boards call setAccessPermissions(ESP_GATT_PERM_WRITE_ENC_MITM) before service->start(); on NimBLE boards add PROPERTY_WRITE_ENC | PROPERTY_WRITE_AUTHEN. Set up BLESecurity with MITM, Secure Connections and a display or keyboard capability.',
  },
  {
    intent: 'raise-subscribe-access',
    help: 'On Bluedroid boards call setAccessPermissions(ESP_GATT_PERM_READ_ENC_MITM | ESP_GATT_PERM_WRITE_ENC_MITM) on the BLE2902 descriptor too; the permission of the characteristic does not cover it.',
  },
];

/** Characteristics of the arduino-esp32 BLE library, all generations. */
export function recogniseArduinoEsp32(program: Program): Recognised[] {
  return madeCharacteristics(program, 'arduino-esp32')
    .filter((made) => isArduinoEsp32(program, made))
    .map((made) => characteristic(program, made));
}

/** `new BLECharacteristic` is also ArduinoBLE's and Bluefruit's type: theirs have other headers. */
function isArduinoEsp32(program: Program, made: Made): boolean {
  if (made.call.call.row.call !== 'new BLECharacteristic') return true;
  const headers = program.paths
    .filter((path) => sameBuild(program, made.site.path, path))
    .flatMap((path) => program.unit(path)?.decls.flatMap((d) => (d.k === 'import' ? [d.from] : [])) ?? []);
  return (
    headers.some((h) => /^BLE(Device|Server|Utils|2902)\.h$/.test(h)) &&
    !headers.some((h) => /^(ArduinoBLE|bluefruit)\.h$/.test(h))
  );
}

function characteristic(program: Program, made: Made): Recognised {
  const { site, done } = made;
  const { path } = site;
  const port = (p: number | string | undefined): At[] => (p === undefined ? [] : program.port(site, p));
  const uuid = readUuid(program, port(made.call.means.uuid));
  const properties = flagsOf(program, port(made.call.means.properties));
  const fourth = port(made.call.means.permissions);
  const generation4 = fourth.length > 0;
  const names = namesOf(program, made, uuid);
  const { conditions, shipped } = presence(program, made.use);
  const backend = arduinoBackend(program, path);
  const permissions = generation4 ? flagsOf(program, fourth) : permissionsOf(program, made);
  const handlers = callbackMethods(program, done);
  return {
    stack: 'arduino-esp32',
    place: placeOf(program, made),
    site: made.use,
    service: made.service.uuid,
    uuid: uuid.uuid,
    name: names[0] ?? null,
    names,
    serviceNames: made.service.names,
    properties: propertiesOf(properties, ANNOUNCED),
    propertiesMissing: unique(properties.flatMap((f) => f.missing)),
    demands: generation4
      ? {
          read: [demand(READ_TABLE_4, permissions, READ_4)],
          write: [demand(WRITE_TABLE_4, permissions, WRITE_4)],
          subscribe: [{ table: SUBSCRIBE_TABLE_4, permissions: [PLAIN] }],
        }
      : {
          read: [both(READ_TABLE, permissions, READ, properties, READ_PROPERTY)],
          write: [both(WRITE_TABLE, permissions, WRITE, properties, WRITE_PROPERTY)],
          subscribe: subscribe(program, made, properties),
        },
    facts: { ...facts(program, path), backend },
    descriptors: [],
    handlers,
    values: valuesOf(program, done),
    usesWrites: handlers.some((h) => h.operation === 'write') || done.some((d) => d.means.part === 'get-value'),
    permissionsEnforce: !generation4,
    conditions,
    shipped,
    confidence: made.limited ? 'low' : made.call.call.confidence,
    decidedBy: [],
    related: uuid.related,
    fixes: FIXES,
  };
}

const PLAIN: Permission = { words: ['plain'], missing: [], conditions: [], decidedBy: [] };

const demand = (table: Demand['table'], flags: readonly Flags[], bits: Bits): Demand => ({
  table,
  permissions: flags.map((f) => permissionOf(f, bits)),
});

/** Permission words and property words together: which of them count, the back end decides. */
function both(
  table: Demand['table'],
  permissions: readonly Flags[],
  bits: Bits,
  properties: readonly Flags[],
  propertyBits: Bits,
): Demand {
  const combined = permissions.flatMap((permission) =>
    properties.map((property) => ({
      words: [...wordsOf(permission.value, bits), ...wordsOf(property.value, propertyBits)],
      missing: unique([...permission.missing, ...property.missing]),
      conditions: unique([...permission.conditions, ...property.conditions]),
      decidedBy: [...permission.decidedBy, ...property.decidedBy],
    })),
  );
  return { table, permissions: combined };
}

const DEFAULT: Flags = {
  value: DEFAULT_PERMISSION,
  missing: [],
  conditions: [],
  decidedBy: [
    {
      path: null,
      line: null,
      text: 'arduino-esp32: every characteristic and BLE2902 has permission READ and WRITE unless setAccessPermissions() is called',
    },
  ],
};

/** The last `setAccessPermissions` before the service starts; the library's default where there is none. */
function permissionsOf(program: Program, made: { done: readonly Done[]; serviceDone: readonly Done[] }): Flags[] {
  const started = made.serviceDone.filter((d) => d.means.part === 'publish');
  const set = made.done.filter(
    (d) => d.means.part === 'set-permissions' && !started.some((s) => before(program, s.site, d.site) === true),
  );
  const last = set.at(-1);
  if (last?.means.part !== 'set-permissions') return [DEFAULT];
  return flagsOf(program, program.port(last.site, last.means.value));
}

/** The client configuration's own permission, and what `notify()` looks at. */
function subscribe(program: Program, made: Made, properties: readonly Flags[]): Demand[] {
  const client = clientPermissions(program, made);
  const notify = properties.map((f) => ({ ...permissionOf(f, READ_PROPERTY) }));
  const encrypt = properties.some((f) => (f.value & (NOTIFY_PROPERTY.encrypt ?? 0)) !== 0);
  const permissions = client.map((f) => {
    const permission = permissionOf(f, WRITE);
    return encrypt ? { ...permission, words: [...permission.words, 'notify-encrypt'] } : permission;
  });
  return [
    { table: CLIENT_TABLE, permissions },
    { table: SEND_TABLE, permissions: notify },
  ];
}

function clientPermissions(program: Program, made: Made): Flags[] {
  const rows = gattRows(program);
  for (const { site, means } of made.done) {
    if (means.part !== 'add-descriptor') continue;
    for (const at of program.port(site, means.descriptor)) {
      for (const { value } of program.resolve(at)) {
        if (
          (value.k !== 'object' && value.k !== 'result') ||
          uuidOfDescriptor(program, value.at as At, rows) !== '2902'
        )
          continue;
        return permissionsOf(program, { done: doneTo(program, value, rows), serviceDone: made.serviceDone });
      }
    }
  }
  return [DEFAULT];
}

function uuidOfDescriptor(program: Program, at: At, rows: ReadonlyMap<object, GattMeaning[]>): string | null {
  for (const means of rows.get(at.node) ?? []) {
    if (means.part !== 'descriptor') continue;
    if (typeof means.uuid === 'object') return means.uuid.is;
    if (at.node.k === 'call' || at.node.k === 'new')
      return readUuid(program, program.port({ ...at, node: at.node }, means.uuid)).uuid;
  }
  return NO_UUID.uuid;
}

function facts(program: Program, path: string): Record<string, Fact> {
  const set = gattCalls(program, 'security').filter(
    ({ call, means }) => means.stack === 'arduino-esp32' && sameBuild(program, path, call.site.path),
  );
  const capabilities: At[] = [];
  let fixed: string | undefined;
  let authorization: Fact = givenFact(
    'BLESecurity::onAuthorization',
    null,
    'BLESecurity::onAuthorization is never set',
  );
  for (const { call, means } of set) {
    for (const [fact, port] of means.sets) {
      if (fact === 'authorization')
        authorization = { value: 'y', label: 'BLESecurity::onAuthorization', decidedBy: [] };
      if (fact !== 'io') continue;
      if (typeof port === 'object') fixed = port.is;
      else capabilities.push(...program.port(call.site, port));
    }
  }
  const low = bluedroidFacts(program, path);
  const io = capabilities.length
    ? codeFact(program, 'the I/O capability', capabilities, undefined, '')
    : fixed !== undefined
      ? givenFact('the I/O capability', fixed, 'BLESecurity::setStaticPIN sets "display only"')
      : set.length
        ? givenFact('the I/O capability', '3', 'BLESecurity: the I/O capability is "no input, no output" by default')
        : (low.io ?? givenFact('the I/O capability', undefined, ''));
  return { ...nimbleFacts(program, path, 'esp'), ...low, io, authorization };
}
