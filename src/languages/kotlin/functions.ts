import type { Func, Stmt, Variable } from '../../program/ir.ts';
import { annotationsOf } from './annotations.ts';
import { lowerArguments } from './arguments.ts';
import { functionBody } from './bodies.ts';
import { type Lowering, nameOf, withHoisting } from './lowering.ts';
import { parametersOf } from './parameters.ts';
import { kid, type Node, spanOf } from './tree.ts';
import { isType, modifiersOf, typeName } from './types.ts';

/** `fun T.name(params): R { … }`. Returns the declared name. */
export function lowerFunction(cx: Lowering, node: Node, inside: { static?: boolean; open?: boolean } = {}): string {
  const id = functionName(node);
  const name = id ? nameOf(cx, id) : '';
  const words = modifiersOf(cx, node);
  const within = cx.within;
  cx.within = name;
  const func: Func = {
    k: 'func',
    span: spanOf(node),
    name,
    nameSpan: spanOf(id ?? node),
    params: parametersOf(cx, kid(node, 'function_value_parameters')),
    returns: returnType(cx, node),
    body: functionBody(cx, kid(node, 'function_body')),
  };
  cx.within = within;
  const receiver = node.kids.slice(0, id ? node.kids.indexOf(id) : 0).find(isType);
  const annotations = annotationsOf(cx, node);
  if (receiver) func.receiver = typeName(cx, receiver);
  if (annotations) func.annotations = annotations;
  if (cx.owner) func.owner = cx.owner;
  if (inside.static) func.static = true;
  if (inside.open || words.has('open') || words.has('abstract') || words.has('override')) func.virtual = true;
  cx.decls.push(func);
  return name;
}

function functionName(node: Node): Node | undefined {
  const end = node.kids.findIndex((k) => k.type === 'function_value_parameters');
  const before = node.kids.slice(0, end < 0 ? undefined : end);
  return before.filter((k) => k.type === 'identifier').pop();
}

function returnType(cx: Lowering, node: Node): string | undefined {
  const from = node.kids.findIndex((k) => k.type === 'function_value_parameters');
  const type = from < 0 ? undefined : node.kids.slice(from + 1).find(isType);
  return type && typeName(cx, type);
}

/** `constructor(…) : this(…) { … }`: the delegation runs first. */
export function lowerSecondaryConstructor(cx: Lowering, node: Node, name: string): void {
  const delegation = kid(node, 'constructor_delegation_call');
  const values = delegation && kid(delegation, 'value_arguments');
  const word = node.kids.find((k) => k.type === 'constructor') ?? node;
  const block = kid(node, 'block');
  const first: Stmt[] = !delegation
    ? []
    : withHoisting(cx, () => {
        const span = spanOf(delegation);
        const base = delegation.kids[0]?.type === 'super' ? 'super' : 'this';
        const args = values ? lowerArguments(cx, values) : [];
        const callee = { k: 'name' as const, span: [span[0], span[0] + base.length] as const, name: base };
        return [{ k: 'expr', span, expr: { k: 'call', span, callee, args } }];
      });
  const annotations = annotationsOf(cx, node);
  cx.decls.push({
    k: 'func',
    span: spanOf(node),
    name,
    nameSpan: spanOf(word),
    owner: cx.owner,
    ctor: true,
    params: parametersOf(cx, kid(node, 'function_value_parameters')),
    body: [...first, ...(block ? cx.body(block.kids.filter((k) => k.named)) : [])],
    ...(annotations ? { annotations } : {}),
  });
}

/** The bodies of `get()` and `set(value)`, where written. */
export function accessorsOf(cx: Lowering, nodes: Node[]): Pick<Variable, 'get' | 'set'> {
  const result: Pick<Variable, 'get' | 'set'> = {};
  for (const node of nodes) {
    const body = functionBody(cx, kid(node, 'function_body'));
    if (!body) continue;
    if (node.type === 'getter') result.get = body;
    else if (node.type === 'setter') {
      const id = kid(node, 'identifier');
      result.set = { param: id ? nameOf(cx, id) : 'value', body };
    }
  }
  return result;
}
