import type { Finding, Report, Rule, Skipped } from '../model/finding.ts';
import { sha256 } from '../model/hash.ts';
import type { Toy } from '../model/toy.ts';
import type { Unit } from '../program/ir.ts';
import type { Config } from './config.ts';
import { byText } from './paths.ts';
import { type Judged, suppress } from './suppress.ts';

export interface Judgement {
  findings: Finding[];
  suppressed: number;
  /** Rules that failed. */
  skipped: Skipped[];
}

export interface JudgeOptions {
  rules: readonly Rule[];
  /** Severity by rule, `off` included. */
  levels: Config['rules'];
  /** Ids of the only rules wanted; all where empty. */
  only: readonly string[];
  units: ReadonlyMap<string, Unit>;
  /** Whether the toy could be assembled: if not, a rule's silence says nothing. */
  assembled: boolean;
}

/**
 * Lets every rule look at the toy, silences what comments silence, and makes findings of the rest: sorted by place and rule,
 * none twice. A rule that throws becomes an incomplete skip with its name; the others speak all the same.
 */
export function judge(toy: Toy, options: JudgeOptions): Judgement {
  const { rules, levels, only } = options;
  const runs = rules.filter(({ meta }) => levels[meta.id] !== 'off' && (only.length === 0 || only.includes(meta.id)));
  const skipped: Skipped[] = [];
  const judged: Judged[] = [];
  const looked = new Set<string>();
  for (const rule of runs) {
    try {
      for (const report of rule.check(toy)) judged.push({ ruleId: rule.meta.id, report });
      if (options.assembled) looked.add(rule.meta.id);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      skipped.push({ path: '.', reason: `the rule ${rule.meta.id} failed: ${why}`, incomplete: true });
    }
  }
  const asked = new Set(runs.map(({ meta }) => meta.id));
  const known = rules.map(({ meta }) => meta.id);
  const { kept, suppressed } = suppress(judged, options.units, known, looked);
  const wanted = kept.filter(({ ruleId }) => asked.has(ruleId)).sort(byPlace);
  return { findings: finish(wanted, levels), suppressed, skipped };
}

function finish(judged: readonly Judged[], levels: Config['rules']): Finding[] {
  const seen = new Set<string>();
  const times = new Map<string, number>();
  /** The same subject again gets its number, so that no two findings share a fingerprint. */
  const print = (...parts: string[]): string => {
    const key = parts.join('\0');
    const nth = (times.get(key) ?? 0) + 1;
    times.set(key, nth);
    return sha256(nth === 1 ? key : `${key}\0${nth}`).slice(0, 32);
  };
  const findings: Finding[] = [];
  for (const { ruleId, report } of judged) {
    const level = levels[ruleId];
    const severity = level === undefined || level === 'off' ? report.severity : level;
    const same = JSON.stringify([ruleId, report.place, report.message]);
    if (seen.has(same)) continue;
    seen.add(same);
    findings.push({
      ruleId,
      severity,
      confidence: report.confidence,
      ...report.place,
      message: report.message,
      decidedBy: report.decidedBy,
      ...(report.related?.length ? { related: report.related } : {}),
      ...(report.flow?.length ? { flow: report.flow } : {}),
      ...(report.condition ? { condition: report.condition } : {}),
      ...(report.fix ? { help: report.fix.help } : {}),
      fingerprint: print(ruleId, report.subject, report.place.path),
      evidenceFingerprint: print(ruleId, report.subject),
    });
  }
  return findings;
}

function byPlace(a: Judged, b: Judged): number {
  const [p, q]: [Report, Report] = [a.report, b.report];
  return (
    byText(p.place.path, q.place.path) ||
    p.place.line - q.place.line ||
    p.place.column - q.place.column ||
    byText(a.ruleId, b.ruleId) ||
    byText(p.subject, q.subject) ||
    byText(p.message, q.message)
  );
}
