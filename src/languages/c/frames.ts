import type { Parser } from 'web-tree-sitter';
import type { Expr } from '../../program/ir.ts';
import type { ParseFrame, Reparsed } from '../front-end.ts';
import type { Context } from './context.ts';
import { lowerExpr } from './expr.ts';
import { plainExpression } from './expression.ts';
import { entryOf } from './initialisers.ts';
import { rowsIn } from './rows.ts';
import { scan } from './scan.ts';
import { lowerBody } from './stmt.ts';
import { child, field, type Node, parse } from './tree.ts';

const BUDGET_MS = 500;
const LIMIT = 200_000;

/**
 * Reads a piece of text that is no file: a macro's body, a macro's argument, a text after substitution.
 * @param at offset that spans count from
 * @returns the frame that was asked for, or nothing where the text doesn't parse in it
 */
export function readFrame(parser: Parser, cpp: boolean, text: string, frame: ParseFrame, at: number): Reparsed {
  if (text.length > LIMIT) return {};
  if (frame !== 'stmts') {
    const plain = plainExpression(text, at);
    if (plain) return frame === 'expr' ? { expr: plain } : { entries: rowsIn(text, plain) };
  }
  const open = frame === 'expr' ? 'int _[]={(' : frame === 'entries' ? 'int _[]={' : 'void _(){';
  const close = frame === 'expr' ? ')};' : frame === 'entries' ? '};' : '\n;}';
  const whole = open + text + close;
  const { clean } = scan(whole, cpp);
  const parsed = parse(parser, clean, BUDGET_MS);
  if (!parsed) return {};
  const cx = frameContext(parser, cpp, clean, whole);
  const body = find(parsed.root, frame);
  if (!body || body.s !== open.length - 1 || broken(body)) return {};
  const shift = at - open.length;
  if (frame === 'stmts') return moved({ stmts: lowerBody(cx, body) }, shift, at + text.length);
  if (frame === 'entries') return moved({ entries: body.c.map((c) => entryOf(cx, c)) }, shift, at + text.length);
  if (body.c.length !== 1) return {};
  return moved({ expr: lowerExpr(cx, body.c[0]!) }, shift, at + text.length);
}

/** A context for text apart from a file: declarations in it are dropped, conditions unknown. */
function frameContext(parser: Parser, cpp: boolean, text: string, source: string): Context {
  return {
    text,
    source,
    cpp,
    guards: undefined,
    heads: new Map(),
    decls: [],
    values: new Set(),
    depth: 0,
    reread: (piece, from) => rereader(parser, cpp)(piece, from),
  };
}

/** Reads an expression's text at its place, for trees that took it for something else; each depth once only. */
export function rereader(parser: Parser, cpp: boolean): (text: string, at: number) => Expr | undefined {
  let depth = 0;
  return (text, at) => {
    if (depth >= 1) return plainExpression(text, at);
    depth++;
    try {
      return readFrame(parser, cpp, text, 'expr', at).expr;
    } finally {
      depth--;
    }
  };
}

function find(root: Node, frame: ParseFrame): Node | undefined {
  const first = root.c.length === 1 ? root.c[0] : undefined;
  if (!first) return undefined;
  if (frame === 'stmts') return first.t === 'function_definition' ? field(first, 'body') : undefined;
  const init = child(first, 'init_declarator');
  const list = init && field(init, 'value');
  return frame === 'entries' ? list : list?.c.length === 1 ? list.c[0] : undefined;
}

function broken(n: Node): boolean {
  const todo = [n];
  for (let at = todo.pop(); at; at = todo.pop()) {
    if (at.t === 'ERROR' || (at.e === at.s && at !== n)) return true;
    todo.push(...at.c);
  }
  return false;
}

const spanKeys = new Set(['span', 'nameSpan', 'bodySpan', 'valueSpan']);

/** Shifts every span of freshly made nodes; none reaches past the text into what was set around it. */
function moved<T extends object>(made: T, by: number, end: number): T {
  const todo: unknown[] = [made];
  const seen = new Set<unknown>();
  for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
    if (typeof at !== 'object' || at === null || seen.has(at)) continue;
    seen.add(at);
    if (Array.isArray(at)) {
      todo.push(...at);
      continue;
    }
    const record = at as Record<string, unknown>;
    for (const name of Object.keys(record)) {
      const value = record[name];
      if (spanKeys.has(name)) {
        const span = value as [number, number];
        record[name] = [Math.min(span[0] + by, end), Math.min(span[1] + by, end)];
      } else if (typeof value === 'object') todo.push(value);
    }
  }
  return made;
}
