import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkToy } from '../fixture-toys.ts';

const here = import.meta.dirname;
const folders = (at: string): string[] =>
  fs.existsSync(at)
    ? fs
        .readdirSync(at, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];

for (const rule of folders(here)) {
  const toys = folders(path.join(here, rule, 'fixtures'));
  if (toys.length === 0) continue;
  describe(rule, () => {
    test.each(toys)('%s holds what its comments say', async (toy) => {
      const { failures, todos } = await checkToy(path.join(here, rule, 'fixtures', toy));
      for (const todo of todos) console.log(`todo ${rule}/${toy}: ${todo}`);
      expect(failures).toEqual([]);
    });
  });
}

test('there are fixture toys', () => {
  expect(folders(here).some((rule) => folders(path.join(here, rule, 'fixtures')).length > 0)).toBe(true);
});
