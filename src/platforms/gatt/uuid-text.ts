/** Tail of every 16- and 32-bit UUID written in full (core specification, Vol 3 Part B 2.5.1). */
const BASE = '-0000-1000-8000-00805f9b34fb';

/** A 16- or 32-bit number as the contract spells it: four digits where it fits, else 128-bit. Undefined for anything that is no UUID. */
export function uuidOfNumber(value: number): string | undefined {
  if (!Number.isInteger(value) || value < 0 || value > 0xffffffff) return undefined;
  if (value <= 0xffff) return value.toString(16).padStart(4, '0');
  return value.toString(16).padStart(8, '0') + BASE;
}

/** Text in any of the usual spellings (`180F`, `0x180f`, with or without dashes or braces) as the contract spells it. */
export function uuidOfText(text: string): string | undefined {
  const bare = text
    .trim()
    .toLowerCase()
    .replace(/^\{|\}$/g, '')
    .replace(/^0x/, '');
  const digits = bare.replaceAll('-', '');
  if (!/^[0-9a-f]+$/.test(digits)) return undefined;
  if (digits.length === 4 && digits === bare) return digits;
  if (digits.length === 8 && digits === bare) return uuidOfNumber(Number.parseInt(digits, 16));
  if (digits.length !== 32) return undefined;
  const full = [
    digits.slice(0, 8),
    digits.slice(8, 12),
    digits.slice(12, 16),
    digits.slice(16, 20),
    digits.slice(20),
  ].join('-');
  return full.startsWith('0000') && full.endsWith(BASE) ? full.slice(4, 8) : full;
}

/** Bytes in the order of the air, least significant first, as embedded stacks store them: 2, 4 or 16 of them. */
export function uuidOfBytes(bytes: readonly number[]): string | undefined {
  if (![2, 4, 16].includes(bytes.length)) return undefined;
  if (bytes.some((b) => !Number.isInteger(b) || b < 0 || b > 255)) return undefined;
  return uuidOfText(
    [...bytes]
      .reverse()
      .map((b) => b.toString(16).padStart(2, '0'))
      .join(''),
  );
}
