import type { Finding } from '../model/finding.ts';
import type { Decision, Place } from '../model/place.ts';
import type { Review } from '../model/review.ts';
import type { Decl, Unit } from '../program/ir.ts';
import { isWithin } from './paths.ts';
import type { Session } from './session.ts';

/** What the review knows of one line: a headline, and facts with their reasons. */
export interface Why {
  path: string;
  line: number;
  /** `not-read`, `not-analysed`, `guarded-off`, `facts` (a finding or fact stands there), `nothing`. */
  state: 'not-read' | 'not-analysed' | 'guarded-off' | 'facts' | 'nothing';
  /** One sentence. */
  headline: string;
  facts: WhyFact[];
  notes: string[];
}

export interface WhyFact {
  /** `finding`, `characteristic`, `credential`, `audio source`, `endpoint`, `flow`. */
  kind: string;
  text: string;
  decidedBy: readonly Decision[];
}

/**
 * Says why there is, or is no, finding on a line: not read, nothing there that the engine looks for, excluded by the build,
 * unknown, protected, silenced, or the finding itself.
 * @param line from 1
 */
export function why(session: Session, review: Review, path: string, line: number): Why {
  const answer = (state: Why['state'], headline: string, facts: WhyFact[] = [], notes: string[] = []): Why => {
    return { path, line, state, headline, facts, notes };
  };
  const skip = review.skipped.find((one) => one.path !== '.' && isWithin(path, one.path));
  const file = session.file(path);
  if (skip && !file?.unit) {
    return answer('not-read', `Not read: ${skip.path === path ? '' : `${skip.path} is left out: `}${skip.reason}.`);
  }
  if (!file) return answer('not-read', 'Not read: no language or format that is looked at, or no such file.');
  const { unit } = file;
  if (!unit) {
    return answer(
      'not-analysed',
      'Read and not analysed: it holds no word of a known SDK and no secret-like literal, and nothing that was analysed mentions a name of it.',
    );
  }
  const facts = factsAt(review, path, line);
  const notes = [
    `The file was analysed because of: ${file.chosenBy}.`,
    ...problems(unit, line),
    ...ignores(unit, line),
  ];
  const decl = declAt(unit, line);
  const node = decl && nodeAt(decl, unit, line);
  const conditions = decl && session.linker.program.conditions({ path, decl, node: node ?? decl });
  if (facts.length === 0 && (conditions?.dead || isCutOut(unit, line))) {
    return answer('guarded-off', 'Excluded by the build: no shipping variant compiles this line.', [], notes);
  }
  for (const open of conditions?.open ?? []) notes.push(`It is there only where ${open}.`);
  if (facts.length === 0) {
    return answer('nothing', 'Analysed: nothing on this line stores, sends, captures or exposes anything.', [], notes);
  }
  const findings = facts.filter((fact) => fact.kind === 'finding').length;
  if (findings > 0)
    return answer('facts', findings === 1 ? 'There is a finding.' : `There are ${findings} findings.`, facts, notes);
  const unknown = facts.some((fact) => /\bunknown\b/.test(fact.text));
  return answer(
    'facts',
    unknown ? 'No finding: part of it can’t be told from the sources.' : 'No finding: what stands here is no defect.',
    facts,
    notes,
  );
}

