import type { TSESTree } from '@typescript-eslint/typescript-estree';
import type { Decl, Problem } from '../../program/ir.ts';
import { lowerClass } from './classes.ts';
import { lowerExpr } from './expressions.ts';
import { lowerLambda } from './functions.ts';
import { type Lowering, type Node, spanOf } from './lowering.ts';
import { lowerModule } from './module.ts';
import { lowerStmts } from './statements.ts';
import { lowerAlias, lowerEnum, lowerInterface } from './typedecls.ts';
import { lowerTooDeep } from './unknown.ts';

/** Nested expressions and statements beyond this many are not lowered: the stack is finite. */
const deepest = 400;

/** Lowers a parsed file. Spans count from the start of the file. */
export function lowerProgram(text: string, program: TSESTree.Program): { decls: Decl[]; problems: Problem[] } {
  const decls: Decl[] = [];
  const problems: Problem[] = [];
  let depth = 0;
  let unnamed = 0;
  let at: Node = program;
  const cx: Lowering = {
    text,
    decls: [],
    problems,
    expr(node) {
      if (!node) return { k: 'unknown', span: [at.range[0], at.range[0]], what: 'missing', inside: [] };
      if (depth >= deepest) return lowerTooDeep(node);
      const outer = at;
      at = node;
      depth++;
      try {
        return lowerExpr(cx, node);
      } catch (error) {
        return cx.failed(node, error);
      } finally {
        depth--;
        at = outer;
      }
    },
    stmts(nodes) {
      if (depth >= deepest) {
        return nodes.flatMap((node) => (node ? [lowerTooDeep(node)] : []));
      }
      depth++;
      try {
        return lowerStmts(cx, nodes);
      } finally {
        depth--;
      }
    },
    failed(node, error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push({ span: spanOf(node), message: `${node.type} could not be lowered: ${reason}` });
      return { k: 'unknown', span: spanOf(node), what: node.type, inside: [] };
    },
    lambda: (node) => lowerLambda(cx, node),
    declare(node, given) {
      switch (node.type) {
        case 'ClassDeclaration':
        case 'ClassExpression': {
          const name = given ?? node.id?.name ?? `class ${++unnamed}`;
          cx.decls.push(...lowerClass(cx, node, name));
          return name;
        }
        case 'TSInterfaceDeclaration':
          cx.decls.push(...lowerInterface(cx, node));
          return node.id.name;
        case 'TSTypeAliasDeclaration':
          cx.decls.push(...lowerAlias(cx, node));
          return node.id.name;
        case 'TSEnumDeclaration':
          cx.decls.push(...lowerEnum(cx, node));
          return node.id.name;
        default:
          return '';
      }
    },
  };
  lowerModule(cx, program.body, decls);
  return { decls: [...decls, ...cx.decls], problems };
}
