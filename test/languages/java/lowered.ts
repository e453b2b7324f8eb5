import { javaFrontEnd } from '../../../src/languages/java/index.ts';
import { loadGrammars } from '../../../src/main/grammars.ts';
import type { Unit } from '../../../src/program/ir.ts';
import { printUnit } from '../kotlin/print.ts';

export const frontEnd = javaFrontEnd(await loadGrammars());

export function lower(text: string): Unit {
  return frontEnd.lower(text, 'app/src/main/java/Toy.java');
}

/** All declarations of a file, printed. */
export function unit(text: string): string[] {
  return printUnit(lower(text)).split('\n');
}

/** Members of a class `A`, printed, without the class itself. */
export function members(text: string): string[] {
  return unit(`class A {\n${text}\n}`).slice(1);
}

/** The body of a method around some statements, printed. */
export function body(statements: string): string {
  const printed = members(`void f() {\n${statements}\n}`).filter((line) => line.startsWith('fun A.f()'));
  return printed[0]!.replace(/^fun A\.f\(\) \{ ?/, '').replace(/ ?\}$/, '');
}

/** One expression, printed. */
export function value(expression: string): string {
  return body(`v = ${expression};`).replace(/^v = /, '');
}
