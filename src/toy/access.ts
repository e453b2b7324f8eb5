import type { AccessRow, AccessTest, Demand, Fact, Permission } from '../model/gatt-table.ts';
import type { Confidence, Decision } from '../model/place.ts';
import type { Access } from '../model/toy.ts';

type Facts = Readonly<Record<string, Fact>>;
type Answer = 'yes' | 'no' | 'maybe';

/** What a stack's tables say of one operation, and why. */
export interface Verdict {
  access: Access;
  secureConnections: boolean;
  /** A clause that follows a colon. */
  reason: string;
  confidence: Confidence;
  decidedBy: Decision[];
  conditions: string[];
  /** Further answers that are possible where `access` is `unknown`. */
  possible: Access[];
}

/**
 * Who passes every demand: the strictest answer. No demand at all: the operation isn't there.
 * Where a word or a fact can't be told and the rows that are possible disagree, the answer is `unknown`.
 */
export function accessOf(demands: readonly Demand[], facts: Facts): Verdict {
  const verdicts = demands.map((demand) => demandVerdict(demand, facts));
  const strictest = verdicts.reduce<Verdict | undefined>((a, b) => (a && rank(a) >= rank(b) ? a : b), undefined);
  return strictest ?? none('not offered');
}

const RANK: Record<Access, number> = { open: 0, encrypted: 1, authenticated: 2, authorised: 3, unknown: 4, none: 5 };

/** An answer that can't be told counts as strict as the least that it can be, and a little more, so that it shows. */
function rank(verdict: Verdict): number {
  if (verdict.access !== 'unknown') return RANK[verdict.access];
  return Math.min(...verdict.possible.map((access) => RANK[access]), RANK.none) + 0.5;
}

const none = (reason: string): Verdict => ({
  access: 'none',
  secureConnections: false,
  reason,
  confidence: 'high',
  decidedBy: [],
  conditions: [],
  possible: [],
});

function demandVerdict(demand: Demand, facts: Facts): Verdict {
  const own = { ...facts, ...demand.facts };
  const verdicts = demand.permissions.map((permission) => permissionVerdict(demand.table, permission, own));
  const [first, ...rest] = verdicts;
  if (!first) return none('no permission is given');
  return rest.reduce(join, first);
}

/** Two builds or two possible values: the same answer, or `unknown` with both conditions. */
function join(a: Verdict, b: Verdict): Verdict {
  if (a.access === b.access) {
    return {
      ...a,
      secureConnections: a.secureConnections && b.secureConnections,
      decidedBy: merge(a.decidedBy, b.decidedBy),
    };
  }
  const possible = unique([...known(a), ...known(b)]);
  return {
    access: 'unknown',
    secureConnections: false,
    reason: `it depends on the build or on values that are not in the tree (${possible.join(' or ')})`,
    confidence: 'medium',
    decidedBy: merge(a.decidedBy, b.decidedBy),
    conditions: unique([...a.conditions, ...b.conditions]),
    possible,
  };
}

const known = (verdict: Verdict): Access[] => (verdict.access === 'unknown' ? verdict.possible : [verdict.access]);

function permissionVerdict(table: readonly AccessRow[], permission: Permission, facts: Facts): Verdict {
  const possible: AccessRow[] = [];
  const used = new Set<Fact>();
  const open = new Set<string>();
  for (const row of table) {
    const answer = rowAnswer(row, permission, facts, used, open);
    if (answer === 'no') continue;
    possible.push(row);
    if (answer === 'yes') break;
  }
  const [first] = possible;
  if (!first) return none('no row of the table speaks of it');
  const decidedBy = merge(
    [...permission.decidedBy],
    [...used].flatMap((fact) => fact.decidedBy),
  );
  const accesses = unique(possible.map((row) => row.access));
  const conditions = [...permission.conditions];
  if (accesses.length === 1) {
    return {
      access: first.access,
      secureConnections: possible.every((row) => row.secureConnections === true),
      reason: first.reason,
      confidence: first.confidence ?? 'high',
      decidedBy,
      conditions,
      possible: [],
    };
  }
  return {
    access: 'unknown',
    secureConnections: false,
    reason: `${listed([...open])} cannot be told from this tree (${accesses.join(' or ')})`,
    confidence: 'medium',
    decidedBy,
    conditions,
    possible: accesses,
  };
}

/** All tests of a row together. Facts that a decided row rests on are noted in `used`, what can't be told in `open`. */
function rowAnswer(row: AccessRow, permission: Permission, facts: Facts, used: Set<Fact>, open: Set<string>): Answer {
  let answer: Answer = 'yes';
  const asked: Fact[] = [];
  const unclear: string[] = [];
  for (const test of row.when) {
    const one = testAnswer(test, permission, facts);
    if (one === 'no') {
      if ('fact' in test && answer === 'yes') note(facts[test.fact], used);
      return 'no';
    }
    if ('fact' in test) {
      const fact = facts[test.fact];
      if (fact) asked.push(fact);
      if (one === 'maybe') unclear.push(fact?.label ?? test.fact);
    } else if (one === 'maybe') unclear.push(...permission.missing);
    if (one === 'maybe') answer = 'maybe';
  }
  for (const fact of asked) note(fact, used);
  for (const label of unclear) open.add(label);
  return answer;
}

function note(fact: Fact | undefined, used: Set<Fact>): void {
  if (fact) used.add(fact);
}

function testAnswer(test: AccessTest, permission: Permission, facts: Facts): Answer {
  if ('any' in test) {
    if (test.any.some((word) => permission.words.includes(word))) return 'yes';
    return permission.missing.length ? 'maybe' : 'no';
  }
  if ('lacks' in test) {
    if (test.lacks.some((word) => permission.words.includes(word))) return 'no';
    return permission.missing.length ? 'maybe' : 'yes';
  }
  const value = facts[test.fact]?.value;
  if (value === undefined) return 'maybe';
  const holds = 'is' in test ? test.is.includes(value) : !test.isNot.includes(value);
  return holds ? 'yes' : 'no';
}

function merge(a: readonly Decision[], b: readonly Decision[]): Decision[] {
  const all = [...a];
  for (const d of b) if (!all.some((x) => x.path === d.path && x.line === d.line && x.text === d.text)) all.push(d);
  return all;
}

const unique = <T>(list: readonly T[]): T[] => [...new Set(list)];

const listed = (names: readonly string[]): string =>
  names.length ? names.map((n) => n.replace(/\s+/g, ' ')).join(', ') : 'its permission';
