import type { Expr, Span } from '../../program/ir.ts';
import type { Word } from './cmake-commands.ts';
import { keyOf, not } from './guards.ts';

/** One element of a list, with the conditions under which it is in there. */
export interface Item {
  text: string;
  span: Span;
  terms: Expr[];
  /** A pattern of `file(GLOB …)`: it stands for the files that match. */
  glob?: boolean;
}

const mostItems = 2000;

/** CMake's variables as lists whose elements know where they are written and under which conditions. */
export class Variables {
  private readonly lists: Map<string, Item[]>;
  /** Variables of `foreach`: they hold all their values at once, one at a time. */
  private readonly each: Set<string>;

  /** Names that stand for a text which is written nowhere. */
  private readonly fixed: Map<string, string>;

  constructor(from?: Variables) {
    this.lists = new Map(from?.lists);
    this.each = new Set(from?.each);
    this.fixed = new Map(from?.fixed);
  }

  fix(name: string, text: string): void {
    this.fixed.set(name, text);
  }

  get(name: string): Item[] | undefined {
    return this.lists.get(name);
  }

  /** `set(NAME items…)` under some conditions: what it held before, it still holds where they fail. */
  set(name: string, items: Item[], terms: Expr[]): void {
    const before = terms.length ? (this.lists.get(name) ?? []) : [];
    const kept = before.flatMap((item) => without(item, terms));
    this.lists.set(name, [...kept, ...items].slice(0, mostItems));
    this.each.delete(name);
  }

  bindEach(name: string, items: Item[]): void {
    this.lists.set(name, items);
    this.each.add(name);
  }

  add(name: string, items: Item[]): void {
    this.lists.set(name, [...(this.lists.get(name) ?? []), ...items].slice(0, mostItems));
  }

  remove(name: string, texts: Set<string>, terms: Expr[]): void {
    const items = this.lists.get(name);
    if (items)
      this.lists.set(
        name,
        items.flatMap((item) => (texts.has(item.text) ? without(item, terms) : [item])),
      );
  }

  forget(name: string): void {
    this.lists.delete(name);
  }

  /** What an argument stands for, with its variables put in. What isn't known here stays as `${NAME}`. */
  expand(word: Word, terms: Expr[]): Item[] {
    const written = word.text.replace(/\$\{(\w+)\}/g, (whole, name: string) => this.fixed.get(name) ?? whole);
    const whole = /^\$\{([\w.-]+)\}$/.exec(written);
    const list = whole && this.lists.get(whole[1]!);
    if (list) return list.map((item) => ({ ...item, terms: joined(item.terms, terms) }));
    let texts: Item[] = [{ text: '', span: word.span, terms }];
    for (const part of written.split(/(\$\{[\w.-]+\})/)) {
      const values = part.startsWith('${') ? this.lists.get(part.slice(2, -1)) : undefined;
      const name = part.slice(2, -1);
      // A list inside a text is one text; only a loop's variable, or one with several cases, makes several.
      const choices = values && (this.each.has(name) || values.length === 1 || exclusive(values) ? values : undefined);
      const put = choices ?? [{ text: values ? values.map((value) => value.text).join(';') : part, terms: [] }];
      if (texts.length * put.length > mostItems) return texts;
      texts = texts.flatMap((text) =>
        put.map((value) => ({ ...text, text: text.text + value.text, terms: joined(value.terms, text.terms) })),
      );
    }
    return word.quoted ? texts : texts.flatMap(unlisted);
  }
}

/** A list as CMake keeps it, taken apart at its semicolons. */
export function unlisted(item: Item): Item[] {
  if (!item.text.includes(';')) return [item];
  return item.text
    .split(';')
    .filter((text) => text)
    .map((text) => ({ ...item, text }));
}

function joined(first: Expr[], second: Expr[]): Expr[] {
  const known = new Set(first.map(keyOf));
  return [...first, ...second.filter((term) => !known.has(keyOf(term)))];
}

/**
 * An item where some conditions don't all hold. One that is already there only under the contrary of one of them stays
 * as it is.
 */
function without(item: Item, terms: Expr[]): Item[] {
  if (!terms.length) return [];
  const own = new Set(item.terms.map(keyOf));
  if (terms.some((term) => own.has(keyOf(not(term))))) return [item];
  const rest = terms.filter((term) => !own.has(keyOf(term)));
  if (!rest.length) return [];
  const both = rest.reduce((left, right): Expr => ({ k: 'op', span: left.span, op: '&&', args: [left, right] }));
  return [{ ...item, terms: [...item.terms, not(both)] }];
}

/** Values of which one excludes the other, as `if() set(X a) else() set(X b) endif()` gives. */
function exclusive(items: Item[]): boolean {
  return items.every((item, i) => items.slice(i + 1).every((other) => excludes(item, other)));
}

function excludes(one: Item, other: Item): boolean {
  const keys = new Set(one.terms.map(keyOf));
  return other.terms.some((term) => keys.has(keyOf(not(term))));
}
