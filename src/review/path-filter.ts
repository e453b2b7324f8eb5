import { couldMatchBelow, type Glob, matchesGlob, parseGlob } from './glob.ts';

/** A list of globs of the configuration or command line, asked about files and folders. */
export interface PathFilter {
  /** The first pattern that names a path or a folder above it, as written. */
  match(path: string): string | undefined;
  /** Whether a pattern could name something below a folder. */
  below(folder: string): boolean;
}

/** Largest number of patterns that the braces of one are expanded to. */
const MOST_ALTERNATIVES = 64;

/**
 * Reads globs as the documentation says: from the root, with `/`; one without `/` counts at any depth; one that names a
 * folder takes in all that is below; `{a,b}` are alternatives.
 */
export function pathFilter(patterns: readonly string[]): PathFilter {
  const globs = patterns.flatMap((text) => expand(text).map((one) => ({ text, glob: toGlob(one) })));
  return {
    match(path) {
      for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
        const part = path.slice(0, end);
        const found = globs.find(({ glob }) => matchesGlob(glob, part));
        if (found) return found.text;
      }
      return undefined;
    },
    below: (folder) => globs.some(({ glob }) => couldMatchBelow(glob, folder)),
  };
}

function toGlob(pattern: string): Glob {
  const text = pattern.replace(/^\.?\//, '').replace(/\/+$/, '');
  return parseGlob(pattern.replace(/\/+$/, '').includes('/') ? text : `**/${text}`);
}

function expand(pattern: string): string[] {
  let list = [pattern];
  for (;;) {
    const next = list.flatMap((text) => {
      const match = /\{([^{}]*,[^{}]*)\}/.exec(text);
      if (!match) return [text];
      const [before, after] = [text.slice(0, match.index), text.slice(match.index + match[0].length)];
      return match[1]!.split(',').map((choice) => before + choice + after);
    });
    if (next.length === list.length || next.length > MOST_ALTERNATIVES) return list;
    list = next;
  }
}
