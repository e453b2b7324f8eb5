import type { PortName } from './means.ts';

export type Protocol = 'http' | 'websocket' | 'mqtt' | 'tcp' | 'udp' | 'esp-now' | 'webrtc' | 'ble';

/** How something leaves, and where it is said to go. */
export interface SendMeaning {
  protocol: Protocol;
  /** What leaves. */
  body: PortName | readonly PortName[];
  /** Where the same call says where to. */
  to?: AddressMeaning;
  /** The connection, request or destination that was told before: what told it emits kind `client` and `addresses` it. */
  client?: PortName | readonly PortName[];
  /** The call's name alone proves nothing (`send`, `pipe`): it counts only where `client` was told by a row that addresses this protocol. */
  needsClient?: boolean;
  /** The platform may refuse cleartext, whatever the code says (Android's network security policy; raw sockets are outside it). */
  policy?: 'android';
  /** How to send it safely on this stack. */
  fix: string;
}

/** Tells a connection, request or destination where it goes, or how its peer is checked. The row emits kind `client` to what it tells. */
export interface AddressMeaning {
  /** A whole URL, or one that a `client`'s URL is the base of. */
  url?: PortName | readonly PortName[];
  host?: PortName;
  port?: PortName;
  /** The connection speaks this. Absent: whatever the send says. */
  protocol?: Protocol;
  /** The call itself says whether TLS is spoken (`beginSSL`); `url` says: the scheme does, and this where there is none. */
  tls?: boolean;
  /** A setting that switches TLS on, with the values that do so, where no URL has a scheme. */
  tlsWhen?: { port: PortName; is: readonly (string | number | boolean)[] };
  /** The connection, agent or address beneath, which is told on its own. */
  over?: PortName | readonly PortName[];
  /** It waits for peers instead of calling one: whoever comes gets what is sent. */
  serves?: boolean;
  /** Everybody in reach gets it. */
  broadcast?: boolean;
  /** How the peer's certificate is checked. */
  check?: CheckMeaning;
}

/** How a TLS client makes sure that it speaks to whom it means. */
export interface CheckMeaning {
  /** Any of these set: the peer is checked against it. */
  trusts?: readonly PortName[];
  /** Any of these on: it isn't, or anybody with a certificate passes. */
  skips?: readonly PortName[];
  /** Any of these off (`rejectUnauthorized: false`): the same. */
  needs?: readonly PortName[];
  /** All of these build switches on, and nothing trusted: the check is left out. */
  switches?: readonly string[];
  /** Where nothing else decides: it checks, it refuses to connect, or it takes anybody. */
  otherwise?: 'checks' | 'refuses' | 'takes-anybody';
  /** The reason to show where nobody is checked. */
  text: string;
}
