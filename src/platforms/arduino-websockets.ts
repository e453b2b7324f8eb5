import type { Means } from '../model/means.ts';
import type { AddressMeaning, CheckMeaning } from '../model/send-meaning.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const links2004 =
  'Use webSocket.beginSslWithCA(host, port, path, ca) (ESP32) or beginSSL with a fingerprint or CA: begin() is clear, and beginSSL() without either checks no certificate.';
const gilmaimon =
  'Connect to a wss:// URL after client.setCACert(ca): connect("ws://…") and connect(host, port, path) are clear.';

function open(
  call: string,
  args: readonly [number, number],
  addresses: AddressMeaning,
  hit: string,
  miss: string,
): CallRow<Means> {
  return {
    call,
    args,
    emits: [{ to: 'this', kind: 'client' }],
    means: { addresses: { protocol: 'websocket', ...addresses } },
    provenance: 'source',
    hit,
    miss,
  };
}
const on = (type: string, call: string): string => `${type} ws; void f(uint8_t *d) { ws.${call}; }`;

function send(type: string, method: string, fix: string): CallRow<Means> {
  return {
    call: `${type}.${method}`,
    args: [1, 4],
    means: { sends: { protocol: 'websocket', body: 0, client: 'this', fix } },
    provenance: 'source',
    hit: on(type, `${method}(d, 64)`),
    miss: `struct Other { void ${method}(uint8_t *, int); }; Other ws; void f(uint8_t *d) { ws.${method}(d, 64); }`,
  };
}

const nobody = (text: string): CheckMeaning => ({ otherwise: 'takes-anybody', text });
const checks: CheckMeaning = { otherwise: 'checks', text: '' };
const address = { host: 0, port: 1 } as const;

/** Links2004's WebSocketsClient and gilmaimon's ArduinoWebsockets. */
export const arduinoWebsockets: Platform<Means> = {
  id: 'arduino-websockets',
  title: 'Arduino WebSocket clients',
  anchors: [
    'sendBIN',
    'sendBinary',
    'sendTXT',
    'broadcastBIN',
    'WebSocketsClient',
    'WebsocketsClient',
    'SocketIOclient',
    'WebSocketsServer',
    'ArduinoWebsockets',
  ],
  bases: { SocketIOclient: ['WebSocketsClient'], 'websockets::WebsocketsClient': ['WebsocketsClient'] },
  calls: [
    open(
      'WebSocketsClient.begin',
      [2, 4],
      { ...address, tls: false },
      on('WebSocketsClient', 'begin("a.example", 80, "/")'),
      'WebSocketsClient ws; void f() { ws.loop(); }',
    ),
    open(
      'WebSocketsClient.beginSSL',
      [2, 3],
      {
        ...address,
        tls: true,
        check: nobody('beginSSL() without a fingerprint or CA switches the certificate check off (WebSocketsClient)'),
      },
      on('WebSocketsClient', 'beginSSL("a.example", 443, "/")'),
      on('WebSocketsClient', 'begin("a.example", 443, "/")'),
    ),
    open(
      'WebSocketsClient.beginSSL',
      [4, 5],
      { ...address, tls: true, check: checks },
      on('WebSocketsClient', 'beginSSL("a.example", 443, "/", "AA:BB")'),
      on('WebSocketsClient', 'begin("a.example", 443, "/")'),
    ),
    ...['beginSslWithCA', 'beginSSLWithCA', 'beginSslWithBundle'].map((method) =>
      open(
        `WebSocketsClient.${method}`,
        [3, 6],
        { ...address, tls: true, check: checks },
        on('WebSocketsClient', `${method}("a.example", 443, "/", "ca")`),
        on('WebSocketsClient', 'begin("a.example", 443, "/")'),
      ),
    ),
    open(
      'WebSocketsClient.beginSocketIO',
      [2, 4],
      { ...address, tls: false },
      on('WebSocketsClient', 'beginSocketIO("a.example", 80)'),
      on('WebSocketsClient', 'loop()'),
    ),
    open(
      'WebSocketsClient.beginSocketIOSSL',
      [2, 4],
      {
        ...address,
        tls: true,
        check: nobody('beginSocketIOSSL() switches the certificate check off (WebSocketsClient)'),
      },
      on('WebSocketsClient', 'beginSocketIOSSL("a.example", 443)'),
      on('WebSocketsClient', 'loop()'),
    ),
    send('WebSocketsClient', 'sendBIN', links2004),
    send('WebSocketsClient', 'sendTXT', links2004),
    ...['sendBIN', 'broadcastBIN', 'sendTXT', 'broadcastTXT'].map(
      (method): CallRow<Means> => ({
        call: `WebSocketsServer.${method}`,
        args: [1, 4],
        means: {
          sends: {
            protocol: 'websocket',
            body: '0+',
            to: { tls: false, serves: true },
            fix: 'WebSocketsServer speaks no TLS: let the toy call a wss:// server instead of waiting for whoever connects.',
          },
        },
        provenance: 'source',
        hit: `WebSocketsServer ws(81); void f(uint8_t *d) { ws.${method}(d, 64); }`,
        miss: `WebSocketsServer ws(81); void f() { ws.loop(); }`,
      }),
    ),
    open(
      'WebsocketsClient.connect',
      [1, 1],
      { url: 0, check: checks },
      on('WebsocketsClient', 'connect("ws://a.example/")'),
      'WiFiClient ws; void f() { ws.connect("a.example", 80); }',
    ),
    open(
      'WebsocketsClient.connect',
      [2, 3],
      { ...address, tls: false },
      on('WebsocketsClient', 'connect("a.example", 80, "/")'),
      'Other ws; void f() { ws.connect("a.example", 80, "/"); }',
    ),
    open(
      'WebsocketsClient.connectSecure',
      [2, 3],
      { ...address, tls: true, check: checks },
      on('WebsocketsClient', 'connectSecure("a.example", 443, "/")'),
      'Other ws; void f() { ws.connectSecure("a.example", 443, "/"); }',
    ),
    open(
      'WebsocketsClient.setInsecure',
      [0, 0],
      { check: nobody('setInsecure() switches the certificate check off') },
      on('WebsocketsClient', 'setInsecure()'),
      'Other ws; void f() { ws.setInsecure(); }',
    ),
    send('WebsocketsClient', 'sendBinary', gilmaimon),
    send('WebsocketsClient', 'send', gilmaimon),
    send('WebsocketsClient', 'stream', gilmaimon),
  ],
};
