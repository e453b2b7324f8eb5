import type { Demand } from '../../model/gatt-table.ts';
import type { Fix } from '../../model/toy.ts';
import type { Init } from '../../program/ir.ts';
import { accessPath } from '../../program/nodes.ts';
import type { At, Program } from '../../program/query.ts';
import { namesIn, visitStatements } from '../../program/walk.ts';
import { espNimble } from '../esp-nimble.ts';
import {
  DESCRIPTOR_READ,
  DESCRIPTOR_READ_TABLE,
  DESCRIPTOR_WRITE,
  DESCRIPTOR_WRITE_TABLE,
  PROPERTIES,
  READ,
  READ_TABLE,
  SUBSCRIBE,
  SUBSCRIBE_TABLE,
  WRITE,
  WRITE_TABLE,
} from '../esp-nimble-data.ts';
import { nimbleFacts } from './nimble-facts.ts';
import { propertiesOf } from './properties.ts';
import { NO_UUID, readUuid, type Uuid } from './read-uuid.ts';
import { handlersAt, type Recognised } from './recognised.ts';
import { declaringPlace, presence, type Row, rowsOf, unique, writtenField } from './rows.ts';
import { sendsOf } from './sends.ts';
import { flagsOf, permissionOf } from './words.ts';

const SVC = espNimble.structs?.ble_gatt_svc_def ?? [];
const CHR = espNimble.structs?.ble_gatt_chr_def ?? [];
const DSC = espNimble.structs?.ble_gatt_dsc_def ?? [];

const FIXES: Fix[] = [
  {
    intent: 'raise-read-access',
    help: 'Add BLE_GATT_CHR_F_READ_ENC | BLE_GATT_CHR_F_READ_AUTHEN to the flags, set ble_hs_cfg.sm_mitm and sm_sc to 1 and an I/O capability that can show or ask for a code.',
  },
  {
    intent: 'raise-write-access',
    help: 'Add BLE_GATT_CHR_F_WRITE_ENC | BLE_GATT_CHR_F_WRITE_AUTHEN to the flags, set ble_hs_cfg.sm_mitm and sm_sc to 1 and an I/O capability that can show or ask for a code.',
  },
  {
    intent: 'raise-subscribe-access',
    help: 'Add BLE_GATT_CHR_F_NOTIFY_INDICATE_ENC | BLE_GATT_CHR_F_NOTIFY_INDICATE_AUTHEN to the flags (ESP-IDF 5.1.7, 5.2.6, 5.3.4, 5.4.3, 5.5.1 and later); where the stack lacks them, send only while ble_gap_conn_find() reports an authenticated link.',
  },
];

/** Characteristics of NimBLE service tables (`ble_gatt_svc_def`), in C and as members of C++ classes. */
export function recogniseNimble(program: Program): Recognised[] {
  const found: Recognised[] = [];
  const seen = new Set<string>();
  const take = (table: At<Init>, service: Uuid, conditions: readonly string[]): void => {
    const id = tableId(program, table);
    if (seen.has(id)) return;
    seen.add(id);
    for (const row of rowsOf(program, table, CHR)) {
      const chr = characteristic(program, row, service, conditions);
      if (chr) found.push(chr);
    }
  };
  const named = new Map<string, Uuid>();
  for (const { at } of program.initialisersOf('ble_gatt_svc_def')) {
    for (const row of rowsOf(program, at, SVC)) {
      const service = readUuid(program, writtenField(program, row.at, 'uuid', SVC));
      for (const characteristics of program.field(row.at, 'characteristics')) {
        for (const possible of program.resolve(characteristics)) {
          if (possible.value.k === 'init') take(possible.value.at, service, row.conditions);
        }
      }
      for (const written of writtenField(program, row.at, 'characteristics', SVC)) {
        for (const name of namesIn(written.node)) named.set(`${at.path} ${name}`, service);
      }
    }
  }
  for (const { at } of program.initialisersOf('ble_gatt_chr_def')) {
    take(at, named.get(`${at.path} ${assignedTo(at)}`) ?? NO_UUID, []);
  }
  return found;
}

/** The variable or field that these braces fill: `chrs` of `chrs[0] = {…}`, of a constructor's `chrs {…}`, of a field's own initialiser. */
function assignedTo(at: At<Init>): string | undefined {
  const { decl, node } = at;
  if (decl.k === 'var') return decl.name;
  if (decl.k === 'type') return decl.fields.find((field) => field.init === node)?.name;
  if (decl.k !== 'func') return undefined;
  const built = decl.inits?.find((init) => init.span[0] <= node.span[0] && node.span[1] <= init.span[1]);
  if (built) return built.field;
  let name: string | undefined;
  visitStatements(decl.body ?? [], (expr) => {
    if (expr.k === 'assign' && expr.value === node) name = accessPath(expr.target)?.name;
  });
  return name;
}

