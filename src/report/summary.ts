import type { Review } from '../model/review.ts';
import { count, plain, wrap } from './plain.ts';
import { type Colors, columns, type Style } from './style.ts';

/** Policy skips named at most; all are in the JSON. */
const MOST_SKIPS = 8;

/** The end of a report: how many findings, what was read, what could not be told, what was left out. */
export function summaryText(review: Review, style: Style, c: Colors): string[] {
  const { summary, skipped } = review;
  const { error, warning, info } = summary.findings;
  const loud = error + warning > 0;
  const files = new Set(review.findings.map((finding) => finding.path)).size;
  const total = error + warning + info > 0 ? `${verdict(summary.findings)} in ${count(files, 'file')}` : 'No findings';
  const out = [loud ? c.bold(c.red(total)) : c.bold(c.green(total))];
  const say = (text: string): void => {
    for (const line of wrap(plain(text), columns(style) - 2)) out.push(`  ${line}`);
  };
  say(
    `Read ${count(summary.files, 'file')} (${size(summary.bytes)}), analysed ${summary.lowered} of them in ${count(summary.waves, 'round')}.`,
  );
  if (summary.builds.length > 0) say(`Builds: ${summary.builds.slice(0, 6).join('; ')}.`);
  const facts = [
    summary.characteristics && count(summary.characteristics, 'BLE characteristic'),
    summary.credentials && count(summary.credentials, 'secret'),
    summary.audioSources && count(summary.audioSources, 'capture'),
    summary.flows && count(summary.flows, 'flow'),
  ].filter(Boolean);
  if (facts.length > 0) say(`Knows ${facts.join(', ')}: see them with "toy-privacy inventory".`);
  const { unknown } = summary;
  const open = [
    unknown.characteristics && `the access of ${count(unknown.characteristics, 'characteristic')}`,
    unknown.credentials && `the protection of ${count(unknown.credentials, 'secret')}`,
    unknown.flows && `the transport of ${count(unknown.flows, 'flow')}`,
  ].filter(Boolean);
  if (open.length > 0) say(`Unknown: ${open.join(', ')}.`);
  if (summary.suppressed > 0) say(`Silenced by comments: ${count(summary.suppressed, 'finding')}.`);
  const policy = skipped.filter((skip) => !skip.incomplete);
  const broken = skipped.filter((skip) => skip.incomplete);
  if (policy.length > 0) {
    out.push(`  Left out by policy: ${policy.length}`);
    for (const skip of policy.slice(0, MOST_SKIPS)) out.push(c.dim(`    ${plain(skip.path)}: ${plain(skip.reason)}`));
    if (policy.length > MOST_SKIPS) {
      out.push(c.dim(`    … and ${policy.length - MOST_SKIPS} more (all are in --format json)`));
    }
  }
  if (broken.length > 0) {
    out.push(`  ${c.bold(c.yellow(`Incomplete: ${count(broken.length, 'file')} could not be understood`))}`);
    for (const skip of broken) out.push(`    ${plain(skip.path)}: ${plain(skip.reason)}`);
  }
  return out;
}

function size(bytes: number): string {
  if (bytes < 1000) return count(bytes, 'byte');
  return bytes < 1e6 ? `${(bytes / 1000).toFixed(0)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** The findings' count in words. */
function verdict(findings: Review['summary']['findings']): string {
  const parts = [
    findings.error ? count(findings.error, 'error') : '',
    findings.warning ? count(findings.warning, 'warning') : '',
    findings.info ? count(findings.info, 'note') : '',
  ].filter(Boolean);
  return parts.join(', ') || 'No findings';
}
