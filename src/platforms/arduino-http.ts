import type { Means } from '../model/means.ts';
import type { AddressMeaning } from '../model/send-meaning.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Use an https:// URL and give http.begin a WiFiClientSecure that has your CA (setCACert or a certificate bundle); http.begin(url) alone checks no certificate.';

function begin(args: readonly [number, number], addresses: AddressMeaning, hit: string): CallRow<Means> {
  return {
    call: 'HTTPClient.begin',
    args,
    emits: [{ to: 'this', kind: 'client' }],
    means: { addresses: { protocol: 'http', ...addresses } },
    provenance: 'source',
    hit: `HTTPClient http; WiFiClient c; void f() { ${hit}; }`,
    miss: `void f() { Serial.begin(9600); }`,
  };
}
function body(method: string, args: readonly [number, number], at: number): CallRow<Means> {
  const given = at === 0 ? 'd, 64' : '"POST", d, 64';
  return {
    call: `HTTPClient.${method}`,
    args,
    means: { sends: { protocol: 'http', body: at, client: 'this', fix } },
    provenance: 'source',
    hit: `HTTPClient http; void f(uint8_t *d) { http.${method}(${given}); }`,
    miss: `struct Other { int ${method}(const char *, uint8_t *, int); int ${method}(uint8_t *, int); }; Other http; void f(uint8_t *d) { http.${method}(${given}); }`,
  };
}

/**
 * HTTPClient of the ESP32 and ESP8266 cores. `begin` takes a URL, a URL and a CA, a client and a URL, host, port and path, or a client and those.
 * Without a client and a CA an https URL is fetched with setInsecure() (HTTPClient.cpp of core 2, begin(String)).
 */
export const arduinoHttp: Platform<Means> = {
  id: 'arduino-http',
  title: 'Arduino HTTPClient',
  anchors: ['HTTPClient', 'HttpClient', 'ESP8266HTTPClient'],
  calls: [
    begin(
      [1, 1],
      {
        url: 0,
        check: {
          otherwise: 'takes-anybody',
          text: 'HTTPClient::begin(url) without a CA or client switches the certificate check off (setInsecure)',
        },
      },
      'http.begin("http://a.example/up")',
    ),
    begin(
      [2, 2],
      { url: [0, 1], over: [0], check: { otherwise: 'checks', text: '' } },
      'http.begin(c, "http://a.example/up")',
    ),
    begin([3, 4], { host: 0, port: 1, tls: false }, 'http.begin("a.example", 80, "/up")'),
    begin(
      [5, 5],
      {
        host: 1,
        port: 2,
        tls: false,
        tlsWhen: { port: 4, is: [true, 1] },
        over: 0,
        check: { otherwise: 'checks', text: '' },
      },
      'http.begin(c, "a.example", 80, "/up", false)',
    ),
    body('POST', [1, 2], 0),
    body('PUT', [1, 2], 0),
    body('PATCH', [1, 2], 0),
    body('sendRequest', [2, 3], 1),
    {
      call: 'new HttpClient',
      args: [2, 3],
      emits: [{ to: 'return', kind: 'client' }],
      means: { addresses: { host: 1, port: 2, over: 0, protocol: 'http', tls: false } },
      provenance: 'source',
      hit: 'WiFiClient c; HttpClient http(c, "a.example", 80);',
      miss: 'HTTPClient http;',
    },
    ...['post', 'put'].map(
      (method): CallRow<Means> => ({
        call: `HttpClient.${method}`,
        args: [3, 5],
        means: { sends: { protocol: 'http', body: '2+', client: 'this', fix } },
        provenance: 'source',
        hit: `HttpClient *http; void f(uint8_t *d) { http->${method}("/up", "audio/wav", 64, d); }`,
        miss: `struct Other { int ${method}(const char *, const char *, int, uint8_t *); }; Other *http; void f(uint8_t *d) { http->${method}("/up", "audio/wav", 64, d); }`,
      }),
    ),
  ],
};
