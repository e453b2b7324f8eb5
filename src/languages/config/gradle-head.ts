import type { Span } from '../../program/ir.ts';
import { contentSpan, type Token } from './gradle-tokens.ts';

/** Calls that name the thing which their block is about. */
export const naming = new Set(['getByName', 'named', 'create', 'register', 'maybeCreate', 'creating']);
/** Calls on a thing that add nothing to its name. */
export const silent = new Set(['apply', 'with', 'all', 'each', 'configureEach', 'run', 'also']);

/** The dotted head of a statement, and where its arguments begin. */
export interface Head {
  parts: { text: string; span: Span }[];
  next: number;
  variable?: boolean;
}

/** Reads `a.b`, `getByName("x").y` and the name of a variable off the front of a statement. */
export function headOf(source: string, tokens: Token[]): Head {
  const parts: Head['parts'] = [];
  let at = 0;
  const variable =
    /^(def|val|var|const|String|int|boolean|final)$/.test(tokens[0]?.text ?? '') && tokens[1]?.kind === 'word';
  while (variable && tokens[at + 1]?.kind === 'word' && !/^(by)$/.test(tokens[at + 1]!.text)) at++;
  for (;;) {
    const token = tokens[at];
    if (token?.kind !== 'word') break;
    parts.push({ text: token.text, span: token.span });
    at++;
    if (tokens[at]?.text === '<' && tokens[at]?.kind === 'mark') {
      const close = tokens.findIndex(({ text }, i) => i > at && text === '>');
      if (close > 0) at = close + 1;
    }
    // `getByName("x").y`, `project(':x').y` and `sourceSets["main"].y`: the string is part of the name.
    const inner = tokens[at + 1];
    const bracketed =
      /^[([]$/.test(tokens[at]?.text ?? '') &&
      tokens[at]?.kind === 'mark' &&
      inner?.kind === 'string' &&
      /^[)\]]$/.test(tokens[at + 2]?.text ?? '');
    const index = tokens[at]?.text === '[';
    const dotted = /^\??\.$/.test(tokens[at + 3]?.text ?? '');
    if (bracketed && inner && (dotted || index || naming.has(token.text))) {
      if (naming.has(token.text)) parts.pop();
      parts.push({ text: inner.text, span: contentSpan(source, inner) });
      at += 3;
    }
    if (!/^\??\.$/.test(tokens[at]?.text ?? '')) break;
    at++;
  }
  return { parts, next: at, variable };
}
