import { expect, test } from 'vitest';
import { ConfigError, defaultConfig, parseConfig } from '../../src/review/config.ts';

const rules = ['ble-open-write', 'ble-open-read'];
const parse = (text: string) => parseConfig(text, '.toy-privacy/config.json', rules);
const fault = (text: string): string => {
  try {
    parse(text);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return 'accepted';
};

test('settings are read, comments allowed, the rest has its default', () => {
  const config = parse(
    '{ // ours\n "failOn": "error", "rules": { "ble-open-read": "off" }, "roots": { "fw": "../fw" }, }',
  );
  expect(config).toEqual({
    ...defaultConfig,
    failOn: 'error',
    rules: { 'ble-open-read': 'off' },
    roots: { fw: '../fw' },
  });
});

test.each([
  ['{\n  "failOn": "error"\n  "build": "x"\n}', /config\.json:3:3: not valid JSON: comma expected/],
  ['', /config\.json:1:1: not valid JSON: value expected/],
  ['{\n  "exlude": []\n}', /config\.json:2:3: unknown setting "exlude"; did you mean "exclude"\?/],
  ['{ "zzzzzz": 1 }', /unknown setting "zzzzzz"; known are exclude, include/],
  [
    '{\n "rules": { "ble-open-wirte": "off" } }',
    /config\.json:2:13: unknown rule "ble-open-wirte"; did you mean "ble-open-write"\?/,
  ],
  ['{ "rules": { "ble-open-write": "loud" } }', /"rules\.ble-open-write" must be "error", "warning", "info" or "off"/],
  ['{ "failOn": "always" }', /config\.json:1:13: "failOn" must be/],
  ['{ "exclude": "docs" }', /"exclude" must be a list of globs/],
  ['{ "exclude": [1] }', /config\.json:1:15: "exclude\.0" must be a glob/],
  ['{ "maxFileBytes": 3 }', /"maxFileBytes" must be at least 1024/],
  ['{ "roots": { "../x": "a" } }', /must be a name/],
  ['{ "rules": [] }', /config\.json:1:12: "rules" must be an object/],
  ['[]', /the configuration must be an object/],
])('%j is refused with its place', (text, message) => {
  expect(fault(text)).toMatch(message);
});
