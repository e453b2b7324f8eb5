import type { Means } from '../model/means.ts';
import type { AddressMeaning } from '../model/send-meaning.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Give the MQTT client a WiFiClientSecure with your CA (setCACert) and the broker’s TLS port: the client beneath decides whether the broker connection is encrypted.';

function tells(
  call: string,
  args: readonly [number, number],
  to: 'this' | 'return',
  addresses: AddressMeaning,
  hit: string,
  miss: string,
): CallRow<Means> {
  return {
    call,
    args,
    emits: [{ to, kind: 'client' }],
    means: { addresses: { protocol: 'mqtt', ...addresses } },
    provenance: 'source',
    hit,
    miss,
  };
}
function publishes(
  call: string,
  args: readonly [number, number],
  body: number | string,
  hit: string,
  miss: string,
): CallRow<Means> {
  return {
    call,
    args,
    means: { sends: { protocol: 'mqtt', body, client: 'this', fix } },
    provenance: 'source',
    hit,
    miss,
  };
}

/** MQTT clients for Arduino: PubSubClient, arduino-mqtt, AsyncMqttClient, ArduinoMqttClient. */
export const arduinoMqtt: Platform<Means> = {
  id: 'arduino-mqtt',
  title: 'Arduino MQTT clients',
  anchors: ['PubSubClient', 'AsyncMqttClient', 'MQTTClient', 'MqttClient', 'ArduinoMqttClient'],
  calls: [
    ...(
      [
        [[1, 1], { over: 0 }, 'c'],
        [[3, 6], { host: 0, port: 1, over: ['2+'] }, '"a.example", 1883, c'],
      ] as const
    ).map(([args, addresses, given]) =>
      tells(
        'new PubSubClient',
        args,
        'return',
        { ...addresses, tls: false },
        `WiFiClient c; PubSubClient mqtt(${given});`,
        'WiFiClient c; HTTPClient http;',
      ),
    ),
    tells(
      'PubSubClient.setServer',
      [2, 2],
      'this',
      { host: 0, port: 1 },
      'PubSubClient m; void f() { m.setServer("a.example", 1883); }',
      'PubSubClient m; void f() { m.loop(); }',
    ),
    tells(
      'PubSubClient.setClient',
      [1, 1],
      'this',
      { over: 0 },
      'PubSubClient m; WiFiClient c; void f() { m.setClient(c); }',
      'PubSubClient m; void f() { m.loop(); }',
    ),
    publishes(
      'PubSubClient.publish',
      [2, 4],
      1,
      'PubSubClient m; void f(uint8_t *d) { m.publish("mic", d, 64); }',
      'PubSubClient m; void f() { m.subscribe("say"); }',
    ),
    publishes(
      'PubSubClient.write',
      [1, 2],
      0,
      'PubSubClient m; void f(uint8_t *d) { m.write(d, 64); }',
      'File m; void f(uint8_t *d) { m.write(d, 64); }',
    ),
    tells(
      'AsyncMqttClient.setServer',
      [2, 2],
      'this',
      { host: 0, port: 1, tls: false },
      'AsyncMqttClient m; void f() { m.setServer("a.example", 1883); }',
      'AsyncMqttClient m; void f() { m.connect(); }',
    ),
    tells(
      'AsyncMqttClient.setSecure',
      [1, 1],
      'this',
      { tlsWhen: { port: 0, is: [true, 1] } },
      'AsyncMqttClient m; void f() { m.setSecure(true); }',
      'AsyncMqttClient m; void f() { m.connect(); }',
    ),
    publishes(
      'AsyncMqttClient.publish',
      [4, 7],
      3,
      'AsyncMqttClient m; void f(char *d) { m.publish("mic", 0, false, d, 64); }',
      'AsyncMqttClient m; void f() { m.subscribe("say", 0); }',
    ),
    tells(
      'MQTTClient.begin',
      [2, 3],
      'this',
      { host: 0, over: ['1+'], tls: false },
      'MQTTClient m; WiFiClient c; void f() { m.begin("a.example", c); }',
      'MQTTClient m; void f() { m.loop(); }',
    ),
    publishes(
      'MQTTClient.publish',
      [2, 5],
      1,
      'MQTTClient m; void f(char *d) { m.publish("mic", d, 64); }',
      'MQTTClient m; void f() { m.subscribe("say"); }',
    ),
    tells(
      'new MqttClient',
      [1, 1],
      'return',
      { over: 0, tls: false },
      'WiFiClient c; MqttClient m(c);',
      'WiFiClient c; HTTPClient http;',
    ),
    publishes(
      'MqttClient.write',
      [1, 2],
      0,
      'MqttClient *m; void f(uint8_t *d) { m->write(d, 64); }',
      'File *m; void f(uint8_t *d) { m->write(d, 64); }',
    ),
  ],
};
