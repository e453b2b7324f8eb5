import type { Decision } from '../model/place.ts';
import type { Protocol, SendMeaning } from '../model/send-meaning.ts';
import type { Transport } from '../model/toy.ts';
import type { Possible, Program } from '../program/query.ts';
import { type Address, written } from './addresses.ts';
import { type Connection, ports, type Told } from './connections.ts';
import { given } from './given.ts';
import { schemeIsTls } from './targets.ts';

/** How a send travels, and what says so. */
export interface Way {
  transport: Transport;
  decidedBy: Decision[];
  unknown: string | null;
}

export function wayOf(
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
  return byNature(send, protocol, connection);
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
function byNature(send: SendMeaning, protocol: Protocol, connection: Connection): Way {
  if (protocol === 'webrtc') return { transport: 'tls', decidedBy: [], unknown: null };
  if (protocol === 'udp' || protocol === 'esp-now')
    return { transport: 'cleartext', decidedBy: nature(`${title[protocol]} has no encryption`), unknown: null };
  if (protocol === 'tcp' && (connection.told.length > 0 || !send.needsClient)) {
    if (connection.hidden) return unknown('the client beneath is known only at run time', []);
    return { transport: 'cleartext', decidedBy: nature('a bare socket has no encryption'), unknown: null };
  }
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

/** Reasons without repeats, in their order. */
export function unique(list: readonly Decision[]): Decision[] {
  const seen = new Set<string>();
  return list.filter((d) => {
    const key = `${d.path}:${d.line}:${d.text}`;
    return seen.has(key) ? false : seen.add(key);
  });
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
