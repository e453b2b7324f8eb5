import type { TypeDecl } from '../../program/ir.ts';
import { annotationsOf } from './annotations.ts';
import { enumConstant, lowerFields } from './fields.ts';
import { typeDeclarations } from './file.ts';
import { type Lowering, textOf } from './lowering.ts';
import { lowerConstructor, lowerInitialiser, lowerMethod } from './methods.ts';
import { recordComponents } from './records.ts';
import { recoverStatements } from './recovery.ts';
import { inField, kid, type Node, spanOf } from './tree.ts';
import { isType, typeName } from './types.ts';

const kinds: Record<string, TypeDecl['kind']> = {
  interface_declaration: 'interface',
  annotation_type_declaration: 'interface',
  enum_declaration: 'enum',
};

/** `class`, `interface`, `enum`, `record`, `@interface`. Returns the declared name. */
export function lowerType(cx: Lowering, node: Node): string {
  const id = inField(node, 'name');
  const name = id ? textOf(cx, id) : '';
  const type: TypeDecl = {
    k: 'type',
    kind: kinds[node.type] ?? 'class',
    span: spanOf(node),
    name,
    nameSpan: spanOf(id ?? node),
    bases: basesOf(cx, node),
    fields: [],
  };
  const annotations = annotationsOf(cx, node);
  if (annotations) type.annotations = annotations;
  if (cx.owner) type.owner = cx.owner;
  cx.decls.push(type);
  within(cx, cx.owner ? `${cx.owner}.${name}` : name, () => {
    const body = inField(node, 'body')?.kids ?? [];
    if (node.type === 'record_declaration') recordComponents(cx, node, type, body);
    lowerMembers(cx, body, type);
  });
  return name;
}

/** The body of `new T() { … }` or of an enum's constant: a type without a name of its own. */
export function lowerAnonymousType(cx: Lowering, body: Node, name: string, base: string): void {
  const span = spanOf(body);
  const type: TypeDecl = {
    k: 'type',
    kind: 'class',
    span,
    name,
    nameSpan: [body.start, body.start],
    bases: [{ name: base, span: [body.start, body.start] }],
    fields: [],
    anonymous: true,
  };
  cx.decls.push(type);
  within(cx, name, () => lowerMembers(cx, body.kids, type));
}

/**
 * What is left of a type whose braces don't match: its head, where it can be read, and the members and calls around.
 * Gives the type, so that the members after it can be put there too.
 */
export function lowerTornType(cx: Lowering, node: Node): TypeDecl | undefined {
  const word = node.kids.findIndex((k) => /^(class|interface|enum)$/.test(k.type) && !k.named);
  const id = word < 0 ? undefined : node.kids.slice(word).find((k) => /identifier$/.test(k.type));
  if (!id) {
    brokenMembers(cx, node, undefined);
    return undefined;
  }
  const type: TypeDecl = {
    k: 'type',
    kind: 'class',
    span: spanOf(node),
    name: textOf(cx, id),
    nameSpan: spanOf(id),
    bases: basesOf(cx, node),
    fields: [],
  };
  cx.decls.push(type);
  within(cx, type.name, () => brokenMembers(cx, { ...node, kids: node.kids.slice(node.kids.indexOf(id) + 1) }, type));
  return type;
}

function within(cx: Lowering, path: string, run: () => void): void {
  const { owner, within: name, before, yields } = cx;
  Object.assign(cx, { owner: path, within: '', before: undefined, yields: undefined });
  run();
  Object.assign(cx, { owner, within: name, before, yields });
}

function basesOf(cx: Lowering, node: Node): TypeDecl['bases'] {
  const heads = node.kids.filter((k) => /^(superclass|super_interfaces|extends_interfaces)$/.test(k.type));
  const types = heads.flatMap((head) => (kid(head, 'type_list') ?? head).kids.filter(isType));
  return types.flatMap((type) => {
    const name = typeName(cx, type);
    return name ? [{ name, span: spanOf(type) }] : [];
  });
}

/** Members of a type, in order; without a type they stand loose in the file, where its head was not understood. */
export function lowerMembers(cx: Lowering, nodes: readonly Node[], type?: TypeDecl): void {
  for (const node of nodes) {
    switch (node.type) {
      case 'field_declaration':
      case 'constant_declaration':
        lowerFields(cx, node, type);
        break;
      case 'method_declaration':
      case 'annotation_type_element_declaration':
        lowerMethod(cx, node, type);
        break;
      case 'constructor_declaration':
      case 'compact_constructor_declaration':
        lowerConstructor(cx, node, type);
        break;
      case 'static_initializer':
      case 'block':
        lowerInitialiser(cx, node, type);
        break;
      case 'enum_constant':
        if (type) type.fields.push(enumConstant(cx, node, type.name));
        break;
      case 'enum_body_declarations':
        lowerMembers(cx, node.kids, type);
        break;
      case 'ERROR':
        brokenMembers(cx, node, type);
        break;
      default:
        if (typeDeclarations.has(node.type)) cx.declareType(node);
    }
  }
}

const whole = /^(field|constant|method|constructor|compact_constructor|annotation_type_element)_declaration$|^enum_/;

/** What the grammar could not read in a type's body: whole members are kept, loose calls run as an initialiser. */
function brokenMembers(cx: Lowering, node: Node, type: TypeDecl | undefined): void {
  const isMember = (k: Node): boolean => whole.test(k.type) || typeDeclarations.has(k.type) || k.type === 'ERROR';
  cx.deeper(
    node,
    () => lowerMembers(cx, node.kids.filter(isMember), type),
    () => undefined,
  );
  const found = recoverStatements(cx, { ...node, kids: node.kids.filter((k) => !isMember(k)) });
  if (found.length) lowerInitialiser(cx, node, type, found);
}
