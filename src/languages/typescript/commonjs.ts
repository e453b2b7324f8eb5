import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Decl, Span } from '../../program/ir.ts';
import { lowerClass } from './classes.ts';
import { lowerFunc } from './functions.ts';
import { exportAlias, importOf, requiredModule } from './imports.ts';
import { bare, dotted, isFunctionValue, type Lowering, type Node, nameSpanOf, spanOf } from './lowering.ts';

/** What is known of the file that a CommonJS export stands in. */
interface File {
  cx: Lowering;
  /** Names declared at its top. */
  names: ReadonlySet<string>;
  /** Gets the names that are exported. */
  listed: Set<string>;
  into: Decl[];
}

/**
 * `module.exports = …`, `exports.f = …` and `T.prototype.m = function …` at the top of a file.
 * @param names names that the file declares at its top
 * @param listed gets those of them that are exported
 * @returns false for any other statement
 */
export function lowerCommonJs(
  cx: Lowering,
  node: Node,
  names: ReadonlySet<string>,
  listed: Set<string>,
  into: Decl[],
): boolean {
  if (node.type !== 'ExpressionStatement' || node.expression.type !== 'AssignmentExpression') return false;
  return lowerExport({ cx, names, listed, into }, node.expression, spanOf(node));
}

function lowerExport(file: File, node: TSESTree.AssignmentExpression, span: Span): boolean {
  const path = dotted(node.left);
  if (!path || node.operator !== '=') return false;
  const value = bare(node.right);
  if (path === 'module.exports' || path === 'exports') {
    if (value.type === 'AssignmentExpression' && lowerExport(file, value, span)) return true;
    if (value.type === 'ObjectExpression' && value.properties.length) lowerTable(file, value, span);
    else exportOne(file, 'default', node.left, value, span);
    return true;
  }
  const name = /^(?:module\.)?exports\.([^.]+)$/.exec(path)?.[1];
  if (name) {
    if (value.type === 'AssignmentExpression' && lowerExport(file, value, span)) return true;
    const nameSpan = node.left.type === 'MemberExpression' ? node.left.property : node.left;
    exportOne(file, name, nameSpan, value, span);
    return true;
  }
  const method = /^(.+)\.prototype\.([^.]+)$/.exec(path);
  if (method?.[1] && method[2] && isFunctionValue(value) && node.left.type === 'MemberExpression') {
    const nameSpan = nameSpanOf(node.left.property);
    file.into.push(lowerFunc(file.cx, value, { span, name: method[2], nameSpan, owner: method[1] }));
    return true;
  }
  return false;
}

/** `module.exports = { a, b: f, c() {}, ...require('./m') }`. */
function lowerTable(file: File, table: TSESTree.ObjectExpression, span: Span): void {
  for (const property of table.properties) {
    if (property.type === 'SpreadElement') {
      const source = requiredModule(property.argument);
      if (source)
        file.into.push({ ...importOf(spanOf(property), source, [{ name: '*', local: '*' }]), exported: true });
      else exportOne(file, '*', property, property.argument, spanOf(property));
      continue;
    }
    const { key } = property;
    const name =
      key.type === 'Identifier'
        ? key.name
        : key.type === 'Literal'
          ? String(key.value)
          : file.cx.text.slice(...spanOf(key));
    exportOne(file, name, key, bare(property.value), table.properties.length === 1 ? span : spanOf(property));
  }
}

/** A name of the file is exported under `name`; any other value becomes a declaration of that name. */
function exportOne(file: File, name: string, id: Node, value: Node, span: Span): void {
  const { cx, into } = file;
  if (value.type === 'Identifier') {
    file.listed.add(value.name);
    if (value.name !== name) into.push(exportAlias(span, spanOf(value), [{ name: value.name, local: name }]));
    return;
  }
  if (value.type === 'UnaryExpression' && value.operator === 'void') return;
  const source = requiredModule(value);
  if (source) {
    into.push({ ...importOf(span, source, [{ name: '*', local: name }]), exported: true });
    return;
  }
  // The key must not hide the file's own variable of that name, which it may well be computed from.
  const own = file.names.has(name) ? `exports.${name}` : name;
  const nameSpan = nameSpanOf(id);
  if (isFunctionValue(value)) into.push(lowerFunc(cx, value, { span, name: own, nameSpan, exported: true }));
  else if (value.type === 'ClassExpression') into.push(...lowerClass(cx, value, own, span));
  else into.push({ k: 'var', span, name: own, nameSpan, constant: true, init: cx.expr(value) });
  if (own !== name) into.push(exportAlias(span, nameSpan, [{ name: own, local: name }]));
}
