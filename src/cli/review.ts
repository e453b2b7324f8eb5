import type { Rule } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import type { Style } from '../report/style.ts';
import { type Config, unknownText } from '../review/config.ts';
import { narrow } from '../review/scope.ts';
import { makeSession, type Root, type Session, withReviewRules } from '../review/session.ts';
import { type Io, UsageError, wantsColor } from './io.ts';
import { progressLine } from './progress.ts';
import { resolveTarget } from './root.ts';
import type { CliOptions, SharedOptions } from './run.ts';
import { readConfig, rootsOf, scopeInRoots } from './settings.ts';

export interface Reviewed {
  review: Review;
  session: Session;
  config: Config;
  rules: readonly Rule[];
  root: string;
  roots: readonly Root[];
}

/**
 * Reviews what a command line asks for: finds the root, reads the configuration, runs a session and narrows the result.
 * @throws UsageError, ConfigError
 */
export async function reviewFor(
  options: CliOptions,
  paths: readonly string[],
  given: SharedOptions,
): Promise<Reviewed> {
  const { io } = options;
  const target = resolveTarget(io.cwd, given.root, paths);
  const [host, engine] = await Promise.all([options.host(), options.engine()]);
  const rules = withReviewRules(engine);
  const ids = rules.map(({ meta }) => meta.id);
  for (const id of given.only) {
    if (!ids.includes(id)) throw new UsageError(`--only: ${unknownText('rule', id, ids)}`);
  }
  const found = readConfig(io.cwd, target.root, given.config, ids);
  const config = { ...found, exclude: [...found.exclude, ...given.exclude] };
  const roots = rootsOf(target.root, config);
  const scope = scopeInRoots(roots, target.given);
  const progress = progressLine(io);
  const session = makeSession({
    host,
    roots,
    config,
    engine,
    only: given.only,
    build: given.build,
    parseAll: given.parseAll,
    onProgress: progress.show,
  });
  try {
    const whole = await session.scan();
    const build = given.build ?? config.build;
    if (build !== undefined) requireBuild(session, build);
    return { review: narrow(whole, scope), session, config, rules, root: target.root, roots };
  } finally {
    progress.clear();
  }
}

/** A build that nothing defines is a mistyped one: answering for the default instead would mislead. */
function requireBuild(session: Session, name: string): void {
  const all = session.buildNames();
  // A variant may be named without what kind it is (`env:bear`), and an overlay by its board.
  const known = [...new Set(all.map((one) => one.replace(/^\w+:/, '')))];
  if (all.length > 0 && !all.some((one) => one.includes(name)))
    throw new UsageError(`--build: ${unknownText('build', name, known)}`);
}

/** How text is laid out on this output. */
export function styleOf(io: Io): Style {
  const asked = Number(io.env.COLUMNS);
  return { color: wantsColor(io), width: io.columns ?? (asked > 0 ? asked : 100) };
}
