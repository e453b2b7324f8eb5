import type { Import, Top } from '../../program/ir.ts';
import { lowerAlias, lowerClass } from './classes.ts';
import { lowerFunction } from './functions.ts';
import { type Lowering, nameOf, withHoisting } from './lowering.ts';
import { lowerGlobal } from './properties.ts';
import { kid, kidsOf, type Node, spanOf } from './tree.ts';

/** A declaration node → declarations of the unit; gives the names it declares. */
export function lowerDeclaration(cx: Lowering, node: Node): { name: string; span: readonly [number, number] }[] {
  const span = spanOf(node);
  switch (node.type) {
    case 'function_declaration':
      return [{ name: lowerFunction(cx, node), span }];
    case 'class_declaration':
    case 'object_declaration':
    case 'companion_object':
      return [{ name: lowerClass(cx, node), span }];
    case 'type_alias':
      return [{ name: lowerAlias(cx, node), span }];
    case 'property_declaration':
      return lowerGlobal(cx, node).map((name) => ({ name, span }));
    default:
      return [];
  }
}

const declared = new Set(['function_declaration', 'class_declaration', 'object_declaration', 'type_alias']);
const silent = new Set(['file_annotation', 'package_header', 'shebang', 'getter', 'setter', 'modifiers', 'annotation']);

/** The nodes of a file, in order; each run of loose statements is one `top`. */
export function lowerFile(cx: Lowering, nodes: Node[]): void {
  let run: Top | undefined;
  for (const [i, node] of nodes.entries()) {
    if (!node.named || silent.has(node.type)) continue;
    if (node.type === 'import') cx.decls.push(...lowerImport(cx, node));
    else if (declared.has(node.type)) lowerDeclaration(cx, node);
    else if (node.type === 'property_declaration') {
      const next = nodes.slice(i + 1, i + 3).filter((k) => k.type === 'getter' || k.type === 'setter');
      lowerGlobal(cx, node, next);
    } else {
      const body = withHoisting(cx, () => cx.statement(node));
      if (!body.length) continue;
      if (run) {
        run.body.push(...body);
        run.span = [run.span[0], node.end];
        continue;
      }
      run = { k: 'top', span: spanOf(node), name: '', nameSpan: [node.start, node.start], body };
      cx.decls.push(run);
      continue;
    }
    run = undefined;
  }
}

function lowerImport(cx: Lowering, node: Node): Import[] {
  const path = kid(node, 'qualified_identifier');
  if (!path) return [];
  const parts = kidsOf(path, 'identifier');
  const from = parts.map((part) => nameOf(cx, part)).join('.');
  const last = parts[parts.length - 1];
  const alias = kid(node, 'identifier');
  const all = node.kids.some((k) => k.type === '*');
  const id = alias ?? last;
  if (!last || !id) return [];
  const name = all ? '*' : nameOf(cx, last);
  const local = all ? '*' : nameOf(cx, id);
  return [{ k: 'import', span: spanOf(node), name: local, nameSpan: spanOf(id), from, names: [{ name, local }] }];
}
