/** One entry of a folder. A link is never followed by the engine: its kind says so. */
export interface HostEntry {
  name: string;
  kind: 'file' | 'folder' | 'link' | 'other';
}

export type HostErrorCode = 'not-found' | 'no-permission' | 'too-large' | 'changed' | 'failed';

/** Why the machine could not do what was asked. */
export class HostError extends Error {
  constructor(
    readonly code: HostErrorCode,
    readonly path: string,
    message: string,
  ) {
    super(message);
  }
}

export interface HostFile {
  path: string;
  bytes?: Uint8Array;
  error?: HostError;
}

/**
 * What the engine needs of a machine. Paths are absolute, in the host's own form; only a host interprets them.
 * Every method may throw a `HostError`, and no other.
 */
export interface Host {
  /** Entries of a folder, in no particular order. */
  list(folder: string): Promise<HostEntry[]>;
  /** Size in bytes of a file, or undefined where there is no such file. */
  size(path: string): Promise<number | undefined>;
  /** Many files at once; a file that can't be read comes with its error, never as a throw. */
  read(paths: readonly string[], maxBytes: number): Promise<HostFile[]>;
  /** Joins a root and a relative path with `/` into the host's form. */
  join(root: string, relative: string): string;
  /** SHA-256 of the bytes, in hexadecimal. */
  hash(bytes: Uint8Array): string;
  /** Milliseconds since the epoch. */
  now(): number;
}
