import type { IgnoreComment, Span } from '../../program/ir.ts';
import { IGNORE_MARKER, ignoreIn } from '../ignores.ts';
import { type Conditional, Conditionals } from './conditionals.ts';
import { Shape } from './shape.ts';

/** `#include`, `#define`, `#undef`, `#pragma` … as they stand in the file. */
export interface Directive {
  name: string;
  span: Span;
  /** Offset of the text after the directive's name, and that text with comments and line joints blanked. */
  restAt: number;
  rest: string;
}

export interface Scan {
  /** The file's text, same length: comments, directives and decoration words are blank, missing `;` are set. */
  clean: string;
  directives: Directive[];
  conditionals: Conditional[];
  ignores: IgnoreComment[];
  /** Heads of `MACRO(args) = …`, read as a declaration: offset of the macro's name → span of the call. */
  heads: Map<number, Span>;
}

const NL = 10;
const CR = 13;
const SPACE = 32;

const wordChar = new Uint8Array(128);
for (let i = 0; i < 128; i++) if (/[\w$]/.test(String.fromCharCode(i))) wordChar[i] = 1;
const isWord = (c: number): boolean => c > 127 || wordChar[c] === 1;
const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/**
 * The first pass over a C or C++ file: finds comments, directives and the `#if` tree, and makes the text that the
 * parser reads.
 * @param cpp whether `__cplusplus` is defined
 */
export function scan(text: string, cpp: boolean): Scan {
  const n = text.length;
  const out = new Uint16Array(n);
  for (let i = 0; i < n; i++) out[i] = text.charCodeAt(i);
  const blank = (from: number, to: number): void => {
    for (let i = from; i < to; i++) if (out[i] !== NL && out[i] !== CR) out[i] = SPACE;
  };
  const directives: Directive[] = [];
  const ignores: IgnoreComment[] = [];
  const shape = new Shape(text, out);
  const conditionals = new Conditionals(shape, cpp);
  let line = 0;
  let counted = 0;
  const hasMarker = text.includes(IGNORE_MARKER);
  const comment = (from: number, to: number): void => {
    if (hasMarker && text.slice(from, to).includes(IGNORE_MARKER)) {
      for (; counted < to; counted++) {
        const c = text.charCodeAt(counted);
        if (c === NL || (c === CR && text.charCodeAt(counted + 1) !== NL)) line++;
      }
      const found = ignoreIn(text.slice(from, to), from, line, aloneOnLine(text, from, to));
      if (found) ignores.push(found);
    }
    blank(from, to);
  };
  let i = 0;
  let fresh = true;
  while (i < n) {
    const c = text.charCodeAt(i);
    if (c === NL || c === CR) {
      fresh = true;
      i++;
    } else if (c === SPACE || c === 9 || c === 12 || c === 0xfeff) i++;
    else if (c === 47 && text.charCodeAt(i + 1) === 47) {
      const end = lineEnd(text, i);
      comment(i, end);
      i = end;
    } else if (c === 47 && text.charCodeAt(i + 1) === 42) {
      const close = text.indexOf('*/', i + 2);
      const end = close < 0 ? n : close + 2;
      comment(i, end);
      i = end;
    } else if (c === 92 && /[\r\n]/.test(text.charAt(i + 1))) {
      out[i] = SPACE;
      i += 2;
      if (text.charCodeAt(i - 1) === CR && text.charCodeAt(i) === NL) i++;
    } else if (c === 35 && fresh) {
      const end = directiveEnd(text, i, comment);
      const directive = readDirective(text, out, i, end);
      if (conditionals.directive(directive)) i = Math.max(end, conditionals.skipTo(text, end));
      else {
        directives.push(directive);
        i = end;
      }
      blank(directive.span[0], end);
      fresh = true;
    } else {
      fresh = false;
      const start = i;
      if (isDigit(c) || (c === 46 && isDigit(text.charCodeAt(i + 1)))) {
        i = numberEnd(text, i);
        shape.token('number', start, i, c);
      } else if (isWord(c)) {
        while (i < n && isWord(text.charCodeAt(i))) i++;
        if (text.charCodeAt(i) === 34 && i - start <= 3 && /^(?:u8|[uUL])?R$/.test(text.slice(start, i))) {
          i = rawStringEnd(text, i);
          shape.token('string', start, i, 34);
        } else shape.token('word', start, i, c);
      } else if (c === 34 || c === 39) {
        i = quotedEnd(text, i);
        shape.token('string', start, i, c);
      } else {
        i++;
        shape.token('punct', start, i, c);
      }
    }
  }
  conditionals.finish(n);
  shape.end(n);
  for (const dead of conditionals.dead) blank(dead[0], dead[1]);
  return { clean: decode(out), directives, conditionals: conditionals.roots, ignores, heads: shape.heads };
}

