import type { RecognisedCharacteristic } from '../../model/gatt-recognised.ts';
import type { At, Program, Value } from '../../program/query.ts';
import { sameBuild } from './assignments.ts';

export type FunctionValue = Extract<Value, { k: 'function' }>;
export type Recognised = RecognisedCharacteristic<At, FunctionValue>;

/** The functions that an expression in a callback's place can be; a prototype stands for its definition. */
export function handlersAt(program: Program, at: At, operation: 'read' | 'write'): Recognised['handlers'] {
  return program
    .resolve(at)
    .map((possible) => possible.value)
    .filter((value) => value.k === 'function')
    .flatMap((value) => definitions(program, value))
    .map((fn) => ({ operation, fn }));
}

function definitions(program: Program, value: FunctionValue): FunctionValue[] {
  const { fn } = value;
  if (fn.k === 'lambda' || fn.body) return [value];
  return program
    .functionsNamed(fn.name)
    .filter(
      ({ path, decl }) => decl.body && (!decl.static || path === value.path) && sameBuild(program, value.path, path),
    )
    .map(({ path, decl }) => ({ ...value, fn: decl, path, decl }));
}
