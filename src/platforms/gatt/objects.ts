import type { GattMeaning } from '../../model/gatt-meaning.ts';
import type { Place } from '../../model/place.ts';
import type { Call, New } from '../../program/ir.ts';
import type { At, Program, Value } from '../../program/query.ts';
import { namesIn } from '../../program/walk.ts';
import { readUuid, type Uuid } from './read-uuid.ts';
import type { FunctionValue, Recognised } from './recognised.ts';
import { declaringPlace, unique } from './rows.ts';
import { type GattCall, gattCalls, gattRows } from './sends.ts';

/** What a maker's call gives: an object of a class of the tree, or of the SDK's. */
export type Handle = Extract<Value, { k: 'object' | 'result' }>;

/** A characteristic made as an object by a call, in one chain of callers, with what is done to it. */
export interface Made {
  call: GattCall<'characteristic'>;
  /** The call, looked at through its chain. */
  site: At<Call | New>;
  /** Where it counts as declared: the outermost call that hands its UUID or properties in. */
  use: At;
  limited: boolean;
  /** Calls on it, in order of their places. */
  done: Done[];
  service: Uuid;
  /** Calls on its service. */
  serviceDone: Done[];
}

export interface Done {
  site: At<Call | New>;
  means: GattMeaning;
}

/** All characteristics of a stack that are made by a call. */
export function madeCharacteristics(program: Program, stack: string): Made[] {
  const rows = gattRows(program);
  const made: Made[] = [];
  for (const call of gattCalls(program, 'characteristic')) {
    if (call.means.stack !== stack) continue;
    const { site } = call.call;
    const { uuid, properties, permissions } = call.means;
    const asked = [uuid, properties, permissions].flatMap((p) => (p === undefined ? [] : program.port(site, p)));
    for (const { context, use, limited } of program.unfold(site, asked)) {
      const here = program.within(site, context);
      const object = objectOf(program, here);
      const done = object ? doneTo(program, object, rows) : [];
      const service = serviceObject(program, here, call.means.service, done);
      made.push({
        call,
        site: here,
        use,
        limited,
        done,
        service: service ? uuidOfService(program, service) : { uuid: null, names: [], related: [] },
        serviceDone: service ? doneTo(program, service, rows) : [],
      });
    }
  }
  return made;
}

function objectOf(program: Program, at: At): Handle | undefined {
  for (const { value } of program.resolve(at)) if (value.k === 'object' || value.k === 'result') return value;
  return undefined;
}

/** Everything that is done to an object by calls that a row speaks of, in order of place. */
export function doneTo(program: Program, object: Handle, rows: ReadonlyMap<object, GattMeaning[]>): Done[] {
  const done: Done[] = [];
  for (const { site: use, port } of program.usesOf(object)) {
    // In the maker's own function the chain of callers is the maker's.
    const site = use.decl === object.at.decl && !use.context ? program.within(use, object.at.context) : use;
    for (const means of rows.get(site.node) ?? []) {
      if (subjectOf(means) === port) done.push({ site, means });
    }
  }
  return done;
}

/** The port of the object that a call configures. */
function subjectOf(means: GattMeaning): number | string | undefined {
  switch (means.part) {
    case 'set-permissions':
    case 'set-callbacks':
    case 'publish':
    case 'send':
    case 'set-value':
    case 'get-value':
      return means.of;
    case 'add-descriptor':
      return means.to;
    case 'descriptor':
      return means.of;
    case 'add-characteristic':
      return means.characteristic;
    default:
      return undefined;
  }
}

function serviceObject(
  program: Program,
  site: At<Call | New>,
  port: number | string | undefined,
  done: readonly Done[],
): Handle | undefined {
  const ats = port === undefined ? [] : program.port(site, port);
  for (const { site: add, means } of done) {
    if (means.part === 'add-characteristic') ats.push(...program.port(add, means.service));
  }
  for (const at of ats) {
    const object = objectOf(program, at);
    if (object) return object;
  }
  return undefined;
}

function uuidOfService(program: Program, service: Handle): Uuid {
  const created = { ...service.at } as At<Call | New>;
  return readUuid(program, program.port(created, 0));
}

/** Methods of the callback objects that are set, by operation. */
export function callbackMethods(program: Program, done: readonly Done[]): Recognised['handlers'] {
  const found: { operation: 'read' | 'write'; fn: FunctionValue }[] = [];
  for (const { site, means } of done) {
    if (means.part !== 'set-callbacks') continue;
    for (const at of program.port(site, means.object)) {
      for (const type of typesOf(program, at)) {
        for (const [name, operation] of [
          ['onWrite', 'write'],
          ['onRead', 'read'],
        ] as const) {
          for (const { path, decl } of program.functionsNamed(name)) {
            if (!decl.body || !ownedBy(decl.owner, type)) continue;
            found.push({ operation, fn: { k: 'function', fn: decl, path, decl, context: null } });
          }
        }
      }
    }
  }
  return found;
}

function typesOf(program: Program, at: At): string[] {
  const types = new Set<string>();
  for (const { value } of program.resolve(at)) if (value.k === 'object' && value.type) types.add(value.type);
  const declared = program.typeOf(at);
  if (!types.size && declared) types.add(declared);
  return [...types];
}

const ownedBy = (owner: string | undefined, type: string): boolean =>
  owner !== undefined && (owner === type || owner.endsWith(`.${type}`) || owner.endsWith(`::${type}`));

/** Values that are put into a characteristic or sent from it. */
export function valuesOf(program: Program, done: readonly Done[]): At[] {
  return done.flatMap(({ site, means }) =>
    (means.part === 'set-value' || means.part === 'send') && means.value !== undefined
      ? program.port(site, means.value)
      : [],
  );
}

/** Whether `a` runs before `b`: by order in the same function, else not told (undefined). */
export function before(program: Program, a: At, b: At): boolean | undefined {
  if (a.path !== b.path || program.functionOf(a) !== program.functionOf(b)) return undefined;
  const [one, two] = [program.place(a), program.place(b)];
  return one.line < two.line || (one.line === two.line && one.column < two.column);
}

/** Variables that hold it: `micChar` in `micChar->setValue(…)`. */
export function heldBy(program: Program, made: Made): string[] {
  return unique(
    made.done.flatMap(({ site, means }) => {
      const of = subjectOf(means);
      if (of === undefined) return [];
      return program.port(site, of).flatMap((at) => namesIn(at.node).slice(-1));
    }),
  ).filter((name) => name !== 'this');
}

/**
 * Where a made characteristic counts as declared: the object of a class of the project that holds its UUID or rights in fields; else
 * the outermost call that hands them in.
 */
export function placeOf(program: Program, made: Made): Place {
  for (let frame = made.site.context; frame; frame = frame.outer) {
    if (frame.self) return declaringPlace(program, frame.self.at);
  }
  return declaringPlace(program, made.use);
}

/** Identifiers that stand for it, best first: behind a wrapper its UUID's, else the variable that holds it. */
export function namesOf(program: Program, made: Made, uuid: Uuid): string[] {
  const held = heldBy(program, made);
  const ids = [...uuid.names].reverse();
  return unique(made.site.context ? [...ids, ...held] : [...held, ...ids]);
}
