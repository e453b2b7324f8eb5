import type { Guard, Span } from '../../program/ir.ts';
import type { Branch, Conditional } from './conditionals.ts';
import { and, conditionOf, not } from './conditions.ts';

/** A condition names no more than this many enclosing branches, or branches before it: real code never comes near. */
const LIMIT = 200;

interface Region {
  start: number;
  end: number;
  branch: Branch;
  outer?: Region;
}

/** Says under which build-time condition a place of the file stands: by position alone, whatever the tree looks like. */
export class Guards {
  private readonly regions: Region[] = [];
  /** Conditions that may still be spelled out; a file made to exhaust it gets unknown ones. */
  private budget = 200_000;
  /** Places where the innermost region changes, ascending. */
  private readonly at: number[] = [];
  private readonly inner: (Region | undefined)[] = [];

  constructor(roots: Conditional[]) {
    for (const c of roots) this.add(c, undefined);
    if (!this.regions.length) return;
    const order = this.regions.sort((a, b) => a.start - b.start || b.end - a.end);
    const open: Region[] = [];
    const close = (until: number): void => {
      for (let top = open[open.length - 1]; top && top.end <= until; top = open[open.length - 1]) {
        open.pop();
        this.at.push(top.end);
        this.inner.push(open[open.length - 1]);
      }
    };
    for (const r of order) {
      close(r.start);
      open.push(r);
      this.at.push(r.start);
      this.inner.push(r);
    }
    close(Number.POSITIVE_INFINITY);
  }

  private add(c: Conditional, outer: Region | undefined): void {
    for (const branch of c.branches) {
      if (branch.fixed === false) continue;
      let at = outer;
      if (!c.once && branch.fixed !== true) {
        at = { start: branch.start, end: branch.end, branch, outer };
        this.regions.push(at);
      }
      for (const inner of branch.inner) this.add(inner, at);
    }
  }

  get empty(): boolean {
    return this.regions.length === 0;
  }

  /** The innermost branch that holds the whole span. */
  region(span: Span): Region | undefined {
    if (!this.regions.length) return undefined;
    let lo = 0;
    let hi = this.at.length;
    while (lo < hi) {
      const mid = (lo + hi) >> 1;
      if (this.at[mid]! <= span[0]) lo = mid + 1;
      else hi = mid;
    }
    let r = lo > 0 ? this.inner[lo - 1] : undefined;
    while (r && r.end < span[1]) r = r.outer;
    return r;
  }

  /**
   * The condition of a span inside another: what holds there beyond what holds for the enclosing one.
   * @param within span of the enclosing construct; absent for the file
   * @returns a fresh expression, or undefined where nothing is added
   */
  guard(span: Span, within?: Span): Guard | undefined {
    const r = this.region(span);
    if (!r) return undefined;
    return this.between(r, within ? this.region(within) : undefined);
  }

  /** The conditions from one region up to, and without, an outer one, joined by `&&`. */
  between(inner: Region, outer: Region | undefined): Guard | undefined {
    const chain: Region[] = [];
    for (let r: Region | undefined = inner; r && r !== outer && chain.length < LIMIT; r = r.outer) chain.unshift(r);
    let guard: Guard | undefined;
    for (const r of chain) {
      this.budget -= 1 + Math.min(LIMIT, r.branch.parent.branches.indexOf(r.branch));
      if (this.budget < 0) return { k: 'unknown', span: [r.start, r.start], what: 'condition', inside: [] };
      guard = and(guard, branchGuard(r.branch));
    }
    return guard;
  }
}

export type { Region };

/** A branch's whole condition: its own, and the negation of each branch before it. */
export function branchGuard(branch: Branch): Guard {
  let guard: Guard | undefined;
  const all = branch.parent.branches;
  const own = all.indexOf(branch);
  for (const b of all.slice(Math.max(0, own - LIMIT), own)) {
    if (b.fixed !== false) guard = and(guard, not(conditionOf(b)));
  }
  if (branch.atom !== null) guard = and(guard, conditionOf(branch));
  return guard ?? { k: 'lit', span: [branch.condAt, branch.condAt], type: 'bool', value: true };
}

/** The condition that none of a conditional's branches is taken. */
export function noneGuard(c: Conditional): Guard {
  let guard: Guard | undefined;
  for (const b of c.branches) if (b.atom !== null && b.fixed !== false) guard = and(guard, not(conditionOf(b)));
  return guard ?? { k: 'lit', span: c.span, type: 'bool', value: true };
}
