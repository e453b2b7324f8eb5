import type { Param } from '../../program/ir.ts';
import { annotationsOf } from './annotations.ts';
import { type Lowering, textOf } from './lowering.ts';
import { inField, kid, type Node, spanOf } from './tree.ts';
import { typeIn, typeName } from './types.ts';

/** The parameters of a method, constructor, lambda or record. */
export function parametersOf(cx: Lowering, node: Node | undefined): Param[] {
  if (!node) return [];
  if (node.type === 'identifier') return [{ span: spanOf(node), name: textOf(cx, node) }];
  return node.kids.flatMap((part): Param[] => {
    switch (part.type) {
      case 'identifier':
        return [{ span: spanOf(part), name: textOf(cx, part) }];
      case 'formal_parameter':
        return [parameter(cx, part, inField(part, 'name'))];
      case 'spread_parameter': {
        const declared = kid(part, 'variable_declarator');
        return [{ ...parameter(cx, part, declared && inField(declared, 'name')), rest: true }];
      }
      default:
        return [];
    }
  });
}

function parameter(cx: Lowering, node: Node, id: Node | undefined): Param {
  const param: Param = { span: spanOf(node), name: id ? textOf(cx, id) : '_', type: typeName(cx, typeIn(node)) };
  const annotations = annotationsOf(cx, node);
  if (annotations) param.annotations = annotations;
  return param;
}
