import type { Means } from '../model/means.ts';
import type { AddressMeaning, CheckMeaning } from '../model/send-meaning.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix = 'Use https, wss or tls.connect, and leave rejectUnauthorized at its default (true).';
const checks: CheckMeaning = {
  needs: ['0.rejectUnauthorized', '1.rejectUnauthorized', '0.agent.options.rejectUnauthorized'],
  otherwise: 'checks',
  text: 'the server certificate is not checked (rejectUnauthorized: false)',
};

function made(
  call: string,
  args: readonly [number, number],
  addresses: AddressMeaning,
  hit: string,
  returns: string,
): CallRow<Means> {
  return {
    call,
    args,
    returns,
    emits: [{ to: 'return', kind: 'client' }],
    means: { addresses },
    provenance: 'manual',
    hit,
    miss: "import os from 'os'; export const x = os.hostname();",
  };
}
const both = (module: string): string[] => [module, `node:${module}`];

/** Node's own clients and `ws`: module http is clear, https and tls are not; net and dgram are bare sockets. */
export const nodeNet: Platform<Means> = {
  id: 'node-net',
  title: 'Node network',
  anchors: [
    'node:http',
    'node:net',
    'node:dgram',
    'dgram',
    'node:tls',
    'createSocket',
    'node-record-lpcm16',
    'naudiodon',
  ],
  calls: [
    ...both('http').map((m) =>
      made(
        `${m}#request`,
        [1, 3],
        { url: 0, host: '0.hostname', port: '0.port', protocol: 'http', tls: false },
        `import http from '${m}'; export const r = http.request({ hostname: 'a.example' });`,
        'ClientRequest',
      ),
    ),
    ...both('https').map((m) =>
      made(
        `${m}#request`,
        [1, 3],
        { url: 0, host: '0.hostname', port: '0.port', protocol: 'http', tls: true, check: checks },
        `import https from '${m}'; export const r = https.request({ hostname: 'a.example' });`,
        'ClientRequest',
      ),
    ),
    ...both('net').flatMap((m) =>
      ['connect', 'createConnection'].map((name) =>
        made(
          `${m}#${name}`,
          [1, 3],
          { host: '0.host', port: '0.port', protocol: 'tcp', tls: false },
          `import net from '${m}'; export const s = net.${name}({ host: 'a.example', port: 4000 });`,
          'net.Socket',
        ),
      ),
    ),
    ...both('tls').map((m) =>
      made(
        `${m}#connect`,
        [1, 4],
        { host: '0.host', port: '0.port', protocol: 'tcp', tls: true, check: checks },
        `import tls from '${m}'; export const s = tls.connect({ host: 'a.example', port: 4000 });`,
        'net.Socket',
      ),
    ),
    ...both('dgram').map((m) =>
      made(
        `${m}#createSocket`,
        [1, 2],
        { protocol: 'udp', tls: false },
        `import dgram from '${m}'; export const s = dgram.createSocket('udp4');`,
        'dgram.Socket',
      ),
    ),
    ...['ClientRequest', 'net.Socket'].flatMap((type) =>
      ['write', 'end'].map(
        (name): CallRow<Means> => ({
          call: `${type}.${name}`,
          args: [1, 3],
          means: { sends: { protocol: 'tcp', body: 0, client: 'this', fix } },
          provenance: 'manual',
          hit: `import net from 'net'; import http from 'http'; const s = ${type === 'ClientRequest' ? "http.request('http://a.example')" : 'net.connect(4000)'}; export function f(b) { s.${name}(b); }`,
          miss: `export function f(s, b) { s.${name}2(b); }`,
        }),
      ),
    ),
    ...(
      [
        [[2, 4], { port: 1, host: 2 }, '4000, "a.example"'],
        [[5, 6], { port: 3, host: 4 }, '0, 64, 4000, "a.example"'],
      ] as const
    ).map(
      ([args, to, given]): CallRow<Means> => ({
        call: 'dgram.Socket.send',
        args,
        means: { sends: { protocol: 'udp', body: 0, client: 'this', to: { ...to, tls: false }, fix } },
        provenance: 'manual',
        hit: `import dgram from 'dgram'; const s = dgram.createSocket('udp4'); export function f(b) { s.send(b, ${given}); }`,
        miss: `import dgram from 'dgram'; const s = dgram.createSocket('udp4'); export function f() { s.bind(4000); }`,
      }),
    ),
    ...['write', 'end'].map(
      (name): CallRow<Means> => ({
        call: `*.${name}`,
        args: [1, 3],
        flows: [[0, 'this']],
        means: { sends: { protocol: 'tcp', body: 0, client: 'this', needsClient: true, fix } },
        provenance: 'manual',
        hit: `export function f(s, b) { s.${name}(b); }`,
        miss: 'export function f(s) { s.destroy(); }',
      }),
    ),
    {
      call: '*.pipe',
      args: [1, 2],
      flows: [
        ['this', 0],
        ['this', 'return'],
      ],
      means: { sends: { protocol: 'tcp', body: 'this', client: 0, needsClient: true, fix } },
      provenance: 'manual',
      hit: 'export function f(a, b) { a.pipe(b); }',
      miss: 'export function f(a) { a.resume(); }',
    },
    ...['record', 'start'].map(
      (name): CallRow<Means> => ({
        call: `node-record-lpcm16#${name}`,
        args: [0, 1],
        returns: 'Recording',
        emits: [{ to: 'return', kind: 'audio' }],
        means: { captures: { kind: 'audio', platform: 'node-record-lpcm16' } },
        provenance: 'manual',
        hit: `import recorder from 'node-record-lpcm16'; export const r = recorder.${name}({ sampleRate: 16000 });`,
        miss: `import recorder from 'node-record-lpcm16'; export const r = recorder.version();`,
      }),
    ),
    ...['Recording.stream', 'Recording.getAudioStream'].map(
      (call): CallRow<Means> => ({
        call,
        args: [0, 0],
        same: 'this',
        returns: 'Recording',
        provenance: 'manual',
        hit: `export function f(r: Recording) { return r.${call.split('.')[1]}(); }`,
        miss: 'export function f(r: Recording) { r.stop(); }',
      }),
    ),
    {
      call: 'Recording.pipe',
      args: [1, 2],
      flows: [
        ['this', 0],
        ['this', 'return'],
      ],
      means: { sends: { protocol: 'tcp', body: 'this', client: 0, needsClient: true, fix } },
      provenance: 'manual',
      hit: 'export function f(a: Recording, b) { a.pipe(b); }',
      miss: 'export function f(a: Recording) { a.resume(); }',
    },
    {
      call: 'mic#default',
      args: [0, 1],
      returns: 'Recording',
      emits: [{ to: 'return', kind: 'audio' }],
      means: { captures: { kind: 'audio', platform: 'mic' } },
      provenance: 'manual',
      hit: "import mic from 'mic'; export const m = mic({ rate: '16000' });",
      miss: "import mic from 'mike'; export const m = mic({ rate: '16000' });",
    },
    {
      call: 'naudiodon#AudioIO',
      args: [1, 1],
      emits: [{ to: 'return', kind: 'audio' }],
      means: { captures: { kind: 'audio', platform: 'naudiodon', asks: '0.inOptions' } },
      provenance: 'manual',
      hit: "import portAudio from 'naudiodon'; export const a = portAudio.AudioIO({ inOptions: {} });",
      miss: "import portAudio from 'naudiodon'; export const a = portAudio.getDevices();",
    },
    {
      call: '*.on',
      args: [2, 2],
      callbacks: [{ fn: 1, params: { 0: { from: 'this' } } }],
      same: 'this',
      provenance: 'manual',
      hit: "export function f(s, g) { s.on('data', g); }",
      miss: 'export function f(s) { s.off(); }',
    },
  ],
};
