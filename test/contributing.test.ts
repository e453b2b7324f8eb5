import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const guide = fs.readFileSync(path.join(root, 'CONTRIBUTING.md'), 'utf8');
const quoted = [...guide.matchAll(/<!-- (\S+) -->\n```ts\n([\s\S]*?)```/g)].map((m): [string, string] => [
  m[1]!,
  m[2]!,
]);

test('the guide quotes source', () => {
  expect(quoted.length).toBeGreaterThan(1);
});

test.each(quoted)('what it quotes of %s stands there', (file, text) => {
  expect(fs.readFileSync(path.join(root, file), 'utf8')).toContain(text);
});
