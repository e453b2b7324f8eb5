/**
 * Java properties: `gradle.properties`, `local.properties`, Arduino's `library.properties` (these names are the kinds)
 * and any other `*.properties` (kind `properties`). Names are the keys, values with escapes resolved. `depends` of a
 * `library.properties` gives one setting an item. Format:
 * https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Properties.html#load(java.io.Reader)
 */
import { baseName, linesOf } from './lines.ts';
import type { Format, Reading } from './reading.ts';
import { Written } from './written.ts';

const kinds = new Set(['gradle.properties', 'local.properties', 'library.properties']);

export const properties: Format = {
  id: 'properties',
  handles: (path) => path.endsWith('.properties'),
  read(into, path) {
    const base = baseName(path);
    into.kind = kinds.has(base) ? base : 'properties';
    let open: Written[] = [];
    for (const line of linesOf(into.text)) {
      const text = line.text.trimStart();
      const start = line.end - text.length;
      if (!open.length && /^[#!]/.test(text)) into.comment(start, line.end);
      else if (text || open.length) {
        // An odd number of backslashes at the end goes on with the next line.
        const goesOn = (/\\*$/.exec(text)?.[0].length ?? 0) % 2 === 1;
        open.push(Written.piece(goesOn ? text.slice(0, -1) : text, start, 0));
        if (goesOn) continue;
        readProperty(into, Written.join(open));
        open = [];
      }
    }
    if (open.length) readProperty(into, Written.join(open));
  },
};

function readProperty(into: Reading, line: Written): void {
  const hit = /^((?:\\.|[^\\\s=:])*)\s*[=:]?\s*/s.exec(line.text);
  if (!hit?.[1]) {
    if (line.span) into.problem(line.span, 'This line has no key.');
    return;
  }
  const key = line.slice(0, hit[1].length);
  const value = line.slice(hit[0].length).trim();
  const nameSpan = key.span!;
  const valueSpan = value.span ?? [nameSpan[1], nameSpan[1]];
  const name = unescaped(key.text);
  if (into.kind === 'library.properties' && name === 'depends') {
    for (const item of value.split(/,/))
      into.set(name, item.text, { nameSpan, valueSpan: item.span!, span: item.span });
  } else into.set(name, unescaped(value.text), { nameSpan, valueSpan });
}

function unescaped(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_, code: string) => {
    if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return { n: '\n', t: '\t', r: '\r', f: '\f' }[code] ?? code;
  });
}
