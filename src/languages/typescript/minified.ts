const longLine = 1_000;

/**
 * Whether a text is a bundle that a tool squeezed: most of it lies in very long lines, and those are code rather than
 * one long string or table of numbers.
 */
export function isMinified(text: string): boolean {
  let long = 0;
  let marks = 0;
  for (let start = 0; start < text.length; ) {
    let end = text.indexOf('\n', start);
    if (end < 0) end = text.length;
    if (end - start > longLine) {
      long += end - start;
      for (let i = start; i < end; i++) {
        const c = text.charCodeAt(i);
        if (c === 0x28 || c === 0x3b || c === 0x7b) marks++;
      }
    }
    start = end + 1;
  }
  return long > 4 * longLine && long > text.length / 2 && marks > long / 100;
}
