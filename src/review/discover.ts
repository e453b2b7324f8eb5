import { type Host, HostError } from '../host/host.ts';
import type { Skipped } from '../model/finding.ts';
import { buildOutput, vcsFolders } from './build-output.ts';
import { type Folder, openFolder } from './folder.ts';
import { gitIndexPaths } from './git-index.ts';
import { decidingRule, type IgnoreFile, parseIgnoreFile } from './ignore-rules.ts';
import { type Ownership, readOwnership } from './ownership.ts';
import { pathFilter } from './path-filter.ts';
import { below, byText } from './paths.ts';
import { vendored } from './vendored.ts';

/** A file that a front end reads. */
export interface Candidate {
  /** Relative to the toy, with `/`, and with the root's name before it where there are several. */
  path: string;
  /** In the host's form. */
  absolute: string;
}

export interface Discovery {
  files: Candidate[];
  skipped: Skipped[];
}

export interface DiscoverOptions {
  host: Host;
  /** Folder to walk, in the host's form. */
  root: string;
  /** Put before every path: `''`, or `name/` of a root among several. */
  prefix: string;
  /** What the engine reads: source, a file that is no source (configuration, keys), or nothing. */
  reads(path: string): 'source' | 'other' | undefined;
  exclude: readonly string[];
  include: readonly string[];
}

/** Folders walked at once. */
const FOLDERS_AT_ONCE = 24;

/**
 * Walks a project and names the files to read, sorted, and all that is left out with its reason. Never leaves the root:
 * links are not followed. A folder that can't be listed is an incomplete skip.
 */
export async function discover(options: DiscoverOptions): Promise<Discovery> {
  const first = await walk(options, true);
  const sources = first.files.some((file) => options.reads(file.path.slice(options.prefix.length)) === 'source');
  // Where nothing else is left, the "copy of others' work" is what the user wants to see.
  const { files, skipped } = sources || !first.anyVendored ? first : await walk(options, false);
  return {
    files: files.sort((a, b) => byText(a.path, b.path)),
    skipped: skipped.sort((a, b) => byText(a.path, b.path)),
  };
}

interface Inherited {
  ignores: readonly IgnoreFile[];
  /** Path of a folder above that an ignore rule hides, with the rule: only what the index holds is read below. */
  hidden: string | null;
  /** A folder above is skipped by default: only what the configuration includes is read below. */
  onlyIncluded: boolean;
}

