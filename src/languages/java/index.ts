import type { Parser } from 'web-tree-sitter';
import type { Problem, Unit } from '../../program/ir.ts';
import { finishUnit } from '../finish.ts';
import type { FrontEnd } from '../front-end.ts';
import type { Grammars } from '../grammars.ts';
import { ignoresOf } from './comments.ts';
import { lowerFile } from './file.ts';
import { parseFile } from './parse.ts';
import { newLowering } from './session.ts';

/** Java: `.java`. */
export function javaFrontEnd(grammars: Grammars): FrontEnd {
  return {
    id: 'java',
    handles: (path) => path.endsWith('.java'),
    lower: (text) => lowerText(text, grammars('java')),
  };
}

function lowerText(text: string, parser: Parser): Unit {
  const problems: Problem[] = [];
  const parsed = parseFile(text, parser, problems);
  if (!parsed) return finishUnit({ language: 'java', text, decls: [], problems });
  const cx = newLowering(text, problems);
  lowerFile(cx, parsed.root.kids);
  cx.decls.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  return finishUnit({ language: 'java', text, decls: cx.decls, problems, ignores: ignoresOf(text, parsed.comments) });
}
