/**
 * Gradle's version catalogs, `*.versions.toml` (kind `libs.versions.toml`): `versions/NAME`; `libraries/NAME` and
 * `plugins/NAME` where the entry is one string (`group:artifact:version`), else `libraries/NAME/module`, `…/group`,
 * `…/version`, `…/version.ref`; `bundles/NAME` once for each item. Read line by line, as the format's tables allow:
 * https://docs.gradle.org/current/userguide/version_catalogs.html
 */
import type { Span } from '../../program/ir.ts';
import { linesOf } from './lines.ts';
import type { Format, Reading } from './reading.ts';

// A string, or a bare value up to what ends it.
const value = /"((?:\\.|[^"\\])*)"|'([^']*)'|([^\s,\]}#"']+)/y;
const key = /[ \t]*("[^"\n]*"|'[^'\n]*'|[\w.-]+)[ \t]*=[ \t]*/y;

export const versionCatalog: Format = {
  id: 'libs.versions.toml',
  handles: (path) => path.endsWith('.versions.toml'),
  read(into) {
    into.kind = 'libs.versions.toml';
    let table = '';
    let done = 0;
    for (const line of linesOf(into.text)) {
      // An array or inline table may have gone on over this line.
      if (line.start < done || !line.text.trim()) continue;
      const header = /^\s*\[\s*([^\]]+?)\s*\]/.exec(line.text);
      if (header) table = header[1]!;
      else if (line.text.trimStart().startsWith('#')) into.comment(line.end - line.text.trimStart().length, line.end);
      else done = readEntry(into, table, line.start);
      if (line.start + line.text.length < done) continue;
      const comment = /^[^"'#]*(?:(?:"[^"]*"|'[^']*')[^"'#]*)*(#.*)$/.exec(line.text);
      if (comment && !line.text.trimStart().startsWith('#')) into.comment(line.end - comment[1]!.length, line.end);
    }
  },
};

/** Reads `key = value` at an offset. Gives the offset after it. */
function readEntry(into: Reading, path: string, start: number): number {
  const { text } = into;
  const named = match(key, text, start);
  if (!named) {
    const end = lineEnd(text, start);
    into.problem([start, end], 'Not an entry of the form key = value.');
    return end;
  }
  const bare = named[1]!.replace(/^["'](.*)["']$/, '$1');
  const nameStart = start + named[0].indexOf(named[1]!);
  const nameSpan: Span = [nameStart, nameStart + named[1]!.length];
  return readValue(into, path ? `${path}/${bare}` : bare, nameSpan, start + named[0].length);
}

function readValue(into: Reading, path: string, nameSpan: Span, start: number): number {
  const { text } = into;
  if (text[start] === '{' || text[start] === '[') return readItems(into, path, nameSpan, start);
  const hit = match(value, text, start);
  if (!hit) {
    into.problem([start, lineEnd(text, start)], 'This entry has no value that can be read.');
    return lineEnd(text, start);
  }
  const end = start + hit[0].length;
  const quoted = hit[3] === undefined;
  const valueSpan: Span = quoted ? [start + 1, end - 1] : [start, end];
  into.set(path, hit[1]?.replace(/\\(["\\])/g, '$1') ?? hit[2] ?? hit[3]!, {
    nameSpan,
    valueSpan,
    span: [nameSpan[0], end],
  });
  return end;
}

/** An array or an inline table. */
function readItems(into: Reading, path: string, nameSpan: Span, start: number): number {
  const { text } = into;
  const close = text[start] === '{' ? '}' : ']';
  let at = start + 1;
  while (at < text.length) {
    const blank = /(?:[\s,]|#[^\n]*)*/y;
    at += match(blank, text, at)?.[0].length ?? 0;
    if (at >= text.length) break;
    if (text[at] === close) return at + 1;
    const before = at;
    at = close === '}' ? readEntry(into, path, at) : readValue(into, path, nameSpan, at);
    if (at === before) at++;
  }
  into.problem([start, start + 1], 'This bracket is never closed.');
  return text.length;
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function lineEnd(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end;
}
