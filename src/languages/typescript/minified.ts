/** Few lines written by hand are longer, but for a string or table of numbers; some tools break theirs at 500. */
const longLine = 400;

/** A smaller file is cheap to read, whatever it is. */
const small = 4_000;

/** So much code in one line makes it squeezed, however long the data beside it. */
const crowded = 500;

/** Whether a text is a bundle that a tool squeezed: most of it lies in very long lines of code. */
export function isMinified(text: string): boolean {
  let squeezed = 0;
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    const length = end - start;
    if (length > longLine && codeMarks(text, start, end) > Math.min(length / 100, crowded)) squeezed += length;
    start = end + 1;
  }
  return squeezed > small && squeezed > text.length / 2;
}

/** Opening braces, parentheses and semicolons in a part of a text. */
function codeMarks(text: string, start: number, end: number): number {
  let marks = 0;
  for (let i = start; i < end; i++) {
    const c = text.charCodeAt(i);
    if (c === 0x28 || c === 0x3b || c === 0x7b) marks++;
  }
  return marks;
}
