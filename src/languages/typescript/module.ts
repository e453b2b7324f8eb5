import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Decl, Span, Top } from '../../program/ir.ts';
import { lowerClass } from './classes.ts';
import { lowerCommonJs } from './commonjs.ts';
import { exportAlias, exportName, importOf, lowerExportAll, lowerExportFrom, lowerImport } from './imports.ts';
import { bare, dotted, isFunctionValue, type Lowering, type Node, nameSpanOf, spanOf } from './lowering.ts';
import { boundNames } from './patterns.ts';
import { lowerAlias, lowerEnum, lowerInterface } from './typedecls.ts';
import { funcOf, lowerVariable, owned, type Place } from './variables.ts';

/** Lowers the statements of a file or namespace into declarations; what declares nothing is gathered in runs. */
export function lowerModule(cx: Lowering, nodes: readonly Node[], into: Decl[], owner?: string): void {
  const names = topNames(nodes);
  const renamed = new Set<string>();
  let run: Node[] = [];
  const flush = () => {
    const first = run[0];
    const last = run.at(-1);
    if (first && last) into.push(topOf(cx, run, [first.range[0], last.range[1]], owner));
    run = [];
  };
  for (const node of nodes) {
    const decls: Decl[] = [];
    const place: Place = { span: spanOf(node), owner };
    let known = false;
    try {
      known = lowerTopLevel(cx, node, place, decls, renamed) || lowerCommonJs(cx, node, names, renamed, decls);
    } catch (error) {
      cx.failed(node, error);
      known = true;
    }
    if (!known) {
      if (node.type !== 'EmptyStatement') run.push(node);
      continue;
    }
    if (decls.length) flush();
    into.push(...decls);
  }
  flush();
  for (const decl of into) if (decl.k === 'func' && !decl.owner && renamed.has(decl.name)) decl.exported = true;
}

function topOf(cx: Lowering, run: Node[], span: Span, owner?: string): Top {
  return { k: 'top', span, name: '', nameSpan: [span[0], span[0]], owner, body: cx.stmts(run) };
}

/**
 * One statement at the top of a file.
 * @param listed gets the names that an export list or default names
 * @returns false where it declares nothing
 */
function lowerTopLevel(cx: Lowering, node: Node, place: Place, into: Decl[], listed: Set<string>): boolean {
  switch (node.type) {
    case 'ImportDeclaration':
      into.push(lowerImport(node));
      return true;
    case 'ExportAllDeclaration':
      into.push(lowerExportAll(node));
      return true;
    case 'ExportNamedDeclaration':
      if (node.source) into.push(lowerExportFrom(node, node.source));
      else if (node.declaration) {
        return lowerTopLevel(cx, node.declaration, { ...place, exported: true }, into, listed);
      } else {
        const names = node.specifiers.map((each) => ({
          name: exportName(each.local),
          local: exportName(each.exported),
        }));
        for (const { name } of names) listed.add(name);
        const aliases = names.filter(({ name, local }) => name !== local);
        if (aliases.length) into.push(exportAlias(place.span, place.span, aliases));
      }
      return true;
    case 'ExportDefaultDeclaration':
      lowerDefault(cx, node.declaration, place, into, listed);
      return true;
    case 'TSExportAssignment':
      lowerDefault(cx, node.expression, place, into, listed);
      return true;
    case 'TSImportEqualsDeclaration':
      into.push(lowerImportEquals(cx, node, place));
      return true;
    case 'FunctionDeclaration':
    case 'TSDeclareFunction':
      if (node.id && (node.body || node.declare)) into.push(funcOf(cx, node, node.id, node.id.name, place));
      return true;
    case 'VariableDeclaration':
      for (const each of node.declarations) {
        const span = node.declarations.length === 1 ? place.span : spanOf(each);
        into.push(...lowerVariable(cx, node, each, { ...place, span }));
      }
      return true;
    case 'ClassDeclaration':
      into.push(...owned(lowerClass(cx, node, node.id?.name ?? 'default', place.span), place));
      return true;
    case 'TSInterfaceDeclaration':
      into.push(...owned(lowerInterface(cx, node, place.span), place));
      return true;
    case 'TSTypeAliasDeclaration':
      into.push(...owned(lowerAlias(cx, node, place.span), place));
      return true;
    case 'TSEnumDeclaration':
      into.push(...owned(lowerEnum(cx, node, place.span), place));
      return true;
    case 'TSModuleDeclaration': {
      const name = node.kind === 'global' ? undefined : dotted(node.id);
      if (node.body) lowerModule(cx, node.body.body, into, name ?? place.owner);
      return true;
    }
    case 'TSNamespaceExportDeclaration':
      return true;
    default:
      return false;
  }
}

function lowerDefault(cx: Lowering, written: Node, place: Place, into: Decl[], listed: Set<string>): void {
  const node = bare(written);
  const exported: Place = { ...place, exported: true };
  if (node.type === 'Identifier') {
    listed.add(node.name);
    into.push(exportAlias(place.span, spanOf(node), [{ name: node.name, local: 'default' }]));
    return;
  }
  if (node.type === 'FunctionDeclaration' || node.type === 'TSDeclareFunction' || isFunctionValue(node)) {
    const name = node.id?.name ?? 'default';
    into.push(funcOf(cx, node, node.id ?? node, name, exported));
    if (node.id) into.push(exportAlias(place.span, spanOf(node.id), [{ name, local: 'default' }]));
    return;
  }
  if (node.type === 'ClassDeclaration' || node.type === 'ClassExpression') {
    const name = node.id?.name ?? 'default';
    into.push(...lowerClass(cx, node, name, place.span));
    if (node.id) into.push(exportAlias(place.span, spanOf(node.id), [{ name, local: 'default' }]));
    return;
  }
  if (node.type === 'TSInterfaceDeclaration') {
    into.push(...lowerInterface(cx, node, place.span));
    into.push(exportAlias(place.span, spanOf(node.id), [{ name: node.id.name, local: 'default' }]));
    return;
  }
  into.push({
    k: 'var',
    span: place.span,
    name: 'default',
    nameSpan: [node.range[0], node.range[0]],
    constant: true,
    init: cx.expr(written),
  });
}

function lowerImportEquals(cx: Lowering, node: TSESTree.TSImportEqualsDeclaration, place: Place): Decl {
  const { moduleReference: ref, id } = node;
  if (ref.type === 'TSExternalModuleReference') {
    return importOf(place.span, ref.expression, [{ name: '*', local: id.name }]);
  }
  const { span, owner } = place;
  return { k: 'var', span, owner, name: id.name, nameSpan: nameSpanOf(id), constant: true, init: cx.expr(ref) };
}

/** Names that the file declares at its top. */
function topNames(nodes: readonly Node[]): Set<string> {
  const names = new Set<string>();
  const add = (node: Node | null | undefined): void => {
    if (node?.type === 'VariableDeclaration')
      for (const each of node.declarations) for (const name of boundNames(each.id)) names.add(name);
    else if (node?.type === 'ExportNamedDeclaration') add(node.declaration);
    else if ((node?.type === 'FunctionDeclaration' || node?.type === 'ClassDeclaration') && node.id)
      names.add(node.id.name);
    else if (node?.type === 'ImportDeclaration') for (const each of node.specifiers) names.add(each.local.name);
  };
  nodes.forEach(add);
  return names;
}
