import type { Demand, Fact } from '../../model/gatt-table.ts';
import type { Fix } from '../../model/toy.ts';
import type { At, Program } from '../../program/query.ts';
import { nimbleTable, PROPERTIES, READ, SUBSCRIBE, WRITE } from '../esp-nimble-data.ts';
import { CLIENT_TABLE, DEFAULT_PROPERTIES, SEND_TABLE } from '../nimble-arduino.ts';
import { sameBuild } from './assignments.ts';
import { codeFact, givenFact } from './facts.ts';
import { nimbleFacts } from './nimble-facts.ts';
import { callbackMethods, type Made, madeCharacteristics, namesOf, placeOf, valuesOf } from './objects.ts';
import { propertiesOf } from './properties.ts';
import { readUuid } from './read-uuid.ts';
import type { Recognised } from './recognised.ts';
import { presence, unique } from './rows.ts';
import { gattCalls } from './sends.ts';
import { type Bits, type Flags, flagsOf, permissionOf } from './words.ts';

const READ_TABLE = nimbleTable(
  'NIMBLE_PROPERTY::READ',
  'no NIMBLE_PROPERTY::READ_ENC, READ_AUTHEN or READ_AUTHOR asks for security',
);
const WRITE_TABLE = nimbleTable(
  'NIMBLE_PROPERTY::WRITE',
  'no NIMBLE_PROPERTY::WRITE_ENC, WRITE_AUTHEN or WRITE_AUTHOR asks for security',
);

const SETUP = 'call NimBLEDevice::setSecurityAuth(true, true, true) and setSecurityIOCap() with a display or keyboard';
const FIXES: Fix[] = [
  {
    intent: 'raise-read-access',
    help: `Add NIMBLE_PROPERTY::READ_ENC | NIMBLE_PROPERTY::READ_AUTHEN to the properties, and ${SETUP}.`,
  },
  {
    intent: 'raise-write-access',
    help: `Add NIMBLE_PROPERTY::WRITE_ENC | NIMBLE_PROPERTY::WRITE_AUTHEN to the properties, and ${SETUP}.`,
  },
  {
    intent: 'raise-subscribe-access',
    help: `No property protects the subscription in NimBLE-Arduino: send only while connInfo.isAuthenticated() holds for every peer (NimBLEServerCallbacks::onAuthenticationComplete), and ${SETUP}.`,
  },
];

/** Characteristics of NimBLE-Arduino and esp-nimble-cpp. */
export function recogniseNimbleArduino(program: Program): Recognised[] {
  return madeCharacteristics(program, 'nimble-arduino').map((made) => characteristic(program, made));
}

function characteristic(program: Program, made: Made): Recognised {
  const { site, done } = made;
  const { path } = site;
  const port = (p: number | string | undefined): At[] => (p === undefined ? [] : program.port(site, p));
  const uuid = readUuid(program, port(made.call.means.uuid));
  const given = port(made.call.means.properties);
  const properties = given.length ? flagsOf(program, given) : [DEFAULT];
  const { conditions, shipped } = presence(program, made.use);
  const handlers = callbackMethods(program, done);
  const names = namesOf(program, made, uuid);
  return {
    stack: 'nimble-arduino',
    place: placeOf(program, made),
    site: made.use,
    service: made.service.uuid,
    uuid: uuid.uuid,
    name: names[0] ?? null,
    names,
    serviceNames: made.service.names,
    properties: propertiesOf(properties, PROPERTIES),
    propertiesMissing: unique(properties.flatMap((f) => f.missing)),
    demands: {
      read: [demand(READ_TABLE, properties, READ)],
      write: [demand(WRITE_TABLE, properties, WRITE)],
      subscribe: [demand(CLIENT_TABLE, properties, SUBSCRIBE), demand(SEND_TABLE, properties, READ)],
    },
    facts: facts(program, path),
    descriptors: [],
    handlers,
    values: valuesOf(program, done),
    usesWrites: handlers.some((h) => h.operation === 'write'),
    permissionsEnforce: false,
    conditions,
    shipped,
    confidence: made.limited ? 'low' : made.call.call.confidence,
    decidedBy: [],
    related: uuid.related,
    fixes: FIXES,
  };
}

const DEFAULT: Flags = {
  value: DEFAULT_PROPERTIES,
  missing: [],
  conditions: [],
  decidedBy: [
    { path: null, line: null, text: 'NimBLE-Arduino: createCharacteristic() without properties makes READ | WRITE' },
  ],
};

const demand = (table: Demand['table'], flags: readonly Flags[], bits: Bits): Demand => ({
  table,
  permissions: flags.map((f) => permissionOf(f, bits)),
});

/** The library's own settings over NimBLE's: `io`, and `version` (1 or 2), which decides what `notify()` looks at. */
function facts(program: Program, path: string): Record<string, Fact> {
  const capabilities = gattCalls(program, 'security')
    .filter(({ call, means }) => means.stack === 'nimble-arduino' && sameBuild(program, path, call.site.path))
    .flatMap(({ call, means }) =>
      means.sets.flatMap(([fact, port]) =>
        fact === 'io' && typeof port !== 'object' ? program.port(call.site, port) : [],
      ),
    );
  return {
    ...nimbleFacts(program, path, 'mynewt'),
    io: codeFact(
      program,
      'setSecurityIOCap()',
      capabilities,
      '3',
      'NimBLE-Arduino: the I/O capability is "no input, no output" by default',
    ),
    version: version(program, path),
  };
}

function version(program: Program, path: string): Fact {
  const label = 'the NimBLE-Arduino version';
  for (const [name, text] of program.build(path)?.versions ?? []) {
    const major = /nimble-?arduino/i.test(name) ? /(\d+)\./.exec(text)?.[1] : undefined;
    if (major) return givenFact(label, major, `${name} ${text}`);
  }
  return { value: undefined, label, decidedBy: [] };
}