async function walk(options: DiscoverOptions, skipVendored: boolean): Promise<Discovery & { anyVendored: boolean }> {
  const { host, root, prefix } = options;
  const out: Discovery & { anyVendored: boolean } = { files: [], skipped: [], anyVendored: false };
  const excluded = pathFilter(options.exclude);
  const included = pathFilter(options.include);
  const skip = (path: string, reason: string, incomplete = false): void => {
    out.skipped.push({ path: prefix + path || '.', reason, incomplete });
  };

  let index: Index | undefined;
  let ownership: Ownership | undefined;

  const visit = async (
    path: string,
    parent: Folder | null,
    from: Inherited,
  ): Promise<[string, Folder, Inherited][]> => {
    let folder: Folder;
    try {
      folder = await openFolder(host, root, path, parent);
    } catch (error) {
      const why = error instanceof HostError ? error.message : String(error);
      skip(path, `the folder can't be listed: ${why}; make it readable or exclude it`, true);
      return [];
    }
    if (parent === null) {
      index = await readIndex(host, root, folder);
      ownership = await readOwnership(folder);
    }
    const state = parent === null ? await rootRules(folder, from) : await enter(folder, from);
    if (!state) return [];
    const folders: [string, Folder, Inherited][] = [];
    for (const [name, kind] of folder.entries) {
      const at = below(path, name);
      if (kind === 'folder') {
        const by = excluded.match(at);
        if (by) skip(at, `excluded by the pattern "${by}"`);
        else if (!vcsFolders.has(name) && name !== '.toy-privacy') folders.push([at, folder, state]);
      } else visitFile(at, kind, state);
    }
    return folders;
  };

  /** What holds below a folder, or undefined where it is skipped. */
  const enter = async (folder: Folder, from: Inherited): Promise<Inherited | undefined> => {
    const { path } = folder;
    let { hidden, onlyIncluded } = from;
    const wanted = included.match(path) !== undefined;
    const rule = hidden === null ? decidingRule(from.ignores, path, true) : undefined;
    const ignored = rule !== undefined && !rule.rule.not;
    if (!onlyIncluded && !wanted) {
      let why = buildOutput(folder, ignored || hidden !== null);
      if (!why && skipVendored && ownership) {
        why = await vendored(folder, ownership);
        if (why) out.anyVendored = true;
      }
      if (ignored) hidden = `${rule.file.path}: ${rule.rule.text}`;
      if (!why && hidden !== null && index && !index.folders.has(path)) why = `ignored by the project (${hidden})`;
      if (why) {
        skip(path, why);
        if (!included.below(path)) return undefined;
        onlyIncluded = true;
      }
    }
    const ignores = await withOwnRules(folder, from.ignores);
    return { ignores, hidden, onlyIncluded: onlyIncluded && !wanted };
  };

  const rootRules = async (folder: Folder, from: Inherited): Promise<Inherited> => {
    const local = await folder.text('.git/info/exclude');
    const ignores = local === undefined ? [] : [parseIgnoreFile('.git/info/exclude', '', local)];
    return { ...from, ignores: await withOwnRules(folder, ignores) };
  };

  const visitFile = (path: string, kind: 'file' | 'link' | 'other', state: Inherited): void => {
    const read = options.reads(path);
    if (kind === 'link') {
      if (read || !/\.[^/]+$/.test(path)) skip(path, 'a link; links are not followed');
      return;
    }
    if (!read) return;
    const why = kind === 'other' ? 'not a plain file (a pipe, socket or device)' : hides(path, state);
    if (why) skip(path, why);
    else if (why === null) out.files.push({ path: prefix + path, absolute: host.join(root, path) });
  };

  /** Why a file is not read; null where it is; `''` where the skip of a folder above already says so. */
  const hides = (path: string, state: Inherited): string | null => {
    const by = excluded.match(path);
    if (by) return `excluded by the pattern "${by}"`;
    if (included.match(path) !== undefined) return null;
    if (state.onlyIncluded) return '';
    const rule = state.hidden === null ? decidingRule(state.ignores, path, false) : undefined;
    const hidden = state.hidden ?? (rule && !rule.rule.not ? `${rule.file.path}: ${rule.rule.text}` : null);
    return hidden !== null && index && !index.files.has(path) ? `ignored by the project (${hidden})` : null;
  };

  let level: [string, Folder | null, Inherited][] = [['', null, { ignores: [], hidden: null, onlyIncluded: false }]];
  while (level.length > 0) {
    const next: [string, Folder, Inherited][] = [];
    for (let at = 0; at < level.length; at += FOLDERS_AT_ONCE) {
      const found = await Promise.all(level.slice(at, at + FOLDERS_AT_ONCE).map((job) => visit(...job)));
      next.push(...found.flat());
    }
    level = next;
  }
  return out;
}

async function withOwnRules(folder: Folder, above: readonly IgnoreFile[]): Promise<readonly IgnoreFile[]> {
  const text = await folder.text('.gitignore');
  return text === undefined ? above : [...above, parseIgnoreFile(below(folder.path, '.gitignore'), folder.path, text)];
}

/** What the repository holds: files, and the folders above them. */
interface Index {
  files: ReadonlySet<string>;
  folders: ReadonlySet<string>;
}

/** Largest index read: about half a million entries. */
const INDEX_BYTES = 64 * 1024 * 1024;

async function readIndex(host: Host, root: string, folder: Folder): Promise<Index | undefined> {
  // A `.git` file points out of the root (a worktree or submodule): the tree is then read as one without an index.
  if (folder.entries.get('.git') !== 'folder') return undefined;
  const [file] = await host.read([host.join(root, '.git/index')], INDEX_BYTES);
  const paths = file?.bytes && gitIndexPaths(file.bytes);
  if (!paths) return undefined;
  const folders = new Set<string>();
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      if (folders.has(path.slice(0, end))) break;
      folders.add(path.slice(0, end));
    }
  }
  return { files: new Set(paths), folders };
}
