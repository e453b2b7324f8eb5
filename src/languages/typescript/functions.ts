import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Annotation, Arg, Func, Lambda, Param, Stmt } from '../../program/ir.ts';
import { dotted, type FunctionNode, type Lowering, type Node, nameAt, nameSpanOf, spanOf } from './lowering.ts';
import { holderName, isPattern, localsOf } from './patterns.ts';
import { bareName } from './types.ts';

/** Parameters, and the locals that take destructured ones apart at the start of the body. */
export interface Params {
  params: Param[];
  prologue: Stmt[];
  /** Constructor parameters that are fields too: `constructor(private api: Api)`. */
  properties: { field: string; node: TSESTree.TSParameterProperty; param: Param }[];
}

/** Lowers a parameter list; TypeScript's `this` parameter is none. */
export function lowerParams(cx: Lowering, nodes: readonly TSESTree.Parameter[]): Params {
  const result: Params = { params: [], prologue: [], properties: [] };
  for (const node of nodes) {
    if (node.type === 'Identifier' && node.name === 'this') continue;
    const property = node.type === 'TSParameterProperty';
    const param = paramOf(cx, property ? node.parameter : node, result.prologue);
    const annotations = annotationsOf(cx, node.decorators);
    if (annotations) param.annotations = annotations;
    result.params.push(param);
    if (property) result.properties.push({ field: param.name, node, param });
  }
  return result;
}

function paramOf(cx: Lowering, node: Node, prologue: Stmt[]): Param {
  const span = spanOf(node);
  switch (node.type) {
    case 'AssignmentPattern':
      return { ...paramOf(cx, node.left, prologue), span, default: cx.expr(node.right) };
    case 'RestElement': {
      const { name } = paramOf(cx, node.argument, prologue);
      return { span, name, rest: true };
    }
    case 'Identifier':
      return { span, name: node.name, type: bareName(node.typeAnnotation) };
    default: {
      const name = isPattern(node) ? holderName(node) : cx.text.slice(...spanOf(node));
      if (isPattern(node)) prologue.push(...localsOf(cx, node, (at) => nameAt(name, at)));
      return { span, name, type: isPattern(node) ? bareName(node.typeAnnotation) : undefined };
    }
  }
}

/** A function's body; `x => e` returns `e`. Absent for a declaration without one. */
export function lowerBody(cx: Lowering, node: FunctionNode, prologue: Stmt[]): Stmt[] | undefined {
  if (!node.body) return undefined;
  if (node.body.type === 'BlockStatement') return [...prologue, ...cx.stmts(node.body.body)];
  return [...prologue, { k: 'return', span: spanOf(node.body), value: cx.expr(node.body) }];
}

/** A function as a value. */
export function lowerLambda(cx: Lowering, node: FunctionNode): Lambda {
  const { params, prologue } = lowerParams(cx, node.params);
  const lambda: Lambda = { k: 'lambda', span: spanOf(node), params, body: lowerBody(cx, node, prologue) ?? [] };
  if (node.async) lambda.async = true;
  return lambda;
}

/** What a declaration says of a function besides its parameters and body. */
export type FuncHead = Pick<Func, 'span' | 'name' | 'nameSpan'> & Partial<Func>;

/** A function or method declaration. */
export function lowerFunc(cx: Lowering, node: FunctionNode, head: FuncHead): Func {
  const { params, prologue, properties } = lowerParams(cx, node.params);
  const func: Func = { k: 'func', ...head, params, returns: bareName(node.returnType) };
  if (properties.length) {
    func.inits = properties.map(({ field, node: at }) => {
      const span = spanOf(at);
      return { field, span, args: [{ span, value: nameAt(field, span) }] };
    });
  }
  const body = lowerBody(cx, node, prologue);
  if (body) func.body = body;
  return func;
}

/** Arguments of a call. */
export function lowerArgs(cx: Lowering, nodes: readonly (Node | null)[]): Arg[] {
  return nodes.flatMap((node): Arg[] => {
    // `import()` without its module.
    if (!node) return [];
    const span = spanOf(node);
    if (node.type === 'SpreadElement') return [{ span, value: cx.expr(node.argument), spread: true }];
    return [{ span, value: cx.expr(node) }];
  });
}

/** Decorators as annotations: `@Post('x')` is `Post` with one argument. Undefined where there are none. */
export function annotationsOf(
  cx: Lowering,
  decorators: readonly TSESTree.Decorator[] | undefined,
): Annotation[] | undefined {
  if (!decorators?.length) return undefined;
  return decorators.map((decorator) => {
    const { expression } = decorator;
    const call = expression.type === 'CallExpression' ? expression : undefined;
    const callee = call ? call.callee : expression;
    return {
      span: spanOf(decorator),
      name: dotted(callee) ?? cx.text.slice(...nameSpanOf(callee)),
      args: call ? lowerArgs(cx, call.arguments) : [],
    };
  });
}
