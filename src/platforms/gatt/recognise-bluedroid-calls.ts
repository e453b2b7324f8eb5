import type { Place } from '../../model/place.ts';
import type { Call, New } from '../../program/ir.ts';
import type { At, Program } from '../../program/query.ts';
import { namesIn } from '../../program/walk.ts';
import { BLUEDROID_TABLE, READ, WRITE } from '../esp-bluedroid-data.ts';
import { bluedroidFacts } from './bluedroid-facts.ts';
import { propertiesOf } from './properties.ts';
import { readUuid, type Uuid } from './read-uuid.ts';
import { BLUEDROID_FIXES, demandsOf } from './recognise-bluedroid.ts';
import type { Recognised } from './recognised.ts';
import { presence, unique } from './rows.ts';
import { gattCalls, sendsOf } from './sends.ts';
import { type Flags, flagsOf, permissionOf } from './words.ts';

interface Descriptor {
  site: At<Call | New>;
  place: Place;
  uuid: Uuid;
  permission: Flags[];
}

/** Characteristics made by `esp_ble_gatts_add_char`; descriptors belong to the characteristic that was added before them. */
export function recogniseBluedroidCalls(program: Program): Recognised[] {
  const descriptors = gattCalls(program, 'descriptor')
    .filter(({ call }) => call.row.call === 'esp_ble_gatts_add_char_descr')
    .map(({ call, means }): Descriptor => {
      const { site } = call;
      return {
        site,
        place: program.place(site),
        uuid:
          typeof means.uuid === 'object'
            ? { uuid: means.uuid.is, names: [], related: [] }
            : readUuid(program, program.port(site, means.uuid)),
        permission: means.permissions === undefined ? [] : flagsOf(program, program.port(site, means.permissions)),
      };
    });
  const added = gattCalls(program, 'characteristic')
    .filter(({ means }) => means.stack === 'esp-bluedroid')
    .flatMap(({ call, means }) => {
      const asked = [means.uuid, means.permissions, means.properties].flatMap((port) =>
        port === undefined ? [] : program.port(call.site, port),
      );
      return program.unfold(call.site, asked).map(({ context, use, limited }) => ({
        site: program.within(call.site, context),
        use,
        limited,
        means,
      }));
    });
  const places = added.map(({ use }) => program.place(use));
  return added.map(({ site, use, limited, means }, i) => {
    const at = (port: number | string | undefined): At[] =>
      port === undefined ? [] : program.port(site, port).map((a) => program.within(a, site.context));
    const place = places[i] ?? program.place(use);
    const uuidAt = at(means.uuid);
    const uuid = readUuid(program, uuidAt);
    const permission = flagsOf(program, at(means.permissions));
    const properties = flagsOf(program, at(means.properties));
    const own = descriptorsOf(place, places, descriptors, single(added.length));
    const { conditions, shipped } = presence(program, use);
    const service = serviceOf(program, site, means.service);
    const names = unique(namesNear(program, uuidAt, uuid));
    return {
      stack: 'esp-bluedroid',
      place,
      site: use,
      service: service.uuid,
      uuid: uuid.uuid,
      name: names.at(-1) ?? null,
      names,
      serviceNames: service.names,
      properties: propertiesOf(properties),
      propertiesMissing: unique(properties.flatMap((f) => f.missing)),
      demands: demandsOf(
        permission,
        own.filter((d) => d.uuid.uuid === '2902' || d.uuid.uuid === null).flatMap((d) => d.permission),
      ),
      facts: bluedroidFacts(program, site.path),
      descriptors: own.map((d) => ({
        uuid: d.uuid.uuid,
        place: d.place,
        read: [{ table: BLUEDROID_TABLE, permissions: d.permission.map((f) => permissionOf(f, READ)) }],
        write: [{ table: BLUEDROID_TABLE, permissions: d.permission.map((f) => permissionOf(f, WRITE)) }],
      })),
      handlers: [],
      values: sendsOf(program, names, site.path),
      usesWrites: true,
      permissionsEnforce: true,
      conditions,
      shipped,
      confidence: limited ? 'low' : 'high',
      decidedBy: [],
      related: uuid.related,
      fixes: BLUEDROID_FIXES,
    };
  });
}

const single = (n: number): boolean => n === 1;

/** Descriptors between this characteristic and the next one in the file; those of another file belong to it only if it is the only one. */
function descriptorsOf(
  place: Place,
  all: readonly Place[],
  descriptors: readonly Descriptor[],
  only: boolean,
): Descriptor[] {
  const before = (a: Place, b: Place): boolean => a.line < b.line || (a.line === b.line && a.column < b.column);
  const next = all
    .filter((p) => p.path === place.path && before(place, p))
    .sort((a, b) => a.line - b.line || a.column - b.column)[0];
  return descriptors.filter((d) => {
    if (only) return true;
    return d.place.path === place.path && before(place, d.place) && (!next || before(d.place, next));
  });
}

/** The service that was created with the handle's identifier. */
function serviceOf(program: Program, site: At<Call | New>, port: number | string | undefined): Uuid {
  const none: Uuid = { uuid: null, names: [], related: [] };
  if (port === undefined) return none;
  const handles = program.port(site, port).flatMap((at) => namesIn(at.node));
  const created = gattCalls(program, 'service').filter(
    ({ call }) => call.row.call === 'esp_ble_gatts_create_service' && call.site.path === site.path,
  );
  if (created.length !== 1) return { ...none, names: handles };
  const [only] = created;
  if (!only) return none;
  return readUuid(program, program.port(only.call.site, only.means.uuid));
}

/** Identifiers that stand for the UUID: those of the constants that it comes from; those written in the argument where there are none. */
function namesNear(program: Program, uuidAt: readonly At[], uuid: Uuid): string[] {
  const constants = uuidAt.flatMap((at) =>
    UUID_FIELDS.flatMap((field) =>
      program
        .field(at, field)
        .flatMap((value) => [...namesIn(value.node), ...(isConstant(value) ? [value.decl.name] : [])]),
    ),
  );
  return constants.length ? constants : uuid.names;
}

const UUID_FIELDS = ['uuid.uuid16', 'uuid.uuid128', 'uuid.uuid32'];
const isConstant = (at: At): boolean => at.decl.k === 'macro' || at.decl.k === 'var';
