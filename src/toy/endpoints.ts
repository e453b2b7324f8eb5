import type { Means } from '../model/means.ts';
import type { Decision } from '../model/place.ts';
import type { Protocol, SendMeaning } from '../model/send-meaning.ts';
import type { Endpoint, Transport } from '../model/toy.ts';
import type { Call, New } from '../program/ir.ts';
import type { At, Possible, Program } from '../program/query.ts';
import { cleartextPolicy } from './android-policy.ts';
import { verificationOf } from './certificates.ts';
import { type Connection, connectionOf, ports, type Told } from './connections.ts';
import { given } from './given.ts';
import { reachOf } from './hosts.ts';
import { callPlace } from './sites.ts';
import { readTarget, schemeIsTls, type Target } from './targets.ts';

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

interface Address {
  target: Target;
  decidedBy: Decision;
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

interface Way {
  transport: Transport;
  decidedBy: Decision[];
  unknown: string | null;
}

function wayOf(
  program: Program,
  send: SendMeaning,
  protocol: Protocol,
  connection: Connection,
  addresses: Address[],
): Way {
  if (protocol === 'ble') return { transport: 'ble', decidedBy: [], unknown: null };
  const withScheme = addresses.filter((a) => schemeIsTls(a.target.scheme) !== undefined);
  const clear = withScheme.filter((a) => schemeIsTls(a.target.scheme) === false);
  const secure = withScheme.filter((a) => schemeIsTls(a.target.scheme) === true);
  const open = addresses.filter((a) => schemeIsTls(a.target.scheme) === undefined && !a.target.relative);
  if (clear.length && secure.length)
    return unknown('it is chosen at run time between a clear and a TLS address', withScheme);
  if (clear.length) return { transport: 'cleartext', decidedBy: decisions(clear), unknown: null };
  if (secure.length) {
    if (open.some((a) => a.target.text.startsWith('*')))
      return unknown('the address may be replaced at run time', secure);
    return { transport: 'tls', decidedBy: decisions(secure), unknown: null };
  }
  const said = byDeclaration(program, connection, addresses);
  if (said) return said;
  if (addresses.some((a) => a.target.relative))
    return unknown('the address is relative: the page it is used on decides', addresses);
  const asksUrl = connection.told.some((t) => ports(t.addresses.url).some((p) => given(program, t.site, p).length > 0));
  if (asksUrl) return unknown('the address is known only at run time', addresses);
  return byNature(program, send, protocol, connection);
}

/** Calls and settings that say TLS or not, and the class of the connection. */
function byDeclaration(program: Program, connection: Connection, addresses: Address[]): Way | null {
  const typed = connection.types.map((type) => program.isA(type, 'TlsConnection'));
  const tlsTyped = typed.filter(Boolean).length;
  if (tlsTyped && typed.some((isTls, i) => !isTls && isPlain(program, connection.types[i] ?? '')))
    return unknown('it is chosen at run time between a plain and a TLS client', []);
  if (tlsTyped) {
    const type = connection.types.find((t) => program.isA(t, 'TlsConnection')) ?? '';
    return {
      transport: 'tls',
      decidedBy: [{ path: null, line: null, text: `${type} is a TLS client` }],
      unknown: null,
    };
  }
  for (const told of connection.told) {
    const when = told.addresses.tlsWhen;
    if (!when) continue;
    for (const at of given(program, told.site, when.port)) {
      const on = matches(program.resolve(at), when.is);
      if (on === true) return { transport: 'tls', decidedBy: [written(program, at)], unknown: null };
      if (on === undefined) return unknown('TLS is switched on or off at run time', []);
    }
  }
  const fixed = connection.told.find((t) => t.addresses.tls === true);
  if (fixed) return { transport: 'tls', decidedBy: [written(program, fixed.site)], unknown: null };
  if (addresses.length) {
    const bare = addresses.every(
      (a) => a.target.scheme === null && !a.target.relative && !a.target.text.startsWith('*'),
    );
    const says = connection.told.find((t) => t.addresses.tls === false);
    if (bare && says) return { transport: 'cleartext', decidedBy: decisions(addresses), unknown: null };
    return null;
  }
  const urlLess = connection.told.find((t) => t.addresses.tls === false && !givenUrl(program, t));
  if (!urlLess) return null;
  if (connection.hidden) return unknown('the client beneath is known only at run time', []);
  return { transport: 'cleartext', decidedBy: [written(program, urlLess.site)], unknown: null };
}

function givenUrl(program: Program, told: Told): boolean {
  return ports(told.addresses.url).some((port) => given(program, told.site, port).length > 0);
}

const isPlain = (program: Program, type: string): boolean =>
  ['WiFiClient', 'NetworkClient', 'EthernetClient', 'Socket', 'TinyGsmClient'].some((t) => program.isA(type, t));

/** What a bare protocol is by itself. */
function byNature(program: Program, send: SendMeaning, protocol: Protocol, connection: Connection): Way {
  if (protocol === 'webrtc') return { transport: 'tls', decidedBy: [], unknown: null };
  if (protocol === 'udp' || protocol === 'esp-now')
    return { transport: 'cleartext', decidedBy: nature(`${title[protocol]} has no encryption`), unknown: null };
  if (protocol === 'tcp' && (connection.told.length > 0 || !send.needsClient)) {
    if (connection.hidden) return unknown('the client beneath is known only at run time', []);
    return { transport: 'cleartext', decidedBy: nature('a bare socket has no encryption'), unknown: null };
  }
  void program;
  return unknown('nothing in the tree tells the address', []);
}

const nature = (text: string): Decision[] => [{ path: null, line: null, text }];

/** Protocols in the words of a message. */
export const title: Record<Protocol, string> = {
  http: 'HTTP',
  websocket: 'a WebSocket',
  mqtt: 'MQTT',
  tcp: 'TCP',
  udp: 'UDP',
  'esp-now': 'ESP-NOW',
  webrtc: 'WebRTC',
  ble: 'Bluetooth LE',
};

function unknown(why: string, addresses: readonly Address[]): Way {
  return { transport: 'unknown', decidedBy: decisions(addresses), unknown: why };
}

function decisions(addresses: readonly Address[]): Decision[] {
  return unique(addresses.map((a) => a.decidedBy)).slice(0, 4);
}

function unique(list: readonly Decision[]): Decision[] {
  const seen = new Set<string>();
  return list.filter((d) => {
    const key = `${d.path}:${d.line}:${d.text}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function urlsOf(program: Program, told: Told): Address[] {
  return ports(told.addresses.url).flatMap((port) =>
    given(program, told.site, port).flatMap((at) => program.resolve(at).flatMap((p) => addressOf(program, at, p))),
  );
}

function addressOf(program: Program, asked: At, possible: Possible): Address[] {
  const { value } = possible;
  const parts = value.k === 'string' ? [value.value] : value.k === 'text' ? value.parts : null;
  if (parts === null) {
    if (
      value.k === 'null' ||
      value.k === 'init' ||
      value.k === 'object' ||
      value.k === 'number' ||
      value.k === 'function'
    )
      return [];
    return [{ target: readTarget([null]), decidedBy: written(program, asked) }];
  }
  const target = readTarget(parts);
  if (target.text === '') return [];
  return [{ target, decidedBy: { ...where(program, possible.at), text: target.text } }];
}

function where(program: Program, at: At): { path: string; line: number } {
  const { path, line } = program.place(at);
  return { path, line };
}

function written(program: Program, at: At): Decision {
  const text = program.text(at).replace(/\s+/g, ' ');
  return { ...where(program, at), text: text.length > 80 ? `${text.slice(0, 79)}…` : text };
}

/** The address to show: one with a scheme before one without, clear before TLS, first in order. */
function bestAddress(addresses: readonly Address[]): Address | undefined {
  const rank = (a: Address): number => {
    const tls = schemeIsTls(a.target.scheme);
    return tls === false ? 0 : tls === true ? 1 : a.target.host ? 2 : 3;
  };
  return [...addresses].sort((a, b) => rank(a) - rank(b))[0];
}

function hostOf(program: Program, { addresses, site }: Told): string | null {
  if (addresses.host === undefined) return null;
  for (const at of given(program, site, addresses.host)) {
    for (const { value, at: held } of program.resolve(at)) {
      if (value.k === 'string' && value.value) return value.value;
      if (value.k === 'text') return value.parts.map((p) => p ?? '*').join('');
      const dotted = value.k === 'object' || value.k === 'result' ? dottedQuad(program, value.at) : null;
      if (dotted) return dotted;
      if (value.k === 'symbol' && /BROADCAST/i.test(value.name)) return '255.255.255.255';
      if (value.k === 'init') {
        const bytes = program.elements(value.at).map((e) => program.number(e.at));
        if (bytes.length === 4 && bytes.every((b) => b !== undefined)) return bytes.join('.');
      }
      void held;
    }
  }
  return null;
}

/** `IPAddress(192, 168, 4, 2)` */
function dottedQuad(program: Program, at: At<Call | New>): string | null {
  if (at.node.args.length !== 4) return null;
  const bytes = at.node.args.map((arg) => program.number({ ...at, node: arg.value }));
  return bytes.every((b) => b !== undefined && b >= 0 && b < 256) ? bytes.join('.') : null;
}

function portOf(program: Program, { addresses, site }: Told): number | null {
  if (addresses.port === undefined) return null;
  for (const at of given(program, site, addresses.port)) {
    const number = program.number(at);
    if (number !== undefined) return number;
  }
  return null;
}

function matches(values: readonly Possible[], wanted: readonly (string | number | boolean)[]): boolean | undefined {
  let open = false;
  for (const { value } of values) {
    if (value.k === 'symbol') {
      if (wanted.includes(value.name) || (value.name === 'true' && wanted.includes(true))) return true;
    } else if (value.k === 'number' || value.k === 'string' || value.k === 'bool') {
      if (wanted.includes(value.value)) return true;
    } else if (value.k !== 'null') open = true;
  }
  return open ? undefined : false;
}

/** A destination of all ones: everybody in reach. */
function isBroadcast(program: Program, protocol: Protocol, connection: Connection): boolean {
  return connection.told.some((told) => {
    if (told.addresses.host === undefined) return false;
    return given(program, told.site, told.addresses.host).some((at) =>
      program.resolve(at).some(({ value }) => {
        if (value.k === 'null') return protocol === 'esp-now';
        if (value.k === 'string') return /^255\.255\.255\.255$|\.255$/.test(value.value);
        if (value.k !== 'init') return false;
        const bytes = program.elements(value.at).map((e) => program.number(e.at));
        return bytes.length > 0 && bytes.every((b) => b === 0xff);
      }),
    );
  });
}

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
