import type { Decl, Expr, Problem } from '../../program/ir.ts';
import { finishUnit } from '../finish.ts';
import type { FrontEnd, ParseFrame, Reparsed } from '../front-end.ts';
import type { Grammars } from '../grammars.ts';
import { isCpp } from './dialect.ts';
import { lowerFile } from './file.ts';
import { readFrame } from './frames.ts';

const endings = /\.(?:c|h|cpp|cc|cxx|hpp|hh|ino|inc|ipp)$/i;

/** C, C++ and Arduino sketches, through tree-sitter. */
export function cFrontEnd(grammars: Grammars): FrontEnd {
  return {
    id: 'c',
    handles: (path) => endings.test(path),
    lower(text, path) {
      const cpp = isCpp(path, text);
      const language = cpp ? 'cpp' : 'c';
      let decls: Decl[] = [];
      const problems: Problem[] = [];
      const made = lowerFile(text, cpp, grammars(language), problems);
      decls = made.decls;
      return finishUnit({ language, text, decls, ignores: made.ignores, problems });
    },
    reparse(text: string, frame: ParseFrame): Reparsed {
      return readFrame(grammars('cpp'), true, text, frame, 0);
    },
  };
}

export type { Expr };
