import { mask } from '../model/mask.ts';
import type { Place } from '../model/place.ts';
import type { Credential, Toy } from '../model/toy.ts';
import type { Unit } from '../program/ir.ts';

/** The literals that the toy's credentials point at. They are used to keep them out of every text, and never leave the review. */
export type Secrets = readonly string[];

/** Literals this short say nothing that could be told from other text. */
const SHORTEST = 4;

/** Gathers the literals that the toy's credentials point at, longest first. */
export function secretsOf(toy: Toy, unit: (path: string) => Unit | undefined): Secrets {
  const found = new Set<string>();
  for (const credential of toy.credentials) {
    const source = unit(credential.place.path);
    if (!source) continue;
    for (const secret of literalsOf(credential, textAt(source, credential.place))) {
      if (secret.length >= SHORTEST) found.add(secret);
    }
  }
  return [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
}

const quoted = /"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)'|`([^`]*)`/g;

function literalsOf(credential: Credential, text: string): string[] {
  if (credential.kind === 'private-key') return text.split(/\\n|\s+/).filter((part) => /^[\w+/=]{16,}$/.test(part));
  const strings = [...text.matchAll(quoted)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
  const exact = strings.filter((value) => mask(value) === credential.masked);
  if (exact.length > 0) return exact;
  if (credential.rests === 'stored') return [];
  if (strings.length > 0) return strings.filter((value) => value !== credential.name);
  const bare = /[=:]\s*(\S.*?)\s*$/.exec(text)?.[1] ?? text.trim();
  return /\s/.test(bare) ? [] : [bare];
}

function textAt(unit: Unit, place: Place): string {
  const from = (unit.lines[place.line - 1] ?? 0) + place.column - 1;
  const to = (unit.lines[place.endLine - 1] ?? 0) + place.endColumn - 1;
  return unit.text.slice(from, to);
}

/** The text with every known secret masked; nothing else changes. */
export const redact = (text: string, secrets: Secrets): string => replaceIn(text, secrets, mask);

/** A source line with every known secret dotted out at its full width, so that columns stay true. */
export const dotOut = (line: string, secrets: Secrets): string => replaceIn(line, secrets, dots);

/** A source line with the contents of all its strings dotted out, but for the given names (keys, not values). */
export function dotStrings(line: string, names: ReadonlySet<string>): string {
  return line.replace(quoted, (all: string) => {
    const inside = all.slice(1, -1);
    return names.has(inside) ? all : all[0] + dots(inside) + all.at(-1);
  });
}

/** Two characters and the length, as dots. */
const dots = (secret: string): string => {
  const shown = secret.length < 5 ? 0 : 2;
  return secret.slice(0, shown) + '•'.repeat(secret.length - shown);
};

function replaceIn(text: string, secrets: Secrets, masked: (secret: string) => string): string {
  let result = text;
  for (const secret of secrets) {
    if (!result.includes(secret)) continue;
    // A passphrase like "password" is also a word of every message: only the quoted one is the secret.
    if (/^[a-z_]{1,12}$/.test(secret)) {
      for (const quote of ['"', "'", '`']) {
        result = result.replaceAll(quote + secret + quote, () => quote + masked(secret) + quote);
      }
    } else result = result.replaceAll(secret, () => masked(secret));
  }
  return result;
}

/** A copy of plain data with every known secret masked in its texts; paths are left alone. */
export function redactAll<T>(value: T, secrets: Secrets): T {
  if (secrets.length === 0) return value;
  const copy = (at: unknown, key: string): unknown => {
    if (typeof at === 'string') return key === 'path' || key === 'masked' ? at : redact(at, secrets);
    if (Array.isArray(at)) return at.map((item) => copy(item, key));
    if (typeof at !== 'object' || at === null) return at;
    return Object.fromEntries(Object.entries(at).map(([name, item]) => [name, copy(item, name)]));
  };
  return copy(value, '') as T;
}
