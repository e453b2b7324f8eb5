import type { Import, Top, TypeDecl } from '../../program/ir.ts';
import { lowerMembers, lowerTornType } from './classes.ts';
import { type Lowering, withHoisting } from './lowering.ts';
import { kid, type Node, spanOf } from './tree.ts';
import { qualified } from './types.ts';

/** Nodes that declare a type. */
export const typeDeclarations: ReadonlySet<string> = new Set([
  'class_declaration',
  'interface_declaration',
  'enum_declaration',
  'record_declaration',
  'annotation_type_declaration',
]);
const silent = new Set(['package_declaration', 'module_declaration', 'modifiers']);
/** What stands loose in a file only where a type's head was not understood. */
const members = new Set(['method_declaration', 'constructor_declaration', 'field_declaration', 'static_initializer']);

/** The nodes of a file, in order; each run of loose statements is one `top`. */
export function lowerFile(cx: Lowering, nodes: readonly Node[]): void {
  let run: Top | undefined;
  let torn: TypeDecl | undefined;
  for (const node of nodes) {
    if (!node.named || silent.has(node.type)) continue;
    if (node.type === 'import_declaration') cx.decls.push(...lowerImport(cx, node));
    else if (typeDeclarations.has(node.type)) cx.declareType(node);
    else if (members.has(node.type)) {
      cx.owner = torn?.name;
      lowerMembers(cx, [node], torn);
      if (torn) torn.span = [torn.span[0], node.end];
      cx.owner = undefined;
    } else if (node.type === 'ERROR') torn = lowerTornType(cx, node) ?? torn;
    else {
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

/** `import a.b.C`, `import a.b.*`, `import static a.b.C.f`: the last part is the name. */
function lowerImport(cx: Lowering, node: Node): Import[] {
  const path = kid(node, 'scoped_identifier', 'identifier');
  if (!path) return [];
  const names = qualified(cx, path);
  const from = names.join('.');
  const all = kid(node, 'asterisk');
  const name = all ? '*' : (names[names.length - 1] ?? '');
  const at = all ?? path.kids[path.kids.length - 1] ?? path;
  const bound = [{ name, local: name }];
  return [{ k: 'import', span: spanOf(node), name, nameSpan: spanOf(at), from, names: bound }];
}
