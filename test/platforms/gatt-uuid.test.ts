import { expect, test } from 'vitest';
import { uuidOfByteArguments, uuidOfGroups } from '../../src/platforms/gatt/uuid-makers.ts';
import { uuidOfBytes, uuidOfNumber, uuidOfText } from '../../src/platforms/gatt/uuid-text.ts';

test('text in any spelling is one UUID', () => {
  for (const text of ['180F', '0x180f', '0000180f-0000-1000-8000-00805F9B34FB', '{0000180F00001000800000805f9b34fb}']) {
    expect(uuidOfText(text)).toBe('180f');
  }
  expect(uuidOfText('6E400001B5A3F393E0A9E50E24DCCA9E')).toBe('6e400001-b5a3-f393-e0a9-e50e24dcca9e');
});

test('what is no UUID is none', () => {
  for (const text of ['', 'bear', '180', '12345', '6e400001-b5a3-f393-e0a9']) expect(uuidOfText(text)).toBeUndefined();
  for (const value of [-1, 1.5, 2 ** 33]) expect(uuidOfNumber(value)).toBeUndefined();
  expect(uuidOfBytes([1, 2, 3])).toBeUndefined();
  expect(uuidOfBytes([0x0f, 0x1800])).toBeUndefined();
});

test('bytes and groups of the SDKs are the same 128 bits', () => {
  const bytes = [0x9e, 0xca, 0xdc, 0x24, 0x0e, 0xe5, 0xa9, 0xe0, 0x93, 0xf3, 0xa3, 0xb5, 0x01, 0x00, 0x40, 0x6e];
  const text = '6e400001-b5a3-f393-e0a9-e50e24dcca9e';
  expect(uuidOfByteArguments(bytes)).toBe(text);
  expect(uuidOfByteArguments([text])).toBe(text);
  expect(uuidOfGroups([0x6e400001, 0xb5a3, 0xf393, 0xe0a9, 0xe50e24dcca9e])).toBe(text);
  expect(uuidOfGroups([0x6e400001, 0xb5a3, undefined, 0xe0a9, 0xe50e24dcca9e])).toBeUndefined();
});
