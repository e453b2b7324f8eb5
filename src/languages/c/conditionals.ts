import type { Span } from '../../program/ir.ts';
import type { ShapeState } from './frame.ts';
import { merges } from './merges.ts';
import type { Directive } from './scan.ts';
import type { Shape } from './shape.ts';

/** One branch of an `#if`: what lies between two of its directives. */
export interface Branch {
  start: number;
  end: number;
  /** Text of the condition, normalised, without leading `!`; null for `#else`. */
  atom: string | null;
  negated: boolean;
  condText: string;
  condAt: number;
  /** Written as `#ifdef NAME` or `#ifndef NAME`: `condText` is the name. */
  ifdef: boolean;
  /** Decided by the dialect or a literal: never, always. */
  fixed?: boolean;
  first: number;
  last: number;
  balanced: boolean;
  inner: Conditional[];
  parent: Conditional;
}

export interface Conditional {
  span: Span;
  branches: Branch[];
  outer?: Branch;
  /** A header's guard against double inclusion: no condition at all. */
  once?: boolean;
  /** Character before it, and the bracket it stands in. */
  before: number;
  inList: boolean;
  after: number;
  /** Branches can stand side by side in one text. */
  merges: boolean;
}

interface Open {
  it: Conditional;
  state: ShapeState;
  afterFirst?: ShapeState;
  /** Least bracket depth in the branch, and in all branches. */
  min: number;
  least: number;
}

/** `#if`s nested deeper than this are read as if they were not there. */
const DEEPEST = 100;

/** Builds the tree of `#if`s while a file is scanned, and decides which can be read in one text. */
export class Conditionals {
  readonly roots: Conditional[] = [];
  /** Code that no build compiles: `#ifndef __cplusplus` in C++. */
  readonly dead: Span[] = [];
  private readonly open: Open[] = [];
  private waiting: Conditional[] = [];
  private seen = false;
  /** Conditionals open beyond the deepest that are told apart. */
  private deeper = 0;
  private guardName = '';
  private guard: Conditional | undefined;

  constructor(
    private readonly shape: Shape,
    private readonly cpp: boolean,
  ) {
    shape.onToken = (first, last) => this.token(first, last);
  }

  private token(first: number, last: number): void {
    if (this.guard && !this.open.length) this.guard = undefined;
    this.seen = true;
    if (this.waiting.length) {
      for (const c of this.waiting) c.after = first;
      this.waiting = [];
    }
    const o = this.open[this.open.length - 1];
    const branch = o?.it.branches[o.it.branches.length - 1];
    if (!o || !branch) return;
    branch.first ||= first;
    branch.last = last;
    if (this.shape.depth < o.min) o.min = this.shape.depth;
  }

  /** A closed conditional's tokens are the enclosing branch's too. */
  private tellOuter(it: Conditional, min: number): void {
    const o = this.open[this.open.length - 1];
    const outer = it.outer;
    if (!o || !outer) return;
    for (const b of it.branches) {
      if (b.fixed === false || !b.first) continue;
      outer.first ||= b.first;
      outer.last = b.last;
    }
    if (min < o.min) o.min = min;
  }

  /** @returns whether the directive belongs to an `#if` */
  directive(d: Directive): boolean {
    switch (d.name) {
      case 'if':
      case 'ifdef':
      case 'ifndef':
        this.begin(d);
        return true;
      case 'elif':
      case 'elifdef':
      case 'elifndef':
      case 'else':
        this.next(d);
        return true;
      case 'endif':
        this.close(d);
        return true;
      case 'define':
        if (this.guard && !this.guardName) this.guardName = /^\w+/.exec(d.rest)?.[0] ?? '';
        return false;
      default:
        return false;
    }
  }

  private begin(d: Directive): void {
    if (this.open.length >= DEEPEST || this.deeper > 0) {
      this.deeper++;
      return;
    }
    this.shape.directive(d.span[0]);
    const outer = this.open[this.open.length - 1]?.it;
    const it: Conditional = {
      span: d.span,
      branches: [],
      outer: outer?.branches[outer.branches.length - 1],
      before: this.shape.lastChar,
      inList: this.shape.kind === 'list' || this.shape.kind === 'paren',
      after: 0,
      merges: true,
    };
    if (it.outer) it.outer.inner.push(it);
    else this.roots.push(it);
    if (!this.seen && !this.guard && !this.open.length) this.guard = it;
    this.open.push({ it, state: this.shape.save(), min: this.shape.depth, least: this.shape.depth });
    it.branches.push(this.branch(it, d));
  }

