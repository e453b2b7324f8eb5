import { withoutPackage } from './types.ts';

/**
 * Hides type arguments that stand before a call's parentheses or lambda: the grammar reads `f<T>(x)` as two comparisons.
 * @returns text of the same length, and the type arguments' names by the offset of the `<`
 */
export function hideTypeArguments(text: string): { text: string; hidden: Map<number, string[]> } {
  const hidden = new Map<number, string[]>();
  const parts: string[] = [];
  let done = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at + 1)) {
    if (at < done || !/[\w`]/.test(text[at - 1] ?? '')) continue;
    const end = closing(text, at);
    if (end < 0 || !/^[ \t]*[({]/.test(text.slice(end, end + 40))) continue;
    hidden.set(at, outermost(text.slice(at + 1, end - 1)));
    // Line ends go too: a call's parentheses must stand on its line.
    parts.push(text.slice(done, at), ' '.repeat(end - at));
    done = end;
  }
  return parts.length ? { text: parts.join('') + text.slice(done), hidden } : { text, hidden };
}

/** Offset after the `>` that closes the `<` at `from`; -1 where what stands between is no list of types. */
function closing(text: string, from: number): number {
  let depth = 0;
  let round = 0;
  const limit = Math.min(text.length, from + 400);
  for (let i = from; i < limit; i++) {
    const c = text[i]!;
    if (c === '<') depth++;
    else if (c === '(') round++;
    else if (c === ')') {
      if (--round < 0) return -1;
    } else if (c === '>') {
      if (text[i - 1] === '-') continue;
      if (--depth === 0) return round === 0 ? i + 1 : -1;
    } else if (c === '-') {
      if (text[i + 1] !== '>') return -1;
    } else if (!/[\w\s.,?*:@`]/.test(c)) return -1;
  }
  return -1;
}

/** Names in a list of types, without what each holds itself. */
function outermost(list: string): string[] {
  const names: string[] = [];
  let depth = 0;
  let name = '';
  for (const c of `${list},`) {
    if (c === ',' && depth === 0) {
      const bare = name.replace(/^\s*(in|out)\s/, '').replace(/[?\s]/g, '');
      if (bare) names.push(/[()-]/.test(bare) ? 'Function' : withoutPackage(bare.split('.')));
      name = '';
    } else if (c === '<') depth++;
    else if (c === '>' && !name.endsWith('-')) depth--;
    else if (c === '(') {
      depth++;
      name += c;
    } else if (c === ')') depth--;
    else if (depth === 0) name += c;
  }
  return names;
}
