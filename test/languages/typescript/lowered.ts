import { typescriptFrontEnd } from '../../../src/languages/typescript/index.ts';
import type { Unit } from '../../../src/program/ir.ts';
import { print } from './print.ts';

const frontEnd = typescriptFrontEnd();
await frontEnd.prepare?.();

/** The unit of a snippet. */
export function lower(text: string, path = 'a.tsx'): Unit {
  return frontEnd.lower(text, path);
}

/** The declarations of a snippet, printed. */
export function lowered(text: string, path?: string): string[] {
  return print(lower(text, path));
}

/** The printed expression of a statement `(…)` at the top of a file. */
export function expression(text: string, path?: string): string {
  const [top] = lowered(`(${text})`, path);
  return top?.replace(/^\(top \{|\}\)$/g, '') ?? '';
}

/** The printed statements of a function's body. */
export function statements(text: string): string {
  const [func] = lowered(`async function* f() {\n${text}\n}`);
  return func?.replace(/^\(func f \(\) \{|\}\)$/g, '') ?? '';
}
