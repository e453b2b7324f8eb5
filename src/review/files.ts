import type { Host } from '../host/host.ts';
import type { FrontEnd } from '../languages/front-end.ts';
import type { Skipped } from '../model/finding.ts';
import type { Unit } from '../program/ir.ts';
import { decode, isMinified } from './decode.ts';
import type { Candidate } from './discover.ts';

/** A file that was read. */
export interface ReadFile extends Candidate {
  frontEnd: FrontEnd;
  bytes: number;
  hash: string;
  /** Its text, until it is lowered or its words are indexed; then it is read again when it is wanted. */
  text: string | null;
  /** What chose it for lowering: a word, a wanted name, its kind; null while nothing does. */
  chosenBy: string | null;
  unit: Unit | null;
  /** Number under which the word index knows it. */
  number: number;
}

/** Files read at once: bounds how many bytes wait to be scanned. */
const BATCH = 128;

export interface ReadOptions {
  host: Host;
  maxBytes: number;
  frontEnd(path: string): FrontEnd | undefined;
}

/**
 * Reads and decodes files, each once.
 * @param take gets every file that is text, in the order of the candidates
 * @returns what was skipped: too large, binary or minified by policy; vanished or unreadable as incomplete
 */
export async function readFiles(
  candidates: readonly Candidate[],
  options: ReadOptions,
  take: (file: Omit<ReadFile, 'number' | 'chosenBy' | 'unit'> & { text: string }) => void,
): Promise<Skipped[]> {
  const skipped: Skipped[] = [];
  for (let at = 0; at < candidates.length; at += BATCH) {
    const batch = candidates.slice(at, at + BATCH);
    const read = await options.host.read(
      batch.map((file) => file.absolute),
      options.maxBytes,
    );
    for (const [i, file] of batch.entries()) {
      const { bytes, error } = read[i] ?? {};
      const frontEnd = options.frontEnd(file.path);
      if (!frontEnd) continue;
      if (!bytes) {
        skipped.push({ path: file.path, ...whyUnread(error?.code, error?.message) });
        continue;
      }
      const decoded = decode(bytes);
      if ('binary' in decoded) {
        skipped.push({ path: file.path, reason: decoded.binary, incomplete: false });
      } else if (isMinified(file.path, decoded.text)) {
        skipped.push({ path: file.path, reason: 'minified: written by a tool', incomplete: false });
      } else {
        take({ ...file, frontEnd, bytes: bytes.length, hash: options.host.hash(bytes), text: decoded.text });
      }
    }
  }
  return skipped;
}

function whyUnread(
  code: string | undefined,
  message = 'it could not be read',
): { reason: string; incomplete: boolean } {
  if (code === 'too-large') return { reason: `too large: ${message} (maxFileBytes)`, incomplete: false };
  if (code === 'not-found') return { reason: 'vanished while the project was read; scan again', incomplete: true };
  return { reason: `not readable: ${message}; make it readable or exclude it`, incomplete: true };
}
