/**
 * Paths that a git index (`.git/index`, format versions 2 to 4) holds, for the question whether an ignored file is committed all the same.
 * A sparse index's folder entry ends in `/`. Returns undefined where the bytes are no index that can be read alone
 * (damaged, or split: then most entries lie in another file). Format: gitformat-index(5).
 */
export function gitIndexPaths(bytes: Uint8Array): string[] | undefined {
  if (bytes.length < 12) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(0) !== 0x44495243) return undefined;
  const version = view.getUint32(4);
  const count = view.getUint32(8);
  if (version < 2 || version > 4) return undefined;
  for (const hashBytes of [20, 32]) {
    const read = entries(bytes, view, version, count, hashBytes);
    if (read) return hasExtension(bytes, view, read.end, hashBytes, 'link') ? undefined : read.paths;
  }
  return undefined;
}

const decoder = new TextDecoder();

function entries(
  bytes: Uint8Array,
  view: DataView,
  version: number,
  count: number,
  hashBytes: number,
): { paths: string[]; end: number } | undefined {
  const paths: string[] = [];
  let at = 12;
  let last: Uint8Array = new Uint8Array(0);
  for (let n = 0; n < count; n++) {
    const flagsAt = at + 40 + hashBytes;
    if (flagsAt + 2 > bytes.length) return undefined;
    const mode = view.getUint32(at + 24);
    if (!modes.has(mode & 0o170000)) return undefined;
    const extended = version >= 3 && (view.getUint16(flagsAt) & 0x4000) !== 0;
    let nameAt = flagsAt + (extended ? 4 : 2);
    let kept = 0;
    if (version === 4) {
      const drop = offsetAt(bytes, nameAt);
      if (!drop) return undefined;
      nameAt = drop.end;
      kept = last.length - drop.value;
      if (kept < 0) return undefined;
    }
    const end = bytes.indexOf(0, nameAt);
    if (end < 0) return undefined;
    const name = new Uint8Array(kept + end - nameAt);
    name.set(last.subarray(0, kept));
    name.set(bytes.subarray(nameAt, end), kept);
    if (name.length === 0) return undefined;
    paths.push(decoder.decode(name));
    last = name;
    at = version === 4 ? end + 1 : at + Math.ceil((end + 1 - at) / 8) * 8;
  }
  return { paths, end: at };
}

/** File types of an entry's mode: file, link, submodule, and a sparse index's folder. */
const modes = new Set([0o100000, 0o120000, 0o160000, 0o040000]);

/** The pack format's offset encoding, in which each further byte adds one before shifting. */
function offsetAt(bytes: Uint8Array, start: number): { value: number; end: number } | undefined {
  let at = start;
  let byte = bytes[at++];
  if (byte === undefined) return undefined;
  let value = byte & 0x7f;
  while (byte & 0x80) {
    byte = bytes[at++];
    if (byte === undefined || value > 0xffff) return undefined;
    value = ((value + 1) << 7) | (byte & 0x7f);
  }
  return { value, end: at };
}

function hasExtension(bytes: Uint8Array, view: DataView, start: number, hashBytes: number, name: string): boolean {
  let at = start;
  while (at + 8 <= bytes.length - hashBytes) {
    if (decoder.decode(bytes.subarray(at, at + 4)) === name) return true;
    at += 8 + view.getUint32(at + 4);
  }
  return false;
}
