import type { Span } from '../../program/ir.ts';
import type { Reading } from './reading.ts';

/** An argument of a command, or a bracket inside its arguments (as conditions have them). */
export interface Word {
  kind: 'word' | '(' | ')';
  /** Escapes resolved; variable references still in it. */
  text: string;
  quoted: boolean;
  /** The text's own place, inside its quotes. */
  span: Span;
}
export interface Command {
  /** Lower case: CMake's commands don't mind. */
  name: string;
  nameSpan: Span;
  words: Word[];
  span: Span;
}

/**
 * Splits a CMake file into its commands, in order
 * (https://cmake.org/cmake/help/latest/manual/cmake-language.7.html#syntax). What is no command is reported and skipped
 * up to the next line.
 */
export function commandsOf(into: Reading): Command[] {
  const { text } = into;
  const found: Command[] = [];
  const blank = /[\s\ufeff]*/y;
  const head = /([A-Za-z_]\w*)[ \t]*\(/y;
  let at = 0;
  while (at < text.length) {
    blank.lastIndex = at;
    blank.exec(text);
    at = blank.lastIndex;
    if (at >= text.length) break;
    if (text[at] === '#') {
      const end = commentEnd(text, at);
      into.comment(at, end);
      at = end;
      continue;
    }
    head.lastIndex = at;
    const hit = head.exec(text);
    if (!hit) {
      const end = lineEnd(text, at);
      into.problem([at, end], 'Not a command of CMake.');
      at = end;
      continue;
    }
    const { words, end } = wordsFrom(into, head.lastIndex);
    found.push({ name: hit[1]!.toLowerCase(), nameSpan: [at, at + hit[1]!.length], words, span: [at, end] });
    at = end;
  }
  return found;
}

function wordsFrom(into: Reading, start: number): { words: Word[]; end: number } {
  const { text } = into;
  const words: Word[] = [];
  let depth = 0;
  let at = start;
  while (at < text.length) {
    const c = text[at]!;
    if (/\s/.test(c)) at++;
    else if (c === '#') {
      const end = commentEnd(text, at);
      into.comment(at, end);
      at = end;
    } else if (c === '(' || c === ')') {
      if (c === ')' && depth-- === 0) return { words, end: at + 1 };
      if (c === '(') depth++;
      words.push({ kind: c, text: c, quoted: false, span: [at, at + 1] });
      at++;
    } else {
      const { word, end } = wordAt(into, at);
      words.push(word);
      at = end;
    }
  }
  into.problem([start - 1, start], 'This bracket is never closed.');
  return { words, end: text.length };
}

function wordAt(into: Reading, at: number): { word: Word; end: number } {
  const { text } = into;
  const bracket = /\[(=*)\[/y;
  bracket.lastIndex = at;
  const open = bracket.exec(text);
  if (open) {
    const from = at + open[0].length;
    const close = text.indexOf(`]${open[1]}]`, from);
    const stop = close < 0 ? text.length : close;
    return {
      word: { kind: 'word', text: text.slice(from, stop), quoted: true, span: [from, stop] },
      end: Math.min(stop + open[0].length, text.length),
    };
  }
  if (text[at] === '"') {
    let end = at + 1;
    while (end < text.length && text[end] !== '"') end += text[end] === '\\' ? 2 : 1;
    end = Math.min(end, text.length);
    if (text[end] !== '"') into.problem([at, at + 1], 'The string has no closing quote.');
    const inner = text.slice(at + 1, end);
    return {
      word: { kind: 'word', text: cooked(inner), quoted: true, span: [at + 1, end] },
      end: Math.min(end + 1, text.length),
    };
  }
  // An unquoted argument may hold quoted pieces (`-DX="v"`) and variable references with brackets.
  const bare = /(?:\\.|\$[({][^\s)}]*[)}]|\$<[^\s>]*|"(?:[^"\\]|\\.)*"|[^\s()#"\\])+/sy;
  bare.lastIndex = at;
  const hit = bare.exec(text);
  const end = hit ? bare.lastIndex : at + 1;
  return { word: { kind: 'word', text: cooked(text.slice(at, end)), quoted: false, span: [at, end] }, end };
}

function cooked(text: string): string {
  return text.replace(/\\(\r?\n|.)/gs, (whole, code: string) => {
    if (code === 'n') return '\n';
    if (code === 't') return '\t';
    if (code.endsWith('\n')) return '';
    return /\w|;/.test(code) ? whole : code;
  });
}

function commentEnd(text: string, at: number): number {
  const bracket = /^#\[(=*)\[/.exec(text.slice(at, at + 20));
  if (!bracket) return lineEnd(text, at);
  const close = text.indexOf(`]${bracket[1]}]`, at);
  return close < 0 ? text.length : close + bracket[1]!.length + 2;
}

function lineEnd(text: string, at: number): number {
  const ends = /[\r\n]|$/g;
  ends.lastIndex = at;
  return ends.exec(text)?.index ?? text.length;
}
