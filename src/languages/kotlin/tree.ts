import type { Tree, TreeCursor } from 'web-tree-sitter';
import type { Span } from '../../program/ir.ts';

/** A syntax node copied out of the parser's memory; comments and bare punctuation are left out. */
export interface Node {
  type: string;
  /** UTF-16 offsets in the file. */
  start: number;
  end: number;
  /** False for keywords, operators and brackets. */
  named: boolean;
  /** A jump, an assignment or several statements lie inside: no single expression says the same. */
  hard: boolean;
  kids: Node[];
}

export interface CopiedTree {
  root: Node;
  comments: Node[];
  /** Spans of what the grammar did not understand. */
  errors: Span[];
}

const dropped = new Set(['(', ')', ',', ';', '"', '"""']);

const hardTypes = new Set([
  'return_expression',
  'throw_expression',
  'try_expression',
  'assignment',
  'property_declaration',
  'for_statement',
  'while_statement',
  'do_while_statement',
]);
const ownBodies = new Set([
  'lambda_literal',
  'anonymous_function',
  'object_literal',
  'function_declaration',
  'class_body',
]);

/** Nodes without children: the cursor need not look. */
const leaves = new Set([
  'identifier',
  'number_literal',
  'float_literal',
  'string_content',
  'label',
  'line_comment',
  'block_comment',
]);

/**
 * Copies a whole tree in one walk of a cursor, without recursion, so that no later step crosses into the parser.
 * Every question to the cursor crosses into WebAssembly and costs more than all else: few are asked of each node.
 * @param text the file's text, which the offsets count in
 * @param from offset in the file at which the parsed text began
 */
export function copyTree(tree: Tree, text: string, from = 0): CopiedTree {
  const cursor = tree.walk();
  const kinds = new Map<number, Kind>();
  const comments: Node[] = [];
  const errors: Span[] = [];
  const root = read(cursor, from, kindAt(cursor, kinds));
  const open: Node[] = [root];
  let down = cursor.gotoFirstChild();
  while (open.length) {
    const parent = open[open.length - 1]!;
    const kind = down ? kindAt(cursor, kinds) : undefined;
    if (kind && !kind.dropped) {
      const node = read(cursor, from, kind);
      if (kind.comment) comments.push(node);
      else if (node.end > node.start || kind.type !== 'identifier') {
        if (kind.type === 'ERROR') errors.push([node.start, node.end]);
        parent.kids.push(node);
        if (!kind.leaf && cursor.gotoFirstChild()) {
          open.push(node);
          continue;
        }
        close(node, parent, text);
      }
    }
    down = cursor.gotoNextSibling();
    if (!down) {
      open.pop();
      close(parent, open[open.length - 1], text);
      cursor.gotoParent();
    }
  }
  cursor.delete();
  return { root, comments, errors };
}

interface Kind {
  type: string;
  named: boolean;
  leaf: boolean;
  comment: boolean;
  dropped: boolean;
}

function kindAt(cursor: TreeCursor, kinds: Map<number, Kind>): Kind {
  const id = cursor.nodeTypeId;
  let kind = kinds.get(id);
  if (!kind) {
    const type = cursor.nodeType;
    const named = cursor.nodeIsNamed;
    const comment = type === 'line_comment' || type === 'block_comment';
    kind = { type, named, leaf: !named || leaves.has(type), comment, dropped: dropped.has(type) };
    kinds.set(id, kind);
  }
  return kind;
}

function read(cursor: TreeCursor, from: number, { type, named }: Kind): Node {
  return { type, start: cursor.startIndex + from, end: cursor.endIndex + from, named, hard: false, kids: [] };
}

/** Settles `hard` once a node's children are known, and hands it on to the parent. */
function close(node: Node, parent: Node | undefined, text: string): void {
  if (hardTypes.has(node.type)) node.hard = true;
  else if (node.type === 'block') node.hard ||= node.kids.filter((k) => k.named).length !== 1;
  else if (node.type === 'if_expression') node.hard ||= !node.kids.some((k) => k.type === 'else');
  else if (node.type === 'identifier' || node.type === 'label') node.hard = jumpWord(node, text) !== undefined;
  if (parent && node.hard && !ownBodies.has(node.type)) parent.hard = true;
}

/** `break` and `continue`, which the grammar gives as identifiers or, with a label, as a label. */
export function jumpWord(node: Node, text: string): 'break' | 'continue' | undefined {
  const length = node.end - node.start - (node.type === 'label' ? 1 : 0);
  if (length === 5 && text.startsWith('break', node.start)) return 'break';
  if (length === 8 && text.startsWith('continue', node.start)) return 'continue';
  return undefined;
}

/** First child of one of the given types. */
export function kid(node: Node, ...types: string[]): Node | undefined {
  return node.kids.find((k) => types.includes(k.type));
}

/** All children of one type, in order. */
export function kidsOf(node: Node, type: string): Node[] {
  return node.kids.filter((k) => k.type === type);
}

/** The first child after a keyword or operator that is a node of its own. */
export function after(node: Node, token: string): Node | undefined {
  const at = node.kids.findIndex((k) => k.type === token);
  return at < 0 ? undefined : node.kids.slice(at + 1).find((k) => k.named && k.type !== 'ERROR');
}

export function spanOf(node: Node): Span {
  return [node.start, node.end];
}
