import { expect, test } from 'vitest';
import { blankMarkers, checkFindings, type Found, readExpectations } from '../expectations.ts';

const rules = new Set(['ble-open-write', 'ble-open-read', 'credential-hardcoded']);
const read = (text: string) => readExpectations('a.c', text, rules);
const finding = (ruleId: string, line: number, severity = 'warning'): Found => {
  return { ruleId, severity, path: 'a.c', line, message: 'said' };
};
const check = (text: string, ...findings: Found[]): string[] =>
  checkFindings(read(text).expectations, findings).failures;

test('every comment form and several rules are read', () => {
  const text = [
    'int a; // expect: ble-open-write, ble-open-read',
    'KEY=1 # expect: credential-hardcoded',
    'int b; /* expect: ble-open-write */ int c;',
    '<a/> <!-- ok: ble-open-read -->',
    '; todo-next: ble-open-write@info',
    'x=1',
  ].join('\n');
  const { expectations, problems } = read(text);
  expect(problems).toEqual([]);
  expect(expectations.map((e) => `${e.line} ${e.kind} ${e.rule} ${e.severity}`)).toEqual([
    '1 expect ble-open-write null',
    '1 expect ble-open-read null',
    '2 expect credential-hardcoded null',
    '3 expect ble-open-write null',
    '4 ok ble-open-read null',
    '6 todo ble-open-write info',
  ]);
});

test.each([
  ['an unknown marker', 'int a; // expects: ble-open-write', /unknown marker "expects"/],
  ['an unknown rule', 'int a; // expect: ble-open-writes', /no rule "ble-open-writes"/],
  ['a marker without a rule', 'int a; // expect: open write', /"expect" names no rule/],
  ['an expectation on an empty line', '  // expect: ble-open-write', /line 1, which is empty/],
  ['a next line that is empty', '// expect-next: ble-open-write\n\nint a;', /line 2, which is empty/],
  ['a next line that is not there', '// expect-next: ble-open-write', /line 2, which is empty/],
])('%s fails', (_name, text, message) => {
  expect(read(text).problems.join('\n')).toMatch(message);
});

test.each([
  ['a rule that is silent', 'a; // expect: ble-open-write', [], /is expected, and is silent/],
  [
    'a rule that speaks elsewhere',
    'a; // expect: ble-open-write\nb;',
    [finding('ble-open-write', 2)],
    /silent.*not expected/s,
  ],
  ['a finding too many', 'a; // ok: ble-open-read', [finding('ble-open-write', 1)], /is not expected/],
  ['a near miss that is met', 'a; // ok: ble-open-read', [finding('ble-open-read', 1)], /speaks where it must not/],
  ['another severity', 'a; // expect: ble-open-read@info', [finding('ble-open-read', 1)], /is warning, expected info/],
  [
    'a known miss that is found',
    'a; // todo: ble-open-read',
    [finding('ble-open-read', 1)],
    /turn "todo" into "expect"/,
  ],
  ['a known false alarm that is gone', 'a; // todo-ok: ble-open-read', [], /turn "todo-ok" into "ok"/],
  ['a fixture that says nothing', 'a;', [], /expects nothing/],
])('%s fails', (_name, text, findings, message) => {
  expect(check(text, ...findings).join('\n')).toMatch(message);
});

test('a fixture that holds has no failure, and its known misses are counted', () => {
  const { expectations } = read('a; // expect: ble-open-read@info\nb; // ok: ble-open-read\nc; // todo: ble-open-read');
  const result = checkFindings(expectations, [finding('ble-open-read', 1, 'info')]);
  expect(result).toEqual({ failures: [], todos: ['a.c:3: ble-open-read is missed'] });
});

test('markers are blanked in place, other comments stay', () => {
  const text = 'int a; // expect: ble-open-write\n// note: ble-open-write is open';
  expect(blankMarkers(text)).toBe(`int a; ${' '.repeat(25)}\n// note: ble-open-write is open`);
});
