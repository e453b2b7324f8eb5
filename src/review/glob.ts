/**
 * Path patterns, matched in time linear in pattern times path: patterns come from the scanned project, so that none may
 * run away as a regular expression could.
 */
export type Glob = readonly Segment[];
type Segment = '**' | readonly Token[];
type Token =
  | { k: 'char'; char: string }
  | { k: 'any' }
  | { k: 'star' }
  | { k: 'class'; not: boolean; ranges: string[] };

/**
 * Reads one pattern as gitignore(5) does: `*`, `?`, `[a-z]`, `[!a]`, backslash, and `**` as a whole path segment.
 * The pattern is anchored to the start of the path.
 */
export function parseGlob(pattern: string): Glob {
  return pattern.split('/').map((segment) => (segment === '**' ? '**' : parseSegment(segment)));
}

/** Whether a pattern matches a whole path (`a/b.c`). A last `**` needs at least one segment. */
export function matchesGlob(glob: Glob, path: string): boolean {
  const parts = path.split('/');
  let g = 0;
  let p = 0;
  let retryG = -1;
  let retryP = 0;
  while (p < parts.length) {
    const segment = glob[g];
    if (segment === '**') {
      retryG = g;
      retryP = g === glob.length - 1 ? p + 1 : p;
      if (g === glob.length - 1) return true;
      g++;
    } else if (segment && matchesSegment(segment, parts[p]!)) {
      g++;
      p++;
    } else if (retryG >= 0) {
      g = retryG + 1;
      p = ++retryP;
    } else return false;
  }
  return g === glob.length;
}

/** Whether something below the folder could match: the pattern's first segments match the folder's as far as both go. */
export function couldMatchBelow(glob: Glob, folder: string): boolean {
  if (folder === '') return true;
  const parts = folder.split('/');
  for (const [i, part] of parts.entries()) {
    const segment = glob[i];
    if (segment === '**') return true;
    if (!segment || !matchesSegment(segment, part)) return false;
  }
  return glob.length > parts.length;
}

function parseSegment(text: string): Token[] {
  const tokens: Token[] = [];
  for (let i = 0; i < text.length; i++) {
    const char = text[i]!;
    if (char === '*') {
      if (tokens.at(-1)?.k !== 'star') tokens.push({ k: 'star' });
    } else if (char === '?') tokens.push({ k: 'any' });
    else if (char === '\\' && i + 1 < text.length) tokens.push({ k: 'char', char: text[++i]! });
    else if (char === '[') {
      const end = classEnd(text, i);
      if (end < 0) tokens.push({ k: 'char', char });
      else {
        tokens.push(parseClass(text.slice(i + 1, end)));
        i = end;
      }
    } else tokens.push({ k: 'char', char });
  }
  return tokens;
}

function classEnd(text: string, start: number): number {
  let at = start + 1;
  if (text[at] === '!' || text[at] === '^') at++;
  if (text[at] === ']') at++;
  while (at < text.length && text[at] !== ']') at += text[at] === '\\' ? 2 : 1;
  return at < text.length ? at : -1;
}

function parseClass(inside: string): Token {
  const not = inside[0] === '!' || inside[0] === '^';
  const chars: string[] = [];
  for (let i = not ? 1 : 0; i < inside.length; i++) {
    if (inside[i] === '\\' && i + 1 < inside.length) i++;
    const from = inside[i]!;
    if (inside[i + 1] === '-' && i + 2 < inside.length) {
      i += inside[i + 2] === '\\' && i + 3 < inside.length ? 3 : 2;
      chars.push(from + inside[i]!);
    } else chars.push(from + from);
  }
  return { k: 'class', not, ranges: chars };
}

function matchesSegment(tokens: readonly Token[], name: string): boolean {
  let t = 0;
  let n = 0;
  let retryT = -1;
  let retryN = 0;
  while (n < name.length) {
    const token = tokens[t];
    if (token?.k === 'star') {
      retryT = t++;
      retryN = n;
    } else if (token && matchesChar(token, name[n]!)) {
      t++;
      n++;
    } else if (retryT >= 0) {
      t = retryT + 1;
      n = ++retryN;
    } else return false;
  }
  while (tokens[t]?.k === 'star') t++;
  return t === tokens.length;
}

function matchesChar(token: Token, char: string): boolean {
  if (token.k === 'char') return token.char === char;
  if (token.k === 'any') return true;
  if (token.k === 'star') return false;
  return token.not !== token.ranges.some((range) => char >= range[0]! && char <= range[1]!);
}
