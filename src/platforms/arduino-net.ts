import type { Means } from '../model/means.ts';
import type { AddressMeaning } from '../model/send-meaning.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Use WiFiClientSecure (NetworkClientSecure) with setCACert or a certificate bundle instead of WiFiClient, and a TLS port of the server.';
const plain = ['WiFiClient', 'NetworkClient', 'EthernetClient', 'AsyncClient', 'TinyGsmClient'];

function told(
  call: string,
  args: readonly [number, number],
  addresses: AddressMeaning,
  hit: string,
  miss: string,
): CallRow<Means> {
  return { call, args, emits: [{ to: 'this', kind: 'client' }], means: { addresses }, provenance: 'source', hit, miss };
}

function writes(type: string, method: string, args: readonly [number, number]): CallRow<Means> {
  return {
    call: `${type}.${method}`,
    args,
    means: { sends: { protocol: 'tcp', body: 0, client: 'this', fix } },
    provenance: 'source',
    hit: `${type} c; void f(uint8_t *d) { c.${method}(d${args[0] > 1 ? ', 64' : ''}); }`,
    miss: `File c; void f(uint8_t *d) { c.${method}(d${args[0] > 1 ? ', 64' : ''}); }`,
  };
}

/** How an Arduino TLS client is told whom to trust (WiFiClientSecure.h of the ESP32 and ESP8266 cores; core 1 of the ESP32 checked nothing unless told). */
const trusting = [
  'setCACert',
  'setCACertBundle',
  'useBuiltinCACertBundle',
  'setPreSharedKey',
  'setFingerprint',
  'setKnownKey',
  'setTrustAnchors',
  'setCertStore',
];
const careless = ['setInsecure', 'allowSelfSignedCerts'];
const givesArgument = (method: string): string => (method === 'useBuiltinCACertBundle' ? '' : 'x');

/** TCP clients of the Arduino cores. TLS is what the client's class is, not its port. */
export const arduinoNet: Platform<Means> = {
  id: 'arduino-net',
  title: 'Arduino network clients',
  anchors: [
    'WiFiClient',
    'WiFiClientSecure',
    'NetworkClient',
    'NetworkClientSecure',
    'EthernetClient',
    'AsyncClient',
    'TinyGsmClient',
    'WiFiServer',
  ],
  bases: {
    WiFiClientSecure: ['WiFiClient', 'TlsConnection'],
    NetworkClientSecure: ['NetworkClient', 'TlsConnection', 'WiFiClientSecure'],
    WiFiSSLClient: ['WiFiClient', 'TlsConnection'],
    'BearSSL::WiFiClientSecure': ['WiFiClientSecure'],
    TinyGsmClientSecure: ['TinyGsmClient', 'TlsConnection'],
    SSLClient: ['WiFiClient', 'TlsConnection'],
    BearSSLClient: ['WiFiClient', 'TlsConnection'],
    EthernetSSLClient: ['EthernetClient', 'TlsConnection'],
  },
  calls: [
    ...plain.flatMap((type) => [
      told(
        `${type}.connect`,
        [2, 3],
        { host: 0, port: 1, protocol: 'tcp' },
        `${type} c; void f() { c.connect("a.example", 4000); }`,
        `Serial c; void f() { c.connect("a.example", 4000); }`,
      ),
      writes(type, 'write', [1, 3]),
      writes(type, 'print', [1, 1]),
    ]),
    writes('AsyncClient', 'add', [2, 3]),
    ...['WiFiServer', 'NetworkServer', 'EthernetServer'].flatMap((type) =>
      ['available', 'accept'].map(
        (method): CallRow<Means> => ({
          call: `${type}.${method}`,
          args: [0, 1],
          returns: 'WiFiClient',
          emits: [{ to: 'return', kind: 'client' }],
          means: { addresses: { protocol: 'tcp', tls: false, serves: true } },
          provenance: 'source',
          hit: `${type} s(4000); void f() { WiFiClient c = s.${method}(); }`,
          miss: `${type} s(4000); void f() { s.begin(); }`,
        }),
      ),
    ),
    ...trusting.map((method) =>
      told(
        `WiFiClientSecure.${method}`,
        [0, 2],
        { check: { otherwise: 'checks', text: '' } },
        `WiFiClientSecure c; void f(const char *x) { c.${method}(${givesArgument(method)}); }`,
        `Other c; void f(const char *x) { c.${method}(${givesArgument(method)}); }`,
      ),
    ),
    ...careless.map((method) =>
      told(
        `WiFiClientSecure.${method}`,
        [0, 0],
        { check: { otherwise: 'takes-anybody', text: `${method}() switches the certificate check off` } },
        `WiFiClientSecure c; void f() { c.${method}(); }`,
        `Other c; void f() { c.${method}(); }`,
      ),
    ),
  ],
};
