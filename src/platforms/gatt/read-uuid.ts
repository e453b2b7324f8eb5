import type { LabelledPlace } from '../../model/place.ts';
import type { Expr } from '../../program/ir.ts';
import { strip } from '../../program/nodes.ts';
import type { At, Possible, Program } from '../../program/query.ts';
import { namesIn } from '../../program/walk.ts';
import { uuidOfBytes, uuidOfNumber, uuidOfText } from './uuid-text.ts';

export interface Uuid {
  /** As the contract spells it; null where it can't be told, or differs between builds. */
  uuid: string | null;
  /** Identifiers that stand for it, as written. */
  names: string[];
  /** Where it is defined, if elsewhere. */
  related: LabelledPlace[];
}

export const NO_UUID: Uuid = { uuid: null, names: [], related: [] };

/** Fields that hold the value in the SDKs' UUID structs, and their paths. */
const VALUE_FIELDS = ['value', 'val', 'uuid.uuid16', 'uuid.uuid128', 'uuid.uuid32', 'uuid16', 'uuid128', 'uuid32'];
/** Members that are the struct itself under another type: `&x.u` (NimBLE), `&x.uuid` (Zephyr). */
const VIEWS = new Set(['u', 'uuid']);

/** Names of the SDKs' own makers and casts, which say nothing of the characteristic. */
const SDK_NAMES =
  /^(BLE_UUID\w*(DECLARE|INIT|TYPE_\d+)|BT_UUID_(DECLARE|INIT|128)_\w+|BLEUUID|NimBLEUUID|fromString|this)$/;

/** Reads a UUID expression in any spelling: text, number, bytes, an SDK's struct or a pointer into one. */
export function readUuid(program: Program, ats: readonly At[]): Uuid {
  const found = new Set<string>();
  const names: string[] = [];
  const related: LabelledPlace[] = [];
  for (const at of ats) {
    names.push(...namesIn(at.node).filter((n) => !VIEWS.has(n)));
    for (const possible of program.resolve(peel(at))) {
      const { decl } = possible.at;
      if (decl !== at.decl && (decl.k === 'var' || (decl.k === 'macro' && decl.params === null))) names.push(decl.name);
      const uuid = uuidOfPossible(program, possible, at, 0);
      if (uuid) found.add(uuid);
      const written = program.place(possible.at);
      const step = { path: written.path, line: written.line, label: 'its UUID' };
      // Inside a macro with parameters stands what all its uses share, not this UUID.
      const shared = decl.k === 'macro' && decl.params !== null;
      if (!shared && step.path !== at.path && !related.some((r) => sameLine(r, step))) related.push(step);
    }
  }
  return {
    uuid: found.size === 1 ? ([...found][0] ?? null) : null,
    names: unique(names.filter((name) => !SDK_NAMES.test(name))),
    related,
  };
}

function uuidOfPossible(program: Program, possible: Possible, from: At, depth: number): string | undefined {
  const { value } = possible;
  if (depth > 4) return undefined;
  switch (value.k) {
    case 'string':
      return uuidOfText(value.value);
    case 'number':
      return value.missing?.length ? undefined : uuidOfNumber(value.value);
    case 'init': {
      const bytes = byteValues(program, value.at);
      if (bytes) return uuidOfBytes(bytes);
      return uuidOfFields(program, possible, depth);
    }
    case 'object': {
      const first = firstArgument(value.at);
      if (first) return uuidOfFirst(program, first, depth);
      return uuidOfFields(program, from, depth);
    }
    case 'result': {
      const first = value.at.node.args[0];
      if (first) return uuidOfFirst(program, { ...value.at, node: first.value }, depth);
      return undefined;
    }
    default: {
      const again = peel(possible.at);
      if (again.node !== possible.at.node) return uuidOfFirst(program, again, depth);
      return uuidOfFields(program, from, depth);
    }
  }
}

function uuidOfFirst(program: Program, at: At, depth: number): string | undefined {
  const all = new Set<string>();
  for (const possible of program.resolve(peel(at))) {
    const uuid = uuidOfPossible(program, possible, at, depth + 1);
    if (uuid) all.add(uuid);
  }
  return all.size === 1 ? [...all][0] : undefined;
}

function uuidOfFields(program: Program, of: Possible | At, depth: number): string | undefined {
  for (const field of VALUE_FIELDS) {
    const values = program.field(of, field);
    const all = new Set<string>();
    for (const at of values) {
      const uuid = uuidOfFirst(program, at, depth);
      if (uuid) all.add(uuid);
    }
    if (all.size === 1) return [...all][0];
  }
  return undefined;
}

function byteValues(program: Program, at: At): number[] | undefined {
  if (at.node.k !== 'init') return undefined;
  const elements = program.elements({ ...at, node: at.node });
  if (![2, 4, 16].includes(elements.length)) return undefined;
  const bytes: number[] = [];
  for (const element of elements) {
    const byte = program.number(element.at);
    if (byte === undefined) return undefined;
    bytes.push(byte);
  }
  return bytes;
}

function firstArgument(at: At<unknown>): At | undefined {
  const node = at.node as { construct?: { value: Expr }[]; args?: { value: Expr }[] };
  const value = (node.construct ?? node.args)?.[0]?.value;
  return value && { path: at.path, decl: at.decl, context: at.context, node: value };
}

/** The struct behind `&x.u`, `(ble_uuid_t *)&x`. */
function peel(at: At): At {
  let node: Expr = strip(at.node);
  while (node.k === 'member' && VIEWS.has(node.name)) node = strip(node.object);
  return node === at.node ? at : { ...at, node };
}

const unique = (names: string[]): string[] => [...new Set(names)];
const sameLine = (a: LabelledPlace, b: LabelledPlace): boolean => a.path === b.path && a.line === b.line;
