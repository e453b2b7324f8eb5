import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { configFrontEnd } from '../src/languages/config/index.ts';
import { ignoreIn } from '../src/languages/ignores.ts';

const file = path.resolve(import.meta.dirname, '../syntaxes/toy-privacy-ignore.tmLanguage.json');
const { patterns } = JSON.parse(fs.readFileSync(file, 'utf8')) as { patterns: { match: string }[] };
const shown = (comment: string): RegExpExecArray | undefined =>
  patterns.map(({ match }) => new RegExp(match).exec(comment)).find((match) => match !== null);

const comments = [
  '// toy-privacy-ignore ble-open-read -- it is printed on the box',
  '# toy-privacy-ignore credential-hardcoded -- a test account',
  '/* toy-privacy-ignore ble-open-read, ble-open-notify -- it is printed on the box */',
];

test.each(comments)('%s is shown as the engine reads it', (comment) => {
  const read = ignoreIn(comment, 0, 0, true);
  const match = shown(comment);
  expect(match?.[2]?.split(/\s*,\s*/)).toEqual(read?.rules);
  expect(match?.[4]).toBe(read?.reason);
});

test.each(['// toy-privacy-ignore', '// toy-privacy-ignore ble-open-read', '// toy-privacy-ignore ble-open-read --'])(
  '%s silences nothing, and is shown as an ordinary comment',
  (comment) => {
    expect(ignoreIn(comment, 0, 0, true)?.reason).toBe('');
    expect(shown(comment)).toBeUndefined();
  },
);

test.each(['-', '–', '—'])('in XML a dash stands in place of two hyphens: %s', (dash) => {
  const comment = `<!-- toy-privacy-ignore credential-hardcoded ${dash} a test account -->`;
  const config = configFrontEnd(() => {
    throw new Error('no grammar is needed');
  });
  const unit = config.lower(`<resources>${comment}</resources>`, 'app/src/main/res/values/keys.xml');
  expect(unit.ignores[0]?.reason).toBe('a test account');
  expect(shown(comment)?.[4]).toBe('a test account');
  expect(shown(`// toy-privacy-ignore ble-open-read ${dash} a reason`)).toBeUndefined();
});
