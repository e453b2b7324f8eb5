import type { Finding, Severity } from '../model/finding.ts';
import type { Excerpts } from '../model/review.ts';
import { plain, width } from './plain.ts';
import { type Colors, columns, paint, type Style } from './style.ts';

/** Lines of a finding shown at most. */
const MOST_LINES = 6;

/** The source around a finding, with line numbers and carets; empty where the source is not at hand. */
export function codeFrame(finding: Finding, excerpts: Excerpts, style: Style, c: Colors): string[] {
  const lines = excerpts[finding.path];
  if (lines?.[finding.line] === undefined) return [];
  const last = Math.min(finding.endLine, finding.line + MOST_LINES - 1);
  const shown: number[] = [];
  for (let line = finding.line - 1; line <= last + 1; line++) {
    if (lines[line] === undefined) continue;
    const outside = line < finding.line || line > last;
    if (!outside || lines[line]!.trim() !== '') shown.push(line);
  }
  const gutter = String(shown.at(-1)).length;
  const room = columns(style) - gutter - 8;
  const indent = Math.min(...shown.map((line) => leading(lines[line]!)).filter((n) => n >= 0));
  const out: string[] = [];
  for (const line of shown) {
    const at = line >= finding.line && line <= last;
    const raw = lines[line]!;
    const from = line === finding.line ? finding.column - 1 : leading(raw);
    const to = line === finding.endLine ? finding.endColumn - 1 : raw.trimEnd().length;
    const cut = window(raw, Math.min(indent, from), from, room);
    const number = String(line).padStart(gutter);
    out.push(`  ${at ? paint(c, finding.severity, '>') : ' '} ${c.dim(`${number} │`)} ${cut.text}`.trimEnd());
    if (line === finding.line)
      out.push(`    ${' '.repeat(gutter)} ${c.dim('│')} ${carets(cut, from, to, finding.severity, c)}`);
  }
  if (finding.endLine > last) out.push(`    ${' '.repeat(gutter)} ${c.dim('│ …')}`);
  return out;
}

/** Number of leading blanks, or -1 for a blank line. */
const leading = (line: string): number => line.search(/\S/);

interface Window {
  text: string;
  /** Raw offset of the first character, and what was put before it. */
  start: number;
  mark: string;
  raw: string;
  end: number;
}

/** As much of a line as fits, with the given offset in it. */
function window(raw: string, indent: number, from: number, room: number): Window {
  const start = from - indent > room - 20 ? from - 12 : indent;
  const mark = start > indent ? '…' : '';
  let end = start;
  while (end < raw.length && width(plain(raw.slice(start, end + 1))) <= room - 2) end++;
  const text = mark + plain(raw.slice(start, end)) + (end < raw.length ? '…' : '');
  return { text, start, mark, raw, end };
}

function carets(cut: Window, from: number, to: number, severity: Severity, c: Colors): string {
  const before = width(cut.mark + plain(cut.raw.slice(cut.start, from)));
  const long = width(plain(cut.raw.slice(from, Math.min(Math.max(to, from), cut.end))));
  return ' '.repeat(before) + paint(c, severity, '^'.repeat(Math.max(1, long)));
}
