import type { Program } from '../program/query.ts';
import { recogniseArduinoEsp32 } from './gatt/recognise-arduino-esp32.ts';
import { recogniseBluedroidTables } from './gatt/recognise-bluedroid.ts';
import { recogniseBluedroidCalls } from './gatt/recognise-bluedroid-calls.ts';
import { recogniseNimble } from './gatt/recognise-nimble.ts';
import { recogniseNimbleArduino } from './gatt/recognise-nimble-arduino.ts';
import { recogniseZephyr } from './gatt/recognise-zephyr.ts';
import type { Recognised } from './gatt/recognised.ts';

/** Every reader of GATT tables: a linked program in, its characteristics out. */
export const recognisers: readonly ((program: Program) => Recognised[])[] = [
  recogniseZephyr,
  recogniseNimble,
  recogniseBluedroidTables,
  recogniseBluedroidCalls,
  recogniseArduinoEsp32,
  recogniseNimbleArduino,
];
