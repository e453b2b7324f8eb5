import type { Parser } from 'web-tree-sitter';
import type { Decl, IgnoreComment, Import, Problem } from '../../program/ir.ts';
import type { Context } from './context.ts';
import { lowerDecls } from './decl.ts';
import { readFrame, rereader } from './frames.ts';
import { Guards } from './guards.ts';
import { joinDecls } from './join.ts';
import { lowerMacro } from './macros.ts';
import { type Directive, scan } from './scan.ts';
import { assumption, type Reading, readings } from './texts.ts';
import { parse } from './tree.ts';

/** A parse is given up after this long, plus a second for each megabyte. */
const BUDGET_MS = 5000;

/** Lowers a whole file; spans count from its start. */
export function lowerFile(
  text: string,
  cpp: boolean,
  parser: Parser,
  problems: Problem[],
): { decls: Decl[]; ignores: IgnoreComment[] } {
  const scanned = scan(text, cpp);
  const guards = new Guards(scanned.conditionals);
  const made = readings(scanned.clean, scanned.conditionals);
  for (const b of made.lost)
    problems.push({ span: [b.start, b.end], message: 'this #if branch was not read: too many combinations' });
  let decls: Decl[] | undefined;
  let before: Reading | undefined;
  for (const reading of made.readings) {
    const root = parse(parser, reading.text, BUDGET_MS + text.length / 1000);
    if (!root) {
      problems.push({ span: [0, text.length], message: 'parsing took too long and was stopped' });
      break;
    }
    const cx: Context = {
      text: reading.text,
      source: text,
      cpp,
      guards: guards.empty ? undefined : guards,
      heads: scanned.heads,
      decls: [],
      values: new Set(),
      reread: rereader(parser, cpp),
      depth: 0,
    };
    lowerDecls(cx, root.c, undefined);
    if (!decls) decls = cx.decls;
    else {
      const first: Reading = before ?? reading;
      decls = joinDecls(decls, cx.decls, {
        left: (span) => assumption(first, span),
        right: (span) => assumption(reading, span),
      });
    }
    before ??= reading;
  }
  const out = decls ?? [];
  for (const d of scanned.directives) {
    const decl = directive(d, cpp, parser);
    if (!decl) continue;
    const guard = guards.guard(decl.span);
    if (guard) decl.guard = guard;
    out.push(decl);
  }
  out.sort((a, b) => a.span[0] - b.span[0]);
  return { decls: out, ignores: scanned.ignores };
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
