/** What a fixture's comments say of a line: see `checkFindings`. */
export type MarkerKind = 'expect' | 'ok' | 'todo' | 'todo-ok';

export interface Expectation {
  kind: MarkerKind;
  rule: string;
  /** Severity that `RULE@info` asks for. */
  severity: string | null;
  path: string;
  line: number;
}

export interface Found {
  ruleId: string;
  severity: string;
  path: string;
  line: number;
  message: string;
}

const markers: Record<string, { kind: MarkerKind; next: boolean }> = {
  expect: { kind: 'expect', next: false },
  'expect-next': { kind: 'expect', next: true },
  ok: { kind: 'ok', next: false },
  'ok-next': { kind: 'ok', next: true },
  todo: { kind: 'todo', next: false },
  'todo-next': { kind: 'todo', next: true },
  'todo-ok': { kind: 'todo-ok', next: false },
  'todo-ok-next': { kind: 'todo-ok', next: true },
};

const family = '(?:ble|credential|audio|transport|cloud|update|review)-[a-z0-9-]+(?:@[a-z]+)?';
const comment = new RegExp(
  `(?://|#|/\\*|<!--|;)[ \\t]*([A-Za-z][\\w-]*)[ \\t]*:[ \\t]*(${family}(?:[ \\t]*,[ \\t]*${family})*)[ \\t]*(?:\\*/|-->)?`,
  'g',
);
/** A marker's word with something behind it that is no rule's id. */
const broken =
  /(?:\/\/|#|\/\*|<!--|;)[ \t]*(expect|expect-next|ok-next|todo-next|todo-ok|todo-ok-next)[ \t]*:[ \t]*([^\n]*)/g;

/** Reads the expectations out of one file, and what is wrong with them. */
export function readExpectations(
  path: string,
  text: string,
  rules: ReadonlySet<string>,
): { expectations: Expectation[]; problems: string[] } {
  const expectations: Expectation[] = [];
  const problems: string[] = [];
  const lines = text.split(/\r\n|\n|\r/);
  const bare = blankMarkers(text).split(/\r\n|\n|\r/);
  for (const [i, line] of lines.entries()) {
    const where = `${path}:${i + 1}`;
    for (const match of line.matchAll(comment)) {
      const marker = markers[match[1]!];
      if (!marker) {
        problems.push(`${where}: unknown marker "${match[1]}"; known are ${Object.keys(markers).join(', ')}`);
        continue;
      }
      const at = marker.next ? i + 1 : i;
      if (!bare[at]?.trim()) problems.push(`${where}: "${match[1]}" speaks of line ${at + 1}, which is empty`);
      for (const one of match[2]!.split(',')) {
        const [rule = '', severity] = one.trim().split('@');
        if (!rules.has(rule)) problems.push(`${where}: there is no rule "${rule}"`);
        expectations.push({ kind: marker.kind, rule, severity: severity ?? null, path, line: at + 1 });
      }
    }
    for (const match of line.replace(comment, '').matchAll(broken)) {
      problems.push(`${where}: "${match[1]}" names no rule: ${match[2]!.trim()}`);
    }
  }
  return { expectations, problems };
}

/** The text with its markers turned into blanks, so that no word of theirs takes part in the scan. Offsets stay. */
export function blankMarkers(text: string): string {
  return text.replace(comment, (all: string, word: string) => (markers[word] ? ' '.repeat(all.length) : all));
}

export interface Check {
  /** What is wrong, one line each; empty = the fixture holds. */
  failures: string[];
  /** Known misses and known false alarms, one line each. */
  todos: string[];
}

/**
 * Compares findings with a fixture's expectations. `expect`: exactly this rule speaks on the line. `ok`: a near miss, the rule
 * is silent there. `todo`: a known miss, and `todo-ok` a known false alarm; both fail when they start to hold. A finding that
 * nothing expects fails, as does a fixture that says nothing.
 */
export function checkFindings(expectations: readonly Expectation[], findings: readonly Found[]): Check {
  const failures: string[] = [];
  const todos: string[] = [];
  if (expectations.length === 0) failures.push('the fixture expects nothing and marks no near miss');
  const explained = new Set<Found>();
  for (const one of expectations) {
    const { kind, rule, path, line, severity } = one;
    const met = findings.filter((f) => f.ruleId === rule && f.path === path && f.line === line);
    for (const finding of met) explained.add(finding);
    const where = `${path}:${line}: ${rule}`;
    const wrong = severity !== null && met.find((finding) => finding.severity !== severity);
    if (kind === 'expect' && met.length === 0) failures.push(`${where} is expected, and is silent`);
    if (kind === 'expect' && wrong) failures.push(`${where} is ${wrong.severity}, expected ${severity}`);
    if (kind === 'ok' && met.length > 0) failures.push(`${where} speaks where it must not: ${met[0]!.message}`);
    if (kind === 'todo' && met.length > 0) failures.push(`${where} is found now: turn "todo" into "expect"`);
    if (kind === 'todo-ok' && met.length === 0) failures.push(`${where} is silent now: turn "todo-ok" into "ok"`);
    if (kind === 'todo' && met.length === 0) todos.push(`${where} is missed`);
    if (kind === 'todo-ok' && met.length > 0) todos.push(`${where} is a false alarm`);
  }
  for (const finding of findings) {
    if (explained.has(finding)) continue;
    const { path, line, ruleId, severity, message } = finding;
    failures.push(`${path}:${line}: ${ruleId} (${severity}) is not expected: ${message}`);
  }
  return { failures, todos };
}
