import type { LabelledPlace } from '../model/place.ts';
import type { SendMeaning } from '../model/send-meaning.ts';
import type { Flow } from '../model/toy.ts';
import type { Call, New } from '../program/ir.ts';
import type { At, Context, Origin, Program, RowCall } from '../program/query.ts';
import { calledName, captureOf, isAsked } from './audio.ts';
import { ports } from './connections.ts';
import { type Exit, exitOf } from './endpoints.ts';
import { sendOf } from './sends.ts';
import { callPlace } from './sites.ts';
import { isSound } from './sound.ts';
import { stepsOf } from './steps.ts';
import { title } from './transport.ts';
import { writtenAt } from './written-at.ts';

/** Every way by which captured sound or pictures leave, from a capture to a send within one program; one row for each pair of places. */
export function flows(program: Program): Flow[] {
  const calls = program.rowCalls();
  if (!calls.some((call) => captureOf(call))) return [];
  const found = new Map<string, Flow>();
  for (const call of calls) {
    const send = sendOf(call.row);
    if (!send) continue;
    for (const context of waysTo(program, send, call.site)) {
      const site = program.within(call.site, context);
      const captured = capturesIn(program, send, site);
      if (!captured.length) continue;
      const exit = exitOf(program, send, site);
      if (send.needsClient && !exit.told) continue;
      for (const origin of captured) keep(found, flowOf(program, call, send, site, origin, exit));
    }
  }
  return [...found.values()];
}

/** The chains of calls that give a shared sender its address: body and address are then told for each caller alone. */
function waysTo(program: Program, send: SendMeaning, site: At<Call | New>): Context[] {
  const told = [...ports(send.client), ...[send.to?.url, send.to?.host].flatMap(ports)];
  const of = told.flatMap((port) => program.port(site, port));
  const ways = of.length ? program.unfold(site, of) : [];
  return ways.length ? ways.map((way) => way.context) : [site.context];
}

/** Captures that reach the body of a send. */
function capturesIn(program: Program, send: SendMeaning, site: At<Call | New>): Origin[] {
  const found = new Map<string, Origin>();
  for (const port of ports(send.body)) {
    for (const at of writtenAt(program, site, port)) {
      for (const origin of program.origins(at, { kinds: ['audio', 'camera'] })) {
        const captures = captureOf(origin);
        if (origin.kind !== 'emitted' || !captures) continue;
        if (!isSound(origin) || !isAsked(program, captures, origin.at as At<Call | New>)) continue;
        const place = program.place(origin.at);
        const key = `${place.path}:${place.line}:${place.column}`;
        if (!found.has(key)) found.set(key, origin);
      }
    }
  }
  return [...found.values()];
}

function flowOf(
  program: Program,
  call: RowCall,
  send: SendMeaning,
  site: At<Call | New>,
  origin: Origin,
  exit: Exit,
): Flow {
  const source = origin.at as At<Call | New>;
  const sinkPlace = callPlace(program, site);
  const sourcePlace = callPlace(program, source);
  const states = [program.conditions(source), program.conditions(site)];
  const open = [...new Set([...states.flatMap((s) => s.open), ...origin.conditions])];
  const refused = exit.refused ? `the platform refuses cleartext here (${exit.refused.text})` : null;
  const { endpoint } = exit;
  const from: LabelledPlace = { path: sourcePlace.path, line: sourcePlace.line, label: capturing(source) };
  const to: LabelledPlace = { path: sinkPlace.path, line: sinkPlace.line, label: sending(site, exit) };
  return {
    kind: origin.label === 'camera' ? 'camera' : 'audio',
    source: { place: sourcePlace, call: calledName(source) },
    sink: { place: sinkPlace, call: calledName(site) },
    transport: endpoint.transport,
    verified: endpoint.verified,
    legs: [
      {
        from: captureOf(origin)?.platform ?? 'microphone',
        to: whereTo(exit),
        transport: endpoint.transport,
        verified: endpoint.verified,
      },
    ],
    steps: stepsOf(program, from, origin, to),
    relay: false,
    chain: null,
    endpoint,
    condition: refused ?? open[0] ?? null,
    shipped: !refused && states.every((s) => !s.dead),
    confidence: weakest(origin.confidence, call.confidence),
    decidedBy: exit.unknown
      ? [...endpoint.decidedBy, { path: sinkPlace.path, line: sinkPlace.line, text: exit.unknown }]
      : endpoint.decidedBy,
    fixes: [{ intent: endpoint.verified === false ? 'verify-tls' : 'use-tls', help: send.fix }],
  };
}

const capturing = (site: At<Call | New>): string => `${calledName(site)}() takes in sound`;
const sending = (site: At<Call | New>, exit: Exit): string =>
  `${calledName(site)}() sends it by ${title[exit.protocol]}`;

/** The far end in the words of a reader: a host, whoever connects, everybody in reach. */
export function whereTo(exit: Exit): string {
  const { host, port } = exit.endpoint;
  if (exit.broadcast) return 'everybody in reach';
  if (exit.serves) return 'whoever connects';
  if (!host) return title[exit.protocol];
  return port === null ? host : `${host}:${port}`;
}

/** The stronger of two rows for one pair of places stays: shipped first, then the worse transport, then the surer. */
function keep(found: Map<string, Flow>, flow: Flow): void {
  const { source, sink } = flow;
  const key = `${source.place.path}:${source.place.line}>${sink.place.path}:${sink.place.line}:${sink.place.column}`;
  const before = found.get(key);
  if (!before || rank(flow) > rank(before)) found.set(key, flow);
}

function rank(flow: Flow): number {
  const worst = { cleartext: 4, unknown: 3, ble: 2, tls: 1, local: 0 }[flow.transport];
  return (flow.shipped ? 100 : 0) + worst * 10 + { high: 2, medium: 1, low: 0 }[flow.confidence];
}

function weakest(a: Flow['confidence'], b: Flow['confidence']): Flow['confidence'] {
  const order = { high: 0, medium: 1, low: 2 };
  return order[a] >= order[b] ? a : b;
}
