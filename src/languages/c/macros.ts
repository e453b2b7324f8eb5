import type { Macro, Span } from '../../program/ir.ts';
import type { ParseFrame, Reparsed } from '../front-end.ts';
import { plainExpression } from './expression.ts';
import { rowsIn } from './rows.ts';
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
  const rest = /(\w+)\s*\.\.\.\s*$/.exec(m[3] ?? '')?.[1];
  // GNU's `, ##__VA_ARGS__` only drops a comma; a call with no such arguments says the same.
  const text = body.replace(/##(\s*)(\w+)/g, (all, gap: string, word: string) =>
    word === '__VA_ARGS__' || word === rest ? `  ${gap}${word}` : all,
  );
  if (text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '').includes('#')) macro.pastes = true;
  else Object.assign(macro, framesOf(text, read, at));
  if (rest) for (const frame of [macro.expr, macro.entries, macro.stmts]) rename(frame, rest);
  return macro;
}

/** What a body says in each frame that it can stand in. */
function framesOf(body: string, read: ReadFrame, at: number): Reparsed {
  const plain = plainExpression(body, at);
  if (plain) return { expr: plain, entries: rowsIn(body, plain) };
  const made: Reparsed = {};
  if (/^(?:do|if|for|while|switch|return)\b|^\{|;/.test(body)) {
    made.stmts = read(body, 'stmts', at).stmts;
    if (!/^(?:\(\s*)?\{/.test(body)) return made;
  }
  const { expr } = read(body, 'expr', at);
  if (expr) return { ...made, expr, entries: rowsIn(body, expr) };
  made.entries = read(body, 'entries', at).entries;
  if (!made.entries) made.stmts ??= read(body, 'stmts', at).stmts;
  return made;
}

/** A named rest parameter, GNU's `args...`, is `__VA_ARGS__` to the linker. */
function rename(frame: unknown, rest: string): void {
  const todo = [frame];
  for (let at = todo.pop(); todo.length || at !== undefined; at = todo.pop()) {
    if (typeof at !== 'object' || at === null) continue;
    const node = at as { k?: string; name?: string };
    if (node.k === 'name' && node.name === rest) node.name = '__VA_ARGS__';
    todo.push(...Object.values(at));
  }
}

function paramsOf(text: string): string[] {
  const names = text
    .split(',')
    .map((p) => p.trim())
    .filter(Boolean);
  return names.map((p) => (p.endsWith('...') ? '...' : p));
}
