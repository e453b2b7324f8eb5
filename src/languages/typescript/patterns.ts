import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Expr, LocalDecl, Span, Stmt } from '../../program/ir.ts';
import { bare, dotted, type Lowering, type Node, nameAt, nameSpanOf, spanOf } from './lowering.ts';
import { keyOf } from './objects.ts';
import { bareType } from './types.ts';

/** One name (or member) that a pattern binds, and the part of the source that it gets. */
export interface Bound {
  target: Node;
  value: Expr;
}

/** Whether a declaration's left side takes its value apart. */
export function isPattern(node: Node): node is TSESTree.ObjectPattern | TSESTree.ArrayPattern {
  return node.type === 'ObjectPattern' || node.type === 'ArrayPattern';
}

/**
 * What each name of a pattern gets, as member and index of the source; defaults come as `??`.
 * @param source makes the source's expression anew each time, at the span of the part that reads it
 */
export function bindings(cx: Lowering, pattern: Node, source: (span: Span) => Expr): Bound[] {
  switch (pattern.type) {
    case 'ObjectPattern':
      return pattern.properties.flatMap((property) => {
        if (property.type === 'RestElement') return bindings(cx, property.argument, source);
        return bindings(cx, property.value, (span) => {
          const object = source(span);
          const key = keyOf(cx, property.key, property.computed);
          return typeof key === 'string'
            ? { k: 'member', span, object, name: key }
            : { k: 'index', span, object, index: key };
        });
      });
    case 'ArrayPattern':
      return pattern.elements.flatMap((element, i) => {
        if (!element) return [];
        if (element.type === 'RestElement') return bindings(cx, element.argument, source);
        return bindings(cx, element, (span) => ({
          k: 'index',
          span,
          object: source(span),
          index: { k: 'lit', span, type: 'number', value: i },
        }));
      });
    case 'AssignmentPattern':
      return bindings(cx, pattern.left, (span) => ({
        k: 'op',
        span: spanOf(pattern),
        op: '??',
        args: [source(span), cx.expr(pattern.right)],
      }));
    case 'RestElement':
      return bindings(cx, pattern.argument, source);
    default:
      return [{ target: pattern, value: source(spanOf(pattern)) }];
  }
}

/** The names that a pattern binds, in order; an assignment may bind members too. */
export function boundNames(pattern: Node | null): string[] {
  if (!pattern) return [];
  switch (pattern.type) {
    case 'ObjectPattern':
      return pattern.properties.flatMap((p) => boundNames(p.type === 'RestElement' ? p.argument : p.value));
    case 'ArrayPattern':
      return pattern.elements.flatMap((element) => boundNames(element));
    case 'AssignmentPattern':
      return boundNames(pattern.left);
    case 'RestElement':
      return boundNames(pattern.argument);
    default:
      return [dotted(pattern) ?? '?'];
  }
}

/** Name of the variable that holds a value while it is taken apart: `{ a, b }`. No program can write such a name. */
export function holderName(pattern: Node): string {
  const names = boundNames(pattern).join(', ');
  return pattern.type === 'ArrayPattern' ? `[${names}]` : `{ ${names} }`;
}

/** Whether an expression may be read twice: a chain of names, without a call. */
export function isPlainChain(node: Node): boolean {
  let at = bare(node);
  while (at.type === 'MemberExpression' && !at.computed) at = bare(at.object);
  return at.type === 'Identifier' || at.type === 'ThisExpression' || at.type === 'MetaProperty';
}

/**
 * The source of a pattern's parts: the expression itself where it may be read as often as there are names, else a
 * variable that holds it, so that `const { a, b } = f()` calls once.
 */
export function sourceFor(
  cx: Lowering,
  pattern: Node,
  value: Node | null | undefined,
): { source: (span: Span) => Expr; holder?: string } {
  if (value && (isPlainChain(value) || boundNames(pattern).length === 1)) return { source: () => cx.expr(value) };
  const holder = holderName(pattern);
  return { source: (span) => nameAt(holder, span), holder };
}

/** Locals for the names of a pattern whose value is already in a variable. */
export function localsOf(cx: Lowering, pattern: Node, source: (span: Span) => Expr): Stmt[] {
  return bindings(cx, pattern, source).map(({ target, value }): Stmt => {
    if (target.type === 'Identifier') return localOf(target, value);
    return {
      k: 'expr',
      span: spanOf(target),
      expr: { k: 'assign', span: spanOf(target), target: cx.expr(target), value },
    };
  });
}

/** One local. */
export function localOf(id: TSESTree.Identifier, init: Expr | undefined, span: Span = spanOf(id)): LocalDecl {
  return { k: 'local', span, name: id.name, nameSpan: nameSpanOf(id), ...bareType(id.typeAnnotation), init };
}
