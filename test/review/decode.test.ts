import { expect, test } from 'vitest';
import { decode, isMinified } from '../../src/review/decode.ts';

const utf16 = (text: string, little: boolean): Uint8Array => {
  const units = [0xfeff, ...[...text].map((char) => char.charCodeAt(0))];
  return Uint8Array.from(units.flatMap((unit) => (little ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
};

test('a byte order mark decides, and is no part of the text', () => {
  expect(decode(utf16('int ä;', true))).toEqual({ text: 'int ä;' });
  expect(decode(utf16('int ä;', false))).toEqual({ text: 'int ä;' });
  expect(decode(Uint8Array.from([0xef, 0xbb, 0xbf, 0x61]))).toEqual({ text: 'a' });
});

test('bytes that are no UTF-8 become a sign, and the rest is read', () => {
  expect(decode(Uint8Array.from([0x61, 0xff, 0x62]))).toEqual({ text: 'a\ufffdb' });
});

test('a NUL byte makes a file binary, and says where', () => {
  expect(decode(Uint8Array.from([0x61, 0x62, 0]))).toEqual({ binary: 'binary: a NUL byte at offset 2' });
});

test('a bundle is minified; a long table in C is not', () => {
  const row = '0x00, '.repeat(2000);
  expect(isMinified('app.js', row)).toBe(true);
  expect(isMinified('vendor.min.js', 'a')).toBe(true);
  expect(isMinified('font.c', row)).toBe(false);
  expect(isMinified('app.js', 'const a = 1;\n'.repeat(1000))).toBe(false);
});
