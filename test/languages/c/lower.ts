import { cFrontEnd } from '../../../src/languages/c/index.ts';
import { loadGrammars } from '../../../src/main/grammars.ts';
import type { Unit } from '../../../src/program/ir.ts';
import { printUnit } from './print.ts';

export const frontEnd = cFrontEnd(await loadGrammars());

export function unitOf(text: string, path = 'a.c'): Unit {
  return frontEnd.lower(text, path);
}
/** A C file's declarations in shorthand. */
export function c(text: string): string[] {
  return printUnit(unitOf(text, 'a.c'));
}
/** A C++ file's declarations in shorthand. */
export function cpp(text: string): string[] {
  return printUnit(unitOf(text, 'a.cpp'));
}
/** The statements of a C function's body, in shorthand. */
export function body(text: string, path = 'a.c'): string {
  const line = printUnit(unitOf(`void f(void) {\n${text}\n}`, path)).find((l) => l.startsWith('func void f()'));
  return line?.slice('func void f() '.length) ?? 'no function f';
}
