import type { Arg, Expr, Span } from '../../program/ir.ts';
import { lowerArgs } from './calls.ts';
import { type Context, spanOf, textOf } from './context.ts';
import { declared } from './declarator.ts';
import { lowerExpr } from './expr.ts';
import { designates } from './initialisers.ts';
import { typeName } from './names.ts';
import { field, type Node } from './tree.ts';

/** One name of a declaration, at file scope, in a body or in a type. */
export interface Declarator {
  span: Span;
  name: string;
  nameSpan: Span;
  scope?: string;
  type?: string;
  init?: Expr;
  construct?: Arg[];
  pointer: boolean;
  array: boolean;
  static: boolean;
  external: boolean;
  constant: boolean;
  /** Set for a function's prototype. */
  params?: Node;
  /** Pure virtual: `= 0`. */
  pure?: boolean;
}

const word = /^(?:primitive_type|sized_type_specifier|placeholder_type_specifier|decltype|enum_specifier)$/;

/**
 * The names that a declaration declares, with their initialisers.
 * @param madeType name of a type that the declaration itself defines
 */
export function declaratorsOf(
  cx: Context,
  n: Node,
  madeType: string | undefined,
  where: 'file' | 'local' | 'field',
): Declarator[] {
  const typeNode = field(n, 'type');
  const type = madeType ?? typeName(cx, typeNode);
  const words = n.c
    .filter((c) => c.t === 'storage_class_specifier' || c.t === 'type_qualifier')
    .map((c) => textOf(cx, c));
  const out: Declarator[] = [];
  const list = n.c.filter((c) => c.f === 'declarator');
  const classy = cx.cpp && !!typeNode && !word.test(typeNode.t);
  for (const c of list) {
    const d = declared(cx, c);
    const names = d.binding ?? [];
    const v: Declarator = {
      span: list.length > 1 ? spanOf(c) : spanOf(n),
      name: d.name,
      nameSpan: d.nameSpan,
      scope: d.scope,
      type: d.functionPointer ? undefined : type,
      pointer: d.pointer || d.functionPointer,
      array: d.array,
      static: words.includes('static'),
      external: words.includes('extern'),
      constant:
        (words.includes('const') && !d.pointer) ||
        words.includes('constexpr') ||
        /\bconst\s*$/.test(cx.text.slice(c.s, d.nameSpan[0])),
      params: d.params,
    };
    const value = valueOfDeclarator(n, c);
    if (value) {
      if (value.e > v.span[1]) v.span = [v.span[0], value.e];
      if (value.t === 'argument_list') v.construct = lowerArgs(cx, value);
      else if (constructsWith(cx, value) && classy && !v.pointer && !v.array && !equals(cx, c, value))
        v.construct = lowerArgs(cx, value);
      else v.init = lowerExpr(cx, value);
      if (v.params && where === 'field' && /^0$/.test(textOf(cx, value))) {
        v.pure = true;
        v.init = undefined;
      }
    } else if (v.params && !d.functionPointer && constructs(cx, d.params!, typeNode, where)) {
      v.params = undefined;
      v.construct = argsOfParams(cx, d.params!);
    } else if (
      classy &&
      where !== 'field' &&
      !v.pointer &&
      !v.external &&
      !v.params &&
      !d.binding &&
      !/[*&]/.test(cx.text.slice(c.s, d.nameSpan[0]))
    )
      v.construct = [];
    if (names.length) {
      names.forEach((b, i) => {
        out.push({
          ...v,
          name: textOf(cx, b),
          nameSpan: spanOf(b),
          type: undefined,
          init: i === 0 ? v.init : undefined,
        });
      });
    } else if (v.name) out.push(v);
    else if (v.init) out.push(v);
    if (where !== 'field' && !v.params && v.name) cx.values.add(v.name);
  }
  return out;
}

function valueOfDeclarator(n: Node, c: Node): Node | undefined {
  if (c.t === 'init_declarator') return field(c, 'value');
  const at = n.c.indexOf(c);
  const next = n.c.slice(at + 1).find((x) => x.f === 'default_value' || x.f === 'value' || x.f === 'declarator');
  return next && next.f !== 'declarator' ? next : undefined;
}

/** `T x{a, b}` is a constructor's call; with designators it fills an aggregate. */
function constructsWith(cx: Context, value: Node): boolean {
  return value.t === 'initializer_list' && !value.c.some((c) => designates(cx, c));
}

function equals(cx: Context, c: Node, value: Node): boolean {
  return /=\s*$/.test(cx.text.slice(c.s, value.s)) || /=\s*$/.test(cx.text.slice(Math.max(0, value.s - 3), value.s));
}

/** `Server s(PORT)` or a prototype `Result f(Request)`: C++ leaves it to what the names are, which a file may not say. */
function constructs(cx: Context, params: Node, type: Node | undefined, where: string): boolean {
  if (!cx.cpp || where === 'field' || !params.c.length || !type || word.test(type.t)) return false;
  // No parameter is spelled `new X()`: where one stands, the others are values too.
  const allocates = params.c.some((p) => isAllocation(cx, p));
  const bare = params.c.every((p) => isAllocation(cx, p) || isBare(p) || (allocates && isTemporary(p)));
  if (!bare) return false;
  if (where === 'local' || allocates) return true;
  return params.c.every((p) => {
    const name = textOf(cx, p.c[0]!);
    return cx.values.has(name) || /^[A-Z][A-Z0-9_]*$/.test(name);
  });
}

function isBare(p: Node): boolean {
  const type = p.c[0]?.t;
  return (
    p.t === 'parameter_declaration' &&
    p.c.length === 1 &&
    (type === 'type_identifier' || type === 'qualified_identifier')
  );
}

const isAllocation = (cx: Context, p: Node): boolean => /^new\s/.test(textOf(cx, p));

/** `T()`, which also reads as a function that gives a T. */
const isTemporary = (p: Node): boolean => p.t === 'parameter_declaration' && /abstract_function/.test(p.c[1]?.t ?? '');

function argsOfParams(cx: Context, params: Node): Arg[] {
  return params.c.map((p) => {
    const value = isBare(p) ? undefined : cx.reread(textOf(cx, p), p.s);
    return { span: spanOf(p), value: value ?? lowerExpr(cx, p.c[0]!) };
  });
}
