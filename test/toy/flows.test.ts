import { describe, expect, test } from 'vitest';
import { flows } from '../../src/toy/flows.ts';
import { linkToy } from './toy.ts';

const rows = (files: Record<string, string>): string[] =>
  flows(linkToy(files)).map(
    (f) => `${f.source.call}:${f.source.place.line} > ${f.sink.call}:${f.sink.place.line} ${f.transport}`,
  );

describe('a shared sender', () => {
  const wrapper = `#include <lwip/sockets.h>
static void post(const char *url, const void *body, int n) {
  esp_http_client_config_t cfg = { .url = url };
  esp_http_client_handle_t c = esp_http_client_init(&cfg);
  esp_http_client_set_post_field(c, body, n);
}
`;
  test('is judged for each caller alone: sound over https and text over http are two things', () => {
    const files = {
      'main/a.c': `${wrapper}void talk(void) { static char s[64]; size_t n; i2s_read(0, s, 64, &n, 1); post("https://bear.toys/talk", s, 64); }
void beat(void) { post("http://bear.toys/alive", "1", 1); }`,
    };
    expect(rows(files)).toEqual(['i2s_read:7 > esp_http_client_set_post_field:5 tls']);
  });
  test('and the other way round', () => {
    const files = {
      'main/a.c': `${wrapper}void talk(void) { static char s[64]; size_t n; i2s_read(0, s, 64, &n, 1); post("http://bear.toys/talk", s, 64); }
void beat(void) { post("https://bear.toys/alive", "1", 1); }`,
    };
    expect(rows(files)).toEqual(['i2s_read:7 > esp_http_client_set_post_field:5 cleartext']);
  });
});

describe('what is made of sound', () => {
  const sketch = (send: string): Record<string, string> => ({
    'a.cpp': `#include <x.h>\nvoid f(int s) { short b[64]; size_t n; i2s_read(0, b, 64, &n, 1);\n${send} }`,
  });
  test('an encoder’s output is sound', () => {
    expect(rows(sketch('unsigned char o[64]; opus_encode(e, b, 64, o, 64); send(s, o, 64, 0);'))).toHaveLength(1);
  });
  test('a level, a detection and a transcript are not', () => {
    expect(rows(sketch('int level = rms(b, 64); send(s, &level, 4, 0);'))).toEqual([]);
    expect(rows(sketch('bool yes = detect_wake_word(b); send(s, &yes, 1, 0);'))).toEqual([]);
    expect(rows(sketch('String words = transcribe(b, 64); send(s, words.c_str(), 9, 0);'))).toEqual([]);
  });
  test('the number of bytes is not', () => {
    expect(rows(sketch('send(s, &n, sizeof(n), 0);'))).toEqual([]);
  });
});

test('a camera without sound is no audio flow', () => {
  const page = (what: string): Record<string, string> => ({
    'a.js': `async function f() { const s = await navigator.mediaDevices.getUserMedia(${what}); new WebSocket('ws://bear.toys').send(s); }`,
  });
  expect(rows(page('{ video: true, audio: false }'))).toEqual([]);
  expect(rows(page('{ video: true, audio: { channelCount: 1 } }'))).toHaveLength(1);
  const named = { 'a.js': page('wanted')['a.js']?.replace('{', '{ const wanted = { video: { width: 240 } };') ?? '' };
  expect(rows(named)).toEqual([]);
});

test('what is played is not captured', () => {
  const files = {
    'a.cpp':
      '#include <x.h>\nvoid f(int s) { char b[64]; size_t n; recv(s, b, 64, 0); i2s_write(0, b, 64, &n, 1); send(s, b, 1, 0); }',
  };
  expect(rows(files)).toEqual([]);
});

test('a voice notification over Bluetooth LE is a flow of its own kind', () => {
  const files = {
    'a.ino':
      '#include <BLEDevice.h>\nBLECharacteristic *mic;\nvoid loop() { uint8_t b[64]; size_t n; i2s_read(I2S_NUM_0, b, 64, &n, 1);\nmic->setValue(b, 64); mic->notify(); }',
  };
  expect(rows(files)).toEqual(['i2s_read:3 > setValue:4 ble']);
});

test('steps tell the way in order, from capture to send', () => {
  const files = {
    'main/mic.c':
      'void keep(const char *s, int n);\nvoid task(void *p) { static char b[64]; size_t n; i2s_read(0, b, 64, &n, 1); keep(b, 64); }',
    'main/net.c':
      'static char all[640];\nstatic int sock;\nvoid keep(const char *s, int n) { memcpy(all, s, n); send(sock, all, n, 0); }',
  };
  const [flow] = flows(linkToy(files));
  expect(flow?.steps.map((s) => `${s.path}:${s.line}`)).toEqual(['main/mic.c:2', 'main/net.c:3']);
});
