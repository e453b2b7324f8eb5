import type { RecognisedCharacteristic } from '../../model/gatt-recognised.ts';
import type { At, Program, Value } from '../../program/query.ts';

export type FunctionValue = Extract<Value, { k: 'function' }>;
export type Recognised = RecognisedCharacteristic<At, FunctionValue>;

/** The functions that an expression in a callback's place can be. */
export function handlersAt(program: Program, at: At, operation: 'read' | 'write'): Recognised['handlers'] {
  return program
    .resolve(at)
    .map((possible) => possible.value)
    .filter((value) => value.k === 'function')
    .map((fn) => ({ operation, fn }));
}
