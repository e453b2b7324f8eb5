import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Import, Span } from '../../program/ir.ts';
import { bare, type Node, nameSpanOf, spanOf } from './lowering.ts';

type Names = Import['names'];

/** An import of a module. A path (`./x`, `@/x`, `~/x`, `#x`) is the project's own, anything else a package. */
export function importOf(span: Span, source: Node, names: Names): Import {
  const from = source.type === 'Literal' ? String(source.value) : '';
  return {
    k: 'import',
    span,
    name: from,
    nameSpan: spanOf(source),
    from,
    system: !/^(?:[./#~]|@\/)/.test(from),
    names,
  };
}

/** `import a, { b as c }, * as d from 'm'`. */
export function lowerImport(node: TSESTree.ImportDeclaration): Import {
  const names = node.specifiers.map((each) => {
    const local = each.local.name;
    if (each.type === 'ImportDefaultSpecifier') return { name: 'default', local };
    if (each.type === 'ImportNamespaceSpecifier') return { name: '*', local };
    return { name: exportName(each.imported), local };
  });
  return importOf(spanOf(node), node.source, names);
}

/** `export * from 'm'`, `export * as n from 'm'`. */
export function lowerExportAll(node: TSESTree.ExportAllDeclaration): Import {
  const local = node.exported ? exportName(node.exported) : '*';
  return { ...importOf(spanOf(node), node.source, [{ name: '*', local }]), exported: true };
}

/** `export { a as b } from 'm'`. */
export function lowerExportFrom(node: TSESTree.ExportNamedDeclaration, source: Node): Import {
  const names = node.specifiers.map((each) => ({ name: exportName(each.local), local: exportName(each.exported) }));
  return { ...importOf(spanOf(node), source, names), exported: true };
}

/**
 * A name of this file that goes by another outside (`export { a as b }`, `export default a`, `module.exports = a`):
 * an exported import from nowhere (`from` is empty), whose `name` is of this file and whose `local` is what importers ask for.
 */
export function exportAlias(span: Span, nameSpan: Span, names: Names): Import {
  return { k: 'import', span, name: '', nameSpan, from: '', names, exported: true };
}

/** A name in an import or export list, which may be a string. */
export function exportName(node: TSESTree.Identifier | TSESTree.StringLiteral): string {
  return node.type === 'Identifier' ? node.name : node.value;
}

/** The module's name in `require('m')`. */
export function requiredModule(node: Node | null | undefined): TSESTree.StringLiteral | undefined {
  if (node?.type !== 'CallExpression' || node.callee.type !== 'Identifier' || node.callee.name !== 'require')
    return undefined;
  const [first] = node.arguments;
  return first?.type === 'Literal' && typeof first.value === 'string' ? first : undefined;
}

/**
 * `const x = require('m')`, `const { a, b: c } = require('m')`, `const x = require('m').y`, at the top of a file.
 * @returns undefined for any other declaration
 */
export function lowerRequire(node: TSESTree.VariableDeclarator, span: Span): Import | undefined {
  if (!node.init) return undefined;
  const init = bare(node.init);
  const member =
    init.type === 'MemberExpression' && !init.computed && init.property.type === 'Identifier' ? init : undefined;
  const source = requiredModule(member ? bare(member.object) : init);
  if (!source) return undefined;
  const { id } = node;
  if (id.type === 'Identifier') {
    const name = member?.property.type === 'Identifier' ? member.property.name : '*';
    return {
      ...importOf(span, source, [{ name, local: id.name }]),
      nameSpan: member ? nameSpanOf(id) : spanOf(source),
    };
  }
  if (member || id.type !== 'ObjectPattern') return undefined;
  const names: Names = [];
  for (const property of id.properties) {
    if (property.type !== 'Property' || property.key.type !== 'Identifier' || property.computed) return undefined;
    if (property.value.type !== 'Identifier') return undefined;
    names.push({ name: property.key.name, local: property.value.name });
  }
  return importOf(span, source, names);
}
