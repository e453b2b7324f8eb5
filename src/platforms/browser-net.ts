import type { Means } from '../model/means.ts';
import type { AddressMeaning, SendMeaning } from '../model/send-meaning.ts';
import type { CallRow, Platform, Port } from '../program/knowledge.ts';

const fix = 'Use an https:// URL, or a relative one on a page that is served over https.';
const wsFix = 'Open the WebSocket with a wss:// URL.';
const checks = { otherwise: 'checks', text: '' } as const;
const http = { protocol: 'http', fix } as const;

function sends(
  call: string,
  args: readonly [number, number],
  meaning: SendMeaning,
  hit: string,
  miss: string,
): CallRow<Means> {
  return { call, args, means: { sends: meaning }, provenance: 'manual', hit, miss };
}
function tells(
  call: string,
  args: readonly [number, number],
  to: Port,
  addresses: AddressMeaning,
  hit: string,
  miss: string,
): CallRow<Means> {
  return { call, args, emits: [{ to, kind: 'client' }], means: { addresses }, provenance: 'manual', hit, miss };
}

const axiosMethods = ['post', 'put', 'patch', 'postForm', 'putForm', 'patchForm'];

function axios(of: string, source: (call: string) => string): CallRow<Means>[] {
  const to: AddressMeaning = { url: 0, check: checks };
  const client: Pick<SendMeaning, 'client'> = of.includes('#') ? {} : { client: 'this' };
  const separator = of.includes('#') ? '' : '.';
  return axiosMethods.map((method) =>
    sends(
      `${of}${separator}${method}`,
      [2, 3],
      { ...http, body: 1, to, ...client },
      source(`${method}('/up', b)`),
      source("get('/up')"),
    ),
  );
}

