import type { TSESTree } from '@typescript-eslint/typescript-estree';
import { dotted, type Node } from './lowering.ts';

/** A written type as the unit keeps it. */
export interface Bare {
  type?: string;
  array?: boolean;
}

/** Types that say only how their one argument is held; a promise too, since `await` is its operand. */
const transparent = new Set([
  'Promise',
  'PromiseLike',
  'Partial',
  'Required',
  'Readonly',
  'NonNullable',
  'Awaited',
  'Mutable',
]);

const keywords: Record<string, string> = {
  TSStringKeyword: 'string',
  TSNumberKeyword: 'number',
  TSBooleanKeyword: 'boolean',
  TSBigIntKeyword: 'bigint',
  TSVoidKeyword: 'void',
  TSSymbolKeyword: 'symbol',
  TSObjectKeyword: 'object',
};

/** Bare type name: no type arguments, no `| null`, `T[]` as `T` and `array`; nothing where no one name says it. */
export function bareType(node: Node | null | undefined): Bare {
  if (!node) return {};
  switch (node.type) {
    case 'TSTypeAnnotation':
      return bareType(node.typeAnnotation);
    case 'TSTypeReference': {
      const name = dotted(node.typeName);
      const first = node.typeArguments?.params[0];
      return name && transparent.has(name) && first ? bareType(first) : { type: name };
    }
    case 'TSArrayType':
      return { type: bareType(node.elementType).type, array: true };
    case 'TSTupleType':
      return { array: true };
    case 'TSTypeOperator':
      return node.operator === 'readonly' ? bareType(node.typeAnnotation) : {};
    case 'TSUnionType':
      return union(node.types);
    case 'TSLiteralType':
      return literal(node.literal);
    case 'TSTemplateLiteralType':
      return { type: 'string' };
    case 'TSThisType':
      return { type: 'this' };
    default:
      return { type: keywords[node.type] };
  }
}

/** The same where only a name has room: a list is an `Array`. */
export function bareName(node: Node | null | undefined): string | undefined {
  const { type, array } = bareType(node);
  return array ? 'Array' : type;
}

/** Names of written type arguments, outermost only. */
export function typeArguments(node: TSESTree.TSTypeParameterInstantiation | undefined): string[] | undefined {
  const names = node?.params.flatMap((param) => bareName(param) ?? []);
  return names?.length ? names : undefined;
}

function union(types: TSESTree.TypeNode[]): Bare {
  const named = types.filter(
    (type) =>
      type.type !== 'TSNullKeyword' &&
      type.type !== 'TSUndefinedKeyword' &&
      !(type.type === 'TSLiteralType' && type.literal.type === 'Literal' && type.literal.value === null),
  );
  const bares = named.map(bareType);
  const [first, ...others] = bares;
  if (!first) return {};
  return others.every((other) => other.type === first.type && other.array === first.array) ? first : {};
}

function literal(node: Node): Bare {
  if (node.type === 'TemplateLiteral') return { type: 'string' };
  if (node.type === 'UnaryExpression') return { type: 'number' };
  if (node.type !== 'Literal') return {};
  const kind = typeof node.value;
  return kind === 'string' || kind === 'number' || kind === 'boolean' ? { type: kind } : {};
}
