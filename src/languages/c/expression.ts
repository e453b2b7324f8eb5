import type { Arg, Expr } from '../../program/ir.ts';
import { charOf, literal, numberOf, stringOf } from './literals.ts';

const binary: Record<string, number> = {
  '||': 2,
  '&&': 3,
  '|': 4,
  '^': 5,
  '&': 6,
  '==': 7,
  '!=': 7,
  '<': 8,
  '>': 8,
  '<=': 8,
  '>=': 8,
  '<<': 9,
  '>>': 9,
  '+': 10,
  '-': 10,
  '*': 11,
  '/': 11,
  '%': 11,
};
const token =
  /\s+|((?:u8|[uUL])?"(?:[^"\\\n]|\\[\s\S])*")|((?:u8|[uUL])?'(?:[^'\\\n]|\\[\s\S])+')|(\.?\d(?:[\w.]|'\w|[eEpP][+-])*)|([A-Za-z_$][\w$]*)|(->|\+\+|--|<<=|>>=|<<|>>|<=|>=|==|!=|&&|\|\||[-+*/%&|^]=|::|[-+*/%&|^!~<>=?:,.()[\]])/y;

interface Token {
  kind: 'string' | 'char' | 'number' | 'word' | 'op';
  text: string;
  start: number;
  end: number;
}

const constant = /^[A-Z_][A-Z0-9_]{2,}$/;
class Bail extends Error {}
const keywords = new Set(
  'if else for while do switch case return break continue goto struct union enum sizeof const static void int char unsigned signed long short float double bool auto new delete throw typedef extern volatile register inline class template typename using operator static_cast reinterpret_cast const_cast dynamic_cast alignof _Alignof asm __asm__ this co_await typeof __typeof__ decltype'.split(
    ' ',
  ),
);

/**
 * Reads the plain expressions that conditions and most macro bodies are, without a parser: literals, names, calls,
 * members, indices, operators, ternaries.
 * @param at offset that the text's first character has in the file
 * @param condition reads `defined X` and takes keywords for names, as `#if` does
 * @returns undefined for anything else (a cast, braces, statements, an unfinished expression)
 */
export function plainExpression(text: string, at: number, condition = false): Expr | undefined {
  if (text.length > 4000) return undefined;
  const tokens = tokenize(text, at, condition);
  if (!tokens?.length) return undefined;
  const reader = new Reader(tokens, condition);
  try {
    const expr = reader.expr(0);
    return reader.done ? expr : undefined;
  } catch (error) {
    if (error instanceof Bail) return undefined;
    throw error;
  }
}

/** C++ spells operators in words too; in a condition they are no names. */
const spelled: Record<string, string | undefined> = { not: '!', and: '&&', or: '||' };

function tokenize(text: string, at: number, condition: boolean): Token[] | undefined {
  const out: Token[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    const start = token.lastIndex;
    const m = token.exec(text);
    if (!m) return undefined;
    const kind = m[1] ? 'string' : m[2] ? 'char' : m[3] ? 'number' : m[4] ? 'word' : m[5] ? 'op' : undefined;
    const said = condition ? spelled[m[0]] : undefined;
    if (said) out.push({ kind: 'op', text: said, start: at + start, end: at + token.lastIndex });
    else if (kind) out.push({ kind, text: m[0], start: at + start, end: at + token.lastIndex });
    if (out.length > 600) return undefined;
  }
  return out;
}

class Reader {
  private i = 0;
  private depth = 0;
  constructor(
    private readonly tokens: Token[],
    private readonly condition: boolean,
  ) {}

  get done(): boolean {
    return this.i >= this.tokens.length;
  }
  private peek(): string | undefined {
    const t = this.tokens[this.i];
    return t?.kind === 'op' ? t.text : undefined;
  }
  private take(): Token {
    const t = this.tokens[this.i++];
    if (!t) throw new Bail();
    return t;
  }
  private eat(text: string): Token {
    const t = this.take();
    if (t.kind !== 'op' || t.text !== text) throw new Bail();
    return t;
  }

  expr(min: number): Expr {
    if (++this.depth > 100) throw new Bail();
    let left = this.unary();
    for (;;) {
      const op = this.peek();
      if (op === '?' && min <= 1) {
        this.i++;
        const then = this.expr(0);
        this.eat(':');
        const other = this.expr(1);
        const span = [left.span[0], other.span[1]] as const;
        left = { k: 'cond', span, test: left, then, else: other };
        continue;
      }
      const power = op === undefined ? undefined : binary[op];
      if (op === undefined || power === undefined || power < min || min > power) break;
      this.i++;
      const right = this.expr(power + 1);
      left = { k: 'op', span: [left.span[0], right.span[1]], op, args: [left, right] };
    }
    this.depth--;
    return left;
  }

