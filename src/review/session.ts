import type { Host } from '../host/host.ts';
import type { Skipped } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import type { Linker } from '../program/index.ts';
import { joinKnowledge } from '../program/index.ts';
import type { Unit } from '../program/ir.ts';
import { reviewIgnoreWithoutReason } from '../rules/review-ignore-without-reason.ts';
import { reviewUnusedIgnore } from '../rules/review-unused-ignore.ts';
import { type AnchorScan, anchorScan } from './anchors.ts';
import type { Config } from './config.ts';
import { decode } from './decode.ts';
import { type Candidate, discover } from './discover.ts';
import { type Engine, frontEndOf, isConfiguration } from './engine.ts';
import { excerptsOf } from './excerpt.ts';
import { type ReadFile, readFiles } from './files.ts';
import { judge } from './judge.ts';
import { byText } from './paths.ts';
import { redactAll, secretsOf } from './secrets.ts';
import { summarise } from './summary.ts';
import { Waves } from './waves.ts';
import { weakAnchors } from './weak-anchors.ts';

/** One folder of the toy: `name` is put before its paths; `''` for the only one. */
export interface Root {
  name: string;
  folder: string;
  /** Globs, from this folder, that belong to another root. */
  exclude?: readonly string[];
}

export type Stage = 'list' | 'read' | 'analyse' | 'judge';

export interface SessionOptions {
  host: Host;
  roots: readonly Root[];
  config: Config;
  engine: Engine;
  /** Only these rules' findings; all where empty. */
  only?: readonly string[];
  /** Name of the build to answer for, instead of the configuration's. */
  build?: string;
  /** Lowers every file at once: the measure for what the waves find. */
  parseAll?: boolean;
  /** Told each stage as it begins, and while it goes on how many files of how many are done. */
  onProgress?(stage: Stage, done: number, total: number): void;
}

export interface Session {
  /** Reads and reviews the whole toy. */
  scan(): Promise<Review>;
  /** Reviews again after these paths (relative to the toy) changed, appeared or vanished. The result equals a new session's. */
  update(paths: readonly string[]): Promise<Review>;
  /** What the last run knows of a path. */
  file(path: string): Readonly<Pick<ReadFile, 'chosenBy' | 'unit'>> | undefined;
  /** Names of all builds and their variants, whichever is answered for. */
  buildNames(): string[];
  readonly linker: Linker;
}

