import type { Means } from '../model/means.ts';
import type { Decision } from '../model/place.ts';
import type { Protocol, SendMeaning } from '../model/send-meaning.ts';
import type { Endpoint } from '../model/toy.ts';
import type { Call, New } from '../program/ir.ts';
import type { At, Program } from '../program/query.ts';
import { bestAddress, hostOf, isBroadcast, portOf, urlsOf } from './addresses.ts';
import { cleartextPolicy } from './android-policy.ts';
import { verificationOf } from './certificates.ts';
import { connectionOf } from './connections.ts';
import { reachOf } from './hosts.ts';
import { callPlace } from './sites.ts';
import { unique, wayOf } from './transport.ts';

/** Where a send goes, with what its transport rests on. */
export interface Exit {
  endpoint: Endpoint;
  protocol: Protocol;
  /** Some client or destination was told before: the call really sends over a network. */
  told: boolean;
  serves: boolean;
  broadcast: boolean;
  /** Why the transport can't be told, and what would settle it. */
  unknown: string | null;
  /** The platform refuses cleartext to it, so that nothing leaves as it stands. */
  refused: Decision | null;
}

/** Judges the way of one send, looked at through the chain of calls of `site`. */
export function exitOf(program: Program, send: SendMeaning, site: At<Call | New>): Exit {
  const connection = connectionOf(program, send, site);
  const protocol = connection.told.map((t) => t.addresses.protocol).find((p) => p !== undefined) ?? send.protocol;
  const serves = connection.told.some((t) => t.addresses.serves === true);
  const broadcast =
    connection.told.some((t) => t.addresses.broadcast === true) || isBroadcast(program, protocol, connection);
  const addresses = connection.told.flatMap((told) => urlsOf(program, told));
  const way = wayOf(program, send, protocol, connection, addresses);
  const best = bestAddress(addresses);
  const host =
    best?.target.host ?? connection.told.map((told) => hostOf(program, told)).find((h) => h !== null) ?? null;
  const port =
    best?.target.port ?? connection.told.map((told) => portOf(program, told)).find((p) => p !== null) ?? null;
  const reach = broadcast ? 'lan' : host === null && serves ? 'lan' : reachOf(host);
  const check = way.transport === 'tls' ? verificationOf(program, connection) : { verified: null, decidedBy: [] };
  const transport = way.transport === 'cleartext' && reach === 'loopback' ? 'local' : way.transport;
  const policy =
    transport === 'cleartext' &&
    send.policy === 'android' &&
    isAndroid(site.path) &&
    /^(http|websocket)$/.test(protocol)
      ? cleartextPolicy(program, site.path, host?.includes('*') ? null : host)
      : null;
  const decidedBy = [...way.decidedBy, ...check.decidedBy, ...(policy ? [policy.decidedBy] : [])];
  return {
    protocol,
    told: connection.told.some((t) => t.site !== site),
    serves,
    broadcast,
    unknown: way.unknown,
    refused: policy?.permitted === false ? policy.decidedBy : null,
    endpoint: {
      url: best?.target.scheme ? best.target.text : null,
      host,
      port,
      protocol,
      transport,
      verified: check.verified,
      reach,
      place: callPlace(program, site),
      condition: null,
      decidedBy: unique(decidedBy),
    },
  };
}

const isAndroid = (path: string): boolean => /\.(kt|java)$/.test(path);

/** Every way out in the tree whose address is told, one a place. */
export function endpoints(program: Program): Endpoint[] {
  const found = new Map<string, Endpoint>();
  for (const call of program.rowCalls()) {
    const send = (call.row.means as Means | undefined)?.sends;
    if (!send) continue;
    const exit = exitOf(program, send, call.site);
    if (send.needsClient && !exit.told) continue;
    const { place } = exit.endpoint;
    found.set(`${place.path}:${place.line}:${place.column}`, {
      ...exit.endpoint,
      condition: program.conditions(call.site).open[0] ?? null,
    });
  }
  return [...found.values()];
}
