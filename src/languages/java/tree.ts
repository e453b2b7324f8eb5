import type { Tree, TreeCursor } from 'web-tree-sitter';
import type { Span } from '../../program/ir.ts';

/** A syntax node copied out of the parser's memory; comments and bare punctuation are left out. */
export interface Node {
  type: string;
  /** UTF-16 offsets in the file. */
  start: number;
  end: number;
  /** False for keywords and operators. */
  named: boolean;
  /** The grammar's name for its role in its parent: `object`, `name`, `body`, … */
  field: string | null;
  kids: Node[];
}

export interface CopiedTree {
  root: Node;
  comments: Node[];
  /** Spans of what the grammar did not understand. */
  errors: Span[];
}

const dropped = new Set(['(', ')', '{', '}', '[', ']', ',', ';', '.', '"', '"""']);

/** Nodes whose children say nothing more. */
const leaves = new Set([
  'identifier',
  'type_identifier',
  'integral_type',
  'floating_point_type',
  'boolean_type',
  'void_type',
  'string_literal',
  'character_literal',
  'line_comment',
  'block_comment',
]);

interface Kind {
  type: string;
  named: boolean;
  leaf: boolean;
  comment: boolean;
  dropped: boolean;
}

/**
 * Copies a whole tree in one walk of a cursor, without recursion, so that no later step crosses into the parser.
 * Tokens that the grammar put in where the text lacks them are left out.
 */
export function copyTree(tree: Tree): CopiedTree {
  const cursor = tree.walk();
  const kinds = new Map<number, Kind>();
  const comments: Node[] = [];
  const errors: Span[] = [];
  const root = read(cursor, kindAt(cursor, kinds));
  const open: Node[] = [root];
  let down = cursor.gotoFirstChild();
  while (open.length) {
    const parent = open[open.length - 1]!;
    const kind = down ? kindAt(cursor, kinds) : undefined;
    if (kind && !kind.dropped) {
      const node = read(cursor, kind);
      if (kind.comment) comments.push(node);
      else if (node.end > node.start || !kind.leaf) {
        if (kind.type === 'ERROR') errors.push([node.start, node.end]);
        parent.kids.push(node);
        if (!kind.leaf && cursor.gotoFirstChild()) {
          open.push(node);
          continue;
        }
      }
    }
    down = cursor.gotoNextSibling();
    if (!down) {
      open.pop();
      cursor.gotoParent();
    }
  }
  cursor.delete();
  return { root, comments, errors };
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

function read(cursor: TreeCursor, { type, named }: Kind): Node {
  const field = named ? cursor.currentFieldName : null;
  return { type, start: cursor.startIndex, end: cursor.endIndex, named, field, kids: [] };
}

/** First child of one of the given types. */
export function kid(node: Node, ...types: string[]): Node | undefined {
  return node.kids.find((k) => types.includes(k.type));
}

/** All children of one type, in order. */
export function kidsOf(node: Node, type: string): Node[] {
  return node.kids.filter((k) => k.type === type);
}

/** The child in a role. */
export function inField(node: Node, field: string): Node | undefined {
  return node.kids.find((k) => k.field === field && k.type !== 'ERROR');
}

/** All children in a role, in order. */
export function allInField(node: Node, field: string): Node[] {
  return node.kids.filter((k) => k.field === field && k.type !== 'ERROR');
}

/** Whether a keyword or operator stands directly in a node. */
export function hasWord(node: Node, word: string): boolean {
  return node.kids.some((k) => !k.named && k.type === word);
}

/** The children that mean something by themselves, without tokens and without what was not understood. */
export function parts(node: Node): Node[] {
  return node.kids.filter((k) => k.named && k.type !== 'ERROR');
}

export function spanOf(node: Node): Span {
  return [node.start, node.end];
}