  private branch(parent: Conditional, d: Directive): Branch {
    const ifdef = d.name.endsWith('def');
    const condText = ifdef ? (/^\s*\w*/.exec(d.rest)?.[0] ?? '') : d.name === 'else' ? '' : d.rest;
    let atom: string | null = null;
    let negated = d.name.endsWith('ndef');
    if (ifdef) atom = `defined(${condText.trim()})`;
    else if (d.name !== 'else') atom = condText.replace(/\bdefined\s+(\w+)/g, 'defined($1)').replace(/\s+/g, '');
    while (atom?.startsWith('!') && /^!+(?:\w+(?:\(\w*\))?|\([^()]*\))$/.test(atom)) {
      atom = atom.slice(1);
      negated = !negated;
    }
    const branch: Branch = {
      start: d.span[1],
      end: d.span[1],
      atom,
      negated,
      condText,
      ifdef,
      condAt: d.restAt,
      first: 0,
      last: 0,
      balanced: true,
      inner: [],
      parent,
    };
    branch.fixed = this.fixed(branch);
    return branch;
  }

  private fixed(b: Branch): boolean | undefined {
    if (b.atom === null) return undefined;
    if (b.atom === 'defined(__cplusplus)' || b.atom === '__cplusplus') return this.cpp !== b.negated;
    if (/^\(?0+\)?$/.test(b.atom)) return b.negated;
    if (/^\(?1\)?$/.test(b.atom)) return !b.negated;
    return undefined;
  }

  private endBranch(o: Open, at: number): void {
    this.shape.directive(at);
    const branch = o.it.branches[o.it.branches.length - 1]!;
    branch.end = at;
    const depth = o.state.frames.length;
    branch.balanced = o.min >= depth && this.shape.depth === depth;
    o.afterFirst ??= this.shape.save();
    o.least = Math.min(o.least, o.min);
    o.min = depth;
  }

  private next(d: Directive): void {
    if (this.deeper > 0) return;
    const o = this.open[this.open.length - 1];
    if (!o) return;
    this.endBranch(o, d.span[0]);
    this.shape.restore(o.state);
    o.it.branches.push(this.branch(o.it, d));
  }

  private close(d: Directive): void {
    if (this.deeper > 0) {
      this.deeper--;
      return;
    }
    const o = this.open[this.open.length - 1];
    if (!o) return;
    this.endBranch(o, d.span[0]);
    this.open.pop();
    if (o.it.branches.length > 1 && o.afterFirst) {
      const live = o.it.branches.find((b) => b.fixed !== false);
      if (live === o.it.branches[0]) this.shape.restore(o.afterFirst);
    } else if (o.it.branches[0]?.fixed === false) this.shape.restore(o.state);
    o.it.span = [o.it.span[0], d.span[1]];
    this.settle(o.it);
    this.tellOuter(o.it, o.least);
    this.waiting.push(o.it);
  }

  /** Marks branches that can't be compiled, and those after one that always is. */
  private settle(it: Conditional): void {
    let always = false;
    for (const b of it.branches) {
      if (b.atom === null && it.branches.every((x) => x === b || x.fixed === false)) b.fixed = true;
      if (always) b.fixed = false;
      if (b.fixed === false) this.dead.push([b.start, b.end]);
      if (b.fixed === true) always = true;
    }
  }

  /** Where scanning goes on after a directive; code that is never compiled is stepped over. */
  skipTo(text: string, from: number): number {
    const o = this.open[this.open.length - 1];
    const branch = o?.it.branches[o.it.branches.length - 1];
    const taken = o?.it.branches.some((b) => b !== branch && b.fixed === true);
    if (!branch || !(branch.fixed === false || taken) || branch.start !== from) return from;
    const next = /^[ \t]*#[ \t]*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b/gm;
    next.lastIndex = from;
    let depth = 0;
    for (let m = next.exec(text); m; m = next.exec(text)) {
      if (m[1]!.startsWith('if')) depth++;
      else if (depth === 0) return m.index;
      else if (m[1] === 'endif') depth--;
    }
    return text.length;
  }

  /** Ends what the file left open and decides which conditionals merge. */
  finish(length: number): void {
    while (this.open.length) {
      const o = this.open.pop()!;
      const branch = o.it.branches[o.it.branches.length - 1]!;
      branch.end = length;
      branch.balanced = true;
      o.it.span = [o.it.span[0], length];
      this.settle(o.it);
    }
    const g = this.guard;
    const b = g?.branches[0];
    if (g && b && g.branches.length === 1 && b.negated && b.atom === `defined(${this.guardName})`) g.once = true;
    const todo = [...this.roots];
    for (let c = todo.pop(); c; c = todo.pop()) {
      c.merges = c.once === true || merges(c);
      for (const branch of c.branches) if (branch.fixed !== false) todo.push(...branch.inner);
    }
  }
}
