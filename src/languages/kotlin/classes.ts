import type { Field, Stmt, TypeDecl } from '../../program/ir.ts';
import { annotationsOf } from './annotations.ts';
import { lowerArguments } from './arguments.ts';
import { basesOf, emptyConstructor, primaryConstructor } from './constructors.ts';
import { lowerFunction, lowerSecondaryConstructor } from './functions.ts';
import { type Lowering, nameOf, textOf, withoutHoisting } from './lowering.ts';
import { lowerField } from './properties.ts';
import { recoverStatements } from './recovery.ts';
import { kid, type Node, spanOf } from './tree.ts';
import { isType, typeName } from './types.ts';

/** What one type's body gives while it is read. */
interface Body {
  type: TypeDecl;
  /** Statements of `init` blocks, in order. */
  init: Stmt[];
  initSpan?: [number, number];
  static?: boolean;
}

/** `class`, `interface`, `enum class`, `object`. Returns the declared name. */
export function lowerClass(cx: Lowering, node: Node): string {
  const id = kid(node, 'identifier');
  const name = id ? nameOf(cx, id) : '';
  const type: TypeDecl = {
    k: 'type',
    kind: kindOf(cx, node),
    span: spanOf(node),
    name,
    nameSpan: spanOf(id ?? node),
    bases: [],
    fields: [],
  };
  const annotations = annotationsOf(cx, node);
  if (annotations) type.annotations = annotations;
  if (cx.owner) type.owner = cx.owner;
  lowerType(cx, node, type, cx.owner ? `${cx.owner}.${name}` : name);
  return name;
}

function kindOf(cx: Lowering, node: Node): TypeDecl['kind'] {
  if (node.type !== 'class_declaration') return 'object';
  if (kid(node, 'interface')) return 'interface';
  // The word `enum` may be hidden from the grammar: it is looked for in the text.
  const word = kid(node, 'class')?.start ?? node.start;
  return /\benum\s+$/.test(cx.text.slice(Math.max(0, word - 20), word)) ? 'enum' : 'class';
}

/** `object : T() { … }` or an enum constant's body: a type without a name of its own. */
export function lowerAnonymousType(
  cx: Lowering,
  node: Node,
  name: string,
  kind: 'object' | 'class',
  base?: string,
): void {
  const span = spanOf(node);
  const bases: TypeDecl['bases'] = base ? [{ name: base, span }] : [];
  const type: TypeDecl = {
    k: 'type',
    kind,
    span,
    name,
    nameSpan: [node.start, node.start],
    bases,
    fields: [],
    anonymous: true,
  };
  lowerType(cx, node, type, name);
}

function lowerType(cx: Lowering, node: Node, type: TypeDecl, path: string): void {
  cx.decls.push(type);
  const { owner, within, before } = cx;
  cx.owner = path;
  cx.within = '';
  cx.before = undefined;
  const body: Body = { type, init: [] };
  const primary = kid(node, 'primary_constructor');
  const ctor = primary && primaryConstructor(cx, primary, type);
  type.bases.push(...basesOf(cx, node));
  const members = kid(node, 'class_body', 'enum_class_body');
  if (members) lowerMembers(cx, members.kids, body);
  if (ctor) cx.decls.push(ctor);
  if (ctor && body.initSpan) {
    ctor.span = [ctor.span[0], Math.max(ctor.span[1], body.initSpan[1])];
    ctor.body = body.init;
  } else if (body.initSpan)
    cx.decls.push({
      ...emptyConstructor(type.name, path),
      span: body.initSpan,
      nameSpan: [body.initSpan[0], body.initSpan[0] + 4],
      body: body.init,
    });
  Object.assign(cx, { owner, within, before });
}

