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
