import type { Expr, Span } from '../../program/ir.ts';
import { all } from './guards.ts';
import { isConstant, type Token } from './kconfig-expression.ts';
import type { Reading } from './reading.ts';

/** A `default` line. `alone`: its value is this one word. */
export interface Default {
  expr: Expr;
  alone?: Token;
  nameSpan: Span;
  valueSpan: Span;
  span: Span;
  guard?: Expr;
}

/** A `config` with what its lines said. */
export interface Entry {
  symbol: string;
  nameSpan: Span;
  depends: Expr[];
  type?: { text: string; span: Span };
  defaults: Default[];
  /** `select`, `imply`, `prompt`. */
  others: { name: string; value: string; nameSpan: Span; valueSpan: Span; guard?: Expr }[];
}

/** Lists what an entry says, once all its lines are known: a `depends on` after a default guards it too. */
export function emitEntry(into: Reading, entry: Entry, around: Expr[]): void {
  const terms = [...around, ...entry.depends];
  const { symbol, nameSpan, type } = entry;
  if (type) into.set(`${symbol}.type`, type.text, { nameSpan, valueSpan: type.span, guard: all(terms) });
  for (const other of entry.others) {
    const { name, value, valueSpan, guard } = other;
    into.set(`${symbol}.${name}`, value, { nameSpan: other.nameSpan, valueSpan, guard: all([...terms, guard]) });
  }
  for (const given of entry.defaults) {
    const { alone, span, valueSpan, guard, expr } = given;
    const place = { nameSpan: given.nameSpan, valueSpan, span };
    const condition = all([...terms, guard]);
    if (alone && (alone.kind !== 'word' || isConstant(alone.text)))
      into.set(symbol, alone.text, { ...place, guard: condition });
    else if (alone && type?.text !== 'bool') into.set(symbol, `CONFIG_${alone.text}`, { ...place, guard: condition });
    else {
      into.set(symbol, 'y', { ...place, guard: all([...terms, guard, expr]) });
      into.set(symbol, 'n', { ...place, guard: condition });
    }
  }
}

/** A `choice`: at most one of its members is `y`. */
export class Choice {
  readonly defaults: Default[] = [];
  private readonly members: Entry[] = [];

  constructor(private readonly label: string | undefined) {}

  add(member: Entry): void {
    this.members.push(member);
  }

  /** Lists its members and its default; the first member where no unconditional default is named. */
  emit(into: Reading, terms: Expr[]): void {
    const first = this.members[0];
    const label = `choice:${this.label ?? first?.symbol ?? ''}`;
    for (const { symbol, nameSpan } of this.members)
      into.set(`${symbol}.choice`, label, { nameSpan, valueSpan: nameSpan });
    for (const { alone, nameSpan, valueSpan, span, guard } of this.defaults) {
      if (alone) into.set(`CONFIG_${alone.text}`, 'y', { nameSpan, valueSpan, span, guard: all([...terms, guard]) });
    }
    if (!first || this.defaults.some(({ guard }) => !guard)) return;
    const { symbol, nameSpan, depends } = first;
    into.set(symbol, 'y', { nameSpan, valueSpan: nameSpan, guard: all([...terms, ...depends]) });
  }
}
