/**
 * Kconfig's questions: `Kconfig`, `Kconfig.projbuild`, `Kconfig.defaults`, … (kind `Kconfig`).
 *
 * - `CONFIG_X`: a default of X, in order. As in Kconfig, the first whose guard holds is taken. The guard holds what
 *   stands around it (`if`, `menu`, `choice`), X's own `depends on`, and `if` after the default. A default that is
 *   another symbol has the value `CONFIG_Y`; one that is an expression (`default !Y && Z`) comes as `y` under that
 *   expression, then `n`.
 * - `CONFIG_X.type`: `bool`, `tristate`, `int`, `hex`, `string`. `CONFIG_X.prompt`: its question; a symbol without one
 *   can't be set by an answer file.
 * - `CONFIG_X.select`, `CONFIG_X.imply`: the other symbol, `CONFIG_Y`, under the guard that holds beside X itself.
 * - `CONFIG_X.choice`: for a member of a choice, the choice's name (`choice:NAME`, or `choice:CONFIG_FIRST` after its
 *   first member). The choice's default comes as `CONFIG_Y` = `y`; a choice that names none takes its first member.
 *
 * `source` lines are imports; `rsource` is relative to this file, plain `source` (`system`) is not. Syntax:
 * https://docs.kernel.org/kbuild/kconfig-language.html, kconfiglib's and ESP-IDF's additions.
 */
import type { Expr, Span } from '../../program/ir.ts';
import { all, not, op } from './guards.ts';
import { Choice, type Default, type Entry, emitEntry } from './kconfig-entry.ts';
import { conditionAt, type Token, tokensOf } from './kconfig-expression.ts';
import { helpEnd } from './kconfig-help.ts';
import { baseName, type Line, linesOf } from './lines.ts';
import type { Format, Reading } from './reading.ts';

export const kconfig: Format = {
  id: 'Kconfig',
  handles(path) {
    const base = baseName(path);
    return /^Kconfig([.-]|$)/.test(base) && !/\.(py|md|rst|txt|text|in|h|c|cmake|ya?ml|json)$/.test(base);
  },
  read(into) {
    into.kind = 'Kconfig';
    new KconfigReader(into).read();
  },
};

const types = new Set(['bool', 'boolean', 'tristate', 'int', 'hex', 'string', 'float']);
const defaults = /^def_(bool|tristate|int|hex|string)$/;
// Words that open a property or entry of which nothing is kept.
const silent = new Set([
  'comment',
  'mainmenu',
  'range',
  'visible',
  'option',
  'optional',
  'modules',
  'warning',
  'endmenu',
  'set',
]);

/** What is open around a line: a menu or `if` adds its conditions to all inside; a choice also owns its members. */
interface Frame {
  kind: 'menu' | 'if' | 'choice';
  terms: Expr[];
  span: Span;
  choice?: Choice;
}

class KconfigReader {
  private readonly lines: Line[];
  private readonly frames: Frame[] = [];
  private at = 0;
  private entry: Entry | undefined;
  /** A `comment` block's own `depends on` belongs to nothing that is kept. */
  private inComment = false;

  constructor(private readonly into: Reading) {
    this.lines = linesOf(into.text);
  }

  read(): void {
    while (this.at < this.lines.length) {
      const first = this.lines[this.at++]!;
      let end = first.end;
      while (this.into.text[end - 1] === '\\' && this.at < this.lines.length) end = this.lines[this.at++]!.end;
      const { tokens, comment, open } = tokensOf(this.into.text, first.start, end);
      if (comment !== undefined) this.into.comment(comment, end);
      if (open) this.into.problem(open, 'The string has no closing quote.');
      if (tokens.length) this.line(tokens, [tokens[0]!.span[0], tokens.at(-1)!.span[1]]);
    }
    this.close();
    for (const frame of this.frames) {
      if (frame.choice) frame.choice.emit(this.into, this.terms());
      this.into.problem(frame.span, `This ${frame.kind} is never closed.`);
    }
  }

  private terms(): Expr[] {
    return this.frames.flatMap((frame) => frame.terms);
  }

  /** Ends the entry that is being read. */
  private close(): void {
    if (this.entry) emitEntry(this.into, this.entry, this.terms());
    this.entry = undefined;
    this.inComment = false;
  }

  private line(tokens: Token[], span: Span): void {
    const word = tokens[0]?.kind === 'word' ? tokens[0].text : '';
    if (word === 'config' || word === 'menuconfig' || word === 'configdefault') this.config(tokens, span);
    else if (word === 'choice') this.choice(tokens, span);
    else if (word === 'if' || word === 'menu') this.open(word, tokens, span);
    else if (word === 'endif' || word === 'endmenu' || word === 'endchoice') this.end(word, span);
    else if (/^(o|r|or)?source$/.test(word)) this.source(word, tokens, span);
    else if (word === 'help' || word === '---help---') this.at = helpEnd(this.lines, this.at);
    else if (word === 'comment' || word === 'mainmenu') {
      this.close();
      this.inComment = true;
    } else this.property(word, tokens, span);
  }