function tableId(program: Program, at: At): string {
  const place = program.place(at);
  return `${place.path}:${place.line}:${place.column}:${at.context?.call ? program.text(at.context.call) : ''}`;
}

function characteristic(
  program: Program,
  row: Row,
  service: Uuid,
  serviceConditions: readonly string[],
): Recognised | null {
  const uuids = writtenField(program, row.at, 'uuid', CHR);
  const flagsAt = writtenField(program, row.at, 'flags', CHR);
  if (!uuids.length || isNull(program, uuids)) return null;
  const uuid = readUuid(program, uuids);
  const flags = flagsOf(program, flagsAt);
  const callbacks = writtenField(program, row.at, 'access_cb', CHR);
  const handle = writtenField(program, row.at, 'val_handle', CHR).flatMap((at) => namesIn(at.node));
  const { path } = row.written;
  const place = declaringPlace(program, row.written);
  const { conditions, shipped } = presence(program, row.written, [...serviceConditions, ...row.conditions]);
  const demand = (bits: typeof READ, table: Demand['table']): Demand[] => [
    { table, permissions: flags.map((f) => permissionOf(f, bits)) },
  ];
  const flavour = flavourOf(
    program,
    path,
    flags.some((f) => (f.value & 0x38000) !== 0),
  );
  return {
    stack: 'esp-nimble',
    place,
    site: row.written,
    service: service.uuid,
    uuid: uuid.uuid,
    name: uuid.names.at(-1) ?? handle[0] ?? null,
    names: unique([...uuid.names, ...handle]),
    serviceNames: service.names,
    properties: propertiesOf(flags, PROPERTIES),
    propertiesMissing: unique(flags.flatMap((f) => f.missing)),
    demands: {
      read: demand(READ, READ_TABLE),
      write: demand(WRITE, WRITE_TABLE),
      subscribe: demand(SUBSCRIBE, SUBSCRIBE_TABLE),
    },
    facts: nimbleFacts(program, path, flavour),
    descriptors: descriptors(program, row.at),
    handlers: callbacks.flatMap((at) => [...handlersAt(program, at, 'read'), ...handlersAt(program, at, 'write')]),
    values: sendsOf(program, handle, path),
    usesWrites: false,
    permissionsEnforce: false,
    conditions,
    shipped,
    confidence: 'high',
    decidedBy: [],
    related: uuid.related,
    fixes: FIXES,
  };
}

function descriptors(program: Program, at: At<Init>): Recognised['descriptors'] {
  return program.field(at, 'descriptors').flatMap((list) =>
    program.resolve(list).flatMap((possible) => {
      if (possible.value.k !== 'init') return [];
      return rowsOf(program, possible.value.at, DSC).flatMap((row) => {
        const uuids = writtenField(program, row.at, 'uuid', DSC);
        if (!uuids.length || isNull(program, uuids)) return [];
        const flags = flagsOf(program, program.field(row.at, 'att_flags'));
        return [
          {
            uuid: readUuid(program, uuids).uuid,
            place: declaringPlace(program, row.written),
            read: [{ table: DESCRIPTOR_READ_TABLE, permissions: flags.map((f) => permissionOf(f, DESCRIPTOR_READ)) }],
            write: [
              { table: DESCRIPTOR_WRITE_TABLE, permissions: flags.map((f) => permissionOf(f, DESCRIPTOR_WRITE)) },
            ],
          },
        ];
      });
    }),
  );
}

/** The row that ends a table: its UUID is NULL or 0. */
function isNull(program: Program, ats: readonly At[]): boolean {
  return ats.every((at) =>
    program.resolve(at).every(({ value }) => value.k === 'null' || (value.k === 'number' && value.value === 0)),
  );
}

/** ESP-IDF's NimBLE where the build says so or a flag exists only there; else Apache's, as Nordic ports use it. */
function flavourOf(program: Program, path: string, espFlags: boolean): 'esp' | 'mynewt' {
  if (espFlags) return 'esp';
  const build = program.build(path);
  if (build && /esp|arduino/i.test(`${build.kind} ${[...build.versions.keys()].join(' ')}`)) return 'esp';
  const imports = program.unit(path)?.decls.filter((d) => d.k === 'import') ?? [];
  return imports.some((d) => d.k === 'import' && /^(esp_|nvs|freertos\/|sdkconfig)/.test(d.from)) ? 'esp' : 'mynewt';
}
