import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parseConfig, settingNames } from '../../src/review/config.ts';
import { rules } from '../../src/rules/index.ts';
import { run } from './command.ts';

const root = path.resolve(import.meta.dirname, '../..');
const doc = (name: string): string => fs.readFileSync(path.join(root, 'docs', name), 'utf8');

test('docs/cli.md names every option that a command has, and none that it has not', () => {
  const options = (text: string): string[] => [...new Set(text.match(/--[a-z][a-z-]+/g))].sort();
  const helps = ['scan', 'inventory', 'why'].map((verb) => run('/', [verb, '--help']).out).join('\n');
  expect(options(doc('cli.md'))).toEqual(options(`${helps} --version`));
});

test('docs/configuration.md shows settings that are accepted, and lists all', () => {
  const [example = ''] = /(?<=```json\n)[^`]+/.exec(doc('configuration.md')) ?? [];
  const ids = rules.map(({ meta }) => meta.id);
  expect(() => parseConfig(example, 'example', ids)).not.toThrow();
  const listed = [...doc('configuration.md').matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]);
  expect(listed.sort()).toEqual(settingNames.filter((name) => name !== '$schema').sort());
});

test('docs/json.md names every field of the schemas’ rows', () => {
  const text = doc('json.md');
  for (const [file, rows] of [
    ['scan', ['finding', 'skipped']],
    ['inventory', ['build', 'characteristic', 'credential', 'endpoint', 'flow', 'audioSource']],
  ] as const) {
    const schema = JSON.parse(fs.readFileSync(path.join(root, 'schema', `${file}.schema.json`), 'utf8'));
    for (const row of rows) {
      for (const field of Object.keys(schema.$defs[row].properties))
        expect(text, `${row}.${field}`).toMatch(new RegExp(`\\b${field}\\b`));
    }
  }
});
