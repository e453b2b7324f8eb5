import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Expr } from '../../program/ir.ts';
import { lowerAssignment, lowerUpdate } from './assignments.ts';
import { lowerArgs } from './functions.ts';
import { lowerJsx } from './jsx.ts';
import { lowerLiteral, lowerTemplate, nullAt } from './literals.ts';
import { bare, dotted, type Lowering, type Node, nameAt, nameSpanOf, spanOf } from './lowering.ts';
import { lowerArray, lowerObject } from './objects.ts';
import { bareType, typeArguments } from './types.ts';
import { lowerUnknown } from './unknown.ts';

/** Lowers one expression. `await`, `yield`, `!` and `satisfies` are their operand, optional chains plain ones. */
export function lowerExpr(cx: Lowering, node: Node): Expr {
  const span = spanOf(node);
  switch (node.type) {
    case 'Literal':
      return lowerLiteral(node);
    case 'Identifier':
      if (node.name === 'undefined') return nullAt(nameSpanOf(node));
      if (node.name === '') return { k: 'unknown', span, what: 'missing', inside: [] };
      return nameAt(node.name, nameSpanOf(node));
    case 'PrivateIdentifier':
      return nameAt(`#${node.name}`, span);
    case 'ThisExpression':
      return nameAt('this', span);
    case 'Super':
      return nameAt('super', span);
    case 'MetaProperty':
      return { k: 'member', span, object: nameAt(node.meta.name, spanOf(node.meta)), name: node.property.name };
    case 'TemplateLiteral':
      return lowerTemplate(cx, node);
    case 'TaggedTemplateExpression':
      return lowerTemplate(cx, node.quasi, node.tag);
    case 'MemberExpression':
      return lowerMember(cx, node);
    case 'TSQualifiedName':
      return { k: 'member', span, object: cx.expr(node.left), name: node.right.name };
    case 'CallExpression':
      return {
        k: 'call',
        span,
        callee: cx.expr(node.callee),
        args: lowerArgs(cx, node.arguments),
        types: typeArguments(node.typeArguments),
      };
    case 'ImportExpression':
      return {
        k: 'call',
        span,
        callee: nameAt('import', [span[0], span[0] + 'import'.length]),
        args: lowerArgs(cx, [node.source]),
      };
    case 'NewExpression':
      return lowerNew(cx, node);
    case 'ChainExpression':
    case 'TSNonNullExpression':
    case 'TSSatisfiesExpression':
    case 'TSInstantiationExpression':
    case 'JSXExpressionContainer':
    case 'JSXSpreadChild':
    case 'ExpressionStatement':
      return cx.expr(node.expression);
    case 'AwaitExpression':
    case 'SpreadElement':
      return cx.expr(node.argument);
    case 'YieldExpression':
      return node.argument ? cx.expr(node.argument) : nullAt(span);
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      return lowerCast(cx, node);
    case 'ObjectExpression':
      return lowerObject(cx, node);
    case 'ArrayExpression':
      return lowerArray(cx, node);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
    case 'TSEmptyBodyFunctionExpression':
      return cx.lambda(node);
    case 'ClassExpression':
      return nameAt(cx.declare(node), span);
    case 'UnaryExpression':
      return { k: 'op', span, op: node.operator, args: [cx.expr(node.argument)] };
    case 'UpdateExpression':
      return lowerUpdate(cx, node);
    case 'BinaryExpression':
    case 'LogicalExpression':
      return lowerBinary(cx, node);
    case 'AssignmentExpression':
      return lowerAssignment(cx, node);
    case 'ConditionalExpression':
      return {
        k: 'cond',
        span,
        test: cx.expr(node.test),
        // biome-ignore lint/suspicious/noThenProperty: the unit's own name for this branch
        then: cx.expr(node.consequent),
        else: cx.expr(node.alternate),
      };
    case 'SequenceExpression':
      return { k: 'op', span, op: ',', args: node.expressions.map((part) => cx.expr(part)) };
    case 'JSXElement':
    case 'JSXFragment':
      return lowerJsx(cx, node);
    case 'JSXEmptyExpression':
      return nullAt(span);
    default:
      return lowerUnknown(cx, node);
  }
}

/** `a['key']` is `a.key`. */
function lowerMember(cx: Lowering, node: TSESTree.MemberExpression): Expr {
  const span = spanOf(node);
  const object = cx.expr(node.object);
  if (!node.computed) {
    const name = node.property.type === 'PrivateIdentifier' ? `#${node.property.name}` : node.property.name;
    return { k: 'member', span, object, name };
  }
  const index = cx.expr(node.property);
  if (index.k === 'lit' && index.type === 'string') return { k: 'member', span, object, name: String(index.value) };
  return { k: 'index', span, object, index };
}

const globals = /^(?:window|globalThis|self|global)\./;

/**
 * `new a.B(x)` names the type `a.B`; of `new (window.B || webkitB)` the first. What has no name (`new (make())(x)`)
 * comes as a call.
 */
function lowerNew(cx: Lowering, node: TSESTree.NewExpression): Expr {
  const span = spanOf(node);
  const args = lowerArgs(cx, node.arguments);
  let callee = bare(node.callee);
  while (callee.type === 'LogicalExpression') callee = bare(callee.left);
  const type = callee.type === 'ClassExpression' ? cx.declare(callee) : dotted(callee);
  if (type) return { k: 'new', span, type: type.replace(globals, ''), args };
  return { k: 'call', span, callee: cx.expr(node.callee), args };
}

function lowerCast(cx: Lowering, node: TSESTree.TSAsExpression | TSESTree.TSTypeAssertion): Expr {
  const { type } = bareType(node.typeAnnotation);
  if (!type || type === 'const') return cx.expr(node.expression);
  return { k: 'cast', span: spanOf(node), type, expr: cx.expr(node.expression) };
}

const spelling: Record<string, string> = { '===': '==', '!==': '!=' };

/** Long sums lean to the left: that side is walked in a loop, so that a thousand lines of text joined by `+` stand. */
function lowerBinary(cx: Lowering, node: TSESTree.BinaryExpression | TSESTree.LogicalExpression): Expr {
  const spine: (typeof node)[] = [];
  let left: Node = node;
  while (left.type === 'BinaryExpression' || left.type === 'LogicalExpression') {
    spine.push(left);
    left = left.left;
  }
  let value = cx.expr(left);
  for (const at of spine.reverse()) {
    value = { k: 'op', span: spanOf(at), op: spelling[at.operator] ?? at.operator, args: [value, cx.expr(at.right)] };
  }
  return value;
}
