import type { Literal, Span } from '../../program/ir.ts';

/**
 * A C or C++ number: decimal, hex, binary, octal, with suffixes and digit separators (`0x1FUL`, `1'000`, `1.5e3f`).
 * @returns undefined where the text is no number
 */
export function numberOf(text: string): number | undefined {
  // The grammar takes a sign in front into the number.
  if (text.startsWith('-') || text.startsWith('+')) {
    const value = numberOf(text.slice(1).trim());
    return value === undefined || text.startsWith('+') ? value : -value;
  }
  const t = text.includes("'") ? text.replaceAll("'", '') : text;
  let m = /^0[xX]([0-9a-fA-F]+)[uUlLzZ]*$/.exec(t);
  if (m) return Number.parseInt(m[1]!, 16);
  m = /^0[bB]([01]+)[uUlLzZ]*$/.exec(t);
  if (m) return Number.parseInt(m[1]!, 2);
  m = /^0([0-7]+)[uUlLzZ]*$/.exec(t);
  if (m) return Number.parseInt(m[1]!, 8);
  m = /^(\d+)[uUlLzZ]*$/.exec(t);
  if (m) return Number.parseInt(m[1]!, 10);
  m = /^(\d*\.?\d*(?:[eE][+-]?\d+)?)[fFlL]?$/.exec(t);
  if (m && /\d/.test(m[1]!)) return Number.parseFloat(m[1]!);
  return undefined;
}

const simple: Record<string, string> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  e: '\x1b',
};

/** The text that a string's or character's inside stands for: escapes resolved, continued lines joined. */
export function cook(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(
    /\\(?:x([0-9a-fA-F]+)|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{1,3})|(\r\n|[\s\S]))/g,
    (_, x?: string, u?: string, big?: string, oct?: string, one?: string) => {
      if (x !== undefined) return String.fromCharCode(Number.parseInt(x.slice(-4), 16) & 0xffff);
      if (u !== undefined) return String.fromCharCode(Number.parseInt(u, 16));
      if (big !== undefined) {
        const code = Number.parseInt(big, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '';
      }
      if (oct !== undefined) return String.fromCharCode(Number.parseInt(oct, 8));
      if (one === '\n' || one === '\r\n' || one === '\r') return '';
      return simple[one ?? ''] ?? one ?? '';
    },
  );
}

/** A string literal's own text, with its prefix (`u8"…"`, `R"x(…)x"`), as the text it stands for. */
export function stringOf(text: string): string {
  const quote = text.indexOf('"');
  if (quote < 0) return text;
  if (text.slice(0, quote).endsWith('R')) {
    const open = text.indexOf('(', quote);
    const tail = text.lastIndexOf(')');
    return open < 0 || tail < open ? '' : text.slice(open + 1, tail);
  }
  const end = text.length > quote + 1 && text.endsWith('"') ? text.length - 1 : text.length;
  return cook(text.slice(quote + 1, end));
}

/** A character literal's number; several characters as GCC packs them. */
export function charOf(text: string): number {
  const quote = text.indexOf("'");
  const inside = cook(text.slice(quote + 1, text.endsWith("'") ? -1 : undefined));
  let value = 0;
  for (const c of inside) value = (value * 256 + (c.codePointAt(0) ?? 0)) % 2 ** 32;
  return value;
}

export function literal(span: Span, value: string | number | boolean | null): Literal {
  const type =
    value === null ? 'null' : typeof value === 'string' ? 'string' : typeof value === 'number' ? 'number' : 'bool';
  return { k: 'lit', span, type, value };
}
