import type { Parser } from 'web-tree-sitter';
import type { Decl, Guard, IgnoreComment, Import, Problem, Span } from '../../program/ir.ts';
import { not } from './conditions.ts';
import type { Context } from './context.ts';
import { lowerDecls } from './decl.ts';
import { readFrame, rereader } from './frames.ts';
import { Guards } from './guards.ts';
import { joinDecls } from './join.ts';
import { lowerMacro } from './macros.ts';
import { type Directive, scan } from './scan.ts';
import { assumption, readings } from './texts.ts';
import { type Known, parse } from './tree.ts';

/** A parse is given up after this long, plus a second for each megabyte. */
const BUDGET_MS = 5000;

export interface Lowered {
  language: 'c' | 'cpp';
  decls: Decl[];
  ignores: IgnoreComment[];
  problems: Problem[];
  /** Letters in ERROR nodes, over all readings. */
  errors: number;
}

/** Lowers a whole file; spans count from its start. */
export function lowerFile(text: string, language: 'c' | 'cpp', parser: Parser): Lowered {
  const cpp = language === 'cpp';
  const scanned = scan(text, cpp);
  const guards = new Guards(scanned.conditionals);
  const made = readings(scanned.clean, scanned.conditionals);
  const out: Lowered = { language, decls: [], ignores: scanned.ignores, problems: [], errors: 0 };
  for (const b of made.lost)
    out.problems.push({ span: [b.start, b.end], message: 'this #if branch was not read: too many combinations' });
  const values = new Set<string>();
  const [first, second] = made.readings;
  const tops = new Set<string>();
  for (const reading of made.readings) {
    const known: Known = (type, s, e) => tops.has(`${type} ${s} ${e}`) && !touches(reading.cuts, s, e);
    const parsed = parse(parser, reading.text, BUDGET_MS + text.length / 1000, reading === first ? undefined : known);
    if (!parsed) {
      out.problems.push({ span: [0, text.length], message: 'parsing took too long and was stopped' });
      break;
    }
    out.errors += parsed.errors;
    const cx: Context = {
      text: reading.text,
      source: text,
      cpp,
      guards: guards.empty ? undefined : guards,
      heads: scanned.heads,
      decls: [],
      values,
      reread: rereader(parser, cpp),
      depth: 0,
    };
    lowerDecls(cx, parsed.root.c, undefined);
    if (cx.tooDeep) out.problems.push({ span: cx.tooDeep, message: 'nested too deep to be read' });
    if (reading === first) {
      out.decls = cx.decls;
      if (made.readings.length > 1) for (const n of parsed.root.c) tops.add(`${n.t} ${n.s} ${n.e}`);
      continue;
    }
    const same: Decl[] = [];
    const differ: Decl[] = [];
    for (const d of out.decls) (within(parsed.known, d.span) ? same : differ).push(d);
    const joined = joinDecls(differ, cx.decls, {
      left: (span) => (reading === second ? assumption(first!, span) : negation(assumption(reading, span))),
      right: (span) => assumption(reading, span),
    });
    out.decls = [...same, ...joined];
  }
  for (const d of scanned.directives) {
    const decl = directive(d, cpp, parser);
    if (!decl) continue;
    const guard = guards.guard(decl.span);
    if (guard) decl.guard = guard;
    out.decls.push(decl);
  }
  out.decls.sort((a, b) => a.span[0] - b.span[0]);
  return out;
}

/** What earlier readings agree on stands wherever the new one does not. */
function negation(guard: Guard | undefined): Guard | undefined {
  return guard && not(guard);
}

function touches(spans: Span[], from: number, to: number): boolean {
  return spans.some((s) => s[0] < to && s[1] > from);
}

/** Whether one of the ascending spans holds the given one. */
function within(spans: Span[], span: Span): boolean {
  let lo = 0;
  let hi = spans.length;
  while (lo < hi) {
    const mid = (lo + hi) >> 1;
    if (spans[mid]![0] <= span[0]) lo = mid + 1;
    else hi = mid;
  }
  const s = spans[lo - 1];
  return s !== undefined && s[1] >= span[1];
}

function directive(d: Directive, cpp: boolean, parser: Parser): Decl | undefined {
  if (d.name === 'define') return lowerMacro(d, (text, frame, at) => readFrame(parser, cpp, text, frame, at));
  if (d.name !== 'include' && d.name !== 'include_next' && d.name !== 'import') return undefined;
  const m = /^\s*(?:"([^"]*)"|<([^>]*)>|(\w+))/.exec(d.rest);
  if (!m) return undefined;
  const from = m[1] ?? m[2] ?? m[3] ?? '';
  const at = d.restAt + d.rest.indexOf(from, m[0].length - m[0].trimStart().length);
  const decl: Import = { k: 'import', span: d.span, name: from, nameSpan: [at, at + from.length], from, names: [] };
  if (m[2] !== undefined) decl.system = true;
  return decl;
}
