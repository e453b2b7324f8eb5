import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Decl, Expr, Lambda, Name, Problem, Span, Stmt, Unknown } from '../../program/ir.ts';

export type Node = TSESTree.Node;

export type FunctionNode =
  | TSESTree.FunctionDeclaration
  | TSESTree.FunctionExpression
  | TSESTree.ArrowFunctionExpression
  | TSESTree.TSDeclareFunction
  | TSESTree.TSEmptyBodyFunctionExpression;

/** What the parts of this front end share while one file is lowered, and how they call each other. */
export interface Lowering {
  readonly text: string;
  /** Declarations so far; types declared inside bodies are added here too. */
  readonly decls: Decl[];
  readonly problems: Problem[];
  /** A missing node (half-typed code) gives an `unknown`. */
  expr(node: Node | null | undefined): Expr;
  stmts(nodes: readonly (Node | null | undefined)[]): Stmt[];
  lambda(node: FunctionNode): Lambda;
  /** Notes a node that could not be lowered, and stands in for it. */
  failed(node: Node, error: unknown): Unknown;
  /** Lowers a class, interface, alias or enum into `decls` and gives the name it goes by. */
  declare(node: Node, name?: string): string;
}

/** Span of a node, from the start of the file. */
export function spanOf(node: Node): Span {
  return [node.range[0], node.range[1]];
}

/** Span of an identifier without the type annotation that the tree counts to it. */
export function nameSpanOf(node: Node): Span {
  const [start, end] = node.range;
  if (node.type === 'Identifier') return [start, Math.min(end, start + node.name.length)];
  return [start, end];
}

/** A name at a span. */
export function nameAt(name: string, span: Span): Name {
  return { k: 'name', span, name };
}

/** `a.b.c` where a node is such a chain (`this`, `super` and `#private` included); undefined for anything else. */
export function dotted(node: Node | null | undefined): string | undefined {
  const parts: string[] = [];
  for (let at = node; at; ) {
    switch (at.type) {
      case 'Identifier':
      case 'JSXIdentifier':
        return [at.name, ...parts].join('.');
      case 'ThisExpression':
        return ['this', ...parts].join('.');
      case 'Super':
        return ['super', ...parts].join('.');
      case 'MemberExpression':
        if (at.computed) return undefined;
        parts.unshift(at.property.type === 'PrivateIdentifier' ? `#${at.property.name}` : at.property.name);
        at = at.object;
        break;
      case 'JSXMemberExpression':
        parts.unshift(at.property.name);
        at = at.object;
        break;
      case 'TSQualifiedName':
        parts.unshift(at.right.name);
        at = at.left;
        break;
      case 'ChainExpression':
      case 'TSNonNullExpression':
      case 'TSInstantiationExpression':
        at = at.expression;
        break;
      default:
        return undefined;
    }
  }
  return undefined;
}

/** The children of a node, in the order of its keys. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (key === 'parent' || key === 'loc' || key === 'range') continue;
    for (const item of Array.isArray(value) ? value : [value]) {
      if (typeof item === 'object' && item !== null && typeof (item as Node).type === 'string' && 'range' in item) {
        children.push(item as Node);
      }
    }
  }
  return children;
}

/** Strips wrappers that leave a value what it is: `x!`, `x satisfies T`, `await x`, optional chains. */
export function bare(node: Node): Node {
  let at = node;
  for (;;) {
    if (
      at.type === 'ChainExpression' ||
      at.type === 'TSNonNullExpression' ||
      at.type === 'TSSatisfiesExpression' ||
      at.type === 'TSInstantiationExpression' ||
      at.type === 'TSAsExpression' ||
      at.type === 'TSTypeAssertion'
    ) {
      at = at.expression;
    } else return at;
  }
}

/** Whether a node is a function written as a value. */
export function isFunctionValue(node: Node): node is TSESTree.FunctionExpression | TSESTree.ArrowFunctionExpression {
  return node.type === 'FunctionExpression' || node.type === 'ArrowFunctionExpression';
}
