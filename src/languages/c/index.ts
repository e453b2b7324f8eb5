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
      const first = isCpp(path, text) ? 'cpp' : 'c';
      let made = lowerFile(text, first, grammars(first));
      // A header that C can't read may be C++ that no telling word gave away.
      if (made.errors > 0 && first === 'c' && /\.h$/i.test(path)) {
        const other = lowerFile(text, 'cpp', grammars('cpp'));
        if (other.errors < made.errors) made = other;
      }
      const { language, decls, ignores, problems } = made;
      return finishUnit({ language, text, decls, ignores, problems });
    },
    reparse(text: string, frame: ParseFrame): Reparsed {
      const made = readFrame(grammars('cpp'), true, text, frame, 0);
      // C's own: `new` and `class` as names.
      return made[frame] ? made : readFrame(grammars('c'), false, text, frame, 0);
    },
  };
}
