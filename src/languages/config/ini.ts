import type { Span } from '../../program/ir.ts';
import { linesOf, trimmed } from './lines.ts';
import type { Reading } from './reading.ts';
import { Written } from './written.ts';

export interface Option {
  name: string;
  nameSpan: Span;
  /** The value's lines, comments left out, joined by `\n`. */
  value: Written;
  span: Span;
}
export interface Section {
  name: string;
  nameSpan: Span;
  /** A later option of the same name replaces an earlier one. */
  options: Map<string, Option>;
}

/**
 * Reads an ini file as Python's configparser does with `#` and `;` as comments, also after a blank on a line: a line
 * that is indented deeper than its option's goes on with that option's value.
 */
export function readIni(into: Reading): Map<string, Section> {
  const sections = new Map<string, Section>();
  let section: Section | undefined;
  let option: Option | undefined;
  let indent = 0;
  for (const line of linesOf(into.text)) {
    const cut = commentAt(line.text);
    if (cut >= 0) into.comment(line.start + cut, line.end);
    const { text, span } = trimmed(cut >= 0 ? line.text.slice(0, cut) : line.text, line.start);
    if (!text) continue;
    const column = span[0] - line.start;
    if (option && column > indent) {
      extend(option, text, span);
      continue;
    }
    const header = /^\[([^\]]*)\]?/.exec(text);
    if (header) {
      if (!text.includes(']')) into.problem(span, 'The section header has no closing bracket.');
      const name = header[1]!.trim();
      section = sections.get(name) ?? {
        name,
        nameSpan: [span[0] + 1, span[0] + 1 + header[1]!.length],
        options: new Map(),
      };
      sections.set(name, section);
      option = undefined;
      continue;
    }
    indent = column;
    option = readOption(into, text, span);
    if (!section) into.problem(span, 'This line stands before any section.');
    else if (option) section.options.set(option.name, option);
  }
  return sections;
}

function readOption(into: Reading, text: string, span: Span): Option | undefined {
  const separator = /\s*[=:]\s*/.exec(text);
  const name = separator ? text.slice(0, separator.index) : text;
  if (!separator) into.problem(span, 'Not a line of the form name = value.');
  if (!name) return undefined;
  const start = span[0] + (separator ? separator.index + separator[0].length : text.length);
  const value = Written.piece(into.text.slice(start, span[1]), start, span[0]);
  return { name: name.toLowerCase(), nameSpan: [span[0], span[0] + name.length], value, span };
}

function extend(option: Option, text: string, span: Span): void {
  const home = option.span[0];
  const lineBreak = Written.piece('\n', span[0] - 1, home);
  option.value = Written.join([option.value, lineBreak, Written.piece(text, span[0], home)]);
  option.span = [option.span[0], span[1]];
}

function commentAt(line: string): number {
  const hit = /(^|\s)[#;]/.exec(line);
  return hit ? hit.index + hit[1]!.length : -1;
}
