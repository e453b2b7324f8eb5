import { type Bits, type Flags, wordsOf } from './words.ts';

/** Characteristic properties in the words and bits of the core specification (Vol 3 Part G 3.3.1.1); Zephyr and Bluedroid use the same bits. */
export const PROPERTY_BITS: Bits = {
  broadcast: 0x01,
  read: 0x02,
  'write-without-response': 0x04,
  write: 0x08,
  notify: 0x10,
  indicate: 0x20,
  'authenticated-signed-writes': 0x40,
  'extended-properties': 0x80,
};

/** Announced operations of all variants together, in the order of the bits. */
export function propertiesOf(flags: readonly Flags[], bits: Bits = PROPERTY_BITS): string[] {
  const words = new Set(flags.flatMap((f) => wordsOf(f.value, bits)));
  return Object.keys(bits).filter((word) => words.has(word));
}
