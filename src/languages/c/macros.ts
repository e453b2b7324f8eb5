import type { Entry, Macro, Span } from '../../program/ir.ts';
import type { ParseFrame, Reparsed } from '../front-end.ts';
import { plainExpression } from './expression.ts';
import type { Directive } from './scan.ts';

/** Reads a text in one frame; spans count from the text's start plus `at`. */
export type ReadFrame = (text: string, frame: ParseFrame, at: number) => Reparsed;

/** A `#define`: its text, and what it says in each frame that it can stand in. */
export function lowerMacro(d: Directive, read: ReadFrame): Macro | undefined {
  const m = /^([A-Za-z_$][\w$]*)(\(([^)]*)\))?/.exec(d.rest);
  if (!m) return undefined;
  const after = d.rest.slice(m[0].length);
  const lead = after.length - after.trimStart().length;
  const body = after.trim();
  const at = d.restAt + m[0].length + lead;
  const bodySpan: Span = body ? [at, at + body.length] : [d.span[1], d.span[1]];
  const macro: Macro = {
    k: 'macro',
    span: d.span,
    name: m[1]!,
    nameSpan: [d.restAt, d.restAt + m[1]!.length],
    params: m[2] === undefined ? null : paramsOf(m[3] ?? ''),
    body,
    bodySpan,
  };
  if (!body) return macro;
  if (/#/.test(body.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, ''))) macro.pastes = true;
  const plain = plainExpression(body, at);
  if (plain) {
    macro.expr = plain;
    macro.entries = [{ span: plain.span, value: plain }];
    return macro;
  }
  if (macro.pastes) return macro;
  if (/^(?:do|if|for|while|switch|return|\{)\b|^\{/.test(body) || /;/.test(body)) {
    const { stmts } = read(body, 'stmts', at);
    if (stmts) macro.stmts = stmts;
    if (!/^\{/.test(body)) {
      if (!/^\(\s*\{/.test(body)) return macro;
    }
  }
  const { expr } = read(body, 'expr', at);
  if (expr) {
    macro.expr = expr;
    macro.entries = [{ span: expr.span, value: expr }];
    return macro;
  }
  const { entries } = read(body, 'entries', at);
  if (entries) macro.entries = entries as Entry[];
  else if (!macro.stmts) {
    const { stmts } = read(body, 'stmts', at);
    if (stmts) macro.stmts = stmts;
  }
  return macro;
}

function paramsOf(text: string): string[] {
  const names = text
    .split(',')
    .map((p) => p.trim())
    .filter(Boolean);
  return names.map((p) => (p.endsWith('...') ? '...' : p));
}
