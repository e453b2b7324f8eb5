import type { Span } from '../../program/ir.ts';
import { isDecoration, isDecorationCall } from './decorations.ts';
import {
  type Frame,
  type FrameKind,
  frameOf,
  fresh,
  type ShapeState,
  type Statement,
  type TokenKind,
} from './frame.ts';
import { flow, keywords, prefixes, primitive, trailing, typed } from './words.ts';

/** Brackets nested deeper than this are only counted. */
const DEEPEST = 500;
/** Rows of plain numbers beyond this many are an image, a font or a sound: the rest is not read. */
const NUMBERS = 2048;
/**
 * Follows brackets and statement starts through the tokens, so that macros which the grammar can't place are put right
 * in the parser's text: a missing `;` after `MACRO(…)`, `MACRO(x) = {…}`, decoration words, a lone `BEGIN_DECLS`.
 */
export class Shape {
  readonly heads = new Map<number, Span>();
  /** Told of every token that stays in the parser's text. */
  onToken: (first: number, last: number) => void = () => {};
  private frames: Frame[] = [frameOf('top', 0, '')];
  private last = 0;
  private lastWord = '';
  private lastString = false;
  private closedBefore = 0;
  /** Brackets open beyond the deepest that are followed. */
  private deeper = 0;
  /** Place of the dot before the last word, or -1. */
  private dotted = -1;
  /** A `->` came, and nothing after it but names: a lambda's type. */
  private arrow = false;
  private lastDot = -1;
  private dropCall = 0;
  /** A `*` after a word in a macro's arguments: of a type, if the argument ends there. */
  private star = -1;
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
    if (this.joins(kind, start)) this.out[start - 1] = 43;
    let word = '';
    if (this.data(kind, start, end, c)) return;
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
      if (this.typeWord(word)) {
        this.blank(start, end);
        return;
      }
      if (primitive.test(word) && this.aloneInArguments(end)) this.out[start] = 95;
      this.word(word, start, end);
      this.star = -1;
    } else if (kind === 'punct') this.punct(c, start, end);
    else {
      this.star = -1;
      const s = this.top.statement;
      if (kind === 'string' && s.count === 1 && s.head?.text === 'extern') s.externC = true;
      this.count();
    }
    this.onToken(c, kind === 'punct' ? c : 97);
    this.dotted = kind === 'word' && this.last === 46 ? this.lastDot : -1;
    if (kind === 'punct' && c === 46) this.lastDot = start;
    this.last = kind === 'punct' ? c : 97;
    this.lastWord = word;
    this.lastString = kind === 'string' && c !== 39;
  }

  /** Strings side by side with macros that stand for strings: the grammar knows few such rows, but it knows sums. */
  private joins(kind: TokenKind, start: number): boolean {
    if ((kind !== 'word' && kind !== 'string') || this.out[start - 1] !== 32) return false;
    const frame = this.top.kind;
    if (frame === 'top' || frame === 'type') return false;
    const next = kind === 'word' ? /^[A-Z_][A-Z0-9_]{2,}\w*/.exec(this.text.slice(start, start + 60))?.[0] : '';
    if (next === undefined) return false;
    if (this.lastString) return kind === 'word';
    if (!/^[A-Z_][A-Z0-9_]{2,}\w*$/.test(this.lastWord)) return false;
    return kind === 'string'
      ? this.text.charCodeAt(start) !== 39
      : frame !== 'code' && !/[a-z]/.test(this.lastWord + next);
  }

  /** Passes over the tail of a long list of numbers. */
  private data(kind: TokenKind, start: number, end: number, c: number): boolean {
    const frame = this.top;
    if (frame.kind !== 'list') return false;
    if (kind === 'number') frame.numbers++;
    else if (kind !== 'punct' || (c !== 44 && c !== 45)) {
      frame.numbers = 0;
      return false;
    }
    if (frame.numbers <= NUMBERS) return false;
    this.blank(start, end);
    return true;
  }

  /** `struct` before a macro's argument, `CONTAINER_OF(p, struct node, link)`: the grammar takes no type there. */
  private typeWord(word: string): boolean {
    if (word !== 'struct' && word !== 'union' && word !== 'enum') return false;
    return this.inMacroArguments() && (this.last === 44 || this.last === 40);
  }

  /** `MACRO(x, uint8_t *)`: the grammar takes no type there, but it takes a name; its text is read from the file. */
  private aloneInArguments(end: number): boolean {
    if ((this.last !== 44 && this.last !== 40) || !this.inMacroArguments()) return false;
    let i = end;
    while (i < this.text.length && /[\s*]/.test(this.text.charAt(i))) i++;
    return this.text.charCodeAt(i) === 44 || this.text.charCodeAt(i) === 41;
  }

  private inMacroArguments(): boolean {
    const frame = this.top;
    if (
      frame.kind !== 'paren' ||
      !/^[A-Za-z_]/.test(frame.word) ||
      keywords.has(frame.word) ||
      typed.test(frame.word) ||
      primitive.test(frame.word)
    )
      return false;
    for (let i = this.frames.length - 2; i >= 0; i--) {
      const { kind, statement } = this.frames[i]!;
      if (kind !== 'paren')
        return (
          kind === 'code' ||
          kind === 'list' ||
          (kind === 'top' && statement.count === 1 && statement.open !== undefined)
        );
    }
    return false;
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
      if (s.count === 2) {
        s.second = { start, text: word };
        if (/^[A-Z][A-Z0-9_]{2,}$/.test(word) && !this.nextIsNot(end, 40)) {
          this.loneWord(s);
          return;
        }
      } else if (s.count === 3) this.loneWord(s);
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
    if (this.star >= 0) {
      if ((c === 41 && frame.commas > 0) || c === 44) this.blank(this.star, this.star + 1);
      this.star = -1;
    }
    if (c === 42 && this.last === 97 && this.lastWord && this.inMacroArguments()) this.star = start;
    else if (c === 44) frame.commas++;
    if (c === 62 && this.last === 45) this.arrow = true;
    else if (c !== 123 && c !== 58 && c !== 60 && c !== 62 && c !== 42) this.arrow = false;
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
        if (this.deeper > 0) this.deeper--;
        else if (this.frames.length > 1 && frame.kind === 'paren') {
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
        } else {
          if (this.text.charCodeAt(end) !== 58 && this.last !== 58) s.flags.colon = true;
          this.count();
        }
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
    if (c === 41) s.flags.paren = true;
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
    this.arrow = false;
    if (this.frames.length >= DEEPEST) {
      this.deeper++;
      return;
    }
    this.frames.push(frameOf(kind, this.last, this.lastWord));
  }

  private brace(start: number): void {
    const frame = this.top;
    const s = frame.statement;
    const last = this.last;
    let kind: FrameKind = 'code';
    if (this.dotted >= 0 && frame.kind === 'list' && this.last === 97) {
      // `.member {…}`: the grammar wants a `=`; where there is no room, `member{…}` is a value to it.
      if (this.out[start - 1] === 32) this.out[start - 1] = 61;
      else this.out[this.dotted] = 32;
      kind = 'list';
    } else if (frame.kind === 'paren' || frame.kind === 'list') {
      const block = last === 41 && (this.closedBefore === 93 || this.closedBefore === 97);
      kind =
        block || last === 93 || this.arrow || trailing.has(this.lastWord) || (frame.kind === 'paren' && last === 40)
          ? 'code'
          : 'list';
      if (last === 40 && frame.before === 97) kind = 'list';
    } else if (s.flags.namespace || (s.externC && this.lastString)) kind = 'top';
    else if (s.flags.enum && !s.flags.paren) kind = 'list';
    else if (s.flags.type && last !== 41 && last !== 61) kind = 'type';
    else if (this.bracedInitialiser(s)) kind = 'list';
    else if (last === 93) kind = this.closedBefore === 97 || this.closedBefore === 93 ? 'list' : 'code';
    else if (last === 61 || last === 44 || this.lastWord === 'return') kind = 'list';
    else if (last === 41) {
      const before = this.closedBefore;
      kind = before === 97 || before === 93 || before === 62 || before === 41 ? 'code' : 'list';
      if (frame.kind === 'code' && s.call) this.closeCall(start);
    }
    this.push(kind);
  }

  /** `T x {…}`, `: field{…}`, not `auto f() -> T {` or `try {`. */
  private bracedInitialiser(s: Statement): boolean {
    return s.count >= 2 && this.lastWord !== '' && (!s.flags.paren || !!s.flags.colon) && !trailing.has(this.lastWord);
  }

  private unbrace(): void {
    if (this.deeper > 0) {
      this.deeper--;
      return;
    }
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
      this.onToken(59, 59);
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
