import type { Dialect } from './parse.ts';

/** The scripts of a page or component, as one text of the file's own length. */
export interface Scripts {
  text: string;
  dialect: Dialect;
}

/** No attribute holds a `<`: the bound keeps a page of openings without an end linear. */
const opening = /<script\b([^<>]*)>/gi;
const closing = /<\/script\s*>/gi;

/**
 * Blanks everything outside `<script>` with spaces, so that every offset stays what it is.
 * Data blocks (`type="application/json"`, templates) are left out.
 */
export function scriptBlocks(text: string): Scripts {
  let out = '';
  let done = 0;
  let dialect: Dialect = 'js';
  opening.lastIndex = 0;
  for (let open = opening.exec(text); open; open = opening.exec(text)) {
    const start = opening.lastIndex;
    closing.lastIndex = start;
    const close = closing.exec(text);
    const end = close ? close.index : text.length;
    opening.lastIndex = close ? closing.lastIndex : text.length;
    const attributes = open[1] ?? '';
    if (!isScript(attributes)) continue;
    const lang = attribute(attributes, 'lang');
    if (lang === 'ts' || lang === 'typescript') dialect = 'ts';
    if (lang === 'tsx') dialect = 'tsx';
    // The tag's end separates one block's last statement from the next block's first.
    out += `${blank(text.slice(done, start - 1))};${text.slice(start, end)}`;
    done = end;
  }
  return { text: out + blank(text.slice(done)), dialect };
}

function isScript(attributes: string): boolean {
  const type = attribute(attributes, 'type');
  return (
    !type || /^(?:module|(?:text|application)\/(?:x-)?(?:java|ecma|type)script|text\/babel|text\/jsx)$/i.test(type)
  );
}

function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes);
  return found?.[1] ?? found?.[2] ?? found?.[3];
}

function blank(text: string): string {
  return text.replace(/[^\r\n]/g, ' ');
}
