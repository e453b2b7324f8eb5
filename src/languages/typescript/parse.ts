import { parse, type TSESTree } from '@typescript-eslint/typescript-estree';
import ts from 'typescript';
import { refuseExplosiveText, refuseExplosiveTree } from './explosive.ts';

/** How a file is read: with or without JSX, with or without types. Plain JavaScript may always hold JSX. */
export type Dialect = 'ts' | 'tsx' | 'js';

const kinds: Record<Dialect, ts.ScriptKind> = { ts: ts.ScriptKind.TS, tsx: ts.ScriptKind.TSX, js: ts.ScriptKind.JSX };

/** A part of a file that was left out of its tree. */
export interface LeftOut {
  start: number;
  end: number;
  reason: string;
}

export interface Parsed {
  /** Absent where nothing could be read. */
  program?: TSESTree.Program;
  /** There were syntax errors: nodes are missing, and may lie outside their parents. */
  broken: boolean;
  leftOut: LeftOut[];
}

/**
 * Parses a script whole, however broken it is: TypeScript's parser recovers from every syntax error, and the converter is
 * told not to mind. What the converter still refuses, or is too deep for its stack, is left out, one top-level statement
 * at a time. Comments are collected only on demand, since they cost a second pass over the text.
 */
export function parseScript(text: string, dialect: Dialect, comments: boolean): Parsed {
  try {
    return { ...convert(text, dialect, comments), leftOut: [] };
  } catch (error) {
    try {
      const { statements } = sourceFile(text, dialect);
      const leftOut = refused(text, dialect, statements, { length: mostPasses * text.length });
      return { ...convert(without(text, leftOut), dialect, comments), broken: true, leftOut };
    } catch {
      return { broken: true, leftOut: [{ start: 0, end: text.length, reason: reasonOf(error) }] };
    }
  }
}

/** How often a file's text may be parsed again in search of what is refused; what is still in doubt then is left out. */
const mostPasses = 4;

/** Finds, by halving, the statements that can't be converted even alone. */
function refused(
  text: string,
  dialect: Dialect,
  statements: readonly ts.Statement[],
  left: { length: number },
): LeftOut[] {
  const first = statements[0];
  const last = statements.at(-1);
  if (!first || !last) return [];
  left.length -= last.end - first.pos;
  try {
    convert(' '.repeat(first.pos) + text.slice(first.pos, last.end), dialect, false);
    return [];
  } catch (error) {
    if (first === last || left.length < 0) return [{ start: first.pos, end: last.end, reason: reasonOf(error) }];
    const middle = statements.length >> 1;
    return [
      ...refused(text, dialect, statements.slice(0, middle), left),
      ...refused(text, dialect, statements.slice(middle), left),
    ];
  }
}

function without(text: string, parts: readonly LeftOut[]): string {
  let rest = text;
  for (const { start, end } of parts) {
    rest = rest.slice(0, start) + rest.slice(start, end).replace(/[^\r\n]/g, ' ') + rest.slice(end);
  }
  return rest;
}

function reasonOf(error: unknown): string {
  if (error instanceof RangeError) return 'nested too deep to be read';
  return `not understood by the parser: ${error instanceof Error ? error.message : String(error)}`;
}

function sourceFile(text: string, dialect: Dialect): ts.SourceFile {
  refuseExplosiveText(text);
  const options: ts.CreateSourceFileOptions = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  return ts.createSourceFile(`script.${dialect}`, text, options, true, kinds[dialect]);
}

/** A source file with the syntax errors that its parser noted, which no public type shows. */
type Noted = ts.SourceFile & { parseDiagnostics: unknown[] };

function convert(text: string, dialect: Dialect, comment: boolean): Pick<Parsed, 'program' | 'broken'> {
  const noted = sourceFile(text, dialect) as Noted;
  refuseExplosiveTree(noted);
  const broken = noted.parseDiagnostics.length > 0;
  // The converter refuses a file with syntax errors, and reads them from this list.
  noted.parseDiagnostics = [];
  const program = parse(noted as unknown as string, {
    allowInvalidAST: true,
    comment,
    filePath: `script.${dialect}`,
    jsx: dialect !== 'ts',
    loc: true,
    range: true,
    suppressDeprecatedPropertyWarnings: true,
  });
  return { program, broken };
}
