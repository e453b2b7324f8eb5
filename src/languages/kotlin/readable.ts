import type { Span } from '../../program/ir.ts';
import { hideTypeArguments } from './generics.ts';

/** Text of the same length as the file's, changed where the grammar would misread it, and what the changes hid. */
export interface Readable {
  text: string;
  /** Names of hidden type arguments by the offset of their `<`. */
  typeArguments: Map<number, string[]>;
  /** Runs of annotations before declarations of the file, which are read apart. */
  annotations: Span[];
}

/** Rewrites that keep the length; names are read from the file's own text, so that a changed letter does no harm. */
const rewrites: [RegExp, (found: string) => string][] = [
  // `enum`, `data`, … may be names too, and before `class` the grammar prefers to read them so.
  [
    /\b(annotation|data|enum|value|inner|expect|actual)(?=[ \t]+(?:(?:data|inner|sealed) +)?(?:class|object|interface)\b)/g,
    blank,
  ],
  // A second `catch` on a line of its own is read as a call.
  [/\}\s{1,200}(?=(?:catch\s?\(|finally\s?\{))/g, (found) => found.replace(/[\r\n]/g, ' ')],
  // A lambda marked `suspend` is read as a call of that name.
  [/\bsuspend(?=\s?\{)/g, blank],
  // A name that begins like an accessor, as `set1`, is read as one at the start of a line.
  [/\b[gs]et(?=\d)/g, () => 'nam'],
  // An annotation before an accessor on its own line ends the property.
  [/^[ \t]*@[\w.]+\s{1,200}(?=[gs]et\s?\()/gm, blank],
  // The guard of a `when` branch, `is T if c ->`, becomes a second condition.
  [/^[ \t]*(?:(?:!?is|!?in)[ \t]+)?[A-Z][\w.]*[ \t]+if\b(?=.*->)/gm, (found) => `${found.slice(0, -2)}, `],
  // A string with several dollars before it.
  [/\$\$+(?=")/g, blank],
];

/** Prepares a file's text for the grammar. */
export function readable(text: string): Readable {
  const { text: plain, hidden } = hideTypeArguments(text);
  let shaped = plain;
  for (const [pattern, rewrite] of rewrites) shaped = shaped.replace(pattern, rewrite);
  const annotations = annotationRuns(shaped);
  for (const [start, end] of [...annotations].reverse())
    shaped = shaped.slice(0, start) + blank(shaped.slice(start, end)) + shaped.slice(end);
  return { text: shaped, typeArguments: hidden, annotations };
}

/**
 * A second try for a text that did not parse: a type's last member must end with a line, which one-line bodies lack.
 * Lines with a comment stay as they are.
 */
export function withLineEnds(text: string): string {
  return text.replace(/^(?!.*\/\/).* \}.*$/gm, (line) => line.replace(/ (?=\})/g, '\n'));
}

/**
 * A text of the same length in which every run of annotations stands before a property of a class, where the grammar
 * reads it rightly. It begins and ends with more characters: `before` is their number.
 */
export function annotationsAlone(text: string, runs: Span[]): { text: string; before: number } {
  const head = 'class A{';
  let alone = head;
  let at = 0;
  for (const [start, end] of runs) {
    alone += `${blank(text.slice(at, start))}${text.slice(start, end)}`;
    alone += '\nval a';
    at = end + 6;
  }
  return { text: `${alone}\n}`, before: head.length };
}

/** Annotations at the start of a line of their own file level: `@A @B(1)\n@C`. */
function annotationRuns(text: string): Span[] {
  const runs: Span[] = [];
  const start = /^@(?!file:)(?=[\w[])/gm;
  for (let match = start.exec(text); match; match = start.exec(text)) {
    let end = match.index;
    for (let next = annotationEnd(text, end); next > 0; next = annotationEnd(text, end + gap(text, end))) end = next;
    // The property that stands in for the declaration needs its room.
    if (end > match.index && end + 6 < text.length) runs.push([match.index, end]);
    start.lastIndex = Math.max(end, match.index + 1);
  }
  return runs;
}

function gap(text: string, from: number): number {
  return /^\s*/.exec(text.slice(from, from + 200))![0].length;
}

/** Offset after the annotation at `from`, -1 where there is none. */
function annotationEnd(text: string, from: number): number {
  if (text[from] !== '@') return -1;
  const name = /^@(?:\w+:)?(?:[\w.]+|(?=\[))/.exec(text.slice(from, from + 200));
  if (!name) return -1;
  const end = from + name[0].length;
  return text[end] === '(' || text[end] === '[' ? bracketsEnd(text, end) : end;
}

function bracketsEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + 4000);
  let depth = 0;
  for (let i = from; i < limit; i++) {
    const c = text[i];
    if (c === '(' || c === '[') depth++;
    else if (c === ')' || c === ']') {
      if (--depth === 0) return i + 1;
    } else if (c === '"') {
      i = text.startsWith('"""', i) ? text.indexOf('"""', i + 3) + 2 : quoteEnd(text, i);
      if (i < from) return -1;
    }
  }
  return -1;
}

function quoteEnd(text: string, from: number): number {
  for (let i = from + 1; i < text.length; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === '"') return i;
    else if (text[i] === '\n') return -1;
  }
  return -1;
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
