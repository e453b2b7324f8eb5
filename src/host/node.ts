import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';
import { type Host, type HostEntry, HostError, type HostErrorCode, type HostFile } from './host.ts';

/** Files held open at once: well below the usual limit of 256 on macOS, enough to keep a disk busy. */
const OPEN_FILES = 32;

/** The machine that Node runs on. */
export function nodeHost(): Host {
  return {
    async list(folder) {
      try {
        const entries = await fs.readdir(folder, { withFileTypes: true });
        return entries.map((entry): HostEntry => ({ name: entry.name, kind: kindOf(entry) }));
      } catch (error) {
        throw hostError(error, folder);
      }
    },
    async size(file) {
      try {
        const stat = await fs.lstat(file);
        return stat.isFile() ? stat.size : undefined;
      } catch (error) {
        const mapped = hostError(error, file);
        if (mapped.code === 'not-found') return undefined;
        throw mapped;
      }
    },
    async read(paths, maxBytes) {
      const files: HostFile[] = new Array(paths.length);
      let next = 0;
      const worker = async (): Promise<void> => {
        for (let at = next++; at < paths.length; at = next++) files[at] = await readOne(paths[at]!, maxBytes);
      };
      await Promise.all(Array.from({ length: Math.min(OPEN_FILES, paths.length) }, worker));
      return files;
    },
    join: (root, relative) => path.join(root, ...relative.split('/')),
    hash: (bytes) => createHash('sha256').update(bytes).digest('hex'),
    now: () => Date.now(),
  };
}

function kindOf(entry: { isSymbolicLink(): boolean; isFile(): boolean; isDirectory(): boolean }): HostEntry['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isFile()) return 'file';
  return entry.isDirectory() ? 'folder' : 'other';
}

async function readOne(file: string, maxBytes: number): Promise<HostFile> {
  let handle: fs.FileHandle | undefined;
  try {
    handle = await fs.open(file, 'r');
    const stat = await handle.stat();
    if (!stat.isFile()) throw new HostError('failed', file, 'it is not a plain file');
    if (stat.size > maxBytes) {
      throw new HostError('too-large', file, `it has ${stat.size} bytes, the limit is ${maxBytes}`);
    }
    const bytes = await handle.readFile();
    return { path: file, bytes: new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  } catch (error) {
    return { path: file, error: hostError(error, file) };
  } finally {
    await handle?.close().catch(() => undefined);
  }
}

const codes: Record<string, [HostErrorCode, string]> = {
  ENOENT: ['not-found', 'it does not exist'],
  ENOTDIR: ['not-found', 'it does not exist'],
  EACCES: ['no-permission', 'permission denied'],
  EPERM: ['no-permission', 'permission denied'],
  ELOOP: ['failed', 'its links run in a circle'],
  ENAMETOOLONG: ['failed', 'its name is too long'],
};

function hostError(error: unknown, file: string): HostError {
  if (error instanceof HostError) return error;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const [mapped, text] = codes[code] ?? ['failed', code || 'it could not be read'];
  return new HostError(mapped, file, text);
}
