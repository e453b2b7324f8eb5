import fs from 'node:fs';
import path from 'node:path';
import { CONFIG_PATH, type Config, ConfigError, defaultConfig, parseConfig } from '../review/config.ts';
import type { Root } from '../review/session.ts';
import { UsageError } from './io.ts';
import type { GivenPath } from './root.ts';

/**
 * Reads the configuration: the named file, else the root's own if it has one.
 * @throws ConfigError, UsageError
 */
export function readConfig(cwd: string, root: string, named: string | undefined, ruleIds: readonly string[]): Config {
  const file = named === undefined ? path.join(root, CONFIG_PATH) : path.resolve(cwd, named);
  const shown = named ?? CONFIG_PATH;
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      if (named === undefined) return defaultConfig;
      throw new UsageError(`--config ${named}: no such file; check the path`);
    }
    throw new ConfigError(`${shown}: can't be read (${code}); make it a readable file`);
  }
  return parseConfig(text.replace(/^\ufeff/, ''), shown, ruleIds);
}

/**
 * The toy's folders: the root alone, or those that the configuration names, from the root. A folder inside another is left
 * out of the outer one.
 * @throws ConfigError for a folder that is not there
 */
export function rootsOf(root: string, config: Config): Root[] {
  const named = Object.entries(config.roots);
  if (named.length === 0) return [{ name: '', folder: root }];
  const all = named.map(([name, folder]) => ({ name, folder: path.resolve(root, folder) }));
  for (const [i, { name, folder }] of all.entries()) {
    if (!fs.statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      throw new ConfigError(`${CONFIG_PATH}: "roots.${name}" names ${named[i]![1]}, and there is no such folder`);
    }
    const twin = all.find((other, j) => j < i && other.folder === folder);
    if (twin) throw new ConfigError(`${CONFIG_PATH}: "roots.${name}" and "roots.${twin.name}" are the same folder`);
  }
  return all.map(({ name, folder }) => {
    const inner = all.map((other) => path.relative(folder, other.folder).split(path.sep).join('/'));
    return {
      name,
      folder,
      exclude: inner
        .filter((one) => one !== '' && !one.startsWith('..') && !path.isAbsolute(one))
        .map((one) => `/${one}`),
    };
  });
}

/**
 * Paths of the command line as paths of the toy: relative to the root that they lie in, behind its name where there are several.
 * @throws UsageError for a path in none of the roots
 */
export function scopeInRoots(roots: readonly Root[], given: readonly GivenPath[]): string[] {
  return given.flatMap(({ text, absolute }) => {
    const owner = roots
      .filter(
        ({ folder }) =>
          absolute === folder || absolute.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep),
      )
      .sort((a, b) => b.folder.length - a.folder.length)[0];
    if (!owner) {
      const names = roots.map(({ folder }) => folder).join(', ');
      throw new UsageError(`${text}: outside the root ${names}; name another with --root`);
    }
    const inside = path.relative(owner.folder, absolute).split(path.sep).join('/');
    return [owner.name, inside].filter(Boolean).join('/') || [];
  });
}
