import type { Severity } from '../model/finding.ts';
import type { Review } from '../model/review.ts';
import { jsonText, scanJson } from '../report/json.ts';
import { sarifLog } from '../report/sarif.ts';
import { textReport } from '../report/text.ts';
import { exit } from './io.ts';
import { reviewFor, styleOf } from './review.ts';
import type { CliOptions, SharedOptions } from './run.ts';

/** `toy-privacy scan`: prints the findings, gives the exit code. */
export async function scan(options: CliOptions, paths: readonly string[], given: SharedOptions): Promise<number> {
  const { review, config, rules } = await reviewFor(options, paths, given);
  const { io } = options;
  if (given.format === 'json') io.out(jsonText(scanJson(review)));
  else if (given.format === 'sarif') {
    const metas = rules.map(({ meta }) => meta);
    io.out(jsonText(sarifLog(review, metas, options.version)));
  } else io.out(textReport(review, styleOf(io)));
  return exitCode(review, (given.failOn ?? config.failOn) as Severity | 'never');
}

const rank: Record<Severity, number> = { info: 0, warning: 1, error: 2 };

/** 1 for a finding at or above a severity; else 3 where a file that could matter was not understood; else 0. */
export function exitCode(review: Review, failOn: Severity | 'never'): number {
  if (failOn !== 'never' && review.findings.some((finding) => rank[finding.severity] >= rank[failOn])) {
    return exit.findings;
  }
  return review.skipped.some((skip) => skip.incomplete) ? exit.incomplete : exit.clean;
}
