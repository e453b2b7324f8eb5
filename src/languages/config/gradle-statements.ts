import type { Token } from './gradle-tokens.ts';
import type { Reading } from './reading.ts';

/** One statement of a Gradle script: its tokens up to a block or a line's end, and the block's statements. */
export interface Statement {
  tokens: Token[];
  block?: Statement[];
}

const opens = new Set(['(', '[']);
const closes = new Set([')', ']']);
/** After these a statement goes on in the next line. */
const unfinished = /^(=|\+=|,|\.|\?\.|\?:|\+|&&|\|\||->|:)$/;

/**
 * Groups tokens into statements by brackets and lines. A closing bracket too much, or one too few, is a problem and no
 * more.
 */
export function statementsOf(into: Reading, tokens: Token[]): Statement[] {
  let at = 0;
  const all: Statement[] = [];
  while (at < tokens.length) {
    all.push(...block());
    const stray = tokens[at++];
    if (stray) into.problem(stray.span, 'This bracket closes nothing.');
  }
  return all;

  /** Statements up to a `}` or the end. */
  function block(): Statement[] {
    const found: Statement[] = [];
    while (at < tokens.length && tokens[at]!.text !== '}') {
      if (tokens[at]!.kind === 'break') at++;
      else found.push(statement());
    }
    return found;
  }

  function statement(): Statement {
    const own: Token[] = [];
    const waiting: Token[] = [];
    while (at < tokens.length) {
      const token = tokens[at]!;
      const isMark = token.kind === 'mark';
      if (token.kind === 'break') {
        if (!waiting.length && !goesOn(own.at(-1))) break;
        at++;
        continue;
      }
      if (isMark && token.text === '{') {
        at++;
        const inner = block();
        if (tokens[at]) at++;
        else into.problem(token.span, 'This block is never closed.');
        // A lambda among arguments is no block of the build.
        if (!waiting.length) return { tokens: own, block: inner };
        continue;
      }
      if (isMark && token.text === '}') {
        for (const open of waiting) into.problem(open.span, 'This bracket is never closed.');
        break;
      }
      if (isMark && opens.has(token.text)) waiting.push(token);
      if (isMark && closes.has(token.text)) waiting.pop();
      own.push(token);
      at++;
    }
    return { tokens: own };
  }

  function goesOn(last: Token | undefined): boolean {
    if (last?.kind === 'mark' && unfinished.test(last.text)) return true;
    let next = at;
    while (tokens[next]?.kind === 'break' && tokens[next]?.text !== ';') next++;
    const follower = tokens[next];
    return follower?.kind === 'mark' && /^(\.|\?\.|\?:|&&|\|\|)$/.test(follower.text);
  }
}
