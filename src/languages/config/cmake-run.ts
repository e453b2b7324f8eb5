import type { Command, Word } from './cmake-commands.ts';
import type { Item } from './cmake-variables.ts';
import type { Walker } from './cmake-walk.ts';
import { unread } from './guards.ts';

/** One command as it is run, in the state of the walk. */
export interface Run {
  walk: Walker;
  command: Command;
  words: Word[];
  /** Conditions that the command itself names. */
  extra: Item['terms'];
}
export type Handler = (run: Run) => void;

const scopes = new Set(['PRIVATE', 'PUBLIC', 'INTERFACE', 'BEFORE', 'AFTER', 'SYSTEM']);
/** What the arguments stand for, under all conditions that hold here. */
export function items({ walk, extra }: Run, words: Word[]): Item[] {
  return walk
    .expand(words)
    .flatMap(generated)
    .map((item) => ({ ...item, terms: [...item.terms, ...extra] }));
}

/**
 * `$<CONDITION:text>` is the text under a condition that only the generator knows; other generator expressions stay as
 * they are.
 */
function generated(item: Item): Item[] {
  const hit = /^\$<(\$<.*>|[\w${}.-]+):(.*)>$/s.exec(item.text);
  if (!hit || /^(TARGET_\w+|JOIN|BUILD_INTERFACE|INSTALL_INTERFACE|LOWER_CASE|UPPER_CASE)$/.test(hit[1]!)) {
    const plain = /^\$<BUILD_INTERFACE:(.*)>$/.exec(item.text)?.[1];
    return [plain === undefined ? item : { ...item, text: plain }];
  }
  return generated({ ...item, text: hit[2]!, terms: [...item.terms, unread('generator-expression', item.span)] });
}

/** A path relative to this file's folder, where it is written with a variable for that. */
export function local(item: Item): Item {
  return {
    ...item,
    text: item.text.replace(
      /^\$\{(CMAKE_CURRENT_SOURCE_DIR|CMAKE_CURRENT_LIST_DIR|COMPONENT_DIR|COMPONENT_PATH)\}\/?(?=.)/,
      '',
    ),
  };
}

/** Lists what the arguments stand for as settings of one name. */
export function listAs(name: string, run: Run, words: Word[], owner?: string): void {
  run.walk.list(name, items(run, words).map(local), owner);
}

/** A target named by a command; undefined for Zephyr's own targets, which take all. */
export function ownerOf(run: Run, word: Word | undefined): string | undefined {
  return word && run.walk.expand([word])[0]?.text;
}

/** Splits arguments at the given keywords: keyword → its arguments. Words before the first stand under ''. */
export function sections(words: Word[], keywords: RegExp): Map<string, Word[]> {
  const found = new Map<string, Word[]>();
  let now = '';
  for (const word of words) {
    if (!word.quoted && keywords.test(word.text)) now = word.text;
    else found.set(now, [...(found.get(now) ?? []), word]);
  }
  return found;
}

/** `PRIVATE`, `PUBLIC`, … among a command's arguments. */
export function isScope({ text, quoted }: Word): boolean {
  return !quoted && scopes.has(text);
}
