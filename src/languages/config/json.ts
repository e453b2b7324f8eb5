import { type Node, type ParseError, parseTree, printParseErrorCode, visit } from 'jsonc-parser';
import type { Reading } from './reading.ts';
import type { Tree } from './tree.ts';

/** Reads JSON, also with comments and trailing commas, as a tree. Broken JSON gives problems and what could be read. */
export function readJson(into: Reading): Tree | undefined {
  const errors: ParseError[] = [];
  const { text } = into;
  const root = parseTree(text, errors, { allowTrailingComma: true, disallowComments: false });
  for (const { error, offset, length } of errors) {
    const start = Math.min(offset, text.length);
    into.problem([start, Math.min(start + length, text.length)], message(printParseErrorCode(error)));
  }
  visit(text, { onComment: (offset, length) => into.comment(offset, offset + length) }, { disallowComments: false });
  return root && treeOf(root);
}

/** `CloseBraceExpected` → `Close brace expected.` */
function message(code: string): string {
  const words = code.replace(/\B[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words}.`;
}

function treeOf(node: Node): Tree {
  const span = [node.offset, node.offset + node.length] as const;
  const children = node.children ?? [];
  if (node.type === 'array') return { kind: 'list', span, items: children.map(treeOf) };
  if (node.type === 'object') {
    const entries = children.flatMap((property) => {
      const [key, value] = property.children ?? [];
      if (!key || !value) return [];
      const keySpan = [key.offset + 1, key.offset + key.length - 1] as const;
      return [
        {
          key: String(key.value),
          keySpan,
          value: treeOf(value),
          span: [property.offset, property.offset + property.length] as const,
        },
      ];
    });
    return { kind: 'map', span, entries };
  }
  const inner = node.type === 'string' ? ([span[0] + 1, Math.max(span[1] - 1, span[0] + 1)] as const) : span;
  return { kind: 'scalar', value: node.type === 'null' ? null : String(node.value), span: inner };
}
