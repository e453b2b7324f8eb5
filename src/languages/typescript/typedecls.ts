import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Decl, Field, Span, TypeDecl } from '../../program/ir.ts';
import { memberName } from './classes.ts';
import { lowerParams } from './functions.ts';
import { dotted, type Lowering, type Node, nameSpanOf, spanOf } from './lowering.ts';
import { bareName, bareType } from './types.ts';

/** An interface: properties as fields, methods as functions without a body. */
export function lowerInterface(cx: Lowering, node: TSESTree.TSInterfaceDeclaration, span: Span = spanOf(node)): Decl[] {
  const bases = node.extends.flatMap((each) => {
    const name = dotted(each.expression);
    return name ? [{ name, span: spanOf(each) }] : [];
  });
  return lowerShape(cx, node.id, span, bases, node.body.body);
}

/** `type A = { … }` and `type A = B & { … }` are shapes like an interface; any other is a name for its target. */
export function lowerAlias(cx: Lowering, node: TSESTree.TSTypeAliasDeclaration, span: Span = spanOf(node)): Decl[] {
  const written = node.typeAnnotation;
  const parts = written.type === 'TSIntersectionType' ? written.types : [written];
  const members = parts.flatMap((part) => (part.type === 'TSTypeLiteral' ? part.members : []));
  if (members.length || written.type === 'TSIntersectionType') {
    const bases = parts.flatMap((part) => {
      const { type } = bareType(part);
      return type ? [{ name: type, span: spanOf(part) }] : [];
    });
    return lowerShape(cx, node.id, span, bases, members);
  }
  const { name } = node.id;
  const target = bareName(written);
  return [{ k: 'type', kind: 'alias', span, name, nameSpan: nameSpanOf(node.id), bases: [], fields: [], target }];
}

function lowerShape(
  cx: Lowering,
  id: TSESTree.Identifier,
  span: Span,
  bases: TypeDecl['bases'],
  members: TSESTree.TypeElement[],
): Decl[] {
  const fields: Field[] = [];
  const methods: Decl[] = [];
  for (const member of members) {
    if (member.type === 'TSPropertySignature') {
      const { key } = member;
      const name = memberName(cx, key, member.computed);
      fields.push({ span: spanOf(member), name, nameSpan: nameSpanOf(key), ...bareType(member.typeAnnotation) });
    } else if (member.type === 'TSMethodSignature') {
      methods.push({
        k: 'func',
        span: spanOf(member),
        name: memberName(cx, member.key, member.computed),
        nameSpan: nameSpanOf(member.key),
        owner: id.name,
        params: lowerParams(cx, member.params).params,
        returns: bareName(member.returnType),
      });
    }
  }
  return [{ k: 'type', kind: 'interface', span, name: id.name, nameSpan: nameSpanOf(id), bases, fields }, ...methods];
}

/** An enum; its constants are fields with their written values. */
export function lowerEnum(cx: Lowering, node: TSESTree.TSEnumDeclaration, span: Span = spanOf(node)): Decl[] {
  const fields = node.body.members.map(
    (member): Field => ({
      span: spanOf(member),
      name: memberName(cx, member.id, member.computed),
      nameSpan: nameSpanOf(member.id as Node),
      init: member.initializer ? cx.expr(member.initializer) : undefined,
    }),
  );
  const { name } = node.id;
  return [{ k: 'type', kind: 'enum', span, name, nameSpan: nameSpanOf(node.id), bases: [], fields }];
}
