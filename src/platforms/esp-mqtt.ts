import type { Means } from '../model/means.ts';
import type { AddressMeaning } from '../model/send-meaning.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';
import { espTlsCheck } from './esp-http-client.ts';

const fix =
  'Use an mqtts:// broker URI and let the client check the broker: broker.verification.crt_bundle_attach = esp_crt_bundle_attach, or broker.verification.certificate with your CA.';

/** ESP-IDF 5 nests what ESP-IDF 4 had flat: a configuration has the one or the other. */
const flat: AddressMeaning = {
  url: ['0.broker.address.uri', '0.uri'],
  host: '0.broker.address.hostname',
  port: '0.broker.address.port',
  protocol: 'mqtt',
  tls: false,
  tlsWhen: {
    port: '0.broker.address.transport',
    is: ['MQTT_TRANSPORT_OVER_SSL', 'MQTT_TRANSPORT_OVER_WSS', 2, 4],
  },
  check: espTlsCheck('0', {
    trusts: [
      'broker.verification.certificate',
      'broker.verification.crt_bundle_attach',
      'broker.verification.use_global_ca_store',
      'broker.verification.psk_hint_key',
      'cert_pem',
      'crt_bundle_attach',
      'use_global_ca_store',
      'psk_hint_key',
    ],
    skips: ['broker.verification.skip_cert_common_name_check', 'skip_cert_common_name_check'],
  }),
};

function publish(call: string, args: readonly [number, number], extra: string): CallRow<Means> {
  return {
    call,
    args,
    means: { sends: { protocol: 'mqtt', body: 2, client: 0, fix } },
    provenance: 'source',
    hit: `void f(esp_mqtt_client_handle_t c, char *d) { ${call}(c, "bear/mic", d, 64, 0, 0${extra}); }`,
    miss: 'void f(esp_mqtt_client_handle_t c) { esp_mqtt_client_subscribe(c, "bear/say", 0); }',
  };
}

/** ESP-IDF's MQTT client (mqtt_client.h). */
export const espMqtt: Platform<Means> = {
  id: 'esp-mqtt',
  title: 'ESP-IDF MQTT client',
  anchors: ['esp_mqtt_client_init', 'esp_mqtt_client_config_t', 'esp_mqtt_client_publish', 'esp_mqtt_client_enqueue'],
  constants: {
    MQTT_TRANSPORT_UNKNOWN: 0,
    MQTT_TRANSPORT_OVER_TCP: 1,
    MQTT_TRANSPORT_OVER_SSL: 2,
    MQTT_TRANSPORT_OVER_WS: 3,
    MQTT_TRANSPORT_OVER_WSS: 4,
  },
  calls: [
    {
      call: 'esp_mqtt_client_init',
      args: [1, 1],
      emits: [{ to: 'return', kind: 'client' }],
      means: { addresses: flat },
      provenance: 'source',
      hit: 'void f(esp_mqtt_client_config_t *cfg) { esp_mqtt_client_handle_t c = esp_mqtt_client_init(cfg); }',
      miss: 'void f(esp_mqtt_client_handle_t c) { esp_mqtt_client_start(c); }',
    },
    {
      call: 'esp_mqtt_client_set_uri',
      args: [2, 2],
      emits: [{ to: 0, kind: 'client' }],
      means: { addresses: { url: 1, protocol: 'mqtt' } },
      provenance: 'source',
      hit: 'void f(esp_mqtt_client_handle_t c) { esp_mqtt_client_set_uri(c, "mqtt://a.example"); }',
      miss: 'void f(esp_mqtt_client_handle_t c) { esp_mqtt_client_stop(c); }',
    },
    publish('esp_mqtt_client_publish', [6, 6], ''),
    publish('esp_mqtt_client_enqueue', [7, 7], ', true'),
  ],
};
