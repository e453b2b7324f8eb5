import { describe, expect, test } from 'vitest';
import type { Endpoint } from '../../src/model/toy.ts';
import { endpoints } from '../../src/toy/endpoints.ts';
import { linkToy } from './toy.ts';

const one = (files: Record<string, string>): Endpoint | undefined => endpoints(linkToy(files))[0];
const told = (endpoint: Endpoint | undefined): unknown[] => [
  endpoint?.transport,
  endpoint?.verified,
  endpoint?.reach,
  endpoint?.host,
];

const idf = (config: string): Record<string, string> => ({
  'main/a.c': `#include "esp_http_client.h"
void f(char *d) {
  esp_http_client_config_t cfg = { ${config} };
  esp_http_client_handle_t c = esp_http_client_init(&cfg);
  esp_http_client_write(c, d, 64);
}`,
});

describe('ESP-IDF', () => {
  test('the scheme of the URL decides', () => {
    expect(told(one(idf('.url = "http://bear.toys/up"')))).toEqual(['cleartext', null, 'public', 'bear.toys']);
    expect(told(one(idf('.url = "https://bear.toys/up", .cert_pem = ca')))).toEqual([
      'tls',
      true,
      'public',
      'bear.toys',
    ]);
  });
  test('without a URL the transport type decides, and http is the default', () => {
    expect(told(one(idf('.host = "192.168.4.9", .port = 80')))).toEqual(['cleartext', null, 'lan', '192.168.4.9']);
    expect(one(idf('.host = "bear.toys", .transport_type = HTTP_TRANSPORT_OVER_SSL, .cert_pem = ca'))?.transport).toBe(
      'tls',
    );
  });
  test('TLS without anything to check against refuses to connect, unless the build leaves the check out', () => {
    const config = idf('.url = "https://bear.toys/up"');
    expect(one(config)?.verified).toBeNull();
    const careless = 'CONFIG_ESP_TLS_INSECURE=y\nCONFIG_ESP_TLS_SKIP_SERVER_CERT_VERIFY=y\n';
    expect(one({ ...config, sdkconfig: careless, 'CMakeLists.txt': 'project(bear)' })?.verified).toBe(false);
  });
  test('a host name that is not compared is no check', () => {
    expect(one(idf('.url = "https://bear.toys", .cert_pem = ca, .skip_cert_common_name_check = true'))?.verified).toBe(
      false,
    );
  });
  test('an address that is only known at run time is unknown', () => {
    expect(told(one(idf('.url = load_url()')))).toEqual(['unknown', null, 'unknown', null]);
  });
});

describe('Arduino', () => {
  test('HTTPClient with a URL alone checks no certificate', () => {
    const files = (begin: string): Record<string, string> => ({
      'a.ino': `#include <HTTPClient.h>\nWiFiClientSecure tls;\nvoid f(uint8_t *d) { HTTPClient http; ${begin} http.POST(d, 64); }`,
    });
    expect(told(one(files('http.begin("https://bear.toys/up");')))).toEqual(['tls', false, 'public', 'bear.toys']);
    expect(told(one(files('tls.setCACert(ca); http.begin(tls, "https://bear.toys/up");')))).toEqual([
      'tls',
      true,
      'public',
      'bear.toys',
    ]);
    expect(one(files('tls.setInsecure(); http.begin(tls, "https://bear.toys/up");'))?.verified).toBe(false);
  });
  test('the class of the client decides, not its port', () => {
    const mqtt = (client: string): Record<string, string> => ({
      'a.ino': `#include <PubSubClient.h>\n${client} net;\nPubSubClient mqtt(net);\nvoid f(uint8_t *d) { mqtt.setServer("broker.bear.toys", 8883); mqtt.publish("mic", d, 64); }`,
    });
    expect(one(mqtt('WiFiClient'))?.transport).toBe('cleartext');
    expect(one(mqtt('WiFiClientSecure'))?.transport).toBe('tls');
  });
  test('a client that is chosen at run time is unknown', () => {
    const files = {
      'a.ino':
        '#include <PubSubClient.h>\nWiFiClient open_net; WiFiClientSecure net;\nPubSubClient mqtt;\nvoid f(uint8_t *d, bool s) { if (s) mqtt.setClient(net); else mqtt.setClient(open_net); mqtt.publish("mic", d, 64); }',
    };
    expect(one(files)?.transport).toBe('unknown');
  });
});

describe('scripts', () => {
  const fetching = (url: string): Record<string, string> => ({
    'a.ts': `export function f(b) { fetch(${url}, { method: 'POST', body: b }); }`,
  });
  test('what follows the page is unknown', () => {
    expect(one(fetching("'/up'"))?.transport).toBe('unknown');
    expect(
      one(fetching("`${location.protocol === 'https:' ? 'https' : 'http'}://${location.host}/up`"))?.transport,
    ).toBe('unknown');
  });
  test('this very machine is local', () => {
    expect(told(one(fetching("'http://localhost:3000/up'")))).toEqual(['local', null, 'loopback', 'localhost']);
  });
  test('a scheme is enough, whatever the host', () => {
    expect(told(one(fetching('`ws://${process.env.HOST}:81/up`')))).toEqual(['cleartext', null, 'unknown', '*']);
  });
  test('send of something that is no connection is none', () => {
    expect(endpoints(linkToy({ 'a.ts': 'export function f(mailer, b) { mailer.send(b); }' }))).toEqual([]);
  });
  test('rejectUnauthorized: false is no check', () => {
    const files = {
      'a.ts':
        "export function f(b) { const s = new WebSocket('wss://bear.toys', { rejectUnauthorized: false }); s.send(b); }",
    };
    expect(told(one(files))).toEqual(['tls', false, 'public', 'bear.toys']);
  });
});
