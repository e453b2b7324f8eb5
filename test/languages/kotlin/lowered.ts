import { kotlinFrontEnd } from '../../../src/languages/kotlin/index.ts';
import { loadGrammars } from '../../../src/main/grammars.ts';
import type { Unit } from '../../../src/program/ir.ts';
import { printUnit } from './print.ts';

export const frontEnd = kotlinFrontEnd(await loadGrammars());

export function lower(text: string): Unit {
  return frontEnd.lower(text, 'app/src/main/java/Toy.kt');
}

/** All declarations of a file, printed. */
export function unit(text: string): string[] {
  return printUnit(lower(text)).split('\n');
}

/** The body of a function around some statements, printed. */
export function body(statements: string): string {
  const printed = unit(`fun f() {\n${statements}\n}`).filter((line) => line.startsWith('fun f()'));
  return printed[0]!.replace(/^fun f\(\) \{ ?/, '').replace(/ ?\}$/, '');
}

/** One expression, printed. */
export function value(expression: string): string {
  return body(`v = ${expression}`).replace(/^v = /, '');
}