/** Makes a session over a toy: it keeps what it read and linked, so that `update` costs what changed. */
export function makeSession(options: SessionOptions): Session {
  const { host, config, engine } = options;
  const knowledge = joinKnowledge(engine.platforms);
  const reparse = engine.frontEnds.find((frontEnd) => frontEnd.reparse)?.reparse;
  const linker = engine.makeLinker({ knowledge, reparse, build: options.build ?? config.build });
  const anchors = anchorScan(knowledge.anchors, weakAnchors);
  const rules = withReviewRules(engine);
  const files = new Map<string, ReadFile>();
  /** Skips that reading or lowering a file made, by path: they hold until the file changes. */
  const unread = new Map<string, Skipped>();
  let listed: { files: Candidate[]; skipped: Skipped[] } = { files: [], skipped: [] };
  const waves = new Waves(engine, linker, {
    readAgain: (file) => readAgain(host, file, config.maxFileBytes),
    onFile: (done, total) => options.onProgress?.('analyse', done, total),
  });

  const list = async (): Promise<void> => {
    options.onProgress?.('list', 0, 0);
    const found = await Promise.all(options.roots.map((root) => discoverRoot(options, root)));
    listed = { files: found.flatMap((one) => one.files), skipped: found.flatMap((one) => one.skipped) };
  };

  const read = async (candidates: readonly Candidate[]): Promise<void> => {
    options.onProgress?.('read', 0, candidates.length);
    const skipped = await readFiles(
      candidates,
      { host, maxBytes: config.maxFileBytes, frontEnd: (path) => frontEndOf(engine, path) },
      (text) => {
        const file: ReadFile = { ...text, number: 0, unit: null, chosenBy: choose(text, anchors, options.parseAll) };
        files.set(file.path, file);
        waves.add(file);
      },
    );
    for (const skip of skipped) unread.set(skip.path, skip);
  };

  const review = async (removed: readonly string[]): Promise<Review> => {
    options.onProgress?.('analyse', 0, 0);
    const run = await waves.run(removed);
    for (const skip of run.skipped) unread.set(skip.path, skip);
    options.onProgress?.('judge', 0, 0);
    const units = unitsOf(files);
    const unit = (path: string): Unit | undefined => units.get(path);
    const verdict = judge(run.toy, {
      rules,
      levels: config.rules,
      only: options.only ?? [],
      units,
      assembled: run.assembled,
    });
    const secrets = secretsOf(run.toy, unit);
    const toy = redactAll(run.toy, secrets);
    const findings = redactAll(verdict.findings, secrets);
    const skipped = [...listed.skipped, ...unread.values(), ...verdict.skipped].sort(
      (a, b) => byText(a.path, b.path) || byText(a.reason, b.reason),
    );
    const read = {
      files: files.size,
      bytes: [...files.values()].reduce((sum, file) => sum + file.bytes, 0),
      lowered: units.size,
      waves: run.waves,
      suppressed: verdict.suppressed,
    };
    const excerpts = excerptsOf(findings, toy, unit, secrets);
    return { findings, toy, skipped, summary: summarise(read, findings, toy, skipped), excerpts };
  };

  /** Drops files; gives the paths that the linker has to forget. */
  const drop = (paths: Iterable<string>): string[] => {
    const removed: string[] = [];
    for (const path of paths) {
      unread.delete(path);
      const file = files.get(path);
      if (file && waves.remove(file)) removed.push(path);
      files.delete(path);
    }
    return removed;
  };

  /** Whether a path is a source that is still there: then its change can't change what belongs to the toy. */
  const isPlainEdit = async (path: string): Promise<boolean> => {
    const file = files.get(path);
    if (!file || isConfiguration(file.frontEnd)) return false;
    return (await host.size(file.absolute).catch(() => undefined)) !== undefined;
  };

  return {
    linker,
    file: (path) => files.get(path),
    buildNames() {
      const plain = engine.makeLinker({ knowledge, reparse });
      plain.update(new Map([...unitsOf(files)].filter(([, unit]) => unit.language === 'config')));
      return plain.program.builds.flatMap((build) => [build.name, ...build.variants]);
    },
    async scan() {
      const removed = drop([...files.keys(), ...unread.keys()]);
      await list();
      await read(listed.files);
      return review(removed);
    },
    async update(paths) {
      const changed = new Set(paths);
      // Which files belong to the toy may hang on a manifest, a licence or an ignore file, and on what is there at all.
      if (!(await Promise.all(paths.map(isPlainEdit))).every(Boolean)) await list();
      const present = new Set(listed.files.map((file) => file.path));
      const gone = [...files.keys(), ...unread.keys()].filter((path) => changed.has(path) || !present.has(path));
      const removed = drop(gone);
      await read(listed.files.filter((file) => !files.has(file.path) && !unread.has(file.path)));
      return review(removed.sort(byText));
    },
  };
}

function choose(
  file: { text: string; frontEnd: ReadFile['frontEnd'] },
  anchors: AnchorScan,
  all = false,
): string | null {
  if (isConfiguration(file.frontEnd)) return 'configuration';
  return anchors.find(file.text) ?? (all ? '--parse-all' : null);
}

function discoverRoot(options: SessionOptions, root: Root): ReturnType<typeof discover> {
  return discover({
    host: options.host,
    root: root.folder,
    prefix: root.name === '' ? '' : `${root.name}/`,
    reads: (path) => {
      const frontEnd = frontEndOf(options.engine, path);
      return frontEnd && (isConfiguration(frontEnd) ? 'other' : 'source');
    },
    exclude: [...options.config.exclude, ...(root.exclude ?? [])],
    include: options.config.include,
  });
}

async function readAgain(host: Host, file: ReadFile, maxBytes: number): Promise<string | Skipped> {
  const [read] = await host.read([file.absolute], maxBytes);
  const decoded = read?.bytes && decode(read.bytes);
  if (decoded && 'text' in decoded) return decoded.text;
  return { path: file.path, reason: 'vanished or changed while the project was read; scan again', incomplete: true };
}

function unitsOf(files: ReadonlyMap<string, ReadFile>): Map<string, Unit> {
  const units = [...files.values()].flatMap((file) => (file.unit ? [[file.path, file.unit] as const] : []));
  return new Map(units.sort(([a], [b]) => byText(a, b)));
}

/** The engine's rules and those by which the review speaks of itself, each once. */
export function withReviewRules(engine: Engine): Engine['rules'] {
  const own = [reviewIgnoreWithoutReason, reviewUnusedIgnore];
  return [...engine.rules, ...own.filter((rule) => !engine.rules.some(({ meta }) => meta.id === rule.meta.id))];
}