/** Members of a type, in order. An accessor that stands alone belongs to the property before it. */
export function lowerMembers(cx: Lowering, nodes: Node[], body: Body): void {
  const open = body.type.kind === 'interface';
  for (const [i, node] of nodes.entries()) {
    switch (node.type) {
      case 'property_declaration':
        body.type.fields.push(...lowerField(cx, node, accessorsAfter(nodes, i)).map((field) => placed(field, body)));
        break;
      case 'function_declaration':
        lowerFunction(cx, node, { static: body.static, open });
        break;
      case 'secondary_constructor':
        lowerSecondaryConstructor(cx, node, body.type.name);
        break;
      case 'anonymous_initializer':
        initBlock(cx, node, body);
        break;
      case 'companion_object':
        companion(cx, node, body);
        break;
      case 'enum_entry':
        body.type.fields.push(enumEntry(cx, node, body));
        break;
      case 'ERROR':
        brokenMembers(cx, node, body);
        break;
      default:
        if (node.named) cx.declare(node);
    }
  }
}

function accessorsAfter(nodes: Node[], i: number): Node[] {
  const found: Node[] = [];
  for (let at = i + 1; nodes[at]?.type === 'getter' || nodes[at]?.type === 'setter'; at++) found.push(nodes[at]!);
  return found;
}

function placed(field: Field, body: Body): Field {
  return body.static ? { ...field, static: true } : field;
}

function initBlock(cx: Lowering, node: Node, body: Body): void {
  const block = kid(node, 'block');
  if (block) body.init.push(...cx.body(block.kids.filter((k) => k.named)));
  body.initSpan = [body.initSpan?.[0] ?? node.start, node.end];
}

/** Members of a companion are static members of the class around it. */
function companion(cx: Lowering, node: Node, body: Body): void {
  const id = kid(node, 'identifier');
  const bases = basesOf(cx, node);
  if (id || bases.length)
    cx.decls.push({
      k: 'type',
      kind: 'object',
      anonymous: true,
      span: spanOf(node),
      name: id ? nameOf(cx, id) : 'Companion',
      nameSpan: spanOf(id ?? node),
      owner: cx.owner,
      bases,
      fields: [],
    });
  const members = kid(node, 'class_body');
  if (!members) return;
  const inner: Body = {
    type: { ...body.type, kind: 'object' },
    init: body.init,
    initSpan: body.initSpan,
    static: true,
  };
  lowerMembers(cx, members.kids, inner);
  body.initSpan = inner.initSpan;
}

function enumEntry(cx: Lowering, node: Node, body: Body): Field {
  const id = kid(node, 'identifier');
  const name = id ? nameOf(cx, id) : textOf(cx, node);
  const values = kid(node, 'value_arguments');
  const members = kid(node, 'class_body');
  const span = spanOf(node);
  const type = body.type.name;
  const field: Field = { span, name, nameSpan: spanOf(id ?? node), type, static: true, constant: true };
  cx.within = name;
  if (values || members)
    field.init = {
      k: 'new',
      span,
      type,
      args: values ? withoutHoisting(cx, () => lowerArguments(cx, values)) : [],
      ...(members ? { body: cx.anonymousType(node, 'class', type) } : {}),
    };
  return field;
}

/** What the grammar could not read in a type's body: whole members are kept, loose calls run in the constructor. */
function brokenMembers(cx: Lowering, node: Node, body: Body): void {
  const members = new Set([
    'property_declaration',
    'function_declaration',
    'secondary_constructor',
    'anonymous_initializer',
  ]);
  members.add('companion_object').add('enum_entry').add('class_declaration').add('object_declaration');
  lowerMembers(
    cx,
    node.kids.filter((k) => members.has(k.type) || k.type === 'ERROR'),
    body,
  );
  const loose = { ...node, kids: node.kids.filter((k) => !members.has(k.type) && k.type !== 'ERROR') };
  const found = recoverStatements(cx, loose);
  if (!found.length) return;
  body.init.push(...found);
  body.initSpan = [Math.min(body.initSpan?.[0] ?? node.start, node.start), node.end];
}

/** `typealias A = B`. */
export function lowerAlias(cx: Lowering, node: Node): string {
  const id = kid(node, 'identifier');
  const types = node.kids.filter(isType);
  const written = types[types.length - 1];
  const name = id ? nameOf(cx, id) : '';
  const target = written && typeName(cx, written);
  cx.decls.push({
    k: 'type',
    kind: 'alias',
    span: spanOf(node),
    name,
    nameSpan: spanOf(id ?? node),
    bases: [],
    fields: [],
    target,
    ...(cx.owner ? { owner: cx.owner } : {}),
  });
  return name;
}
