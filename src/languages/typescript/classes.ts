import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Decl, Field, Func, Span, TypeDecl } from '../../program/ir.ts';
import { annotationsOf, type FuncHead, lowerArgs, lowerFunc } from './functions.ts';
import { dotted, isFunctionValue, type Lowering, type Node, nameSpanOf, spanOf } from './lowering.ts';
import { keyOf } from './objects.ts';
import { bareType } from './types.ts';

type Member = TSESTree.ClassElement;

/**
 * A class as its type and, after it, its methods. A field that holds a function is a method too, since it is called like
 * one; a constructor parameter with a modifier is a field that the constructor sets.
 */
export function lowerClass(
  cx: Lowering,
  node: TSESTree.ClassDeclaration | TSESTree.ClassExpression,
  name: string,
  place: Span = spanOf(node),
): Decl[] {
  const span = withDecorators(place, node.decorators);
  const fields: Field[] = [];
  const methods: Decl[] = [];
  for (const member of node.body.body) lowerClassMember(cx, member, name, fields, methods);
  const type: TypeDecl = {
    k: 'type',
    kind: 'class',
    span,
    name,
    nameSpan: node.id ? nameSpanOf(node.id) : [node.range[0], node.range[0] + 'class'.length],
    bases: basesOf(cx, node),
    fields,
    annotations: annotationsOf(cx, node.decorators),
  };
  return [type, ...methods];
}

/** Decorators may stand before `export`, where the tree doesn't count them to the statement. */
function withDecorators(span: Span, decorators: readonly TSESTree.Decorator[] | undefined): Span {
  return [Math.min(span[0], ...(decorators ?? []).map((each) => each.range[0])), span[1]];
}

function basesOf(cx: Lowering, node: TSESTree.ClassDeclaration | TSESTree.ClassExpression): TypeDecl['bases'] {
  const bases: TypeDecl['bases'] = [];
  const { superClass } = node;
  if (superClass) {
    const call = superClass.type === 'CallExpression' ? superClass : undefined;
    const callee = call ? call.callee : superClass;
    const base = { name: dotted(callee) ?? cx.text.slice(...spanOf(callee)), span: spanOf(superClass) };
    bases.push(call ? { ...base, args: lowerArgs(cx, call.arguments) } : base);
  }
  for (const each of node.implements) {
    const name = dotted(each.expression);
    if (name) bases.push({ name, span: spanOf(each) });
  }
  return bases;
}

function lowerClassMember(cx: Lowering, node: Member, owner: string, fields: Field[], methods: Decl[]): void {
  const span = spanOf(node);
  switch (node.type) {
    case 'StaticBlock':
      methods.push({ k: 'top', span, name: '', nameSpan: [span[0], span[0]], owner, body: cx.stmts(node.body) });
      return;
    case 'MethodDefinition':
    case 'TSAbstractMethodDefinition': {
      const head = headOf(cx, node, owner);
      if (node.kind === 'get' || node.kind === 'set') addAccessor(cx, node, head, fields);
      else if (node.value.body || node.type === 'TSAbstractMethodDefinition') {
        const func = lowerFunc(cx, node.value, head);
        if (node.kind === 'constructor') {
          func.ctor = true;
          fields.push(...parameterFields(node.value));
        }
        methods.push(func);
      }
      return;
    }
    case 'PropertyDefinition':
    case 'AccessorProperty':
    case 'TSAbstractPropertyDefinition':
    case 'TSAbstractAccessorProperty': {
      const head = headOf(cx, node, owner);
      if (node.value && isFunctionValue(node.value)) {
        methods.push(lowerFunc(cx, node.value, head));
        return;
      }
      fields.push({
        span,
        name: head.name,
        nameSpan: head.nameSpan,
        ...bareType(node.typeAnnotation),
        init: node.value ? cx.expr(node.value) : undefined,
        static: head.static,
        constant: node.readonly || undefined,
        annotations: head.annotations,
      });
      return;
    }
    default:
      return;
  }
}

function headOf(
  cx: Lowering,
  node: Exclude<Member, { type: 'StaticBlock' | 'TSIndexSignature' }>,
  owner: string,
): FuncHead {
  return {
    span: spanOf(node),
    name: memberName(cx, node.key, node.computed),
    nameSpan: nameSpanOf(node.key),
    owner,
    static: node.static || undefined,
    annotations: annotationsOf(cx, node.decorators),
  };
}

/** A member's name; a computed one keeps its text in brackets: `[Symbol.iterator]`. */
export function memberName(cx: Lowering, key: Node, computed: boolean): string {
  const name = keyOf(cx, key, computed);
  if (typeof name === 'string') return name;
  const text = cx.text.slice(...spanOf(key));
  return computed ? `[${text}]` : text;
}

/** A getter and a setter of one name are one field. */
function addAccessor(
  cx: Lowering,
  node: TSESTree.MethodDefinition | TSESTree.TSAbstractMethodDefinition,
  head: FuncHead,
  fields: Field[],
): void {
  let field = fields.find((each) => each.name === head.name && each.static === head.static);
  if (!field) {
    const { span, name, nameSpan, annotations } = head;
    field = { span, name, nameSpan, static: head.static, annotations };
    fields.push(field);
  }
  const func: Func = lowerFunc(cx, node.value, head);
  if (node.kind === 'get') {
    field.type = func.returns;
    field.get = func.body ?? [];
  } else {
    field.set = { param: func.params[0]?.name ?? 'value', body: func.body ?? [] };
  }
}

function parameterFields(node: TSESTree.FunctionExpression | TSESTree.TSEmptyBodyFunctionExpression): Field[] {
  return node.params.flatMap((param): Field[] => {
    if (param.type !== 'TSParameterProperty') return [];
    const id = param.parameter.type === 'AssignmentPattern' ? param.parameter.left : param.parameter;
    if (id.type !== 'Identifier') return [];
    const field: Field = {
      span: spanOf(param),
      name: id.name,
      nameSpan: nameSpanOf(id),
      ...bareType(id.typeAnnotation),
    };
    if (param.readonly) field.constant = true;
    return [field];
  });
}
