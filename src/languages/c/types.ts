import type { Field, Span, TypeDecl } from '../../program/ir.ts';
import { type Context, guardOf, spanOf, textOf } from './context.ts';
import { lowerMember } from './decl.ts';
import { declared } from './declarator.ts';
import { lowerExpr } from './expr.ts';
import { typeName } from './names.ts';
import { child, field, type Node } from './tree.ts';
import { declaratorsOf } from './variables.ts';

const specifier = /^(?:struct|class|union|enum)_specifier$/;

/** The type that a declaration defines on the way (`struct a { … } x;`), and its name. */
export function declaredTypes(
  cx: Context,
  n: Node,
  owner: string | undefined,
): { name: string | undefined; made: TypeDecl[] } {
  const type = field(n, 'type') ?? n.c.find((c) => specifier.test(c.t));
  if (!type || !specifier.test(type.t) || !field(type, 'body')) return { name: undefined, made: [] };
  const first = n.c.find((c) => c.f === 'declarator');
  const own = typeName(cx, field(type, 'name'));
  const varName = first && declared(cx, first).name;
  const made = lowerType(cx, type, own ?? (varName ? `anonymous ${varName}` : ''), owner);
  return { name: made.name || undefined, made: [made] };
}

/**
 * A struct, union, class or enum with its body. Methods and inner types go to the unit with this one as owner.
 * @param name its own name, or the one that a typedef or variable gives it
 */
export function lowerType(cx: Context, n: Node, name: string, owner: string | undefined): TypeDecl {
  const nameNode = field(n, 'name');
  const kind = n.t.slice(0, n.t.indexOf('_')) as 'struct' | 'class' | 'union' | 'enum';
  const full = owner && name && !nameNode ? `${owner}.${name}` : name;
  const decl: TypeDecl = {
    k: 'type',
    kind,
    span: spanOf(n),
    name: full,
    nameSpan: nameNode ? spanOf(nameNode) : [n.s, n.s + kind.length],
    bases: [],
    fields: [],
  };
  if (owner) decl.owner = owner;
  const guard = owner ? undefined : guardOf(cx, decl.span);
  if (guard) decl.guard = guard;
  cx.decls.push(decl);
  const clause = child(n, 'base_class_clause');
  for (const b of clause?.c ?? []) {
    const base = typeName(cx, b);
    if (base) decl.bases.push({ name: base, span: spanOf(b) });
  }
  const body = field(n, 'body');
  if (!body) return decl;
  if (kind === 'enum') decl.fields = enumerators(cx, body);
  else {
    const path = owner && nameNode ? `${owner}.${full}` : full;
    decl.fields = fieldsOf(cx, body, path);
  }
  return decl;
}

function enumerators(cx: Context, body: Node): Field[] {
  const out: Field[] = [];
  for (const c of body.c) {
    if (c.t !== 'enumerator') continue;
    const name = field(c, 'name');
    const value = field(c, 'value');
    const f: Field = { span: spanOf(c), name: name ? textOf(cx, name) : '', nameSpan: name ? spanOf(name) : spanOf(c) };
    f.constant = true;
    if (value) f.init = lowerExpr(cx, value);
    const guard = guardOf(cx, f.span, spanOf(body));
    if (guard) f.guard = guard;
    out.push(f);
  }
  return out;
}

function fieldsOf(cx: Context, body: Node, path: string): Field[] {
  const out: Field[] = [];
  const within: Span = spanOf(body);
  for (const c of body.c) {
    if (c.t !== 'field_declaration') {
      lowerMember(cx, c, path);
      continue;
    }
    const type = field(c, 'type');
    const hasName = c.c.some((x) => x.f === 'declarator');
    if (
      !hasName &&
      type &&
      specifier.test(type.t) &&
      type.t !== 'enum_specifier' &&
      !field(type, 'name') &&
      field(type, 'body')
    ) {
      // Members of an unnamed struct or union are the outer type's own.
      out.push(...fieldsOf(cx, field(type, 'body')!, path));
      continue;
    }
    const made = declaredTypes(cx, c, path);
    for (const v of declaratorsOf(cx, c, made.name, 'field')) {
      if (v.params) {
        lowerMember(cx, c, path);
        break;
      }
      const { name, nameSpan } = v;
      const f: Field = { span: v.span, name, nameSpan };
      if (v.type) f.type = v.type;
      if (v.init) f.init = v.init;
      if (v.construct) f.construct = v.construct;
      if (v.pointer) f.pointer = true;
      if (v.array) f.array = true;
      if (v.static) f.static = true;
      if (v.constant) f.constant = true;
      const guard = guardOf(cx, f.span, within);
      if (guard) f.guard = guard;
      out.push(f);
    }
  }
  return out;
}
