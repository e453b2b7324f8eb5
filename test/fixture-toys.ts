import fs from 'node:fs';
import path from 'node:path';
import type { Host } from '../src/host/host.ts';
import { nodeHost } from '../src/host/node.ts';
import { loadEngine } from '../src/main/engine.ts';
import type { Review } from '../src/model/review.ts';
import { CONFIG_PATH, defaultConfig, parseConfig } from '../src/review/config.ts';
import { decode } from '../src/review/decode.ts';
import type { Engine } from '../src/review/engine.ts';
import { makeSession, withReviewRules } from '../src/review/session.ts';
import { blankMarkers, type Check, checkFindings, readExpectations } from './expectations.ts';

let engine: Promise<Engine> | undefined;

/** The real engine, started once a test file. */
export const realEngine = (): Promise<Engine> => {
  engine ??= loadEngine();
  return engine;
};

/** Reviews a folder with the real engine, as the command line would, and without its markers. */
export async function reviewToy(folder: string): Promise<Review> {
  const real = await realEngine();
  const ids = withReviewRules(real).map(({ meta }) => meta.id);
  const file = path.join(folder, CONFIG_PATH);
  const config = fs.existsSync(file) ? parseConfig(fs.readFileSync(file, 'utf8'), file, ids) : defaultConfig;
  return makeSession({ host: withoutMarkers(nodeHost()), roots: [{ name: '', folder }], config, engine: real }).scan();
}

/**
 * Reviews a fixture toy and compares with the comments in its files:
 * `// expect: RULE`, `// expect-next: RULE`, `# expect: RULE`, `/* expect: RULE *\/`, `<!-- expect: RULE -->`, several with commas,
 * `RULE@info` for a severity; `ok` for a near miss, `todo` for a known miss, `todo-ok` for a known false alarm, each also with `-next`.
 */
export async function checkToy(folder: string): Promise<Check> {
  const rules = new Set(withReviewRules(await realEngine()).map(({ meta }) => meta.id));
  const read = textFiles(folder).map(([name, text]) => readExpectations(name, text, rules));
  const review = await reviewToy(folder);
  const check = checkFindings(
    read.flatMap(({ expectations }) => expectations),
    review.findings,
  );
  const incomplete = review.skipped.filter((skip) => skip.incomplete).map((skip) => `${skip.path}: ${skip.reason}`);
  return {
    failures: [...read.flatMap(({ problems }) => problems), ...incomplete, ...check.failures],
    todos: check.todos,
  };
}

function textFiles(folder: string): [string, string][] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .flatMap((file): [string, string][] => {
      const decoded = decode(fs.readFileSync(file));
      const name = path.relative(folder, file).split(path.sep).join('/');
      return 'text' in decoded ? [[name, decoded.text]] : [];
    });
}

function withoutMarkers(host: Host): Host {
  return {
    ...host,
    async read(paths, maxBytes) {
      const files = await host.read(paths, maxBytes);
      return files.map((file) => {
        const decoded = file.bytes && decode(file.bytes);
        if (!decoded || !('text' in decoded)) return file;
        const blanked = blankMarkers(decoded.text);
        return blanked === decoded.text ? file : { ...file, bytes: new TextEncoder().encode(blanked) };
      });
    },
  };
}
