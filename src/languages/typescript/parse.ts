import { parse, type TSESTree } from '@typescript-eslint/typescript-estree';
import ts from 'typescript';

/** How a file is read: with or without JSX, with or without types. Plain JavaScript may always hold JSX. */
export type Dialect = 'ts' | 'tsx' | 'js';

const kinds: Record<Dialect, ts.ScriptKind> = { ts: ts.ScriptKind.TS, tsx: ts.ScriptKind.TSX, js: ts.ScriptKind.JSX };

/** Nesting that the converter and the lowering stand with the default stack. */
const deepest = 350;

/** A tree, and the statements that were left out of it. */
export interface Parsed {
  program?: TSESTree.Program;
  tooDeep: { start: number; end: number }[];
}

/**
 * Parses a script whole, however broken it is: TypeScript's parser recovers from every syntax error, and the converter is
 * told not to mind. Comments are collected only on demand, since they cost a second pass over the text.
 * @returns no `program` where even the parser ran out of stack
 */
export function parseScript(text: string, dialect: Dialect, comments: boolean): Parsed {
  try {
    return { program: convert(sourceFile(text, dialect), dialect, comments), tooDeep: [] };
  } catch {
    return parseShallow(text, dialect, comments);
  }
}

/** The same with the top-level statements blanked that nest deeper than the stack allows. */
function parseShallow(text: string, dialect: Dialect, comments: boolean): Parsed {
  try {
    const tooDeep = sourceFile(text, dialect)
      .statements.filter((statement) => depth(statement) > deepest)
      .map((statement) => ({ start: statement.pos, end: statement.end }));
    let shallow = text;
    for (const { start, end } of tooDeep) {
      shallow = shallow.slice(0, start) + shallow.slice(start, end).replace(/[^\r\n]/g, ' ') + shallow.slice(end);
    }
    return { program: convert(sourceFile(shallow, dialect), dialect, comments), tooDeep };
  } catch {
    return { tooDeep: [{ start: 0, end: text.length }] };
  }
}

function sourceFile(text: string, dialect: Dialect): ts.SourceFile {
  const options: ts.CreateSourceFileOptions = {
    languageVersion: ts.ScriptTarget.Latest,
    jsDocParsingMode: ts.JSDocParsingMode.ParseNone,
  };
  return ts.createSourceFile(`script.${dialect}`, text, options, true, kinds[dialect]);
}

function convert(file: ts.SourceFile, dialect: Dialect, comment: boolean): TSESTree.Program {
  // The converter refuses a file with syntax errors, and reads them from this list.
  (file as ts.SourceFile & { parseDiagnostics: unknown[] }).parseDiagnostics = [];
  return parse(file as unknown as string, {
    allowInvalidAST: true,
    comment,
    filePath: `script.${dialect}`,
    jsx: dialect !== 'ts',
    loc: true,
    range: true,
    suppressDeprecatedPropertyWarnings: true,
  });
}

function depth(root: ts.Node): number {
  let most = 0;
  const todo: { node: ts.Node; level: number }[] = [{ node: root, level: 0 }];
  for (let at = todo.pop(); at; at = todo.pop()) {
    const level = at.level + 1;
    if (level > most) most = level;
    ts.forEachChild(at.node, (child) => void todo.push({ node: child, level }));
  }
  return most;
}
