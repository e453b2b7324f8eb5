import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Lexer,
  LineCounter,
  type Node,
  parseAllDocuments,
  Scalar,
} from 'yaml';
import type { Span } from '../../program/ir.ts';
import type { Reading } from './reading.ts';
import type { Tree, TreeEntry } from './tree.ts';

/**
 * Reads the first document of a YAML file as a tree. Aliases are followed to a small depth; broken YAML gives problems
 * and what could be read.
 */
export function readYaml(into: Reading): Tree | undefined {
  const { text } = into;
  readComments(into);
  const documents = parseAllDocuments(text, {
    keepSourceTokens: false,
    lineCounter: new LineCounter(),
    strict: false,
    uniqueKeys: false,
    prettyErrors: false,
  });
  const first = Array.isArray(documents) ? documents[0] : undefined;
  if (!first) return undefined;
  for (const { pos, message } of first.errors)
    into.problem([Math.min(pos[0], text.length), Math.min(pos[1], text.length)], message);
  const resolve = (node: unknown): unknown => (isAlias(node) ? node.resolve(first) : node);
  return first.contents ? treeOf(first.contents, resolve, 0) : undefined;
}

const deepest = 40;

function treeOf(given: unknown, resolve: (node: unknown) => unknown, depth: number): Tree | undefined {
  const node = resolve(given);
  if (depth > deepest) return undefined;
  if (isScalar(node))
    return {
      kind: 'scalar',
      value: node.value === null || node.value === undefined ? null : (node.source ?? String(node.value)),
      span: spanOf(node),
    };
  if (isSeq(node))
    return {
      kind: 'list',
      span: spanOf(node),
      items: node.items.flatMap((item) => treeOf(item, resolve, depth + 1) ?? []),
    };
  if (!isMap(node)) return undefined;
  const entries = node.items.flatMap((pair): TreeEntry[] => {
    if (!isPair(pair) || !isScalar(pair.key)) return [];
    const keySpan = spanOf(pair.key);
    const value: Tree = treeOf(pair.value, resolve, depth + 1) ?? {
      kind: 'scalar',
      value: null,
      span: [keySpan[1], keySpan[1]],
    };
    return [{ key: String(pair.key.value), keySpan, value, span: [keySpan[0], Math.max(keySpan[1], value.span[1])] }];
  });
  return { kind: 'map', span: spanOf(node), entries };
}

/** A node's place; of a quoted scalar the place inside its quotes. */
function spanOf(node: Node): Span {
  const [start, end] = node.range ?? [0, 0];
  const quoted = isScalar(node) && (node.type === Scalar.QUOTE_DOUBLE || node.type === Scalar.QUOTE_SINGLE);
  return quoted && end - start >= 2 ? [start + 1, end - 1] : [start, end];
}

/** The lexer's tokens are the text in pieces, with control characters between them that stand for no text. */
function readComments(into: Reading): void {
  let at = 0;
  let scalar = false;
  for (const token of new Lexer().lex(into.text)) {
    if (token === '\x02' || token === '\x18' || token === '\x1f') {
      scalar = token === '\x1f';
      continue;
    }
    if (token.startsWith('#') && !scalar) into.comment(at, at + token.length);
    scalar = false;
    at += token.length;
  }
}
