import type { Expr, Span } from '../../program/ir.ts';
import { type Lowering, textOf } from './lowering.ts';
import { type Node, spanOf } from './tree.ts';

const escapes: Record<string, string> = { t: '\t', b: '\b', n: '\n', r: '\r' };

/** A number literal's value: separators and the suffixes `L`, `u`, `f` dropped; hexadecimal and binary read. */
export function numberLiteral(cx: Lowering, node: Node): Expr {
  const text = textOf(cx, node).replaceAll('_', '');
  const based = /^0[xXbB]/.test(text);
  const value = Number(based ? text.replace(/[uU]?[lL]?$/, '') : text.replace(/[uUlLfF]+$/, ''));
  return { k: 'lit', span: spanOf(node), type: 'number', value: Number.isFinite(value) ? value : 0 };
}

/** A character literal, as a string of one character. */
export function characterLiteral(cx: Lowering, node: Node): Expr {
  return { k: 'lit', span: spanOf(node), type: 'string', value: cook(textOf(cx, node).slice(1, -1)) };
}

/** A string literal, or a template where it has holes. `$name` is found here: the grammar takes it for text. */
export function stringLiteral(cx: Lowering, node: Node): Expr {
  const raw = node.type === 'multiline_string_literal';
  const quote = raw ? 3 : 1;
  const parts: (string | Expr)[] = [];
  // `$$"…"` takes a single dollar for text.
  const holes = cx.text[node.start - 1] === '$' ? /(?!)/g : raw ? rawHole : hole;
  let from = node.start + quote;
  const end = Math.max(from, node.end - quote);
  for (const part of node.kids) {
    if (part.type !== 'interpolation') continue;
    plainText(cx, [from, part.start], raw, holes, parts);
    const value = part.kids.find((k) => k.named);
    if (value) addHole(cx.expr(value), parts);
    from = part.end;
  }
  plainText(cx, [from, end], raw, holes, parts);
  if (parts.every((part) => typeof part === 'string'))
    return { k: 'lit', span: spanOf(node), type: 'string', value: parts.join('') };
  return { k: 'template', span: spanOf(node), parts };
}

const hole = /\\[\s\S]|\$([A-Za-z_]\w*|`[^`\r\n]+`)/g;
const rawHole = /\$([A-Za-z_]\w*|`[^`\r\n]+`)/g;

function plainText(cx: Lowering, [from, to]: Span, raw: boolean, holes: RegExp, parts: (string | Expr)[]): void {
  const text = cx.text.slice(from, to);
  let done = 0;
  for (const match of text.matchAll(holes)) {
    const name = match[1];
    if (!name) continue;
    addText(text.slice(done, match.index), raw, parts);
    const start = from + match.index + 1;
    parts.push({ k: 'name', span: [start, start + name.length], name: name.replaceAll('`', '') });
    done = match.index + match[0].length;
  }
  addText(text.slice(done), raw, parts);
}

function addText(text: string, raw: boolean, parts: (string | Expr)[]): void {
  if (text) append(raw ? text : cook(text), parts);
}

/** A hole that holds a literal (`${'$'}`) is text. */
function addHole(value: Expr, parts: (string | Expr)[]): void {
  if (value.k === 'lit' && value.type === 'string') append(String(value.value), parts);
  else parts.push(value);
}

function append(text: string, parts: (string | Expr)[]): void {
  const last = parts.length - 1;
  if (typeof parts[last] === 'string') parts[last] += text;
  else parts.push(text);
}

function cook(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (_all, code: string) =>
    code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (escapes[code] ?? code),
  );
}
