import type { GattCharacteristic, GattRole } from '../model/toy.ts';
import type { At, Program } from '../program/query.ts';
import { CHARACTERISTICS, type KnownUuid, SERVICES } from './gatt-uuids.ts';
import { type Branches, effectSites, type Recognised, reachedCalls } from './reach.ts';
import { roleOfNames } from './role-words.ts';

/** Roles by what a write reaches, the gravest first. */
const BY_GRAVITY: readonly GattRole[] = [
  'firmware-update',
  'wifi-provisioning',
  'credential',
  'microphone',
  'camera',
  'speaker',
  'command',
];

/**
 * What a characteristic is for. By its own UUID; by what flows through it (a capture's buffer is sent, a write reaches an effect); by
 * the names of its identifiers; by its service. `others` share its handler.
 */
export function roleOf(
  program: Program,
  chr: Recognised,
  access: GattCharacteristic['access'],
  branches: Branches | undefined,
): GattRole {
  const writable = access.write !== 'none';
  const notifies = access.subscribe !== 'none';
  const known = knownOf(chr, writable);
  if (known && known.role !== 'uart') return known.role;
  const captured = capturedRole(program, chr.values);
  if (captured) return captured;
  const named = roleOfNames(chr.names, writable, notifies) ?? roleOfNames(handlerNames(chr), writable, notifies);
  const reached = writable ? reachedRole(program, chr, branches, named) : null;
  if (reached && (named === null || gravity(reached) < gravity(named) || named === 'device-information'))
    return reached;
  if (named && named !== 'uart') return named;
  if (known) return known.role;
  const service = chr.service === null ? undefined : SERVICES.get(chr.service);
  if (service) return service.role;
  return named ?? roleOfNames(chr.serviceNames, writable, notifies) ?? 'unknown';
}

/** A number that tells nothing of the child where it is read-only tells nothing at all where it can be written: then somebody uses it for their own. */
function knownOf(chr: Recognised, writable: boolean): KnownUuid | undefined {
  const known = chr.uuid === null ? undefined : CHARACTERISTICS.get(chr.uuid);
  if (known?.service !== undefined && known.service !== chr.service) return undefined;
  if (known && isForeign(known, chr.service)) return undefined;
  const readOnly = known?.role === 'device-information' || known?.role === 'battery';
  return readOnly && writable && !known.writable ? undefined : known;
}

/** A standard characteristic inside another standard service than its own: somebody took numbers at random. */
function isForeign(known: KnownUuid, service: string | null): boolean {
  if (known.role === 'battery' || known.role === 'device-information') return false;
  if (service === null || !/^18[0-9a-f]{2}$/.test(service)) return false;
  const own = SERVICES.get(service)?.role ?? OWN_CHARACTERISTICS_ONLY.get(service);
  return own !== known.role;
}

/** Services whose role their own characteristics have, and no other inside them. */
const OWN_CHARACTERISTICS_ONLY: ReadonlyMap<string, GattRole> = new Map([
  ['1819', 'location'],
  ['1821', 'location'],
  ['181c', 'identity'],
  ['1827', 'mesh'],
  ['1828', 'mesh'],
]);

/** Names of the functions that handle it, the read handler's too where it serves both. */
function handlerNames(chr: Recognised): string[] {
  return chr.handlers.flatMap(({ fn }) => (fn.fn.k === 'func' ? [fn.fn.owner ?? '', fn.fn.name] : []));
}

function gravity(role: GattRole): number {
  const at = BY_GRAVITY.indexOf(role);
  return at < 0 ? BY_GRAVITY.length : at;
}

/** A microphone's or camera's buffer that is sent or left to be read. */
function capturedRole(program: Program, values: readonly At[]): GattRole | null {
  for (const value of values) {
    for (const origin of program.origins(value, { kinds: ['audio', 'camera'] })) {
      if (origin.kind !== 'emitted') continue;
      if (origin.label === 'audio') return 'microphone';
      if (origin.label === 'camera') return 'camera';
    }
  }
  return null;
}

/** The gravest effect that a write can have. A Wi-Fi call counts only where the names speak of it too: many handlers merely reconnect. */
function reachedRole(
  program: Program,
  chr: Recognised,
  branches: Branches | undefined,
  named: GattRole | null,
): GattRole | null {
  const effects = effectSites(program);
  const roles = new Set<GattRole>();
  for (const { operation, fn } of chr.handlers) {
    if (operation !== 'write') continue;
    for (const call of reachedCalls(program, fn, branches)) {
      const effect = effects.get(call.node);
      if (!effect) continue;
      if (effect.role === 'wifi-provisioning' && named !== null && named !== 'credential' && named !== 'uart') continue;
      roles.add(effect.role);
    }
  }
  return BY_GRAVITY.find((role) => roles.has(role)) ?? null;
}
