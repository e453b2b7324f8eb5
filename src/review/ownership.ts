import type { Folder } from './folder.ts';
import { fileNames } from './folder.ts';
import { type Glob, matchesGlob, parseGlob } from './glob.ts';

/** What tells a project's own folders from copies of others' work. */
export interface Ownership {
  /** Names behind `Copyright` in the root's licence, in lower case. */
  holders: ReadonlySet<string>;
  /** Folders that the root's manifests list as packages of this project. */
  packages: readonly Glob[];
  /** `host/owner` of the repository, where its configuration or manifest names it. */
  home: string | null;
  /** Submodule folder → its URL. */
  submodules: ReadonlyMap<string, string>;
}

const licenceName = /^(?:un)?(?:licen[cs]e|copying)(?:[-_.][\w.-]*)?$/i;
const notLicence = /\.(?:c|cc|cpp|h|hpp|ino|kt|java|ts|tsx|js|jsx|py|json|ya?ml|xml|html?|png|svg|swift|dart|go|rs)$/i;

/** A folder's licence files. */
export function licences(folder: Folder): string[] {
  return fileNames(folder).filter((name) => licenceName.test(name) && !notLicence.test(name));
}

/** Who holds the copyright by a licence's text. A stock text (Apache, GPL) names nobody of its own and gives an empty set. */
export function holdersIn(text: string): Set<string> {
  const holders = new Set<string>();
  for (const match of text.matchAll(/^[^\n]{0,40}?copyright\s+(?:\(c\)|©|\d{4})([^\n]{0,160})/gim)) {
    const name = (match[1] ?? '')
      .replace(/\(c\)|©|all rights reserved|<[^>]*>|https?:\S+|\S+@\S+/gi, ' ')
      .replace(/\b\d{4}\b(?:\s*[-–]\s*(?:\d{4}|present))?/gi, ' ')
      .replace(/^[\s,.;:-]*(?:by\s+)?|[\s,.;:-]+$/gi, '')
      .toLowerCase();
    if (name && !/free software foundation|name of (?:copyright owner|author)|^\[|^\{/.test(name)) holders.add(name);
  }
  return holders;
}

/** `github.com/owner` of a repository's address in any of its spellings, or null. */
export function homeOf(url: string): string | null {
  const match = /(?:^|@|\/\/)(?:[^@/\s]+@)?([\w.-]+\.[a-z]+)(?::\d+)?[/:]([\w.-]+)\//i.exec(url.trim());
  if (match) return `${match[1]}/${match[2]}`.toLowerCase();
  const short = /^(?:github:)?([\w.-]+)\/[\w.-]+$/.exec(url.trim());
  return short ? `github.com/${short[1]}`.toLowerCase() : null;
}

/** Reads what the root says of itself. */
export async function readOwnership(root: Folder): Promise<Ownership> {
  const holders = new Set<string>();
  for (const name of licences(root)) for (const holder of holdersIn((await root.text(name)) ?? '')) holders.add(holder);
  const manifest = parseJson(await root.text('package.json'));
  const origin = /\[remote "origin"\][^[]*?\n\s*url\s*=\s*(\S+)/.exec((await root.text('.git/config')) ?? '')?.[1];
  return {
    holders,
    packages: (await packagePatterns(root, manifest)).map((pattern) => parseGlob(pattern)),
    home: homeOf(origin ?? repositoryOf(manifest) ?? ''),
    submodules: submodulesIn((await root.text('.gitmodules')) ?? ''),
  };
}

/** Whether the root's manifests list a folder as a package of this project. */
export function isOwnPackage(ownership: Ownership, path: string): boolean {
  return ownership.packages.some((glob) => matchesGlob(glob, path));
}

/** A JSON manifest, or an empty object. */
export function parseJson(text: string | undefined): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The `repository` of a `package.json` or `library.json`. */
export function repositoryOf(manifest: Record<string, unknown>): string | undefined {
  const value = manifest.repository;
  if (typeof value === 'string') return value;
  const url = (value as { url?: unknown } | undefined)?.url;
  return typeof url === 'string' ? url : undefined;
}

async function packagePatterns(root: Folder, manifest: Record<string, unknown>): Promise<string[]> {
  const patterns: string[] = [];
  const workspaces = manifest.workspaces as unknown;
  const listed = Array.isArray(workspaces) ? workspaces : (workspaces as { packages?: unknown } | undefined)?.packages;
  if (Array.isArray(listed)) for (const item of listed) if (typeof item === 'string') patterns.push(item);
  for (const group of ['dependencies', 'devDependencies']) {
    for (const value of Object.values((manifest[group] as Record<string, unknown>) ?? {})) {
      if (typeof value === 'string' && /^(?:file|link):/.test(value)) patterns.push(value.replace(/^\w+:/, ''));
    }
  }
  const lists = ['pnpm-workspace.yaml', 'melos.yaml'].map(async (name) => (await root.text(name)) ?? '');
  for (const text of await Promise.all(lists)) {
    for (const match of text.matchAll(/^\s*-\s*['"]?([^'"\s#]+)/gm)) patterns.push(match[1]!);
  }
  const members = /\[workspace\][^[]*members\s*=\s*\[([^\]]*)\]/.exec((await root.text('Cargo.toml')) ?? '')?.[1];
  for (const match of (members ?? '').matchAll(/"([^"]+)"/g)) patterns.push(match[1]!);
  return patterns.filter((p) => !p.startsWith('!')).map((p) => p.replace(/^\.\//, '').replace(/\/+$/, ''));
}

function submodulesIn(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const section of text.split(/^\s*\[/m)) {
    const path = /^\s*path\s*=\s*(.+?)\s*$/m.exec(section)?.[1];
    const url = /^\s*url\s*=\s*(.+?)\s*$/m.exec(section)?.[1];
    if (path) found.set(path.replace(/^"|"$/g, '').replace(/\/+$/, ''), url ?? '');
  }
  return found;
}