  private config(tokens: Token[], span: Span): void {
    this.close();
    const named = tokens[1];
    if (!named || named.kind === 'operator') {
      this.into.problem(span, 'A config needs a name.');
      return;
    }
    const symbol = `CONFIG_${named.text}`;
    this.entry = { symbol, nameSpan: named.span, depends: [], defaults: [], others: [] };
    this.frames.at(-1)?.choice?.add(this.entry);
  }

  private choice(tokens: Token[], span: Span): void {
    this.close();
    this.frames.push({ kind: 'choice', terms: [], span, choice: new Choice(tokens[1]?.text) });
  }

  private open(kind: 'if' | 'menu', tokens: Token[], span: Span): void {
    this.close();
    const condition = kind === 'if' ? conditionAt(tokens, 1).expr : undefined;
    if (kind === 'if' && !condition) this.into.problem(span, 'This if has no condition.');
    this.frames.push({ kind, terms: condition ? [condition] : [], span });
  }

  private end(word: string, span: Span): void {
    this.close();
    const kind = word.slice(3);
    const top = this.frames.findLastIndex((frame) => frame.kind === kind);
    if (top < 0) {
      this.into.problem(span, `This ${word} closes nothing.`);
      return;
    }
    for (const lost of this.frames.slice(top + 1)) this.into.problem(lost.span, `This ${lost.kind} is never closed.`);
    this.frames[top]!.choice?.emit(this.into, this.terms());
    this.frames.length = top;
  }

  private source(word: string, tokens: Token[], span: Span): void {
    this.close();
    const path = tokens[1];
    if (!path) {
      this.into.problem(span, 'A source line needs a path.');
      return;
    }
    this.into.import(path.text, path.span, span, all(this.terms()), !/^o?r/.test(word));
  }

  private property(word: string, tokens: Token[], span: Span): void {
    const owner = this.entry ?? this.frames.at(-1)?.choice;
    const defined = defaults.exec(word)?.[1];
    if (word === 'depends' && tokens[1]?.text === 'on') this.depends(tokens, span);
    else if (!owner) this.stray(word, tokens, span);
    else if (types.has(word) || defined) {
      const type = defined ?? (word === 'boolean' ? 'bool' : word);
      if (this.entry) this.entry.type ??= { text: type, span: tokens[0]!.span };
      if (defined) this.default(owner.defaults, tokens, span, tokens[0]!);
      else this.prompt(tokens);
    } else if (word === 'default') this.default(owner.defaults, tokens, span, tokens[0]!);
    else if (word === 'select' || word === 'imply') this.reference(word, tokens, span);
    else if (word === 'prompt') this.prompt(tokens);
    else this.stray(word, tokens, span);
  }

  private stray(word: string, tokens: Token[], span: Span): void {
    const assigns = tokens.some((token) => token.kind === 'operator' && /^(:|\+|\?)?=$/.test(token.text));
    if (silent.has(word) || this.inComment || assigns || tokens[0]!.kind === 'macro') return;
    this.into.problem(span, 'Not a line of Kconfig.');
  }

  private prompt(tokens: Token[]): void {
    const text = tokens[1];
    if (!this.entry || text?.kind !== 'string') return;
    this.entry.others.push({
      name: 'prompt',
      value: text.text,
      nameSpan: tokens[0]!.span,
      valueSpan: text.span,
      guard: this.guardAt(tokens, 2),
    });
  }

  private depends(tokens: Token[], span: Span): void {
    const condition = conditionAt(tokens, 2);
    let expr = condition.expr;
    if (!expr) {
      this.into.problem(span, 'This depends on has no condition.');
      return;
    }
    // ESP-IDF and Zephyr allow `depends on X if Y`: where Y doesn't hold, nothing is asked.
    const when = this.guardAt(tokens, condition.next);
    if (when) expr = op('||', [not(when), expr]);
    if (this.inComment) return;
    if (this.entry) this.entry.depends.push(expr);
    else this.frames.at(-1)?.terms.push(expr);
  }

  private default(list: Default[], tokens: Token[], span: Span, head: Token): void {
    const { expr, next } = conditionAt(tokens, 1);
    const first = tokens[1];
    if (!expr || !first) {
      this.into.problem(span, 'This default has no value.');
      return;
    }
    const valueSpan: Span = [first.span[0], tokens[next - 1]!.span[1]];
    const alone = next === 2 ? first : undefined;
    list.push({ expr, alone, nameSpan: head.span, valueSpan, span, guard: this.guardAt(tokens, next) });
  }

  private reference(word: string, tokens: Token[], span: Span): void {
    const target = tokens[1];
    if (!target || target.kind === 'operator') {
      this.into.problem(span, `This ${word} names no symbol.`);
      return;
    }
    const guard = this.guardAt(tokens, 2);
    this.entry?.others.push({
      name: word,
      value: `CONFIG_${target.text}`,
      nameSpan: tokens[0]!.span,
      valueSpan: target.span,
      guard,
    });
  }

  private guardAt(tokens: Token[], at: number): Expr | undefined {
    return tokens[at]?.kind === 'word' && tokens[at]?.text === 'if' ? conditionAt(tokens, at + 1).expr : undefined;
  }
}
