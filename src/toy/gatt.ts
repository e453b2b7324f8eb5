import { HANDLES_WRITES } from '../model/gatt-recognised.ts';
import type { Confidence, Decision, LabelledPlace } from '../model/place.ts';
import type { Access, GattCharacteristic, GattOperation } from '../model/toy.ts';
import type { Program } from '../program/query.ts';
import { accessOf, type Verdict } from './access.ts';
import { type Gate, gateOf } from './gates.ts';
import { CHARACTERISTICS } from './gatt-uuids.ts';
import type { Branches, Recognised } from './reach.ts';
import { roleOf } from './roles.ts';
import { unique } from './transport.ts';

/** Reads the GATT tables of one stack out of a linked program. */
export type Recogniser = (program: Program) => readonly Recognised[];

const OPERATIONS: readonly GattOperation[] = ['read', 'write', 'subscribe'];

/** Properties that announce an operation. */
const ANNOUNCES: Record<GattOperation, readonly string[]> = {
  read: ['read'],
  write: ['write', 'write-without-response', 'reliable-write', 'authenticated-signed-writes'],
  subscribe: ['notify', 'indicate'],
};

/** All characteristics of a toy, in order of place. */
export function characteristicsOf(linked: Program, recognisers: readonly Recogniser[]): GattCharacteristic[] {
  const program = asking(linked);
  const all = recognisers.flatMap((recognise) => recognise(program));
  return all.map((chr) => characteristic(program, chr, branchesOf(chr, all))).sort((a, b) => compare(a, b));
}

/** The program, with the list that every recogniser walks made once. */
function asking(program: Program): Program {
  const calls = program.rowCalls();
  return { ...program, rowCalls: () => calls };
}

function compare(a: GattCharacteristic, b: GattCharacteristic): number {
  if (a.place.path !== b.place.path) return a.place.path < b.place.path ? -1 : 1;
  return (
    a.place.line - b.place.line || a.place.column - b.place.column || (a.uuid ?? '').localeCompare(b.uuid ?? '', 'en')
  );
}

/** Identifiers of a characteristic and of those that share a handler with it; undefined where it has its handler for itself. */
function branchesOf(chr: Recognised, all: readonly Recognised[]): Branches | undefined {
  const functions = new Set(chr.handlers.map((h) => h.fn.fn));
  const sharing = all.filter((other) => other !== chr && other.handlers.some((h) => functions.has(h.fn.fn)));
  if (!sharing.length) return undefined;
  const own = new Set(chr.names);
  return { own, others: new Set(sharing.flatMap((other) => other.names).filter((name) => !own.has(name))) };
}

