import fs from 'node:fs';
import path from 'node:path';
import { UsageError } from './io.ts';

/** A path of the command line, as written and absolute. */
export interface GivenPath {
  text: string;
  absolute: string;
}

/** Where a command works: the root, and the files and folders that were asked for (none = all). */
export interface Target {
  root: string;
  given: GivenPath[];
}

const markers = ['.toy-privacy', '.git', '.hg', '.svn', '.jj'];

/**
 * The root is `--root`; else the one folder given; else the nearest ancestor of the working folder with `.toy-privacy` or a
 * version control folder; else the working folder.
 * @throws UsageError for a path that does not exist
 */
export function resolveTarget(cwd: string, rootOption: string | undefined, paths: readonly string[]): Target {
  const given = paths.map((one) => ({ text: one, absolute: path.resolve(cwd, one) }));
  for (const { text, absolute } of given) {
    if (!fs.existsSync(absolute)) throw new UsageError(`${text}: no such file or folder; check the path`);
  }
  if (rootOption !== undefined) {
    const root = path.resolve(cwd, rootOption);
    if (!isFolder(root)) throw new UsageError(`--root ${rootOption}: no such folder; check the path`);
    return { root, given };
  }
  const only = given.length === 1 ? given[0] : undefined;
  if (only && isFolder(only.absolute)) return { root: only.absolute, given: [] };
  return { root: nearestRoot(cwd) ?? cwd, given };
}

/** The nearest folder at or above another that holds a marker of a project's root. */
export function nearestRoot(from: string): string | undefined {
  for (let at = from; ; at = path.dirname(at)) {
    if (markers.some((name) => fs.existsSync(path.join(at, name)))) return at;
    if (path.dirname(at) === at) return undefined;
  }
}

function isFolder(at: string): boolean {
  return fs.statSync(at, { throwIfNoEntry: false })?.isDirectory() ?? false;
}