  private unary(): Expr {
    const op = this.peek();
    const start = this.tokens[this.i]?.start ?? 0;
    if (op === '!' || op === '~' || op === '-' || op === '+') {
      this.i++;
      const arg = this.expr(12);
      return { k: 'op', span: [start, arg.span[1]], op, args: [arg] };
    }
    if (op === '&' && !this.condition) {
      this.i++;
      const expr = this.expr(12);
      return { k: 'addr', span: [start, expr.span[1]], expr };
    }
    if (op === '(') {
      this.i++;
      const inside = this.expr(0);
      this.eat(')');
      // `(name) word`, `(name)(…)`, `(name)-1` may be casts: a parser decides.
      const next = this.tokens[this.i];
      if (!this.condition && inside.k === 'name' && next && (next.kind !== 'op' || /^[(!~&*+-]$/.test(next.text)))
        throw new Bail();
      return this.postfix(inside);
    }
    return this.postfix(this.atom());
  }

  private atom(): Expr {
    const t = this.take();
    const span = [t.start, t.end] as const;
    if (t.kind === 'number') {
      const value = numberOf(t.text);
      if (value === undefined) throw new Bail();
      return literal(span, value);
    }
    if (t.kind === 'char') return literal(span, charOf(t.text));
    if (t.kind === 'string') {
      this.i--;
      return this.pasted([]);
    }
    if (t.kind !== 'word') throw new Bail();
    if (this.condition && t.text === 'defined') {
      const paren = this.peek() === '(';
      if (paren) this.i++;
      const word = this.take();
      if (word.kind !== 'word') throw new Bail();
      const end = paren ? this.eat(')').end : word.end;
      return call({ k: 'name', span, name: 'defined' }, [t.start, end], word);
    }
    if (t.text === 'true' || t.text === 'false') return literal(span, t.text === 'true');
    if (!this.condition) {
      if (t.text === 'NULL' || t.text === 'nullptr') return literal(span, null);
      if (keywords.has(t.text)) throw new Bail();
      const next = this.tokens[this.i];
      if (next?.kind === 'string' || (next?.kind === 'word' && constant.test(t.text) && constant.test(next.text)))
        return this.pasted([{ k: 'name', span, name: t.text }]);
      if (next && next.kind !== 'op') throw new Bail();
      if (next?.text === '<' || next?.text === '::') throw new Bail();
    }
    return { k: 'name', span, name: t.text };
  }

  /** Strings side by side, with macros between them that stand for strings: `"a" PRIu32 "b"`, `BASE "/x"`. */
  private pasted(parts: (string | Expr)[]): Expr {
    const start = this.tokens[parts.length ? this.i - 1 : this.i]?.start ?? 0;
    let end = start;
    for (let t = this.tokens[this.i]; t && (t.kind === 'string' || t.kind === 'word'); t = this.tokens[this.i]) {
      this.i++;
      end = t.end;
      if (t.kind === 'word') {
        if (keywords.has(t.text)) throw new Bail();
        const name: Expr = { k: 'name', span: [t.start, t.end], name: t.text };
        const made = this.peek() === '(' ? this.postfix(name) : name;
        end = made.span[1];
        parts.push(made);
        continue;
      }
      const last = parts.length - 1;
      if (typeof parts[last] === 'string') parts[last] += stringOf(t.text);
      else parts.push(stringOf(t.text));
    }
    const [only] = parts;
    if (parts.length === 1 && typeof only === 'string') return literal([start, end], only);
    return { k: 'template', span: [start, end], parts };
  }

  private postfix(of: Expr): Expr {
    let expr = of;
    for (;;) {
      const op = this.peek();
      if (op === '(') {
        this.i++;
        const args: Arg[] = [];
        if (this.peek() === ')') {
          expr = { k: 'call', span: [expr.span[0], this.take().end], callee: expr, args };
          continue;
        }
        for (;;) {
          const value = this.expr(0);
          args.push({ span: value.span, value });
          if (this.peek() !== ',') break;
          this.i++;
        }
        expr = { k: 'call', span: [expr.span[0], this.eat(')').end], callee: expr, args };
      } else if ((op === '.' || op === '->') && !this.condition) {
        this.i++;
        const word = this.take();
        if (word.kind !== 'word') throw new Bail();
        expr = { k: 'member', span: [expr.span[0], word.end], object: expr, name: word.text };
      } else if (op === '[') {
        this.i++;
        const index = this.expr(0);
        expr = { k: 'index', span: [expr.span[0], this.eat(']').end], object: expr, index };
      } else return expr;
    }
  }
}

function call(callee: Expr, span: readonly [number, number], word: Token): Expr {
  const value: Expr = { k: 'name', span: [word.start, word.end], name: word.text };
  return { k: 'call', span, callee, args: [{ span: value.span, value }] };
}
