/**
 * Which files mention a word, for files that were read and not lowered: names, and the words inside strings and comments.
 * A file is known by its number; a changed file comes back under a new one, and the caller forgets the old.
 */
export class WordIndex {
  private readonly files = new Map<string, number[]>();

  /** Takes in one file's words. */
  add(file: number, words: ReadonlySet<string>): void {
    for (const word of words) {
      const list = this.files.get(word);
      if (list) list.push(file);
      else this.files.set(word, [file]);
    }
  }

  /** Numbers of the files that mention all words of a text (a name is one word, a UUID or a topic several). */
  mentioning(text: string): readonly number[] {
    if (/^[=.(]/.test(text)) return this.files.get(text) ?? [];
    let found: readonly number[] | undefined;
    for (const word of wordsIn(text)) {
      const list = this.files.get(word) ?? [];
      if (found === undefined) found = list;
      else {
        const both: ReadonlySet<number> = new Set(list);
        found = found.filter((file) => both.has(file));
      }
      if (found.length === 0) return [];
    }
    return found ?? [];
  }
}

/** Distinct words of a text: runs of letters, digits, `_` and `$`, other scripts included. */
export function wordsIn(text: string): Set<string> {
  return new Set(text.match(/[\w$\u0080-\uffff]+/g) ?? []);
}

/**
 * Words that a C or C++ text may define, each with `=` before it: macros, types, functions, variables, fields, enumerators. Takes too
 * many rather than too few: what only calls or mentions a name in the middle of an expression is left out.
 */
export function definedIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(definition)) found.add(`=${match[1] ?? match[2] ?? match[3]}`);
  return [...found];
}

/** Words that a C or C++ text has behind a dot or arrow, each with `.` before it; designators of initialisers are none. */
export function membersIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(/(?:[\w)\]][ \t]*\.|->)[ \t]*([A-Za-z_]\w*)/g)) found.add(`.${match[1]}`);
  return [...found];
}

/** Words before an opening bracket in a C or C++ text, each with `(` before it. */
export function calledIn(text: string): string[] {
  const found = new Set<string>();
  for (const match of text.matchAll(/([A-Za-z_]\w*)[ \t]*[({<]/g)) found.add(`(${match[1]}`);
  return [...found];
}

const definition = new RegExp(
  [
    // Behind a type, a keyword, a star or a scope: `int name(`, `struct name {`, `Class::name(`, `} name;`.
    /(?:[\w>*&\]](?<!\b(?:return|else|case|goto|throw|delete|if|ifdef|ifndef|elif|undef|defined|namespace|using))[ \t\r\n]+[*&]*|[\w>)][ \t]*[*&]+[ \t]*|::[ \t]*~?|\}[ \t]*\**)([A-Za-z_]\w*)(?=[ \t\r\n]*(?:[(={;,[)]|:(?!:)|$))/,
    /#[ \t]*define[ \t]+(\w+)/,
    // An enumerator, at the start of a line or of the braces.
    /(?:^[ \t]*|[{,][ \t]*)([A-Z_k]\w*)(?=[ \t]*(?:[,=}]|$|\/))/,
  ]
    .map((part) => part.source)
    .join('|'),
  'gm',
);
