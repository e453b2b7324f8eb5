import type { ConstantFunction } from '../../program/knowledge.ts';
import { uuidOfBytes, uuidOfNumber, uuidOfText } from './uuid-text.ts';

/** Passes one number or text through as a UUID: `BT_UUID_DECLARE_16(n)`, `BLEUUID("180f")`. */
export const uuidOf: ConstantFunction = (args) => {
  const [value] = args;
  if (typeof value === 'number') return uuidOfNumber(value);
  return value === undefined ? undefined : uuidOfText(value);
};

/** Sixteen bytes, least significant first, or one value that is a UUID already: `BLE_UUID128_INIT`, `BT_UUID_INIT_128`. */
export const uuidOfByteArguments: ConstantFunction = (args) => {
  if (args.length === 1) return uuidOf(args);
  const bytes = args.filter((a): a is number => typeof a === 'number');
  return bytes.length === args.length ? uuidOfBytes(bytes) : undefined;
};

/** `BT_UUID_128_ENCODE(w32, w1, w2, w3, w48)`: the five groups of the text form (Zephyr `include/zephyr/bluetooth/uuid.h`). */
export const uuidOfGroups: ConstantFunction = (args) => {
  const digits = [8, 4, 4, 4, 12];
  if (args.length !== digits.length) return undefined;
  const groups = digits.map((width, i) => {
    const value = args[i];
    return typeof value === 'number' ? value.toString(16).padStart(width, '0') : '';
  });
  return uuidOfText(groups.join('-'));
};
