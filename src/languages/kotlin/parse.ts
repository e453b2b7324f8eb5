import type { Parser, Tree } from 'web-tree-sitter';
import type { Problem, Span } from '../../program/ir.ts';
import { annotationsAlone, readable, withLineEnds } from './readable.ts';
import { type CopiedTree, copyTree, type Node } from './tree.ts';

/** A file that takes the parser longer than this, in milliseconds, is given up and named as a problem. */
const PARSE_LIMIT = 5000;

export interface Parsed extends CopiedTree {
  typeArguments: Map<number, string[]>;
}

/** Parses a file, a second time in another shape where the grammar stumbled. Undefined with a problem where it gave up. */
export function parseFile(text: string, parser: Parser, problems: Problem[]): Parsed | undefined {
  const until = Date.now() + PARSE_LIMIT;
  const shaped = readable(text);
  try {
    let best = parseText(text, shaped.text, 0, parser, until);
    if (best?.errors.length) {
      const second = parseText(text, withLineEnds(shaped.text), 0, parser, until);
      if (second && size(second.errors) < size(best.errors)) best = second;
    }
    if (best) {
      const alone = annotationsAlone(text, shaped.annotations);
      const read = shaped.annotations.length ? parseText(text, alone.text, -alone.before, parser, until) : undefined;
      if (read) placeAnnotations(text, best.root, shaped.annotations, read.root);
      for (const span of best.errors) problems.push({ span, message: 'syntax not understood' });
      return { ...best, typeArguments: shaped.typeArguments };
    }
    problems.push({ span: [0, text.length], message: `not parsed within ${PARSE_LIMIT} ms` });
  } catch (error) {
    problems.push({ span: [0, text.length], message: `not parsed: ${error instanceof Error ? error.message : error}` });
  }
  return undefined;
}

function parseText(text: string, shaped: string, from: number, parser: Parser, until: number): CopiedTree | undefined {
  let tree: Tree | null = null;
  try {
    tree = parser.parse(shaped, null, { progressCallback: () => Date.now() > until });
    return tree ? copyTree(tree, text, from) : undefined;
  } finally {
    tree?.delete();
    parser.reset();
  }
}

function size(spans: Span[]): number {
  return spans.reduce((sum, [start, end]) => sum + end - start + 1, 0);
}

/** Puts each run of annotations on the declaration that follows it. */
function placeAnnotations(text: string, root: Node, runs: Span[], alone: Node): void {
  const found = alone.kids.flatMap((type) => type.kids.flatMap((body) => body.kids)).flatMap((member) => member.kids);
  const byRun = runs.map(([start, end]) =>
    found.filter((k) => k.type === 'modifiers' && k.start >= start && k.end <= end),
  );
  let at = 0;
  for (const [i, [start, end]] of runs.entries()) {
    while (at < root.kids.length && (root.kids[at]!.start < end || !root.kids[at]!.named)) at++;
    const node = root.kids[at];
    if (!node) return;
    if (node.start - end > 2000 || !onlyGap(text.slice(end, node.start))) continue;
    node.kids.unshift(...byRun[i]!);
    node.start = start;
  }
}

/** Whether nothing but blanks, comments and hidden modifiers lies between. */
function onlyGap(text: string): boolean {
  return /^(\s|\/\/.*|\/\*[\s\S]*?\*\/|annotation|data|enum|value|inner|expect|actual)*$/.test(text);
}
