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

/** Rows that can decide, with the facts that they rest on and the names of what can't be told. */
interface Outcome {
  rows: AccessRow[];
  used: Set<Fact>;
  open: Set<string>;
}

/** How many times what can't be told is tried both ways. */
const FORKS = 6;
/** A value that no row names. */
const OTHER = '\u0000other';

function permissionVerdict(table: readonly AccessRow[], permission: Permission, facts: Facts): Verdict {
  const outcome: Outcome = { rows: [], used: new Set(), open: new Set() };
  decide(table, permission, new Set(), facts, outcome, FORKS);
  const [first] = outcome.rows;
  if (!first) return none('no row of the table speaks of it');
  const accesses = unique(outcome.rows.map((row) => row.access));
  const common = {
    decidedBy: merge(
      [...permission.decidedBy],
      [...outcome.used].flatMap((fact) => fact.decidedBy),
    ),
    conditions: [...permission.conditions],
  };
  if (accesses.length === 1) {
    return {
      access: first.access,
      secureConnections: outcome.rows.every((row) => row.secureConnections === true),
      reason: first.reason,
      confidence: first.confidence ?? 'high',
      possible: [],
      ...common,
    };
  }
  return {
    access: 'unknown',
    secureConnections: false,
    reason: `${listed([...outcome.open])} cannot be told from this tree (${accesses.join(' or ')})`,
    confidence: 'medium',
    possible: accesses,
    ...common,
  };
}

/**
 * The rows that decide, one for each way in which what can't be told may be. `absent`: words that are taken not to be there.
 */
function decide(
  table: readonly AccessRow[],
  permission: Permission,
  absent: ReadonlySet<string>,
  facts: Facts,
  outcome: Outcome,
  forks: number,
): void {
  for (const row of table) {
    const asked: Fact[] = [];
    let holds = true;
    for (const test of row.when) {
      const answer = testAnswer(test, permission, absent, facts);
      const fact = 'fact' in test ? facts[test.fact] : undefined;
      if (answer === 'maybe' && forks > 0) {
        if ('fact' in test) forkFact(table, permission, absent, facts, outcome, forks, test.fact);
        else forkWords(table, permission, absent, facts, outcome, forks, 'any' in test ? test.any : test.lacks);
        return;
      }
      if (fact) asked.push(fact);
      if (answer !== 'yes') {
        holds = false;
        break;
      }
    }
    for (const fact of asked) outcome.used.add(fact);
    if (holds) {
      if (!outcome.rows.includes(row)) outcome.rows.push(row);
      return;
    }
  }
}

function forkFact(
  table: readonly AccessRow[],
  permission: Permission,
  absent: ReadonlySet<string>,
  facts: Facts,
  outcome: Outcome,
  forks: number,
  name: string,
): void {
  const values = new Set<string | null>();
  for (const test of table.flatMap((row) => row.when)) {
    if ('fact' in test && test.fact === name)
      for (const value of 'is' in test ? test.is : test.isNot) values.add(value);
  }
  const fact = facts[name];
  outcome.open.add(fact?.label ?? name);
  for (const value of [...values, OTHER]) {
    const tried = { ...facts, [name]: { value, label: fact?.label ?? name, decidedBy: fact?.decidedBy ?? [] } };
    decide(table, permission, absent, tried, outcome, forks - 1);
  }
}

function forkWords(
  table: readonly AccessRow[],
  permission: Permission,
  absent: ReadonlySet<string>,
  facts: Facts,
  outcome: Outcome,
  forks: number,
  words: readonly string[],
): void {
  for (const name of permission.missing) outcome.open.add(name);
  const word = words.find((w) => !absent.has(w) && !permission.words.includes(w));
  if (word === undefined) return;
  decide(table, { ...permission, words: [...permission.words, word] }, absent, facts, outcome, forks - 1);
  decide(table, permission, new Set([...absent, word]), facts, outcome, forks - 1);
}

function testAnswer(test: AccessTest, permission: Permission, absent: ReadonlySet<string>, facts: Facts): Answer {
  if ('any' in test || 'lacks' in test) {
    const words = 'any' in test ? test.any : test.lacks;
    if (words.some((word) => permission.words.includes(word))) return 'any' in test ? 'yes' : 'no';
    if (permission.missing.length && words.some((word) => !absent.has(word))) return 'maybe';
    return 'any' in test ? 'no' : 'yes';
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
