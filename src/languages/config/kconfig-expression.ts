import type { Expr, Span } from '../../program/ir.ts';
import { bool, name, not, op, string, unread } from './guards.ts';

/** A word of a Kconfig line. `text` is cooked for strings; `macro`: holds a `$(…)`. */
export interface Token {
  kind: 'word' | 'string' | 'operator' | 'macro';
  text: string;
  span: Span;
  macro?: boolean;
}

/**
 * Splits one logical line of Kconfig into words, strings, operators and `$(macro)`s. Stops at a comment.
 * @returns the tokens and, where there is one, the offset of the comment
 */
export function tokensOf(text: string, start: number, end: number): { tokens: Token[]; comment?: number; open?: Span } {
  const tokens: Token[] = [];
  let at = start;
  while (at < end) {
    const c = text[at]!;
    if (/[\s\\]/.test(c)) at++;
    else if (c === '#') return { tokens, comment: at };
    else if (c === '"' || c === "'") {
      const close = closingQuote(text, at, end);
      const inner = text.slice(at + 1, close < 0 ? end : close);
      const stop = close < 0 ? end : close + 1;
      tokens.push({
        kind: 'string',
        text: inner.replace(/\\(.)/g, '$1'),
        span: [at, stop],
        macro: /\$[({\w]/.test(inner),
      });
      if (close < 0) return { tokens, open: [at, end] };
      at = stop;
    } else {
      const token = symbolAt(text, at, end);
      tokens.push(token);
      at = token.span[1];
    }
  }
  return { tokens };
}

function symbolAt(text: string, at: number, end: number): Token {
  const rest = text.slice(at, end);
  const operator = /^(&&|\|\||!=|<=|>=|:=|\+=|\?=|[!=<>(),])/.exec(rest);
  if (operator) return { kind: 'operator', text: operator[0], span: [at, at + operator[0].length] };
  let stop = at;
  let macro = false;
  while (stop < end) {
    if (text.startsWith('$(', stop) || text.startsWith('${', stop)) {
      stop = closingParen(text, stop + 1, end);
      macro = true;
    } else if (/[^\s"'&|!=<>(),#\\]/.test(text[stop]!)) stop++;
    else break;
  }
  if (stop === at) stop = at + 1;
  return { kind: macro ? 'macro' : 'word', text: text.slice(at, stop), span: [at, stop], macro };
}

function closingQuote(text: string, at: number, end: number): number {
  const quote = text[at];
  for (let i = at + 1; i < end; i++) {
    if (text[i] === '\\') i++;
    else if (text[i] === quote) return i;
  }
  return -1;
}

function closingParen(text: string, at: number, end: number): number {
  let depth = 0;
  for (let i = at; i < end; i++) {
    if (text[i] === '(' || text[i] === '{') depth++;
    else if ((text[i] === ')' || text[i] === '}') && --depth === 0) return i + 1;
  }
  return end;
}

const comparisons = new Set(['=', '!=', '<', '<=', '>', '>=']);

/**
 * A Kconfig condition as an expression. A symbol is the name `CONFIG_X`, true where it is `y`; `X = y` and `X = n` come
 * as the symbol and its negation; `y` and `n` alone are booleans; an environment variable (`"$(IDF_TARGET)"`) is a name
 * of the scope `env`; any other macro is unknown. Precedence as in kconfiglib: comparison, `!`, `&&`, `||`.
 * @returns the expression and the index of the first token that is not part of it; no expression where none starts
 */
export function conditionAt(tokens: Token[], from: number): { expr?: Expr; next: number } {
  let at = from;
  const either = binary('||', () => binary('&&', factor)());
  const expr = either();
  return { expr, next: at };

  function binary(operator: string, operand: () => Expr | undefined): () => Expr | undefined {
    return () => {
      let left = operand();
      while (left && tokens[at]?.text === operator && tokens[at]?.kind === 'operator') {
        at++;
        const right = operand();
        if (!right) return left;
        left = op(operator, [left, right]);
      }
      return left;
    };
  }

  function factor(): Expr | undefined {
    const token = tokens[at];
    if (!token) return undefined;
    if (token.kind === 'operator') {
      if (token.text === '!') {
        at++;
        const inner = factor();
        return inner && not(inner);
      }
      if (token.text !== '(') return undefined;
      at++;
      const inner = either();
      if (tokens[at]?.text === ')') at++;
      return inner;
    }
    at++;
    const operator = tokens[at];
    const right = tokens[at + 1];
    if (operator?.kind !== 'operator' || !comparisons.has(operator.text) || !right || right.kind === 'operator')
      return operand(token);
    at += 2;
    return compare(token, operator.text, right);
  }
}

function compare(left: Token, operator: string, right: Token): Expr {
  const flag = right.text === 'y' || right.text === 'n' ? right.text === 'y' : undefined;
  if (flag !== undefined && (operator === '=' || operator === '!=') && left.kind === 'word') {
    const symbol = operand(left);
    return flag === (operator === '=') ? symbol : not(symbol);
  }
  const value = right.kind === 'word' && !isConstant(right.text) ? operand(right) : constant(right);
  return op(operator === '=' ? '==' : operator, [operand(left), value]);
}

/** Words of Kconfig that are values and not symbols: `y`, `n`, `m`, numbers. */
export function isConstant(word: string): boolean {
  return /^(y|n|m|-?\d+|0[xX][0-9a-fA-F]+|[\d.]+)$/.test(word);
}

function constant(token: Token): Expr {
  const number = /^(-?\d+|0[xX][0-9a-fA-F]+)$/.test(token.text) ? Number(token.text) : undefined;
  if (token.kind === 'word' && number !== undefined)
    return { k: 'lit', span: token.span, type: 'number', value: number };
  return token.macro ? operand(token) : string(token.text, token.span);
}

function operand(token: Token): Expr {
  if (token.macro) {
    const variable = /^\$(?:\((\w+)\)|\{(\w+)\}|(\w+))$/.exec(token.text);
    const found = variable && (variable[1] ?? variable[2] ?? variable[3]);
    return found ? name(found, token.span, 'env') : unread('kconfig-macro', token.span);
  }
  if (token.kind === 'string') return string(token.text, token.span);
  if (token.text === 'y' || token.text === 'n') return bool(token.text === 'y', token.span);
  return isConstant(token.text) ? constant(token) : name(`CONFIG_${token.text}`, token.span);
}
