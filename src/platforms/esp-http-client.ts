import type { Means } from '../model/means.ts';
import type { CheckMeaning, SendMeaning } from '../model/send-meaning.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

/** ESP-TLS refuses to connect where nothing is trusted, unless both switches are on (esp_tls_mbedtls.c, set_client_config). */
export function espTlsCheck(
  prefix: string,
  names: { trusts: readonly string[]; skips: readonly string[] },
): CheckMeaning {
  return {
    trusts: names.trusts.map((name) => `${prefix}.${name}`),
    skips: names.skips.map((name) => `${prefix}.${name}`),
    switches: ['CONFIG_ESP_TLS_INSECURE', 'CONFIG_ESP_TLS_SKIP_SERVER_CERT_VERIFY'],
    otherwise: 'refuses',
    text: 'the server certificate is not checked',
  };
}

const fix =
  'Use an https:// URL and let esp_http_client check the server: .crt_bundle_attach = esp_crt_bundle_attach, or .cert_pem with your CA.';
const send: Omit<SendMeaning, 'body'> = { protocol: 'http', client: 0, fix };

function body(call: string, args: readonly [number, number], at: number, hit: string): CallRow<Means> {
  return {
    call,
    args,
    means: { sends: { ...send, body: at } },
    provenance: 'source',
    hit,
    miss: 'void f(esp_http_client_handle_t c, char *d) { esp_http_client_read(c, d, 64); }',
  };
}

/** ESP-IDF's HTTP client (esp_http_client.h). A URL wins over host, port and transport type; without a scheme it speaks http. */
export const espHttpClient: Platform<Means> = {
  id: 'esp-http-client',
  title: 'ESP-IDF HTTP client',
  anchors: [
    'esp_http_client_init',
    'esp_http_client_config_t',
    'esp_http_client_set_post_field',
    'esp_http_client_write',
    'esp_http_client_set_url',
  ],
  constants: { HTTP_TRANSPORT_UNKNOWN: 0, HTTP_TRANSPORT_OVER_TCP: 1, HTTP_TRANSPORT_OVER_SSL: 2 },
  configDefaults: { CONFIG_ESP_TLS_INSECURE: null, CONFIG_ESP_TLS_SKIP_SERVER_CERT_VERIFY: null },
  defaultsOf: 'ESP-IDF',
  calls: [
    {
      call: 'esp_http_client_init',
      args: [1, 1],
      emits: [{ to: 'return', kind: 'client' }],
      means: {
        addresses: {
          url: '0.url',
          host: '0.host',
          port: '0.port',
          protocol: 'http',
          tls: false,
          tlsWhen: { port: '0.transport_type', is: ['HTTP_TRANSPORT_OVER_SSL', 2] },
          check: espTlsCheck('0', {
            trusts: ['cert_pem', 'cert_der', 'crt_bundle_attach', 'use_global_ca_store'],
            skips: ['skip_cert_common_name_check'],
          }),
        },
      },
      provenance: 'source',
      hit: 'void f(esp_http_client_config_t *cfg) { esp_http_client_handle_t c = esp_http_client_init(cfg); }',
      miss: 'void f(esp_http_client_handle_t c) { esp_http_client_cleanup(c); }',
    },
    {
      call: 'esp_http_client_set_url',
      args: [2, 2],
      emits: [{ to: 0, kind: 'client' }],
      means: { addresses: { url: 1, protocol: 'http' } },
      provenance: 'source',
      hit: 'void f(esp_http_client_handle_t c) { esp_http_client_set_url(c, "http://a.example"); }',
      miss: 'void f(esp_http_client_handle_t c) { esp_http_client_set_method(c, HTTP_METHOD_POST); }',
    },
    body(
      'esp_http_client_set_post_field',
      [3, 3],
      1,
      'void f(esp_http_client_handle_t c, char *d) { esp_http_client_set_post_field(c, d, 64); }',
    ),
    body(
      'esp_http_client_write',
      [3, 3],
      1,
      'void f(esp_http_client_handle_t c, char *d) { esp_http_client_write(c, d, 64); }',
    ),
    body(
      'esp_http_client_chunk_write',
      [3, 3],
      1,
      'void f(esp_http_client_handle_t c, char *d) { esp_http_client_chunk_write(c, d, 64); }',
    ),
  ],
};
