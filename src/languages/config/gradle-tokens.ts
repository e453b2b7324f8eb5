import type { Span } from '../../program/ir.ts';
import type { Reading } from './reading.ts';

export interface Token {
  kind: 'word' | 'string' | 'number' | 'mark' | 'break';
  /** A string's content with its escapes resolved; `${…}` stays as written. */
  text: string;
  /** With the quotes of a string. */
  span: Span;
}

const pieces = [
  String.raw`(?<blank>[ \t\f\ufeff]+|\\\r?\n)`,
  String.raw`(?<break>\r\n|[\n\r;])`,
  String.raw`(?<comment>//[^\r\n]*|/\*[\s\S]*?(?:\*/|$))`,
  String.raw`(?<string>"""[\s\S]*?(?:"""|$)|'''[\s\S]*?(?:'''|$)` +
    String.raw`|"(?:\\[\s\S]|\$\{[^}\n]*\}|[^"\\\n])*"?|'(?:\\[\s\S]|[^'\\\n])*'?)`,
  String.raw`(?<number>\d[\w.]*)`,
  '(?<word>[A-Za-z_$][\\w$]*|`[^`\\n]*`)',
  // After `=~` a pattern stands between slashes.
  String.raw`(?<mark>(?<==~[ \t]*)/(?:\\.|[^/\n])+/|\?\.|\+=|-=|==|!=|->|&&|\|\||\?:|\S)`,
];
const pattern = new RegExp(pieces.join('|'), 'gy');

/** Splits a Gradle script, Groovy or Kotlin, into tokens. Line ends and `;` come as `break`. */
export function gradleTokens(into: Reading): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  for (let hit = pattern.exec(into.text); hit; hit = pattern.exec(into.text)) {
    const groups = hit.groups ?? {};
    const span: Span = [hit.index, pattern.lastIndex];
    if (groups.comment !== undefined) into.comment(span[0], span[1]);
    else if (groups.break !== undefined) tokens.push({ kind: 'break', text: '\n', span });
    else if (groups.string !== undefined) tokens.push(stringToken(into, groups.string, span));
    else if (groups.number !== undefined) tokens.push({ kind: 'number', text: hit[0], span });
    else if (groups.word !== undefined) tokens.push({ kind: 'word', text: hit[0].replace(/`/g, ''), span });
    else if (groups.mark !== undefined) tokens.push({ kind: 'mark', text: hit[0], span });
  }
  return tokens;
}

function stringToken(into: Reading, raw: string, span: Span): Token {
  const quote = /^("""|'''|"|')/.exec(raw)![1]!;
  const closed = raw.length >= quote.length * 2 && raw.endsWith(quote);
  if (!closed) into.problem(span, 'The string has no closing quote.');
  const inner = raw.slice(quote.length, closed ? -quote.length : undefined);
  return { kind: 'string', text: unescaped(inner), span };
}

/** Escapes of Groovy, Java and Kotlin strings. */
export function unescaped(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (_, code: string) => {
    if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return { n: '\n', t: '\t', r: '\r', b: '\b' }[code] ?? code;
  });
}

/** Place of a token's content: a string's without its quotes. */
export function contentSpan(text: string, { kind, span }: Token): Span {
  if (kind !== 'string') return span;
  const raw = text.slice(span[0], span[1]);
  const quote = /^("""|'''|"|')/.exec(raw)![1]!.length;
  return [
    span[0] + quote,
    Math.max(span[0] + quote, raw.length >= 2 * quote && raw.endsWith(raw.slice(0, quote)) ? span[1] - quote : span[1]),
  ];
}
