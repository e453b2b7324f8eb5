import path from 'node:path';
import { expect, test } from 'vitest';
import { reviewToy } from '../fixture-toys.ts';

const fixtures = path.join(import.meta.dirname, '../rules/credential-hardcoded/fixtures');

test.each([
  ['sketch', ['kestrel-2041', 'Qz81kdmW']],
  ['node-server', ['Nf38wq-oak', 'keep-the-bears-quiet', 'Wm18-thistle']],
  ['esp-idf', ['b81f02cc94d7e6a1', 'Wv72-lantern', '7fe1c09ab2d4438c91']],
])('no finding of %s holds the secret that it speaks of', async (toy, secrets) => {
  const { findings } = await reviewToy(path.join(fixtures, toy));
  expect(findings.length).toBeGreaterThan(0);
  const said = JSON.stringify(findings);
  for (const secret of secrets) expect(said).not.toContain(secret);
});
