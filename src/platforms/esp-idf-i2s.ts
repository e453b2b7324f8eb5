import type { CaptureMeaning } from '../model/capture-meaning.ts';
import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';
import { move } from './moves.ts';

const i2s: CaptureMeaning = { kind: 'audio', platform: 'ESP-IDF I2S' };
const adc: CaptureMeaning = { kind: 'audio', platform: 'ESP-IDF ADC' };
const codec: CaptureMeaning = { kind: 'audio', platform: 'esp_codec_dev' };

function fills(
  call: string,
  args: readonly [number, number],
  to: number,
  captures: CaptureMeaning,
  hit: string,
  miss: string,
): CallRow<Means> {
  return { call, args, emits: [{ to, kind: 'audio' }], means: { captures }, provenance: 'source', hit, miss };
}

function calledBack(
  call: string,
  field: string,
  data: string,
  captures: CaptureMeaning,
  hit: string,
  miss: string,
): CallRow<Means> {
  return {
    call,
    args: [3, 3],
    callbacks: [{ fn: `1.${field}`, params: { 1: { emits: 'audio', field: data }, 2: { from: 2 } } }],
    means: { captures },
    provenance: 'source',
    hit,
    miss,
  };
}

/**
 * Sound into an ESP32: I2S of ESP-IDF 5 and 6 (driver/i2s_common.h), the legacy driver up to 5.x (driver/i2s.h), the continuous ADC
 * (esp_adc/adc_continuous.h), esp_codec_dev, and what ESP-SR and Opus make of it. Writing to I2S is playback and no row here.
 */
export const espIdfI2s: Platform<Means> = {
  id: 'esp-idf-i2s',
  title: 'ESP-IDF audio input',
  anchors: [
    'i2s_channel_read',
    'i2s_channel_register_event_callback',
    'i2s_read',
    'i2s_read_bytes',
    'i2s_read_sample',
    'adc_continuous_read',
    'adc_continuous_register_event_callbacks',
    'esp_codec_dev_read',
    'i2s_pop_sample',
  ],
  structs: {
    i2s_event_callbacks_t: ['on_recv', 'on_recv_q_ovf', 'on_sent', 'on_send_q_ovf'],
    adc_continuous_evt_cbs_t: ['on_conv_done', 'on_pool_ovf'],
  },
  calls: [
    fills(
      'i2s_channel_read',
      [5, 5],
      1,
      i2s,
      'void f(i2s_chan_handle_t rx, char *b) { size_t n; i2s_channel_read(rx, b, 64, &n, 100); }',
      'void f(i2s_chan_handle_t tx, char *b) { size_t n; i2s_channel_write(tx, b, 64, &n, 100); }',
    ),
    calledBack(
      'i2s_channel_register_event_callback',
      'on_recv',
      'dma_buf',
      i2s,
      'void f(i2s_chan_handle_t rx, i2s_event_callbacks_t *c) { i2s_channel_register_event_callback(rx, c, 0); }',
      'void f(i2s_chan_handle_t rx) { i2s_channel_enable(rx); }',
    ),
    fills(
      'i2s_read',
      [5, 5],
      1,
      i2s,
      'void f(char *b) { size_t n; i2s_read(I2S_NUM_0, b, 64, &n, 100); }',
      'void f(char *b) { size_t n; i2s_write(I2S_NUM_0, b, 64, &n, 100); }',
    ),
    fills(
      'i2s_read_bytes',
      [4, 4],
      1,
      i2s,
      'void f(char *b) { i2s_read_bytes(I2S_NUM_0, b, 64, 100); }',
      'void f(char *b) { i2s_write_bytes(I2S_NUM_0, b, 64, 100); }',
    ),
    fills(
      'i2s_pop_sample',
      [3, 3],
      1,
      i2s,
      'void f(char *b) { i2s_pop_sample(I2S_NUM_0, b, 100); }',
      'void f(char *b) { i2s_push_sample(I2S_NUM_0, b, 100); }',
    ),
    {
      call: 'i2s_read_sample',
      args: [3, 3],
      emits: [
        { to: 0, kind: 'audio' },
        { to: 1, kind: 'audio' },
      ],
      means: { captures: { kind: 'audio', platform: 'ESP8266 I2S' } },
      provenance: 'source',
      hit: 'void f(int16_t *l, int16_t *r) { i2s_read_sample(l, r, true); }',
      miss: 'void f(int16_t l, int16_t r) { i2s_write_lr(l, r); }',
    },
    fills(
      'adc_continuous_read',
      [5, 5],
      1,
      adc,
      'void f(adc_continuous_handle_t h, uint8_t *b) { uint32_t n; adc_continuous_read(h, b, 64, &n, 0); }',
      'void f(adc_continuous_handle_t h) { adc_continuous_start(h); }',
    ),
    calledBack(
      'adc_continuous_register_event_callbacks',
      'on_conv_done',
      'conv_frame_buffer',
      adc,
      'void f(adc_continuous_handle_t h, adc_continuous_evt_cbs_t *c) { adc_continuous_register_event_callbacks(h, c, 0); }',
      'void f(adc_continuous_handle_t h) { adc_continuous_stop(h); }',
    ),
    fills(
      'esp_codec_dev_read',
      [3, 3],
      1,
      codec,
      'void f(esp_codec_dev_handle_t d, char *b) { esp_codec_dev_read(d, b, 64); }',
      'void f(esp_codec_dev_handle_t d, char *b) { esp_codec_dev_write(d, b, 64); }',
    ),
    move(
      'opus_encode',
      [5, 5],
      [[1, 3]],
      'void f(OpusEncoder *e, int16_t *in, uint8_t *out) { opus_encode(e, in, 320, out, 512); }',
      'void f(OpusDecoder *d, uint8_t *in, int16_t *out) { opus_decode(d, in, 64, out, 320, 0); }',
    ),
    move(
      'esp_opus_enc_process',
      [3, 3],
      [['1.buffer', '2.buffer']],
      'void f(void *e, esp_audio_enc_in_frame_t *in, esp_audio_enc_out_frame_t *out) { esp_opus_enc_process(e, in, out); }',
      'void f(void *e) { esp_opus_enc_close(e); }',
    ),
    move(
      'mbedtls_base64_encode',
      [5, 5],
      [[3, 0]],
      'void f(uint8_t *out, uint8_t *in) { size_t n; mbedtls_base64_encode(out, 64, &n, in, 32); }',
      'void f(uint8_t *out, uint8_t *in) { mbedtls_sha256(in, 32, out, 0); }',
    ),
  ],
};