function characteristic(program: Program, chr: Recognised, branches: Branches | undefined): GattCharacteristic {
  const verdicts: Record<GattOperation, Verdict> = {
    read: accessOf(chr.demands.read, chr.facts),
    write: accessOf(chr.demands.write, chr.facts),
    subscribe: accessOf(chr.demands.subscribe, chr.facts),
  };
  const gates = { read: gateFor(program, chr, 'read', branches), write: gateFor(program, chr, 'write', branches) };
  const access = {} as Record<GattOperation, Access>;
  const reasons: Partial<Record<GattOperation, string>> = {};
  const hidden: GattOperation[] = [];
  const hiddenAccess: GattCharacteristic['hiddenAccess'] = {};
  const conditions = new Set(chr.conditions);
  const decidedBy: Decision[] = [...chr.decidedBy];
  let confidence: Confidence = chr.confidence;
  for (const operation of OPERATIONS) {
    const verdict = verdicts[operation];
    const announced = ANNOUNCES[operation].some((p) => chr.properties.includes(p));
    if (!announced && chr.propertiesMissing.length) {
      access[operation] = verdict.access === 'none' ? 'none' : 'unknown';
      reasons[operation] =
        verdict.access === 'none'
          ? verdict.reason
          : `whether it is announced cannot be told from this tree (${chr.propertiesMissing.join(', ')})`;
      confidence = lower(confidence, 'medium');
      continue;
    }
    if (!announced) {
      access[operation] = 'none';
      if (chr.permissionsEnforce && operation !== 'subscribe' && permits(verdict)) {
        hidden.push(operation);
        hiddenAccess[operation] = verdict.possible.includes('open') ? 'open' : verdict.access;
        reasons[operation] = `no property announces it, but the stack permits it: ${verdict.reason}`;
      }
      continue;
    }
    const gate = operation === 'subscribe' ? null : gates[operation];
    access[operation] = verdict.access;
    reasons[operation] = verdict.reason;
    if (gate && verdict.access === 'open') {
      confidence = lower(confidence, gate.understood ? 'medium' : 'low');
      decidedBy.push({ path: gate.place.path, line: gate.place.line, text: gate.text });
      if (gate.understood) {
        access[operation] = 'authorised';
        reasons[operation] = `the application refuses it unless its own check passes (${gate.text})`;
      } else {
        conditions.add(gate.text);
        reasons[operation] = `${verdict.reason}; the application checks ${gate.text} first, which is not understood`;
      }
    }
    confidence = lower(confidence, verdict.confidence);
    for (const condition of verdict.conditions) if (verdict.access === 'unknown') conditions.add(condition);
    decidedBy.push(...verdict.decidedBy);
  }
  return {
    stack: chr.stack,
    service: chr.service,
    uuid: chr.uuid,
    name: chr.name ?? (chr.uuid === null ? null : (CHARACTERISTICS.get(chr.uuid)?.name ?? null)),
    place: chr.place,
    properties: [...chr.properties],
    role: roleOf(program, chr, access, branches),
    descriptors: chr.descriptors.map((d) => ({
      uuid: d.uuid,
      place: d.place,
      read: accessOf(d.read, chr.facts).access,
      write: accessOf(d.write, chr.facts).access,
    })),
    access,
    secureConnections: {
      read: access.read !== 'none' && verdicts.read.secureConnections,
      write: access.write !== 'none' && verdicts.write.secureConnections,
      subscribe: access.subscribe !== 'none' && verdicts.subscribe.secureConnections,
    },
    hidden,
    hiddenAccess,
    condition: conditions.size ? [...conditions].sort().join(' && ') : null,
    shipped: chr.shipped,
    reason: summary(reasons),
    reasons,
    confidence,
    decidedBy: unique(decidedBy),
    fixes: [...chr.fixes],
    related: [
      ...chr.related,
      ...(access.write !== 'none' || hidden.includes('write') ? handlerPlaces(program, chr) : []),
    ],
  };
}

/** Where the application takes what is written. */
function handlerPlaces(program: Program, chr: Recognised): LabelledPlace[] {
  return chr.handlers
    .filter((h) => h.operation === 'write')
    .map((h) => {
      const place = program.place({ path: h.fn.path, decl: h.fn.decl, node: h.fn.fn });
      return { path: place.path, line: place.line, label: HANDLES_WRITES };
    });
}

function gateFor(
  program: Program,
  chr: Recognised,
  operation: 'read' | 'write',
  branches: Branches | undefined,
): Gate | null {
  const gates = chr.handlers
    .filter((h) => h.operation === operation)
    .map((h) => gateOf(program, h.fn, { operation, branches }));
  const [first] = gates;
  return first && gates.every((g) => g !== null) ? first : null;
}

const permits = (verdict: Verdict): boolean =>
  verdict.access !== 'none' && (verdict.access !== 'unknown' || verdict.possible.includes('open'));

const ORDER: Confidence[] = ['low', 'medium', 'high'];
const lower = (a: Confidence, b: Confidence): Confidence => (ORDER.indexOf(a) <= ORDER.indexOf(b) ? a : b);

/** The operations' reasons as one sentence. */
function summary(reasons: Partial<Record<GattOperation, string>>): string | null {
  const groups = new Map<string, GattOperation[]>();
  for (const operation of OPERATIONS) {
    const reason = reasons[operation];
    if (reason) groups.set(reason, [...(groups.get(reason) ?? []), operation]);
  }
  if (!groups.size) return null;
  return [...groups].map(([reason, operations]) => `${operations.join(' and ')}: ${reason}`).join('; ');
}
