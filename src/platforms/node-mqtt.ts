import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix = 'Connect with mqtts:// (or wss://) and leave rejectUnauthorized at its default (true).';

/** MQTT.js, in Node and in pages. */
export const nodeMqtt: Platform<Means> = {
  id: 'node-mqtt',
  title: 'MQTT.js',
  anchors: ['mqtt', 'async-mqtt'],
  calls: [
    {
      call: 'MqttJs.publish',
      args: [2, 4],
      means: { sends: { protocol: 'mqtt', body: 1, client: 'this', fix } },
      provenance: 'manual',
      hit: "import mqtt from 'mqtt'; const c = mqtt.connect('mqtt://a.example'); export function f(b) { c.publish('mic', b); }",
      miss: "import mqtt from 'mqtt'; const c = mqtt.connect('mqtt://a.example'); c.subscribe('say');",
    },
    {
      call: '*.publish',
      args: [2, 4],
      means: { sends: { protocol: 'mqtt', body: 1, client: 'this', needsClient: true, fix } },
      provenance: 'manual',
      hit: "export function f(c, b) { c.publish('mic', b); }",
      miss: "export function f(c) { c.subscribe('say'); }",
    },
    ...['mqtt', 'async-mqtt'].flatMap((module): CallRow<Means>[] =>
      ['connect', 'connectAsync'].map((name) => ({
        call: `${module}#${name}`,
        args: [1, 2],
        returns: 'MqttJs',
        emits: [{ to: 'return', kind: 'client' }],
        means: {
          addresses: {
            url: 0,
            host: '0.host',
            port: '0.port',
            protocol: 'mqtt',
            tls: false,
            tlsWhen: { port: '0.protocol', is: ['mqtts', 'wss', 'ssl'] },
            check: {
              needs: ['1.rejectUnauthorized', '0.rejectUnauthorized'],
              otherwise: 'checks',
              text: 'the broker certificate is not checked (rejectUnauthorized: false)',
            },
          },
        },
        provenance: 'manual',
        hit: `import mqtt from '${module}'; export const c = mqtt.${name}('mqtt://a.example');`,
        miss: `import mqtt from '${module}'; export const c = mqtt.Store();`,
      })),
    ),
  ],
};
