import type { Finding } from '../model/finding.ts';
import type { Decision } from '../model/place.ts';
import type { Review } from '../model/review.ts';
import { codeFrame } from './frame.ts';
import { plain, wrap } from './plain.ts';
import { type Colors, colors, columns, paint, type Style } from './style.ts';
import { summaryText } from './summary.ts';

/** Reasons, steps or places listed of one finding at most. */
const MOST_ROWS = 12;

/** Findings for a person: by file, each with its frame, its reasons and its fix, and a summary of what was read. Ends in a line break. */
export function textReport(review: Review, style: Style): string {
  const c = colors(style);
  const out: string[] = [];
  let path: string | undefined;
  for (const finding of review.findings) {
    if (finding.severity === 'info') continue;
    if (finding.path !== path) {
      path = finding.path;
      out.push(c.bold(c.underline(plain(path))), '');
    }
    out.push(...oneFinding(finding, review, style, c), '');
  }
  out.push(...notes(review, style, c));
  out.push(...summaryText(review, style, c));
  return `${out.join('\n')}\n`;
}

/** What is only to be known: a line or two each, at the end, so that it hides no warning. */
function notes(review: Review, style: Style, c: Colors): string[] {
  const found = review.findings.filter((finding) => finding.severity === 'info');
  if (!found.length) return [];
  const out = [c.bold(c.underline('To know')), ''];
  for (const finding of found) {
    const place = `${plain(finding.path)}:${finding.line}:${finding.column}`;
    out.push(`${paint(c, 'info', 'info')} ${c.bold(finding.ruleId)}  ${c.dim(place)}`);
    for (const line of wrap(plain(finding.message), columns(style) - 2)) out.push(`  ${line}`);
  }
  return [...out, ''];
}

function oneFinding(finding: Finding, review: Review, style: Style, c: Colors): string[] {
  const sure = finding.confidence === 'high' ? '' : c.dim(`  ${finding.confidence} confidence`);
  const place = c.dim(`${plain(finding.path)}:${finding.line}:${finding.column}`);
  const out = [`${paint(c, finding.severity, finding.severity)} ${c.bold(finding.ruleId)}  ${place}${sure}`];
  for (const line of wrap(plain(finding.message), columns(style) - 2)) out.push(`  ${line}`);
  const frame = codeFrame(finding, review.excerpts, style, c);
  if (frame.length > 0) out.push('', ...frame, '');
  const row = (label: string, texts: readonly string[]): void => {
    for (const [i, text] of texts.slice(0, MOST_ROWS).entries()) {
      const lines = wrap(plain(text), columns(style) - 10);
      for (const [j, line] of lines.entries()) out.push(`  ${c.cyan((i + j === 0 ? label : '').padEnd(6))}  ${line}`);
    }
    if (texts.length > MOST_ROWS) out.push(`          … and ${texts.length - MOST_ROWS} more`);
  };
  row('why', [...new Set(finding.decidedBy.map(decision))]);
  if (finding.flow)
    row(
      'flow',
      finding.flow.map((step, i) => `${i + 1}. ${step.path}:${step.line} ${step.label}`),
    );
  if (finding.related)
    row(
      'see',
      finding.related.map((one) => `${one.path}:${one.line} ${one.label}`),
    );
  if (finding.condition) row('when', [finding.condition]);
  if (finding.help) row('fix', [finding.help]);
  return out;
}

/** One reason as a line: where, and what it says. */
export function decision(one: Decision): string {
  if (one.path === null) return one.text;
  return `${one.path}${one.line === null ? '' : `:${one.line}`} ${one.text}`;
}
