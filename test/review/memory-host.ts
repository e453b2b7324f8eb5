import { createHash } from 'node:crypto';
import { type Host, type HostEntry, HostError } from '../../src/host/host.ts';

/** What lies at a path of a pretended machine. */
export type Node = string | Uint8Array | { link: true } | { pipe: true } | { locked: true };

export interface MemoryHost extends Host {
  /** Relative path → content; a path with a `locked` folder or file can't be read. Tests change it between runs. */
  files: Map<string, Node>;
  /** Paths read so far, in order. */
  reads: string[];
}

/** A machine of one folder, `/toy`, for tests that need failures which a real disk gives rarely. */
export function memoryHost(files: Record<string, Node>): MemoryHost {
  const all = new Map(Object.entries(files));
  const reads: string[] = [];
  const relative = (path: string): string => path.replace(/^\/toy\/?/, '');
  return {
    files: all,
    reads,
    async list(folder) {
      const at = relative(folder);
      const prefix = at === '' ? '' : `${at}/`;
      if (isLocked(all.get(at))) throw new HostError('no-permission', folder, 'permission denied');
      const entries = new Map<string, HostEntry['kind']>();
      for (const [path, node] of all) {
        if (!path.startsWith(prefix)) continue;
        const [name = '', ...rest] = path.slice(prefix.length).split('/');
        if (rest.length > 0 || (typeof node === 'object' && 'locked' in node && !/\.\w+$/.test(name))) {
          entries.set(name, 'folder');
        } else entries.set(name, kindOf(node));
      }
      return [...entries].map(([name, kind]) => ({ name, kind }));
    },
    async size(path) {
      const node = all.get(relative(path));
      return typeof node === 'string' || node instanceof Uint8Array ? bytesOf(node).length : undefined;
    },
    async read(paths, maxBytes) {
      return paths.map((path) => {
        reads.push(relative(path));
        const node = all.get(relative(path));
        const fail = (code: HostError['code'], text: string) => ({ path, error: new HostError(code, path, text) });
        if (node === undefined) return fail('not-found', 'it does not exist');
        if (isLocked(node)) return fail('no-permission', 'permission denied');
        if (!(typeof node === 'string' || node instanceof Uint8Array)) return fail('failed', 'it is not a plain file');
        const bytes = bytesOf(node);
        return bytes.length > maxBytes ? fail('too-large', `it has ${bytes.length} bytes`) : { path, bytes };
      });
    },
    join: (root, path) => `${root}/${path}`,
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    now: () => 0,
  };
}

const isLocked = (node: Node | undefined): boolean =>
  typeof node === 'object' && !(node instanceof Uint8Array) && 'locked' in node;

const bytesOf = (node: string | Uint8Array): Uint8Array =>
  typeof node === 'string' ? new TextEncoder().encode(node) : node;

function kindOf(node: Node): HostEntry['kind'] {
  if (typeof node === 'string' || node instanceof Uint8Array) return 'file';
  if ('link' in node) return 'link';
  return 'pipe' in node ? 'other' : 'file';
}
