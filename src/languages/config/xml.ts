import { SaxesParser } from 'saxes';
import type { Span } from '../../program/ir.ts';
import { trimmed } from './lines.ts';
import type { Reading } from './reading.ts';

export interface Attribute {
  name: string;
  /** Entities of XML itself resolved; entities of a document type are left as written. */
  value: string;
  nameSpan: Span;
  valueSpan: Span;
}
export interface Element {
  name: string;
  nameSpan: Span;
  /** From `<` of the start tag to the end of its end tag; of the start tag where that is missing. */
  span: Span;
  attributes: Attribute[];
  children: Element[];
  /** The text directly inside, with where it starts and ends; blanks around it are left out. */
  text: string;
  textSpan?: Span;
}

/**
 * Reads an XML file as a tree with places; undefined where there is no element. Broken XML gives problems and what
 * could be read.
 */
export function readXml(into: Reading): Element | undefined {
  const { text } = into;
  const parser = new SaxesParser({ position: true });
  const open: Element[] = [];
  let root: Element | undefined;
  let attributes: Attribute[] = [];
  let nameSpan: Span = [0, 0];
  /** Where the last tag or comment ended: text inside an element begins there. */
  let after = 0;
  let comments = 0;
  parser.on('opentagstart', ({ name }) => {
    const start = text.lastIndexOf(`<${name}`, parser.position);
    nameSpan = [start + 1, start + 1 + name.length];
    attributes = [];
  });
  parser.on('attribute', ({ name, value }) => attributes.push(placed(text, name, value, parser.position)));
  parser.on('opentag', ({ name }) => {
    after = parser.position;
    const element: Element = { name, nameSpan, span: [nameSpan[0] - 1, after], attributes, children: [], text: '' };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('closetag', () => {
    const element = open.pop();
    after = parser.position;
    if (element) element.span = [element.span[0], after];
  });
  parser.on('text', (content) => {
    const stop = text[parser.position - 1] === '<' ? parser.position - 1 : parser.position;
    addText(open.at(-1), content, trimmed(text.slice(after, stop), after).span);
  });
  parser.on('cdata', (content) => {
    const end = parser.position - ']]>'.length;
    addText(open.at(-1), content, [end - content.length, end]);
    after = parser.position;
  });
  // saxes reports a comment before it has read its `>`, and again after each `--` inside, which XML forbids.
  parser.on('comment', () => {
    const start = text.lastIndexOf('<!--', parser.position);
    const end = text.indexOf('-->', start + 4);
    if (start >= comments) into.comment(start, end < 0 ? text.length : end + 3);
    comments = start + 1;
    after = end < 0 ? text.length : end + 3;
  });
  parser.on('error', (error) => {
    if (/malformed comment/.test(error.message)) return;
    const at = Math.min(Math.max(parser.position - 1, 0), text.length);
    into.problem([at, Math.min(at + 1, text.length)], error.message.replace(/^\d+:\d+: /, ''));
  });
  parser.write(text).close();
  return root;
}

function addText(element: Element | undefined, content: string, span: Span): void {
  if (!element || !content.trim()) return;
  element.text = `${element.text}${content}`.trim();
  element.textSpan = [element.textSpan?.[0] ?? span[0], span[1]];
}

/** saxes reports an attribute right after its closing quote; the raw value can't hold that quote. */
function placed(text: string, name: string, value: string, end: number): Attribute {
  const quote = text[end - 1];
  const quoted = quote === '"' || quote === "'";
  const stop = quoted ? end - 1 : end;
  const start = quoted ? text.lastIndexOf(quote, stop - 1) + 1 : stop;
  const nameStart = Math.max(text.lastIndexOf(name, start - 1), 0);
  return { name, value, nameSpan: [nameStart, nameStart + name.length], valueSpan: [start, stop] };
}
