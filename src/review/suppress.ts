import type { Report } from '../model/finding.ts';
import type { IgnoreComment, Unit } from '../program/ir.ts';
import { reviewIgnoreWithoutReason } from '../rules/review-ignore-without-reason.ts';
import { reviewUnusedIgnore } from '../rules/review-unused-ignore.ts';
import { suggest } from './suggest.ts';

/** A finding before it is given out: which rule, and what it says. */
export interface Judged {
  ruleId: string;
  report: Report;
}

export interface Suppression {
  kept: Judged[];
  suppressed: number;
}

/**
 * Applies suppression comments: one speaks of its own line or, alone on its line, of the next line that holds code. One
 * without a rule or a reason silences nothing and is reported, as is one that has nothing to silence.
 * @param units lowered files by path
 * @param known ids of all rules; @param ran ids of those that looked at the whole toy: only their silence makes a comment unused
 */
export function suppress(
  judged: readonly Judged[],
  units: ReadonlyMap<string, Unit>,
  known: readonly string[],
  ran: ReadonlySet<string>,
): Suppression {
  const silenced = new Set<Judged>();
  const said: Judged[] = [];
  for (const [path, unit] of units) {
    for (const comment of unit.ignores) {
      if (comment.rules.length === 0 || comment.reason === '') {
        // A comment that only speaks of the marker, somewhere in its prose, is none.
        if (opens(unit, comment)) said.push(withoutReason(path, unit, comment));
        continue;
      }
      const line = comment.alone ? nextCodeLine(unit, comment.line) : comment.line;
      for (const rule of comment.rules) {
        const met = judged.filter(
          ({ ruleId, report }) => ruleId === rule && report.place.path === path && report.place.line === line + 1,
        );
        for (const one of met) silenced.add(one);
        if (met.length === 0 && (ran.has(rule) || !known.includes(rule))) {
          said.push(unused(path, unit, comment, rule, line, known));
        }
      }
    }
  }
  return { kept: [...judged.filter((one) => !silenced.has(one)), ...said], suppressed: silenced.size };
}

/** Whether the marker is the first word of the comment. */
const opens = (unit: Unit, comment: IgnoreComment): boolean =>
  /^[/*#;<!\s-]*toy-privacy-ignore/.test(unit.text.slice(comment.span[0], comment.span[1]));

function withoutReason(path: string, unit: Unit, comment: IgnoreComment): Judged {
  const missing = comment.rules.length === 0 ? 'names no rule' : 'gives no reason';
  const message = `This comment ${missing}, so it silences nothing: write "toy-privacy-ignore RULE -- why the risk is accepted".`;
  return about(reviewIgnoreWithoutReason.meta.id, path, unit, comment, message, `ignore ${comment.rules.join(' ')}`);
}

function unused(
  path: string,
  unit: Unit,
  comment: IgnoreComment,
  rule: string,
  line: number,
  known: readonly string[],
): Judged {
  const near = suggest(rule, known);
  const message = known.includes(rule)
    ? `This comment silences ${rule}, which says nothing about line ${line + 1}: remove it, so that it hides no later finding.`
    : `This comment names ${rule}, which is no rule${near ? `; did you mean ${near}?` : ': see the list of rules.'}`;
  return about(reviewUnusedIgnore.meta.id, path, unit, comment, message, `unused ignore ${rule}`);
}

function about(
  ruleId: string,
  path: string,
  unit: Unit,
  comment: IgnoreComment,
  message: string,
  subject: string,
): Judged {
  const from = unit.lines[comment.line] ?? 0;
  const column = Math.max(1, comment.span[0] - from + 1);
  const place = {
    path,
    line: comment.line + 1,
    column: comment.span[0] >= from ? column : 1,
    endLine: comment.line + 1,
    endColumn: Math.max(1, comment.span[1] - from + 1),
  };
  const decidedBy = [{ path, line: comment.line + 1, text: 'the comment' }];
  return { ruleId, report: { place, severity: 'warning', confidence: 'high', message, decidedBy, subject } };
}

/** 0-based number of the first line after a comment that holds more than comments and blanks. */
function nextCodeLine(unit: Unit, line: number): number {
  let open = false;
  for (let at = line + 1; at < unit.lines.length; at++) {
    const text = unit.text.slice(unit.lines[at], unit.lines[at + 1]).trim();
    if (open) {
      open = !/\*\/|-->/.test(text);
    } else if (/^(?:\/\*|<!--)/.test(text)) {
      const rest = /(?:\*\/|-->)(.*)$/.exec(text)?.[1];
      open = rest === undefined;
      if (rest?.trim()) return at;
    } else if (text !== '' && !text.startsWith('//') && !(unit.language === 'config' && /^[#;]/.test(text))) return at;
  }
  return line + 1;
}
