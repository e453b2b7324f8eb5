import type { Span } from '../../program/ir.ts';
import { isDecoration, isDecorationCall } from './decorations.ts';

export type TokenKind = 'word' | 'number' | 'string' | 'punct';
type FrameKind = 'top' | 'type' | 'code' | 'list' | 'paren';

/** What is known of the statement that is being read. */
interface Statement {
  /** Words that only decorate a macro call at its head: `static`, `const` … */
  prefix: Span[];
  count: number;
  head?: { text: string; start: number; end: number };
  /** `HEAD(…)` and nothing else so far. */
  call?: Span;
  open?: number;
  flags: { namespace?: boolean; type?: boolean; enum?: boolean };
  second?: { start: number; text: string };
  externC?: boolean;
}
interface Frame {
  kind: FrameKind;
  statement: Statement;
  /** Character before the opening bracket. */
  before: number;
}
export interface ShapeState {
  frames: Frame[];
  last: number;
  lastWord: string;
}

const fresh = (): Statement => ({ prefix: [], count: 0, flags: {} });
const prefixes = new Set(['static', 'const', 'extern', 'volatile', 'inline', 'constexpr', 'register']);
const flow = new Set(['if', 'while', 'for', 'switch', 'catch']);
const keywords = new Set(
  'if while for switch catch return sizeof else do case default goto break continue defined asm __asm__ __asm new delete throw try co_return co_await struct union class enum typedef namespace template using operator alignas static_assert _Static_assert decltype noexcept void int char bool float double long short unsigned signed auto'.split(
    ' ',
  ),
);
const trailing = new Set(
  'noexcept override const final try throw requires asm __asm__ volatile and or xor not_eq bitand bitor and_eq or_eq'.split(
    ' ',
  ),
);

/**
 * Follows brackets and statement starts through the tokens, so that macros which the grammar can't place are put right
 * in the parser's text: a missing `;` after `MACRO(…)`, `MACRO(x) = {…}`, decoration words, a lone `BEGIN_DECLS`.
 */
export class Shape {
  readonly heads = new Map<number, Span>();
  /** Told of every token that stays in the parser's text. */
  onToken: (start: number, end: number, first: number, last: number) => void = () => {};
  private frames: Frame[] = [{ kind: 'top', statement: fresh(), before: 0 }];
  private last = 0;
  private lastWord = '';
  private closedBefore = 0;
  private dropCall = 0;
  private pendingCall: { start: number; end: number } | undefined;

  constructor(
    private readonly text: string,
    private readonly out: Uint16Array,
  ) {}

  get depth(): number {
    return this.frames.length;
  }
  get kind(): FrameKind {
    return this.top.kind;
  }
  get lastChar(): number {
    return this.last;
  }
  save(): ShapeState {
    return {
      frames: this.frames.map((f) => ({ ...f, statement: { ...f.statement, prefix: [...f.statement.prefix] } })),
      last: this.last,
      lastWord: this.lastWord,
    };
  }
  restore(state: ShapeState): void {
    this.frames = state.frames.map((f) => ({ ...f, statement: { ...f.statement, prefix: [...f.statement.prefix] } }));
    this.last = state.last;
    this.lastWord = state.lastWord;
  }

  private get top(): Frame {
    return this.frames[this.frames.length - 1]!;
  }

  /** A directive stands between tokens: a macro call before it is a statement of its own. */
  directive(at: number): void {
    this.closeCall(at);
  }
  end(at: number): void {
    this.closeCall(at);
  }

