import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Expr, Literal, Span, Template } from '../../program/ir.ts';
import { type Lowering, nameAt, spanOf } from './lowering.ts';

/** A string, number, boolean or null; a regular expression is a call of `RegExp` with its source and flags. */
export function lowerLiteral(node: TSESTree.Literal): Expr {
  const span = spanOf(node);
  if ('regex' in node) {
    const args = [node.regex.pattern, node.regex.flags].filter((part) => part !== '');
    return {
      k: 'call',
      span,
      callee: nameAt('RegExp', span),
      args: args.map((value) => ({ span, value: stringAt(value, span) })),
    };
  }
  if ('bigint' in node) return numberAt(Number(node.bigint), node.raw, span);
  if (typeof node.value === 'string') return stringAt(node.value, span);
  if (typeof node.value === 'number') return numberAt(node.value, node.raw, span);
  if (typeof node.value === 'boolean') return { k: 'lit', span, type: 'bool', value: node.value };
  return nullAt(span);
}

/** A string literal at a span. */
export function stringAt(value: string, span: Span): Literal {
  return { k: 'lit', span, type: 'string', value };
}

/** `null`, and `undefined`, which no analysis tells apart from it. */
export function nullAt(span: Span): Literal {
  return { k: 'lit', span, type: 'null', value: null };
}

/** A number that JSON can't hold (`1e999`) keeps its written text. */
function numberAt(value: number, raw: string, span: Span): Literal {
  return { k: 'lit', span, type: 'number', value: Number.isFinite(value) ? value : raw };
}

/** A template without holes and tag is a plain string. */
export function lowerTemplate(cx: Lowering, node: TSESTree.TemplateLiteral, tagged?: TSESTree.Expression): Expr {
  const span = tagged ? ([tagged.range[0], node.range[1]] as const) : spanOf(node);
  const only = node.quasis[0];
  if (!tagged && node.expressions.length === 0 && only) return stringAt(textOf(only), span);
  const parts: Template['parts'] = [];
  node.quasis.forEach((quasi, i) => {
    const text = textOf(quasi);
    if (text) parts.push(text);
    if (node.expressions[i]) parts.push(cx.expr(node.expressions[i]));
  });
  return { k: 'template', span, parts, tag: tagged && cx.expr(tagged) };
}

function textOf(quasi: TSESTree.TemplateElement): string {
  return quasi.value.cooked ?? quasi.value.raw;
}
