import type { Span } from '../../program/ir.ts';
import { type Context, spanOf, textOf } from './context.ts';
import { qualified, typeName } from './names.ts';
import { field, type Node } from './tree.ts';

/** What a declarator says of the one name it declares. */
export interface Declared {
  name: string;
  nameSpan: Span;
  /** `A::B` in `A::B::f`. */
  scope?: string;
  pointer: boolean;
  array: boolean;
  /** Parameter list, for a function. */
  params?: Node;
  /** A pointer to a function, not a function. */
  functionPointer: boolean;
  /** Names of `auto [a, b]`. */
  binding?: Node[];
  /** The innermost function declarator: its qualifiers follow the list. */
  fn?: Node;
}

/** Unwraps a declarator down to its name. */
export function declared(cx: Context, n: Node): Declared {
  const d: Declared = { name: '', nameSpan: [n.s, n.s], pointer: false, array: false, functionPointer: false };
  let at: Node | undefined = n;
  for (let i = 0; at && i < 60; i++) {
    switch (at.t) {
      case 'pointer_declarator':
      case 'reference_declarator':
      case 'abstract_pointer_declarator':
      case 'abstract_reference_declarator':
      case 'pointer_type_declarator':
        if (d.params) {
          d.functionPointer = true;
          d.params = undefined;
        }
        if (!d.functionPointer && (cx.text.charAt(at.s) === '*' || cx.text.charAt(at.s) === '^')) d.pointer = true;
        at = inner(at);
        break;
      case 'array_declarator':
      case 'abstract_array_declarator':
        d.array = true;
        at = field(at, 'declarator') ?? inner(at);
        break;
      case 'function_declarator':
      case 'abstract_function_declarator':
        d.params = field(at, 'parameters');
        d.fn = at;
        at = field(at, 'declarator');
        break;
      case 'parenthesized_declarator':
      case 'attributed_declarator':
      case 'init_declarator':
      case 'variadic_declarator':
      case 'abstract_parenthesized_declarator':
        at = field(at, 'declarator') ?? inner(at);
        break;
      case 'structured_binding_declarator':
        d.binding = at.c.filter((c) => c.t === 'identifier');
        return d;
      case 'qualified_identifier': {
        const q = qualified(cx, at);
        d.name = q.name;
        d.scope = q.scope;
        d.nameSpan = spanOf(q.last);
        if (q.last.t === 'operator_cast') return cast(cx, q.last, d);
        return d;
      }
      case 'template_function':
      case 'template_method':
      case 'template_type':
        d.name = typeName(cx, at) ?? '';
        d.nameSpan = spanOf(field(at, 'name') ?? at);
        return d;
      case 'operator_cast':
        return cast(cx, at, d);
      case 'identifier':
      case 'field_identifier':
      case 'type_identifier':
      case 'destructor_name':
      case 'operator_name':
      case 'primitive_type':
        d.name = textOf(cx, at).replace(/\s+/g, '');
        d.nameSpan = spanOf(at);
        return d;
      default:
        return d;
    }
  }
  return d;
}

function cast(cx: Context, n: Node, d: Declared): Declared {
  d.name = `operator ${
    typeName(
      cx,
      n.c.find((c) => /type|qualified/.test(c.t) && c.t !== 'type_qualifier'),
    ) ?? ''
  }`.trim();
  d.nameSpan = [n.s, n.s + 8];
  const fn = n.c.find((c) => c.t === 'abstract_function_declarator');
  d.params = fn && field(fn, 'parameters');
  return d;
}

const skip = /^(?:type_qualifier|ms_|\*|&|&&|attribute|\.\.\.|=)/;
function inner(n: Node): Node | undefined {
  return n.c.find((c) => !skip.test(c.t));
}
