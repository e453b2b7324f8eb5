import type { CaptureMeaning } from '../model/capture-meaning.ts';
import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

function capture(
  call: string,
  args: readonly [number, number],
  to: number | 'return',
  platform: string,
  hit: string,
  miss: string,
): CallRow<Means> {
  const captures: CaptureMeaning = { kind: 'audio', platform };
  return { call, args, emits: [{ to, kind: 'audio' }], means: { captures }, provenance: 'source', hit, miss };
}

const esp = 'Arduino I2S';

/** Sound into an Arduino board: I2S of the ESP32 core (2: a global `I2S`, 3: `I2SClass`), PDM, M5Stack's microphone. */
export const arduinoI2s: Platform<Means> = {
  id: 'arduino-i2s',
  title: 'Arduino audio input',
  anchors: ['I2SClass', 'I2S', 'PDM', 'M5Unified', 'ESP_I2S', 'Mic'],
  bases: { PDMClass: ['PDM'], Mic_Class: ['M5.Mic'] },
  calls: [
    capture(
      'I2SClass.readBytes',
      [2, 2],
      0,
      esp,
      'I2SClass i2s; void f(char *b) { i2s.readBytes(b, 64); }',
      'I2SClass i2s; void f(uint8_t *b) { i2s.write(b, 64); }',
    ),
    capture(
      'I2SClass.read',
      [2, 2],
      0,
      esp,
      'I2SClass i2s; void f(char *b) { i2s.read(b, 64); }',
      'File i2s; void f(char *b) { i2s.read(b, 64); }',
    ),
    capture(
      'I2SClass.read',
      [0, 0],
      'return',
      esp,
      'I2SClass i2s; int f() { return i2s.read(); }',
      'File i2s; int f() { return i2s.read(); }',
    ),
    capture(
      'I2SClass.recordWAV',
      [2, 2],
      'return',
      esp,
      'I2SClass i2s; void f() { size_t n; uint8_t *w = i2s.recordWAV(5, &n); }',
      'I2SClass i2s; void f(uint8_t *w) { i2s.playWAV(w, 64); }',
    ),
    capture(
      'I2S.read',
      [2, 2],
      0,
      esp,
      'void f(char *b) { I2S.read(b, 64); }',
      'void f(uint8_t *b) { I2S.write(b, 64); }',
    ),
    capture('I2S.read', [0, 0], 'return', esp, 'int f() { return I2S.read(); }', 'int f() { return Serial.read(); }'),
    capture(
      'PDM.read',
      [2, 2],
      0,
      'Arduino PDM',
      'void f(short *b) { PDM.read(b, 64); }',
      'void f(short *b) { Serial.readBytes(b, 64); }',
    ),
    capture(
      'M5.Mic.record',
      [2, 4],
      0,
      'M5Unified microphone',
      'void f(int16_t *b) { M5.Mic.record(b, 64, 16000); }',
      'void f(int16_t *b) { M5.Speaker.playRaw(b, 64, 16000); }',
    ),
  ],
};