  token(kind: TokenKind, start: number, end: number, c: number): void {
    if (this.pendingCall) {
      // `__attribute__` waits for its list.
      const call = this.pendingCall;
      this.pendingCall = undefined;
      this.blank(call.start, call.end);
      if (c === 40) {
        this.dropCall = 1;
        this.blank(start, end);
        return;
      }
    } else if (this.dropCall) {
      if (c === 40 && kind === 'punct') this.dropCall++;
      else if (c === 41 && kind === 'punct') this.dropCall--;
      this.blank(start, end);
      return;
    }
    let word = '';
    if (kind === 'word') {
      word = this.text.slice(start, end);
      if (isDecorationCall(word)) {
        this.pendingCall = { start, end };
        return;
      }
      if (isDecoration(word) && this.nextIsNot(end, 40)) {
        this.blank(start, end);
        return;
      }
      this.word(word, start, end);
    } else if (kind === 'punct') this.punct(c, start, end);
    else {
      const s = this.top.statement;
      if (kind === 'string' && s.count === 1 && s.head?.text === 'extern') s.externC = true;
      this.count();
    }
    this.onToken(start, end, c, kind === 'punct' ? c : 97);
    this.last = kind === 'punct' ? c : 97;
    this.lastWord = word;
  }

  private nextIsNot(from: number, c: number): boolean {
    let i = from;
    while (i < this.text.length && (this.text.charCodeAt(i) === 32 || this.text.charCodeAt(i) === 9)) i++;
    return this.text.charCodeAt(i) !== c;
  }

  private count(): void {
    const s = this.top.statement;
    s.count++;
    s.call = undefined;
  }

  private word(word: string, start: number, end: number): void {
    const frame = this.top;
    if (frame.kind === 'paren' || frame.kind === 'list') return;
    let s = frame.statement;
    if (s.call && !trailing.has(word) && this.newlineBetween(s.call[1], start)) {
      this.closeCall(start);
      s = frame.statement;
    }
    if (s.count === 0 && !s.head) {
      if (word === 'else' || word === 'do') return;
      if (prefixes.has(word) && word !== 'extern') {
        s.prefix.push([start, end]);
        return;
      }
      if (word === 'extern') s.prefix.push([start, end]);
      s.head = { text: word, start, end };
      s.count = 1;
    } else {
      s.count++;
      s.call = undefined;
      if (s.count === 2) s.second = { start, text: word };
      else if (s.count === 3) this.loneWord(s);
      if (s.count === 2 && (keywords.has(word) || prefixes.has(word))) this.loneWord(s);
    }
    if (word === 'namespace') s.flags.namespace = true;
    else if (word === 'class' || word === 'struct' || word === 'union') s.flags.type = true;
    else if (word === 'enum') s.flags.enum = true;
  }

  /** `BEGIN_DECLS` alone on its line before a declaration. */
  private loneWord(s: Statement): void {
    const { head, second } = s;
    if (!head || !second || this.top.kind === 'code') return;
    if (!/^[A-Z][A-Z0-9_]{2,}$/.test(head.text) || !this.newlineBetween(head.end, second.start)) return;
    this.blank(head.start, head.end);
    s.head = { text: second.text, start: second.start, end: second.start + second.text.length };
    s.second = undefined;
    s.count--;
  }

  private punct(c: number, start: number, end: number): void {
    const frame = this.top;
    const s = frame.statement;
    switch (c) {
      case 40: // (
      case 91: // [
        if (c === 40 && s.count === 1 && s.head && this.lastWord === s.head.text && frame.kind !== 'list')
          s.open = start;
        else s.open = undefined;
        this.push('paren');
        return;
      case 41: // )
      case 93: {
        if (this.frames.length > 1 && frame.kind === 'paren') {
          this.closedBefore = frame.before;
          this.frames.pop();
          this.closed(start, end, c);
        }
        return;
      }
      case 123: // {
        this.brace(start);
        return;
      case 125: // }
        if (frame.kind !== 'paren') this.closeCall(start);
        this.unbrace();
        return;
      case 59: // ;
        if (frame.kind === 'paren' || frame.kind === 'list') return;
        if (s.call && frame.kind !== 'type') for (const p of s.prefix) this.blank(p[0], p[1]);
        frame.statement = fresh();
        return;
      case 58: // :
        if (frame.kind === 'paren' || frame.kind === 'list') return;
        if (
          s.count === 1 ||
          (frame.kind === 'code' && (s.head?.text === 'case' || s.head?.text === 'default')) ||
          (frame.kind === 'type' && /^(?:public|private|protected|signals)$/.test(s.head?.text ?? ''))
        ) {
          if (this.text.charCodeAt(end) !== 58 && this.last !== 58) frame.statement = fresh();
          else this.count();
        } else this.count();
        return;
      case 61: // =
        if (s.call && s.head && frame.kind !== 'list' && frame.kind !== 'paren' && this.text.charCodeAt(end) !== 61)
          this.declareHead(s.head, s.call, s.open ?? s.head.end);
        this.count();
        return;
      default:
        this.count();
    }
  }

