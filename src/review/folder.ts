import type { Host, HostEntry } from '../host/host.ts';
import { below } from './paths.ts';

/** A folder while it is walked: its entries, and what lies a little deeper where evidence asks for it. */
export interface Folder {
  /** Relative to the walked root; `''` is the root itself. */
  path: string;
  entries: ReadonlyMap<string, HostEntry['kind']>;
  parent: Folder | null;
  /** Text of a file below this folder, or undefined where there is none that can be read. */
  text(relative: string): Promise<string | undefined>;
  /** Whether there is a file at a path below this folder. */
  hasFile(relative: string): Promise<boolean>;
}

/** Bytes of a manifest or licence that evidence is looked for in. */
const EVIDENCE_BYTES = 256 * 1024;

/**
 * Lists a folder.
 * @throws HostError where the machine can't
 */
export async function openFolder(host: Host, root: string, path: string, parent: Folder | null): Promise<Folder> {
  const listed = await host.list(path === '' ? root : host.join(root, path));
  const entries = new Map(listed.map((entry) => [entry.name, entry.kind]));
  const absolute = (relative: string): string => host.join(root, below(path, relative));
  const isPlain = (relative: string): boolean => {
    const [first = '', ...rest] = relative.split('/');
    return entries.get(first) === (rest.length ? 'folder' : 'file');
  };
  return {
    path,
    entries,
    parent,
    async text(relative) {
      if (!isPlain(relative)) return undefined;
      const [file] = await host.read([absolute(relative)], EVIDENCE_BYTES);
      return file?.bytes && new TextDecoder().decode(file.bytes);
    },
    async hasFile(relative) {
      if (!isPlain(relative)) return false;
      return (await host.size(absolute(relative)).catch(() => undefined)) !== undefined;
    },
  };
}

/** Names of a folder's files. */
export function fileNames(folder: Folder): string[] {
  return [...folder.entries].flatMap(([name, kind]) => (kind === 'file' ? [name] : []));
}
