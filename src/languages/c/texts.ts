import type { Guard, Span } from '../../program/ir.ts';
import type { Branch, Conditional } from './conditionals.ts';
import { and } from './conditions.ts';
import { branchGuard, noneGuard } from './guards.ts';

/** One reading of a file whose `#if`s can't all be read side by side. */
export interface Reading {
  text: string;
  /** Per conditional that doesn't merge: the branch taken, null for none. */
  chosen: Map<Conditional, Branch | null>;
  /** Where its text differs from another reading's, ascending. */
  cuts: Span[];
}

/** So many texts at most are made of one file; what no text holds is reported. */
const LIMIT = 6;

type Sides = Map<string, boolean>;

/**
 * Makes the texts to parse: one where every `#if` merges, else the first takes the first branch everywhere, the second
 * the last, further ones the branches between. Conditionals with the same condition always take the same side.
 * @returns the readings, and the branches that no reading holds
 */
export function readings(clean: string, roots: Conditional[]): { readings: Reading[]; lost: Branch[] } {
  const split: { c: Conditional; path: Branch[] }[] = [];
  const visit = (list: Conditional[], path: Branch[]): void => {
    for (const c of list) {
      if (!c.merges) split.push({ c, path });
      for (const b of c.branches) if (b.fixed !== false) visit(b.inner, c.merges ? path : [...path, b]);
    }
  };
  visit(roots, []);
  if (!split.length) return { readings: [{ text: clean, chosen: new Map(), cuts: [] }], lost: [] };
  const plans: { sides: Sides; rest: boolean }[] = [
    { sides: new Map(), rest: true },
    { sides: new Map(), rest: false },
  ];
  const covered = new Set<Branch>();
  const cover = (plan: { sides: Sides; rest: boolean }): void => {
    const dead = new Set<Conditional>();
    for (const { c, path } of split) {
      if (path.some((b) => dead.has(b.parent) || choose(b.parent, plan) !== b)) {
        dead.add(c);
        continue;
      }
      const b = choose(c, plan);
      if (b) covered.add(b);
    }
  };
  for (const p of plans) cover(p);
  const lost: Branch[] = [];
  for (const { c, path } of split)
    for (const b of c.branches) {
      if (covered.has(b) || b.fixed === false || b.first === 0) continue;
      const want = wish([...path, b]);
      const plan = plans.slice(2).find((p) => want && fits(p.sides, want));
      if (want && plan) {
        for (const [k, v] of want) plan.sides.set(k, v);
        cover(plan);
      } else if (want && plans.length < LIMIT) {
        const made = { sides: want, rest: false };
        plans.push(made);
        cover(made);
      }
      if (!covered.has(b)) lost.push(b);
    }
  return {
    readings: plans.map((plan) => {
      const chosen = new Map<Conditional, Branch | null>();
      const cuts: Span[] = [];
      for (const { c } of split) {
        const b = choose(c, plan) ?? null;
        chosen.set(c, b);
        for (const other of c.branches) if (other !== b) cuts.push([other.start, other.end]);
      }
      return { text: cut(clean, cuts), chosen, cuts: split.map(({ c }) => c.span) };
    }),
    lost,
  };
}

function choose(c: Conditional, plan: { sides: Sides; rest: boolean }): Branch | undefined {
  for (const b of c.branches) {
    if (b.fixed === false) continue;
    if (b.fixed === true || b.atom === null) return b;
    if ((plan.sides.get(b.atom) ?? plan.rest) !== b.negated) return b;
  }
  return undefined;
}

/** The sides to take so that all these branches, each inside the one before, are read. */
function wish(path: Branch[]): Sides | undefined {
  const sides: Sides = new Map();
  for (const branch of path)
    for (const b of branch.parent.branches) {
      if (b.atom !== null && b.fixed === undefined) {
        const value = (b === branch) !== b.negated;
        if ((sides.get(b.atom) ?? value) !== value) return undefined;
        sides.set(b.atom, value);
      }
      if (b === branch) break;
    }
  return sides;
}

function fits(have: Sides, want: Sides): boolean {
  for (const [k, v] of want) if ((have.get(k) ?? v) !== v) return false;
  return true;
}

function cut(text: string, cuts: Span[]): string {
  cuts.sort((a, b) => a[0] - b[0]);
  let out = '';
  let at = 0;
  for (const [from, to] of cuts) {
    if (from < at) continue;
    out += text.slice(at, from) + text.slice(from, to).replace(/[^\r\n]/g, ' ');
    at = to;
  }
  return out + text.slice(at);
}

/**
 * What a reading assumes of the conditionals that touch a span.
 * @returns undefined where none of them does
 */
export function assumption(reading: Reading, span: Span): Guard | undefined {
  const touching = [...reading.chosen].filter(([c]) => c.span[1] > span[0] && c.span[0] < span[1]);
  // A branch that gives a span no more than its brackets decides nothing of it: `}, {` between two rows.
  const telling = touching.filter(([, b]) => b === null || words(reading.text, b, span));
  let guard: Guard | undefined;
  const said = new Set<string>();
  for (const [c, b] of telling.length ? telling : touching) {
    const key = c.branches.map((x) => `${x.negated}${x.atom}`).join() + (b ? c.branches.indexOf(b) : -1);
    if (said.has(key)) continue;
    said.add(key);
    guard = and(guard, b ? branchGuard(b) : noneGuard(c));
  }
  return guard;
}

function words(text: string, b: Branch, span: Span): boolean {
  return /\w/.test(text.slice(Math.max(b.start, span[0]), Math.min(b.end, span[1])));
}
