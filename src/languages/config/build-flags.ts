import type { Written } from './written.ts';

/**
 * A `-DNAME`, `-D NAME=value` or `-UNAME` of a compiler's command line. `value` is `1` where none is given, as in C.
 */
export interface Flag {
  undefine: boolean;
  name: Written;
  value: string;
  /** Absent where no value is written. */
  valueAt?: Written;
}

/** The words of a command line as a shell splits them; quotes are still on. */
function words(flags: Written): Written[] {
  const found: Written[] = [];
  const word = /(?:\\.|'[^']*'|"(?:\\.|[^"\\])*"|[^\s'"\\]|['"\\])+/gs;
  for (const hit of flags.text.matchAll(word)) found.push(flags.slice(hit.index, hit.index + hit[0].length));
  return found;
}

/** Takes a shell's quoting off a word: `'…'` as it stands, `\x` to `x`; other quotes vanish. */
function unquote(word: string): string {
  return word.replace(
    /'([^']*)'|"((?:\\.|[^"\\])*)"|\\(.)/gs,
    (_, single?: string, double?: string, escaped?: string) =>
      single !== undefined ? single : double !== undefined ? double.replace(/\\(["\\$`])/g, '$1') : (escaped ?? ''),
  );
}

/** The definitions among compiler flags, in order: `-DX`, `-D X=v`, `'-DX="v"'`, `-UX`. */
export function definesIn(flags: Written): Flag[] {
  const found: Flag[] = [];
  const all = words(flags);
  for (let i = 0; i < all.length; i++) {
    const word = all[i]!;
    const head = /^(['"]?)-([DU])/.exec(word.text);
    if (!head) continue;
    const whole = head[0].length === word.text.length ? all[++i] : word.slice(head[0].length);
    const flag = whole && definition(whole, head[2] === 'U', head[1]!);
    if (flag) found.push(flag);
  }
  return found;
}

/** `NAME=value` of one definition. `open`: the quote that stands before its `-D`. */
function definition(body: Written, undefine: boolean, open: string): Flag | undefined {
  const closed = open && body.text.endsWith(open) ? body.slice(0, -1) : body;
  const hit = /^(['"]?)([A-Za-z_]\w*)(?:\([^)]*\))?(=?)/.exec(closed.text);
  if (!hit) return undefined;
  const name = closed.slice(hit[1]!.length, hit[1]!.length + hit[2]!.length);
  if (!hit[3]) return { undefine, name, value: '1' };
  const quote = hit[1]!;
  const rest = closed.slice(hit[0].length, quote && closed.text.endsWith(quote) ? -1 : undefined);
  // Inside quotes that hold the whole definition, a double quote is part of the value: `'-DX="v"'`.
  const outer = open || quote;
  const value = outer ? (outer === '"' ? unquote(`"${rest.text}"`) : rest.text) : unquote(rest.text);
  return { undefine, name, value, valueAt: rest };
}
