import type { Literal } from '../../program/ir.ts';
import { type Lowering, textOf } from './lowering.ts';
import { type Node, spanOf } from './tree.ts';

/** A number literal's value: separators and the suffixes `L`, `f`, `d` dropped; hexadecimal, octal and binary read. */
export function numberLiteral(cx: Lowering, node: Node): Literal {
  const text = textOf(cx, node).replaceAll('_', '');
  return { k: 'lit', span: spanOf(node), type: 'number', value: numberIn(text, node.type) };
}

function numberIn(text: string, type: string): number {
  let value: number;
  if (type === 'hex_floating_point_literal') value = hexFloat(text);
  else if (/^0[xXbB]/.test(text)) value = Number(text.replace(/[lL]$/, ''));
  else if (/^0[0-7]+[lL]?$/.test(text)) value = Number.parseInt(text, 8);
  else value = Number(text.replace(/[lLfFdD]$/, ''));
  return Number.isFinite(value) ? value : 0;
}

/** `0x1.8p3` = 1.5 · 2³ (JLS 3.10.2). */
function hexFloat(text: string): number {
  const match = /^0[xX]([0-9a-fA-F]*)\.?([0-9a-fA-F]*)[pP]([-+]?\d+)/.exec(text);
  if (!match) return 0;
  const [, whole = '', part = '', exponent = '0'] = match;
  return Number.parseInt(whole + part || '0', 16) * 2 ** (Number(exponent) - 4 * part.length);
}

/** A string literal or text block, and a character literal as a string of one character. */
export function textLiteral(cx: Lowering, node: Node): Literal {
  const text = textOf(cx, node);
  const value = text.startsWith('"""') ? textBlock(text) : cook(text.slice(1, /["']$/.test(text) ? -1 : undefined));
  return { k: 'lit', span: spanOf(node), type: 'string', value };
}

/** A text block's content: line ends as `\n`, common indentation and trailing blanks removed, then escapes read (JLS 3.10.6). */
function textBlock(text: string): string {
  const content = text.replace(/^"""[^\r\n]*(\r\n|\r|\n)?/, '').replace(/"""$/, '');
  const lines = content.split(/\r\n|\r|\n/);
  const counted = lines.filter((line, i) => line.trim() !== '' || i === lines.length - 1);
  const indent = Math.min(...counted.map((line) => line.length - line.trimStart().length));
  const bare = lines.map((line) => (line.trim() === '' ? '' : line.slice(indent).replace(/[ \t]+$/, '')));
  return cook(bare.join('\n').replace(/(?<!\\)((?:\\\\)*)\\\n/g, '$1'));
}

const escapes: Record<string, string> = { t: '\t', b: '\b', n: '\n', r: '\r', f: '\f', s: ' ' };

/** Reads escapes: `\n`, `\u0041`, octal `\101` (JLS 3.10.7). */
function cook(text: string): string {
  return text.replace(/\\(u+[0-9a-fA-F]{4}|[0-3]?[0-7]{1,2}|[\s\S])/g, (_all, code: string) => {
    if (code.startsWith('u') && code.length > 1)
      return String.fromCharCode(Number.parseInt(code.replace(/^u+/, ''), 16));
    if (/^[0-7]/.test(code)) return String.fromCharCode(Number.parseInt(code, 8));
    return escapes[code] ?? code;
  });
}
