/** A file's bytes as text, or why they are none. */
export type Decoded = { text: string } | { binary: string };

const utf8 = new TextDecoder('utf-8', { ignoreBOM: false });
const utf16le = new TextDecoder('utf-16le', { ignoreBOM: false });
const utf16be = new TextDecoder('utf-16be', { ignoreBOM: false });

/** Bytes looked at for a NUL before a file is taken for text. */
const LOOK = 8192;

/**
 * Decodes by byte order mark, else as UTF-8. The mark is not part of the text, so offsets count from behind it. Bytes that
 * are no UTF-8 become U+FFFD and the rest is read all the same. A NUL byte in the first 8192 makes a file binary.
 */
export function decode(bytes: Uint8Array): Decoded {
  const [a, b] = bytes;
  if (a === 0xff && b === 0xfe) return { text: utf16le.decode(bytes) };
  if (a === 0xfe && b === 0xff) return { text: utf16be.decode(bytes) };
  const nul = bytes.subarray(0, LOOK).indexOf(0);
  if (nul >= 0) return { binary: `binary: a NUL byte at offset ${nul}` };
  return { text: utf8.decode(bytes) };
}

const scripts = /\.(?:js|mjs|cjs|jsx|ts|tsx|css)$/i;

/** Whether a script was written by a minifier: long lines and hardly a break, or `.min.` in its name. Tables in C have long lines too and don't count. */
export function isMinified(path: string, text: string): boolean {
  if (!scripts.test(path)) return false;
  if (/[.-]min\.[a-z]+$/i.test(path)) return true;
  if (text.length < 4096) return false;
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines++;
  return text.length / lines > 350;
}