const utf16 = new TextDecoder('utf-16le', { ignoreBOM: true });

/** UTF-16 code units to a string of the same length; half a surrogate pair becomes U+FFFD. */
export function decode(units: Uint16Array): string {
  return utf16.decode(units);
}

function aloneOnLine(text: string, from: number, to: number): boolean {
  let a = from - 1;
  while (a >= 0 && (text.charCodeAt(a) === SPACE || text.charCodeAt(a) === 9)) a--;
  let b = to;
  while (b < text.length && (text.charCodeAt(b) === SPACE || text.charCodeAt(b) === 9)) b++;
  const ends = (i: number): boolean =>
    i < 0 || i >= text.length || text.charCodeAt(i) === NL || text.charCodeAt(i) === CR;
  return ends(a) && ends(b);
}

/** End of the line that holds `i`, continued lines included, before the line break. */
function lineEnd(text: string, i: number): number {
  for (let at = i; ; ) {
    let end = at;
    while (end < text.length && text.charCodeAt(end) !== NL && text.charCodeAt(end) !== CR) end++;
    if (end >= text.length || text.charCodeAt(end - 1) !== 92) return end;
    at = end + (text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === NL ? 2 : 1);
  }
}

function directiveEnd(text: string, from: number, comment: (from: number, to: number) => void): number {
  let i = from;
  const n = text.length;
  while (i < n) {
    const c = text.charCodeAt(i);
    if (c === NL || c === CR) return i;
    if (c === 92) {
      const two = text.charCodeAt(i + 1) === CR && text.charCodeAt(i + 2) === NL;
      i += two ? 3 : 2;
    } else if (c === 47 && text.charCodeAt(i + 1) === 47) {
      const end = lineEnd(text, i);
      comment(i, end);
      return end;
    } else if (c === 47 && text.charCodeAt(i + 1) === 42) {
      const close = text.indexOf('*/', i + 2);
      const end = close < 0 ? n : close + 2;
      comment(i, end);
      i = end;
    } else if (c === 34) i = quotedEnd(text, i);
    else i++;
  }
  return n;
}

function readDirective(text: string, out: Uint16Array, start: number, end: number): Directive {
  const head = /^#[ \t]*([A-Za-z_]*)[ \t]*/.exec(text.slice(start, Math.min(end, start + 200)));
  const restAt = start + (head?.[0].length ?? 1);
  let rest = decode(out.subarray(restAt, end));
  if (rest.includes('\\')) rest = rest.replace(/\\(\r\n|\r|\n)/g, (m) => ' '.repeat(m.length));
  if (/[\r\n]/.test(rest)) rest = rest.replace(/[\r\n]/g, ' ');
  return { name: head?.[1] ?? '', span: [start, end], restAt, rest };
}

function numberEnd(text: string, from: number): number {
  let i = from;
  for (; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (isWord(c) || c === 46) continue;
    if (c === 39 && isWord(text.charCodeAt(i + 1))) continue;
    if ((c === 43 || c === 45) && /[eEpP]/.test(text.charAt(i - 1)) && !/^0[xX]/.test(text.slice(from, from + 2)))
      continue;
    break;
  }
  return i;
}

function quotedEnd(text: string, from: number): number {
  const quote = text.charCodeAt(from);
  for (let i = from + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 92) {
      if (text.charCodeAt(i + 1) === CR && text.charCodeAt(i + 2) === NL) i++;
      i++;
    } else if (c === quote) return i + 1;
    else if (c === NL || c === CR) return i;
  }
  return text.length;
}

function rawStringEnd(text: string, quote: number): number {
  const open = text.indexOf('(', quote);
  if (open < 0 || open - quote > 18) return quotedEnd(text, quote);
  const close = text.indexOf(`)${text.slice(quote + 1, open)}"`, open);
  return close < 0 ? text.length : close + open - quote + 1;
}
