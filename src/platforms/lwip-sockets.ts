import type { Means } from '../model/means.ts';
import type { AddressMeaning, SendMeaning } from '../model/send-meaning.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'A bare socket has no encryption: use esp_tls (esp_tls_conn_new_sync, esp_tls_conn_write), mbedtls_ssl_write or wss/https with a checked certificate; for UDP, DTLS or AES-GCM over each packet.';

function sends(
  call: string,
  args: readonly [number, number],
  meaning: Omit<SendMeaning, 'fix'>,
  hit: string,
): CallRow<Means> {
  return {
    call,
    args,
    means: { sends: { ...meaning, fix } },
    provenance: 'source',
    hit,
    miss: 'void f(int s, char *d) { recv(s, d, 64, 0); }',
  };
}
function tells(
  call: string,
  args: readonly [number, number],
  to: number | string,
  addresses: AddressMeaning,
  hit: string,
): CallRow<Means> {
  return {
    call,
    args,
    emits: [{ to, kind: 'client' }],
    means: { addresses },
    provenance: 'source',
    hit,
    miss: 'void f(int s) { close(s); }',
  };
}

/** BSD sockets as lwIP and POSIX have them, lwIP's own interfaces, and TLS over a socket by hand. */
export const lwipSockets: Platform<Means> = {
  id: 'lwip-sockets',
  title: 'Sockets',
  anchors: [
    'sendto',
    'lwip_send',
    'lwip_sendto',
    'netconn_write',
    'tcp_write',
    'udp_sendto',
    'udp_send',
    'sockaddr_in',
    'inet_addr',
    'inet_pton',
    'getaddrinfo',
    'esp_tls_conn_write',
    'mbedtls_ssl_write',
    'esp_transport_write',
  ],
  calls: [
    ...['send', 'lwip_send'].map((call) =>
      sends(call, [4, 4], { protocol: 'tcp', body: 1, client: 0 }, `void f(int s, char *d) { ${call}(s, d, 64, 0); }`),
    ),
    ...['sendto', 'lwip_sendto'].map((call) =>
      sends(
        call,
        [6, 6],
        { protocol: 'udp', body: 1, client: [4, 0] },
        `void f(int s, char *d, struct sockaddr *a) { ${call}(s, d, 64, 0, a, 16); }`,
      ),
    ),
    ...['write', 'lwip_write'].map((call) =>
      sends(
        call,
        [3, 3],
        { protocol: 'tcp', body: 1, client: 0, needsClient: true },
        `void f(int s, char *d) { ${call}(s, d, 64); }`,
      ),
    ),
    sends(
      'netconn_write',
      [4, 4],
      { protocol: 'tcp', body: 1, client: 0 },
      'void f(struct netconn *c, char *d) { netconn_write(c, d, 64, 0); }',
    ),
    sends(
      'tcp_write',
      [4, 4],
      { protocol: 'tcp', body: 1, client: 0 },
      'void f(struct tcp_pcb *c, char *d) { tcp_write(c, d, 64, 0); }',
    ),
    sends(
      'udp_sendto',
      [4, 4],
      { protocol: 'udp', body: 1, client: 2 },
      'void f(struct udp_pcb *c, struct pbuf *d, ip_addr_t *a) { udp_sendto(c, d, a, 4000); }',
    ),
    sends(
      'udp_send',
      [2, 2],
      { protocol: 'udp', body: 1, client: 0 },
      'void f(struct udp_pcb *c, struct pbuf *d) { udp_send(c, d); }',
    ),
    sends(
      'esp_tls_conn_write',
      [3, 3],
      { protocol: 'tcp', body: 1, client: 0, to: { tls: true } },
      'void f(esp_tls_t *t, char *d) { esp_tls_conn_write(t, d, 64); }',
    ),
    sends(
      'mbedtls_ssl_write',
      [3, 3],
      { protocol: 'tcp', body: 1, client: 0, to: { tls: true } },
      'void f(mbedtls_ssl_context *t, unsigned char *d) { mbedtls_ssl_write(t, d, 64); }',
    ),
    sends(
      'esp_transport_write',
      [4, 4],
      { protocol: 'tcp', body: 1, client: 0 },
      'void f(esp_transport_handle_t t, char *d) { esp_transport_write(t, d, 64, 100); }',
    ),
    ...['connect', 'lwip_connect'].map((call) =>
      tells(
        call,
        [3, 3],
        0,
        { over: 1, protocol: 'tcp', tls: false },
        `void f(int s, struct sockaddr *a) { ${call}(s, a, 16); }`,
      ),
    ),
    ...['accept', 'lwip_accept'].map((call) =>
      tells(
        call,
        [3, 3],
        'return',
        { protocol: 'tcp', tls: false, serves: true },
        `int f(int s, struct sockaddr *a, socklen_t *n) { return ${call}(s, a, n); }`,
      ),
    ),
    tells('inet_addr', [1, 1], 'return', { host: 0 }, 'unsigned f(void) { return inet_addr("192.168.4.2"); }'),
    tells('inet_pton', [3, 3], 2, { host: 1 }, 'void f(struct in_addr *a) { inet_pton(AF_INET, "192.168.4.2", a); }'),
    tells('inet_aton', [2, 2], 1, { host: 0 }, 'void f(struct in_addr *a) { inet_aton("192.168.4.2", a); }'),
    tells(
      'getaddrinfo',
      [4, 4],
      3,
      { host: 0, port: 1 },
      'void f(struct addrinfo *h, struct addrinfo **r) { getaddrinfo("a.example", "80", h, r); }',
    ),
    tells(
      'gethostbyname',
      [1, 1],
      'return',
      { host: 0 },
      'struct hostent *f(void) { return gethostbyname("a.example"); }',
    ),
    tells(
      'esp_tls_conn_new_sync',
      [5, 5],
      4,
      {
        host: 0,
        port: 2,
        protocol: 'tcp',
        tls: true,
        check: {
          trusts: [
            '3.cacert_buf',
            '3.cacert_pem_buf',
            '3.crt_bundle_attach',
            '3.use_global_ca_store',
            '3.psk_hint_key',
          ],
          skips: ['3.skip_common_name'],
          switches: ['CONFIG_ESP_TLS_INSECURE', 'CONFIG_ESP_TLS_SKIP_SERVER_CERT_VERIFY'],
          otherwise: 'refuses',
          text: 'the server certificate is not checked',
        },
      },
      'void f(esp_tls_cfg_t *c, esp_tls_t *t) { esp_tls_conn_new_sync("a.example", 9, 443, c, t); }',
    ),
    tells(
      'esp_transport_connect',
      [4, 4],
      0,
      { host: 1, port: 2, protocol: 'tcp' },
      'void f(esp_transport_handle_t t) { esp_transport_connect(t, "a.example", 80, 100); }',
    ),
    tells(
      'esp_transport_tcp_init',
      [0, 0],
      'return',
      { tls: false },
      'void f(void) { void *t = esp_transport_tcp_init(); }',
    ),
    tells(
      'esp_transport_ssl_init',
      [0, 0],
      'return',
      { tls: true },
      'void f(void) { void *t = esp_transport_ssl_init(); }',
    ),
    {
      call: 'mbedtls_ssl_conf_authmode',
      args: [2, 2],
      provenance: 'source',
      emits: [{ to: 0, kind: 'client' }],
      means: {
        addresses: {
          check: {
            skips: [],
            needs: [1],
            otherwise: 'checks',
            text: 'the server certificate is not required (mbedtls_ssl_conf_authmode)',
          },
        },
      },
      hit: 'void f(mbedtls_ssl_config *c) { mbedtls_ssl_conf_authmode(c, MBEDTLS_SSL_VERIFY_NONE); }',
      miss: 'void f(mbedtls_ssl_config *c) { mbedtls_ssl_config_init(c); }',
    },
    {
      call: 'mbedtls_ssl_setup',
      args: [2, 2],
      flows: [[1, 0]],
      provenance: 'source',
      hit: 'void f(mbedtls_ssl_context *s, mbedtls_ssl_config *c) { mbedtls_ssl_setup(s, c); }',
      miss: 'void f(mbedtls_ssl_context *s) { mbedtls_ssl_init(s); }',
    },
    {
      call: 'pbuf_take',
      args: [3, 3],
      flows: [[1, 0]],
      provenance: 'source',
      hit: 'void f(struct pbuf *p, char *d) { pbuf_take(p, d, 64); }',
      miss: 'void f(struct pbuf *p) { pbuf_free(p); }',
    },
  ],
  constants: { MBEDTLS_SSL_VERIFY_NONE: 0, MBEDTLS_SSL_VERIFY_OPTIONAL: 1, MBEDTLS_SSL_VERIFY_REQUIRED: 2 },
};
