import { type Context, textOf } from './context.ts';
import { child, field, type Node } from './tree.ts';

/** Bare name of a type node: no qualifiers, no `struct`, no template arguments; undefined for `auto`. */
export function typeName(cx: Context, n: Node | undefined): string | undefined {
  if (!n) return undefined;
  switch (n.t) {
    case 'primitive_type':
    case 'type_identifier':
    case 'identifier':
    case 'namespace_identifier':
      return n.e > n.s ? textOf(cx, n) : undefined;
    case 'sized_type_specifier':
      return textOf(cx, n)
        .replace(/\b(?:const|volatile)\b/g, ' ')
        .trim()
        .replace(/\s+/g, ' ');
    case 'template_type':
    case 'template_function':
    case 'template_method':
      return typeName(cx, field(n, 'name'));
    case 'qualified_identifier':
      return qualified(cx, n).full;
    case 'struct_specifier':
    case 'class_specifier':
    case 'union_specifier':
    case 'enum_specifier': {
      const name = field(n, 'name');
      return name ? typeName(cx, name) : undefined;
    }
    case 'type_descriptor':
      return typeName(cx, field(n, 'type'));
    case 'macro_type_specifier':
      return typeName(cx, child(n, 'type_descriptor')) ?? typeName(cx, child(n, 'identifier'));
    case 'dependent_type':
    case 'dependent_name':
      return typeName(cx, n.c[n.c.length - 1]);
    case 'placeholder_type_specifier':
    case 'auto':
    case 'decltype':
    case 'ERROR':
      return undefined;
    default:
      return undefined;
  }
}

/** `a::b<T>::c` → scope `a::b`, name `c`. */
export function qualified(cx: Context, n: Node): { scope?: string; name: string; full: string; last: Node } {
  const parts: string[] = [];
  let at = n;
  for (let i = 0; i < 50; i++) {
    if (at.t !== 'qualified_identifier') break;
    const scope = field(at, 'scope');
    if (scope) parts.push(typeName(cx, scope) ?? textOf(cx, scope));
    const next = field(at, 'name') ?? at.c[at.c.length - 1];
    if (!next || next === at) break;
    at = next;
  }
  const name =
    at.t === 'template_function' || at.t === 'template_type' || at.t === 'template_method'
      ? (typeName(cx, at) ?? textOf(cx, at))
      : at.t === 'dependent_name'
        ? (typeName(cx, at) ?? textOf(cx, at))
        : textOf(cx, at).replace(/\s+/g, ' ');
  const scope = parts.length ? parts.join('::') : undefined;
  return { scope, name, full: scope ? `${scope}::${name}` : name, last: at };
}

/** Names of the outermost template arguments. */
export function templateTypes(cx: Context, n: Node | undefined): string[] | undefined {
  const list = n && (n.t === 'template_argument_list' ? n : child(n, 'template_argument_list'));
  if (!list) return undefined;
  const out: string[] = [];
  for (const a of list.c) {
    if (a.t === 'type_descriptor') out.push(typeName(cx, a) ?? textOf(cx, a));
    else if (a.e > a.s && a.t !== '<' && a.t !== '>') out.push(textOf(cx, a));
  }
  return out;
}
