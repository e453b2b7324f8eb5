import type { Parser, Tree } from 'web-tree-sitter';
import type { Span } from '../../program/ir.ts';

/** A syntax node, copied out of the parser: type, field in its parent, offsets, children without plain punctuation. */
export interface Node {
  t: string;
  f: string;
  s: number;
  e: number;
  c: readonly Node[];
}

interface Tables {
  types: string[];
  /** 1: a punctuation mark that nobody reads. */
  skip: Uint8Array;
  /** 1: an anonymous token: no children. */
  leaf: Uint8Array;
  fields: (string | null)[];
  /** 1: a node whose children's fields are read. */
  wantsFields: Uint8Array;
}

const ignored = new Set([
  '(',
  ')',
  '{',
  '}',
  '[',
  ']',
  ',',
  ';',
  '"',
  "'",
  '#',
  '.',
  'L"',
  'u8"',
  'u"',
  'U"',
  ':',
  '::',
]);
const leaves = new Set([
  'string_content',
  'escape_sequence',
  'character',
  'raw_string_content',
  'raw_string_delimiter',
]);
const closed = new Set([
  'string_literal',
  'char_literal',
  'raw_string_literal',
  'number_literal',
  'gnu_asm_expression',
]);
const fielded = new Set(
  `for_statement for_range_loop while_statement do_statement if_statement switch_statement case_statement condition_clause
  declaration field_declaration parameter_declaration optional_parameter_declaration function_definition type_definition
  init_declarator array_declarator function_declarator struct_specifier class_specifier union_specifier enum_specifier enumerator
  initializer_pair new_expression new_declarator lambda_expression template_function template_method template_type
  type_descriptor cast_expression compound_literal_expression sizeof_expression namespace_definition linkage_specification
  conditional_expression alias_declaration catch_clause qualified_identifier`.split(/\s+/),
);
const tables = new WeakMap<object, Tables>();

function tablesOf(tree: Tree): Tables {
  let t = tables.get(tree.language);
  if (!t) {
    const lang = tree.language;
    const n = lang.types.length;
    t = {
      types: lang.types,
      skip: new Uint8Array(n),
      leaf: new Uint8Array(n),
      fields: lang.fields,
      wantsFields: new Uint8Array(n),
    };
    lang.types.forEach((name, id) => {
      const named = lang.nodeTypeIsNamed(id);
      if (!named && ignored.has(name)) t!.skip[id] = 1;
      if (leaves.has(name)) t!.skip[id] = 1;
      if (!named || closed.has(name) || /identifier$/.test(name)) t!.leaf[id] = name === 'qualified_identifier' ? 0 : 1;
      if (fielded.has(name)) t!.wantsFields[id] = 1;
    });
    tables.set(tree.language, t);
  }
  return t;
}

const none: readonly Node[] = [];

/** A parsed text: its tree, and how many of its letters lie in ERROR nodes. */
export interface Parsed {
  root: Node;
  errors: number;
  /** Top-level nodes that were passed over. */
  known: Span[];
}

/** Says of a top-level node, by type and place, that its tree is known already and need not be copied. */
export type Known = (type: string, start: number, end: number) => boolean;

/**
 * Parses a text and copies the tree out of the parser in one cursor walk.
 * @param budget milliseconds after which a parse is given up
 * @returns undefined when the time ran out
 */
export function parse(parser: Parser, text: string, budget: number, known?: Known): Parsed | undefined {
  const until = Date.now() + budget;
  // Typed as returning nothing in the library's declarations, read as a boolean by its code.
  const progressCallback = (() => Date.now() > until) as () => void;
  const tree = parser.parse(text, null, { progressCallback });
  if (!tree) {
    parser.reset();
    return undefined;
  }
  try {
    return copy(tree, known);
  } finally {
    tree.delete();
  }
}

function copy(tree: Tree, known: Known | undefined): Parsed {
  const { types, skip, leaf, fields, wantsFields } = tablesOf(tree);
  const cursor = tree.walk();
  const root: Node = { t: cursor.nodeType, f: '', s: cursor.startIndex, e: cursor.endIndex, c: none };
  const parsed: Parsed = { root, errors: 0, known: [] };
  const parents: { node: Node; kids: Node[]; fields: boolean }[] = [];
  let at = { node: root, kids: [] as Node[], fields: false };
  if (root.t === 'ERROR') parsed.errors = text(root);
  let more = cursor.gotoFirstChild();
  while (more) {
    const id = cursor.nodeTypeId;
    if (!skip[id]) {
      const node: Node = { t: types[id] ?? 'ERROR', f: '', s: cursor.startIndex, e: cursor.endIndex, c: none };
      if (node.t === 'ERROR') parsed.errors += text(node);
      if (known && parents.length === 0 && known(node.t, node.s, node.e)) parsed.known.push([node.s, node.e]);
      else {
        if (at.fields) node.f = fields[cursor.currentFieldId] ?? '';
        at.kids.push(node);
        if (!leaf[id] && cursor.gotoFirstChild()) {
          parents.push(at);
          at = { node, kids: [], fields: wantsFields[id] === 1 };
          continue;
        }
      }
    }
    more = cursor.gotoNextSibling();
    while (!more) {
      at.node.c = at.kids;
      const up = parents.pop();
      if (!up) break;
      at = up;
      cursor.gotoParent();
      more = cursor.gotoNextSibling();
    }
  }
  cursor.delete();
  return parsed;
}

function text(n: Node): number {
  return n.e - n.s + 1;
}

/** First child with this field. */
export function field(node: Node, name: string): Node | undefined {
  for (const c of node.c) if (c.f === name) return c;
  return undefined;
}

/** First child of this type. */
export function child(node: Node, type: string): Node | undefined {
  for (const c of node.c) if (c.t === type) return c;
  return undefined;
}
