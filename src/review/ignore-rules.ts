import { type Glob, matchesGlob, parseGlob } from './glob.ts';

/** One line of a `.gitignore`. */
export interface IgnoreRule {
  text: string;
  not: boolean;
  foldersOnly: boolean;
  glob: Glob;
}

/** The rules of one ignore file, in its order, and the folder that they count from (`''` is the root). */
export interface IgnoreFile {
  path: string;
  folder: string;
  rules: readonly IgnoreRule[];
}

/** Reads an ignore file's text as gitignore(5) says. Lines that mean nothing are left out. */
export function parseIgnoreFile(path: string, folder: string, text: string): IgnoreFile {
  return { path, folder, rules: text.split(/\r\n|\r|\n/).flatMap((line) => parseRule(line) ?? []) };
}

function parseRule(line: string): IgnoreRule | undefined {
  let text = line.replace(/(?<!\\)[ \t]+$/, '');
  if (text === '' || text.startsWith('#')) return undefined;
  const not = text.startsWith('!');
  if (not) text = text.slice(1);
  const foldersOnly = text.endsWith('/');
  if (foldersOnly) text = text.replace(/\/+$/, '');
  if (text === '') return undefined;
  const anchored = text.includes('/');
  const pattern = anchored ? text.replace(/^\//, '') : `**/${text}`;
  return { text: line, not, foldersOnly, glob: parseGlob(pattern) };
}

/**
 * The rule that decides about a path: the last one that matches in the deepest ignore file that has one. Parent folders
 * are not looked at: a walk that comes from above knows about them.
 * @param files ignore files above the path, outermost first
 */
export function decidingRule(
  files: readonly IgnoreFile[],
  path: string,
  isFolder: boolean,
): { rule: IgnoreRule; file: IgnoreFile } | undefined {
  for (let f = files.length - 1; f >= 0; f--) {
    const file = files[f]!;
    const relative = file.folder === '' ? path : path.slice(file.folder.length + 1);
    for (let r = file.rules.length - 1; r >= 0; r--) {
      const rule = file.rules[r]!;
      if ((isFolder || !rule.foldersOnly) && matchesGlob(rule.glob, relative)) return { rule, file };
    }
  }
  return undefined;
}
