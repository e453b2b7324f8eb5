import { IGNORE_MARKER } from '../languages/ignores.ts';

/** Tells by a file's text whether it is lowered in the first pass. */
export interface AnchorScan {
  /** The word or pattern that chooses a text, or undefined where none does. */
  find(text: string): string | undefined;
}

/**
 * One pass over a text for all words of the platforms, then the weak patterns.
 * @param words distinctive names of SDK calls, types and macros; matched from a word's start
 * @param patterns further patterns, each linear in the text
 */
export function anchorScan(words: Iterable<string>, patterns: readonly RegExp[]): AnchorScan {
  const sorted = [...new Set([...words, IGNORE_MARKER])].filter((word) => word !== '').sort();
  const starts = sorted.map((word) => (/^\w/.test(word) ? '\\b' : '') + word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'));
  const grouped = new RegExp(group(sorted, starts));
  return {
    find(text) {
      const word = grouped.exec(text)?.[0];
      if (word !== undefined) return word;
      for (const pattern of patterns) {
        const match = pattern.exec(text);
        if (match) return nameIn(match[0]);
      }
      return undefined;
    },
  };
}

/** Words that begin alike share one `\b(?:…)`, so that the machine leaves a text's position after one look. */
function group(words: readonly string[], escaped: readonly string[]): string {
  const plain = escaped.filter((_, i) => /^\w/.test(words[i]!)).map((text) => text.slice(2));
  const others = escaped.filter((_, i) => !/^\w/.test(words[i]!));
  return [...(plain.length ? [`\\b(?:${plain.join('|')})`] : []), ...others].join('|');
}

/** The name that a weak pattern met; never the literal behind it. */
const nameIn = (match: string): string => /^[#-]*[\w\s-]*?(\w+)/.exec(match)?.[1] ?? 'a literal';
