import type { Span } from '../../program/ir.ts';
import { contentSpan, type Token } from './gradle-tokens.ts';

/** A value in a Gradle script. `literal`: it is one string, number or boolean; else `text` is what is written. */
export interface Value {
  text: string;
  span: Span;
  literal: boolean;
  /** Named argument or key: `group: 'x'`, `"KEY" to "v"`, `name = "x"`. */
  key?: { text: string; span: Span };
}

/** Calls that only say what kind of thing the one string in them is. */
const wrappers = new Set(['uri', 'url', 'platform', 'enforcedPlatform', 'project', 'kotlin', 'JavaVersion.toVersion']);
const lists = new Set([
  'listOf',
  'setOf',
  'mutableListOf',
  'mutableSetOf',
  'arrayOf',
  'mapOf',
  'mutableMapOf',
  'hashMapOf',
  'linkedMapOf',
]);

/** The values of an argument list, or of the right side of an assignment: lists and maps are taken apart. */
export function valuesOf(source: string, tokens: Token[]): Value[] {
  return partsAt(tokens, ',').flatMap((part) => valuesIn(source, part));
}

function valuesIn(source: string, part: Token[]): Value[] {
  const { key, rest } = keyed(part);
  const inner = listed(rest);
  if (inner) return valuesOf(source, inner).map((value) => ({ ...value, key: value.key ?? key }));
  const value = oneValue(source, rest);
  return value ? [{ ...value, key }] : [];
}

/** `[…]` and `listOf(…)`: what is inside. */
function listed(tokens: Token[]): Token[] | undefined {
  const [first, second] = tokens;
  if (first?.text === '[' && first.kind === 'mark' && closeOf(tokens, 0) === tokens.length - 1)
    return tokens.slice(1, -1);
  if (!first || !lists.has(first.text)) return undefined;
  const open = second?.text === '<' ? tokens.findIndex(({ text }) => text === '(') : 1;
  return tokens[open]?.text === '(' && closeOf(tokens, open) === tokens.length - 1
    ? tokens.slice(open + 1, -1)
    : undefined;
}

function keyed(tokens: Token[]): { key?: Value['key']; rest: Token[] } {
  const [first, second] = tokens;
  const takes =
    second && ((second.kind === 'mark' && (second.text === ':' || second.text === '=')) || second.text === 'to');
  if (!first || !takes || tokens.length < 3 || (first.kind !== 'word' && first.kind !== 'string'))
    return { rest: tokens };
  const span: Span = first.kind === 'string' ? [first.span[0] + 1, first.span[1] - 1] : first.span;
  return { key: { text: first.text, span }, rest: tokens.slice(2) };
}

function oneValue(source: string, given: Token[]): Value | undefined {
  const tokens = unwrapped(given);
  const [first] = tokens;
  const last = tokens.at(-1);
  if (!first || !last) return undefined;
  const literal = tokens.length === 1 && (first.kind !== 'word' || first.text === 'true' || first.text === 'false');
  if (literal) return { text: first.text, span: contentSpan(source, first), literal };
  const span: Span = [first.span[0], last.span[1]];
  const joined = concatenated(source, tokens);
  return { text: joined ?? source.slice(span[0], span[1]), span, literal: joined !== undefined };
}

/** `'"' + key + '"'` as the one string `"${key}"`; undefined where no string is joined. */
function concatenated(source: string, tokens: Token[]): string | undefined {
  const parts = partsAt(tokens, '+');
  if (parts.length < 2 || !parts.some((part) => part.length === 1 && part[0]!.kind === 'string')) return undefined;
  const texts = parts.map((part) => {
    const only = part.length === 1 && part[0]!.kind === 'string' ? part[0] : undefined;
    return only ? only.text : `\${${source.slice(part[0]!.span[0], part.at(-1)!.span[1])}}`;
  });
  return texts.join('');
}

/** Takes off brackets around all of it, and calls such as `uri("…")`. */
function unwrapped(tokens: Token[]): Token[] {
  const open = tokens.findIndex(({ text, kind }) => kind === 'mark' && text === '(');
  const name = tokens
    .slice(0, open)
    .map(({ text }) => text)
    .join('');
  const holds = open >= 0 && closeOf(tokens, open) === tokens.length - 1 && (open === 0 || wrappers.has(name));
  const inner = holds ? tokens.slice(open + 1, -1) : tokens;
  if (holds && inner.length === 1 && inner[0]!.kind === 'string') return inner;
  // `project(path: ':x')` and `project(":x")` name the same project.
  if (holds && inner.length === 3 && inner[0]!.text === 'path') return inner.slice(2);
  return holds && open === 0 ? unwrapped(inner) : tokens;
}

/** Index of the bracket that closes the one at `open`; the last index where it is missing. */
export function closeOf(tokens: Token[], open: number): number {
  let depth = 0;
  for (let i = open; i < tokens.length; i++) {
    const { kind, text } = tokens[i]!;
    if (kind !== 'mark') continue;
    if (text === '(' || text === '[') depth++;
    else if ((text === ')' || text === ']') && --depth === 0) return i;
  }
  return tokens.length - 1;
}

/** The parts between a mark that stands outside of all brackets; empty ones left out. */
function partsAt(tokens: Token[], mark: string): Token[][] {
  const parts: Token[][] = [];
  let part: Token[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token.kind === 'mark' && token.text === mark) {
      parts.push(part);
      part = [];
    } else if (token.kind === 'mark' && (token.text === '(' || token.text === '[')) {
      const close = closeOf(tokens, i);
      part.push(...tokens.slice(i, close + 1));
      i = close;
    } else part.push(token);
  }
  return [...parts, part].filter(({ length }) => length);
}
