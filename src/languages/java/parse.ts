import type { Parser, Tree } from 'web-tree-sitter';
import type { Problem } from '../../program/ir.ts';
import { type CopiedTree, copyTree } from './tree.ts';

/** A file that takes the parser longer than this, in milliseconds, is given up and named as a problem. */
const PARSE_LIMIT = 5000;

/** Parses a file. Undefined with a problem where the parser gave up. */
export function parseFile(text: string, parser: Parser, problems: Problem[]): CopiedTree | undefined {
  const until = Date.now() + PARSE_LIMIT;
  let tree: Tree | null = null;
  try {
    tree = parser.parse(text, null, { progressCallback: () => Date.now() > until });
    if (tree) {
      const copied = copyTree(tree);
      for (const span of copied.errors) problems.push({ span, message: 'syntax not understood' });
      return copied;
    }
    problems.push({ span: [0, text.length], message: `not parsed within ${PARSE_LIMIT} ms` });
  } catch (error) {
    problems.push({ span: [0, text.length], message: `not parsed: ${error instanceof Error ? error.message : error}` });
  } finally {
    tree?.delete();
    parser.reset();
  }
  return undefined;
}
