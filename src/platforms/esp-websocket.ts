import type { Means } from '../model/means.ts';
import type { SendMeaning } from '../model/send-meaning.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';
import { espTlsCheck } from './esp-http-client.ts';

const fix =
  'Use a wss:// URI and let esp_websocket_client check the server: .crt_bundle_attach = esp_crt_bundle_attach, or .cert_pem with your CA.';
const send: Omit<SendMeaning, 'body'> = { protocol: 'websocket', client: 0, fix };

function body(call: string, args: readonly [number, number], at: number): CallRow<Means> {
  const given = ['c', 'd', 'd', 'n', '0'].map((name, i) =>
    i === at ? 'd' : i === 0 ? 'c' : name === 'd' ? '2' : name,
  );
  return {
    call,
    args,
    means: { sends: { ...send, body: at } },
    provenance: 'source',
    hit: `void f(esp_websocket_client_handle_t c, char *d, int n) { ${call}(${given.slice(0, args[0]).join(', ')}); }`,
    miss: 'void f(esp_websocket_client_handle_t c) { esp_websocket_client_start(c); }',
  };
}

/** Espressif's WebSocket client (esp_websocket_client.h). */
export const espWebsocket: Platform<Means> = {
  id: 'esp-websocket',
  title: 'ESP-IDF WebSocket client',
  anchors: ['esp_websocket_client_init', 'esp_websocket_client_config_t', 'esp_websocket_client_send_bin'],
  constants: { WEBSOCKET_TRANSPORT_UNKNOWN: 0, WEBSOCKET_TRANSPORT_OVER_TCP: 1, WEBSOCKET_TRANSPORT_OVER_SSL: 2 },
  calls: [
    {
      call: 'esp_websocket_client_init',
      args: [1, 1],
      emits: [{ to: 'return', kind: 'client' }],
      means: {
        addresses: {
          url: '0.uri',
          host: '0.host',
          port: '0.port',
          protocol: 'websocket',
          tls: false,
          tlsWhen: { port: '0.transport', is: ['WEBSOCKET_TRANSPORT_OVER_SSL', 2] },
          check: espTlsCheck('0', {
            trusts: ['cert_pem', 'crt_bundle_attach', 'use_global_ca_store'],
            skips: ['skip_cert_common_name_check'],
          }),
        },
      },
      provenance: 'source',
      hit: 'void f(esp_websocket_client_config_t *cfg) { esp_websocket_client_handle_t c = esp_websocket_client_init(cfg); }',
      miss: 'void f(esp_websocket_client_handle_t c) { esp_websocket_client_stop(c); }',
    },
    {
      call: 'esp_websocket_client_set_uri',
      args: [2, 2],
      emits: [{ to: 0, kind: 'client' }],
      means: { addresses: { url: 1, protocol: 'websocket' } },
      provenance: 'source',
      hit: 'void f(esp_websocket_client_handle_t c) { esp_websocket_client_set_uri(c, "ws://a.example"); }',
      miss: 'void f(esp_websocket_client_handle_t c) { esp_websocket_client_set_headers(c, "A: b"); }',
    },
    ...['esp_websocket_client_send', 'esp_websocket_client_send_bin', 'esp_websocket_client_send_text'].map((call) =>
      body(call, [4, 4], 1),
    ),
    ...['esp_websocket_client_send_bin_partial', 'esp_websocket_client_send_cont_msg'].map((call) =>
      body(call, [4, 4], 1),
    ),
    body('esp_websocket_client_send_with_opcode', [5, 5], 2),
  ],
};