/** How a page or a script with the web's interfaces sends: fetch, XMLHttpRequest, beacons, WebSocket, WebRTC, axios, jQuery, Socket.IO's client. */
export const browserNet: Platform<Means> = {
  id: 'browser-net',
  title: 'Web requests',
  anchors: [
    'XMLHttpRequest',
    'sendBeacon',
    'axios',
    'RTCPeerConnection',
    'socket.io-client',
    'fetch',
    'WebSocket',
    'ajax',
  ],
  bases: { ReconnectingWebSocket: ['WebSocket'] },
  calls: [
    sends(
      'fetch',
      [2, 2],
      { ...http, body: '1.body', to: { url: 0, check: checks } },
      "export function f(b) { fetch('/up', { method: 'POST', body: b }); }",
      "export function f(b) { fetch('/up'); }",
    ),
    ...['node-fetch', 'cross-fetch', 'undici', 'expo/fetch'].flatMap((module) =>
      ['default', 'fetch'].map((name) =>
        sends(
          `${module}#${name}`,
          [2, 2],
          { ...http, body: '1.body', to: { url: 0, check: checks } },
          `import ${name === 'default' ? 'fetch' : '{ fetch }'} from '${module}'; export function f(b) { fetch('/up', { method: 'POST', body: b }); }`,
          `import { other } from '${module}'; export function f(b) { other('/up', { method: 'POST', body: b }); }`,
        ),
      ),
    ),
    tells(
      'XMLHttpRequest.open',
      [2, 5],
      'this',
      { url: 1, protocol: 'http', check: checks },
      "export function f(x: XMLHttpRequest) { x.open('POST', '/up'); }",
      "export function f(x: Door) { x.open('POST', '/up'); }",
    ),
    sends(
      'XMLHttpRequest.send',
      [1, 1],
      { ...http, body: 0, client: 'this' },
      'export function f(x: XMLHttpRequest, b) { x.send(b); }',
      'export function f(x: XMLHttpRequest) { x.abort(); }',
    ),
    sends(
      'navigator.sendBeacon',
      [2, 2],
      { ...http, body: 1, to: { url: 0, check: checks } },
      "export function f(b) { navigator.sendBeacon('/up', b); }",
      'export function f() { navigator.vibrate(1); }',
    ),
    tells(
      'new WebSocket',
      [1, 3],
      'return',
      {
        url: 0,
        protocol: 'websocket',
        check: {
          needs: ['1.rejectUnauthorized', '2.rejectUnauthorized'],
          otherwise: 'checks',
          text: 'the server certificate is not checked (rejectUnauthorized: false)',
        },
      },
      "export const s = new WebSocket('ws://a.example');",
      "export const s = new EventSource('/x');",
    ),
    sends(
      'WebSocket.send',
      [1, 4],
      { protocol: 'websocket', body: 0, client: 'this', fix: wsFix, policy: 'android' },
      'export function f(s: WebSocket, b) { s.send(b); }',
      'export function f(s: WebSocket) { s.close(); }',
    ),
    sends(
      '*.send',
      [1, 4],
      { protocol: 'websocket', body: 0, client: 'this', needsClient: true, fix: wsFix },
      'export function f(s, b) { s.send(b); }',
      'export function f(s) { s.close(); }',
    ),
    {
      call: '*.addTrack',
      args: [1, 3],
      means: {
        sends: {
          protocol: 'webrtc',
          body: 0,
          client: 'this',
          needsClient: true,
          to: { tls: true, check: checks },
          fix: 'WebRTC is encrypted by itself.',
        },
      },
      provenance: 'manual',
      hit: 'export function f(p, t) { p.addTrack(t); }',
      miss: 'export function f(p) { p.close(); }',
    },
    ...['RTCPeerConnection', 'webkitRTCPeerConnection'].flatMap((type): CallRow<Means>[] => [
      tells(
        `new ${type}`,
        [0, 2],
        'return',
        { protocol: 'webrtc', tls: true, check: checks },
        `export const p = new ${type}({});`,
        'export const p = new Other({});',
      ),
      ...['addTrack', 'addStream', 'addTransceiver'].map((method) =>
        sends(
          `${type}.${method}`,
          [1, 3],
          {
            protocol: 'webrtc',
            body: 0,
            client: 'this',
            to: { tls: true, check: checks },
            fix: 'WebRTC is encrypted by itself.',
          },
          `export function f(p: ${type}, t) { p.${method}(t); }`,
          `export function f(p: ${type}) { p.close(); }`,
        ),
      ),
    ]),
    ...axios('axios#', (call) => `import axios from 'axios'; export function f(b) { axios.${call}; }`),
    ...['axios#default', 'axios#request'].map((call) =>
      sends(
        call,
        [1, 1],
        { ...http, body: '0.data', to: { url: '0.url', check: checks } },
        `import axios from 'axios'; export function f(b) { axios${call.endsWith('request') ? '.request' : ''}({ url: '/up', data: b }); }`,
        "import axios from 'axios'; export function f(b) { axios.get('/up'); }",
      ),
    ),
    {
      call: 'axios#create',
      args: [0, 1],
      returns: 'AxiosInstance',
      emits: [{ to: 'return', kind: 'client' }],
      means: { addresses: { url: '0.baseURL', protocol: 'http', check: checks } },
      provenance: 'manual',
      hit: "import axios from 'axios'; export const api = axios.create({ baseURL: 'http://a.example' });",
      miss: "import axios from 'axios'; export const api = axios.get('/x');",
    },
    ...axios('AxiosInstance', (call) => `export function f(a: AxiosInstance, b) { a.${call}; }`),
    ...['$', 'jQuery'].flatMap((global): CallRow<Means>[] => [
      sends(
        `${global}.ajax`,
        [1, 2],
        { ...http, body: ['0.data', '1.data'], to: { url: ['0.url', 0], check: checks } },
        `export function f(b) { ${global}.ajax({ url: '/up', data: b }); }`,
        `export function f(b) { ${global}.trim(b); }`,
      ),
      sends(
        `${global}.post`,
        [2, 4],
        { ...http, body: 1, to: { url: 0, check: checks } },
        `export function f(b) { ${global}.post('/up', b); }`,
        `export function f(b) { ${global}.get('/up', b); }`,
      ),
    ]),
    ...['io', 'default', 'connect'].map(
      (name): CallRow<Means> => ({
        ...tells(
          `socket.io-client#${name}`,
          [0, 2],
          'return',
          { url: 0, protocol: 'websocket', check: checks },
          `import * as sio from 'socket.io-client'; export const s = sio.${name}('http://a.example');`,
          `import * as sio from 'socket.io-client'; export const s = sio.version('http://a.example');`,
        ),
        returns: 'SocketIo',
      }),
    ),
    sends(
      'SocketIo.emit',
      [2, 6],
      { protocol: 'websocket', body: '1+', client: 'this', fix: 'Connect Socket.IO to an https:// URL.' },
      "import { io } from 'socket.io-client'; const s = io('http://a.example'); export function f(b) { s.emit('voice', b); }",
      "import { io } from 'socket.io-client'; const s = io('http://a.example'); s.on('voice', g);",
    ),
    sends(
      '*.emit',
      [2, 6],
      {
        protocol: 'websocket',
        body: '1+',
        client: 'this',
        needsClient: true,
        fix: 'Connect Socket.IO to an https:// URL.',
      },
      "export function f(s, b) { s.emit('voice', b); }",
      "export function f(s) { s.on('voice', g); }",
    ),
  ],
};