function factsAt(review: Review, path: string, line: number): WhyFact[] {
  const on = (place: Place): boolean => place.path === path && line >= place.line && line <= place.endLine;
  const { toy } = review;
  const facts: WhyFact[] = review.findings
    .filter((finding: Finding) => finding.path === path && line >= finding.line && line <= finding.endLine)
    .map((f) => ({ kind: 'finding', text: `${f.severity} ${f.ruleId}: ${f.message}`, decidedBy: f.decidedBy }));
  for (const c of toy.characteristics.filter((one) => on(one.place))) {
    const access = (['read', 'write', 'subscribe'] as const).map((op) => `${op} ${c.access[op]}`).join(', ');
    const reasons = [...new Set([c.reason, ...Object.values(c.reasons)])].filter(Boolean).join(' ');
    const condition = c.condition ? ` Only where ${c.condition}.` : '';
    facts.push({
      kind: 'characteristic',
      text: `${c.name ?? c.uuid ?? 'without a known UUID'} (${c.stack}): ${access}. ${reasons}${condition}`.trim(),
      decidedBy: c.decidedBy,
    });
  }
  for (const c of toy.credentials.filter((one) => on(one.place))) {
    const reason = c.protectionReason ? `: ${c.protectionReason}` : '';
    facts.push({
      kind: 'credential',
      text: `${c.kind} ${c.name ?? ''} in ${c.store}, protection ${c.protection}${reason}`.replace(/ +/g, ' '),
      decidedBy: c.decidedBy,
    });
  }
  for (const a of toy.audioSources.filter((one) => on(one.place))) {
    facts.push({ kind: 'audio source', text: `${a.call} captures ${a.kind} (${a.platform})`, decidedBy: a.decidedBy });
  }
  for (const e of toy.endpoints.filter((one) => on(one.place))) {
    facts.push({
      kind: 'endpoint',
      text: `${e.url ?? e.host ?? 'an address that can’t be told'}: ${e.transport}, reach ${e.reach}`,
      decidedBy: e.decidedBy,
    });
  }
  for (const f of toy.flows.filter((one) => on(one.source.place) || on(one.sink.place))) {
    facts.push({
      kind: 'flow',
      text: `${f.kind} from ${f.source.call} (${f.source.place.path}:${f.source.place.line}) to ${f.sink.call} (${f.sink.place.path}:${f.sink.place.line}): ${f.transport}`,
      decidedBy: f.decidedBy,
    });
  }
  return facts;
}

/** The last-starting declaration that a line lies in. */
function declAt(unit: Unit, line: number): Decl | undefined {
  const [from, to] = bounds(unit, line);
  const over = unit.decls.filter((decl) => decl.span[0] < to && decl.span[1] > from);
  return over.sort((a, b) => b.span[0] - a.span[0])[0];
}

interface Spanned {
  span: readonly [number, number];
}

/** The outermost node of a declaration that begins on a line: its guards are those of the line. */
function nodeAt(decl: Decl, unit: Unit, line: number): Spanned | undefined {
  const [from, to] = bounds(unit, line).map((offset) => offset - decl.span[0]) as [number, number];
  const todo: unknown[] = Object.values(decl);
  for (let at = todo.shift(); todo.length > 0 || at !== undefined; at = todo.shift()) {
    if (typeof at !== 'object' || at === null) continue;
    const { span, k } = at as Partial<Spanned> & { k?: unknown };
    if (span && k !== undefined && k !== 'guarded' && span[0] >= from && span[0] < to) return at as Spanned;
    if (!span || (span[0] < to && span[1] > from)) todo.push(...Object.values(at));
  }
  return undefined;
}

/** Whether a line stands between `#if 0` and what ends it: front ends leave such text out as if it were a comment. */
function isCutOut(unit: Unit, line: number): boolean {
  if (unit.language !== 'c' && unit.language !== 'cpp') return false;
  const open: boolean[] = [];
  for (let at = 1; at < line; at++) {
    const directive = /^[ \t]*#[ \t]*(if|ifdef|ifndef|elif|else|endif)\b[ \t]*(\w*)/.exec(lineText(unit, at));
    if (!directive) continue;
    const [, word = '', condition] = directive;
    if (word.startsWith('if')) open.push(word === 'if' && (condition === '0' || condition === 'false'));
    else if (word === 'endif') open.pop();
    else open[open.length - 1] = false;
  }
  return open.includes(true);
}

const lineText = (unit: Unit, line: number): string => unit.text.slice(...bounds(unit, line));

/** Offsets of a line's start and of the next line's. */
const bounds = (unit: Unit, line: number): [number, number] => [
  unit.lines[line - 1] ?? unit.text.length,
  unit.lines[line] ?? unit.text.length,
];

function problems(unit: Unit, line: number): string[] {
  const from = unit.lines[line - 1] ?? 0;
  const to = unit.lines[line] ?? unit.text.length;
  return unit.problems
    .filter((problem) => problem.span[0] < to && problem.span[1] >= from)
    .map((problem) => `The parser did not understand all of it: ${problem.message}.`);
}

function ignores(unit: Unit, line: number): string[] {
  return unit.ignores
    .filter((comment) => comment.line === line - 1 || (comment.alone && comment.line === line - 2))
    .map(
      (comment) =>
        `A comment silences ${comment.rules.join(', ') || 'nothing'}: ${comment.reason || 'no reason given'}.`,
    );
}