  private closed(start: number, end: number, c: number): void {
    const s = this.top.statement;
    const kind = this.top.kind;
    if (kind === 'paren' || kind === 'list') return;
    if (c !== 41 || s.open === undefined || !s.head) {
      s.count++;
      return;
    }
    if (flow.has(s.head.text)) {
      this.top.statement = fresh();
      return;
    }
    if (s.count === 1 && !keywords.has(s.head.text)) s.call = [s.head.start, end];
    else s.open = undefined;
    s.count += start >= 0 ? 1 : 0;
  }

  private push(kind: FrameKind): void {
    this.frames.push({ kind, statement: fresh(), before: this.last });
  }

  private brace(start: number): void {
    const frame = this.top;
    const s = frame.statement;
    const last = this.last;
    let kind: FrameKind = 'code';
    if (frame.kind === 'paren' || frame.kind === 'list') {
      const block = last === 41 && (this.closedBefore === 93 || this.closedBefore === 97);
      kind = block || last === 93 || (frame.kind === 'paren' && last === 40) ? 'code' : 'list';
      if (last === 40 && frame.before === 97) kind = 'list';
    } else if (s.flags.namespace || s.externC) kind = 'top';
    else if (s.flags.enum) kind = 'list';
    else if (s.flags.type && last !== 41 && last !== 61) kind = 'type';
    else if (last === 61 || last === 44 || last === 93 || this.lastWord === 'return') kind = 'list';
    else if (last === 41) {
      const before = this.closedBefore;
      kind = before === 97 || before === 93 || before === 62 || before === 41 ? 'code' : 'list';
      if (frame.kind === 'code' && s.call) this.closeCall(start);
    }
    this.push(kind);
  }

  private unbrace(): void {
    let at = this.frames.length - 1;
    while (at > 0 && this.frames[at]!.kind === 'paren') at--;
    if (at === 0) return;
    const kind = this.frames[at]!.kind;
    this.frames.length = at;
    const frame = this.top;
    if (frame.kind === 'paren' || frame.kind === 'list') return;
    const s = frame.statement;
    if (kind === 'code' || kind === 'top') frame.statement = fresh();
    else {
      s.count += 2;
      s.call = undefined;
      s.flags = {};
    }
  }

  /** Sets the `;` that `MACRO(…)` lacks, if the statement so far is just that. */
  private closeCall(before: number): void {
    const frame = this.top;
    const s = frame.statement;
    if (!s.call || frame.kind === 'paren' || frame.kind === 'list') return;
    const at = s.call[1];
    for (let i = at; i < before && i < this.out.length; i++) {
      const c = this.out[i]!;
      if (c !== 32 && c !== 9 && c !== 10 && c !== 13) continue;
      this.out[i] = 59;
      if (frame.kind !== 'type') for (const p of s.prefix) this.blank(p[0], p[1]);
      frame.statement = fresh();
      this.last = 59;
      this.onToken(i, i + 1, 59, 59);
      return;
    }
  }

  /** `MACRO(a, b) = …` → `MACRO _      = …`: a declaration to the grammar. */
  private declareHead(head: { text: string; start: number; end: number }, call: Span, open: number): void {
    this.heads.set(head.start, call);
    this.blank(open, call[1]);
    if (call[1] - open >= 2) this.out[open + 1] = 95;
  }

  private newlineBetween(from: number, to: number): boolean {
    for (let i = from; i < to; i++) {
      const c = this.text.charCodeAt(i);
      if (c === 10 || c === 13) return true;
    }
    return false;
  }

  private blank(from: number, to: number): void {
    for (let i = from; i < to; i++) if (this.out[i] !== 10 && this.out[i] !== 13) this.out[i] = 32;
  }
}
