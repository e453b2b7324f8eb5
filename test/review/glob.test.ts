import fc from 'fast-check';
import ignore from 'ignore';
import { expect, test } from 'vitest';
import { couldMatchBelow, matchesGlob, parseGlob } from '../../src/review/glob.ts';
import { decidingRule, parseIgnoreFile } from '../../src/review/ignore-rules.ts';

const ignored = (rules: string, path: string): boolean => {
  const parts = path.split('/');
  const file = parseIgnoreFile('.gitignore', '', rules);
  for (let end = 1; end <= parts.length; end++) {
    const found = decidingRule([file], parts.slice(0, end).join('/'), end < parts.length);
    if (found && !found.rule.not) return true;
    if (end === parts.length) return false;
  }
  return false;
};

test.each([
  ['*.pem', 'keys/private_key.pem', true],
  ['/build', 'build/a.c', true],
  ['/build', 'app/build/a.c', false],
  ['build/', 'build', false],
  ['docs/**', 'docs/a/b.md', true],
  ['a/**/z', 'a/z', true],
  ['a/**/z', 'a/b/c/z', true],
  ['*.c\n!main.c', 'src/main.c', false],
  ['src/*\n!src/main.c', 'src/main.c', false],
  ['[abc].txt', 'b.txt', true],
  ['[!abc].txt', 'b.txt', false],
  ['a[', 'a[', true],
  ['\\#x', '#x', true],
  ['\\!x', '!x', true],
  ['x\\ ', 'x ', true],
  ['x   ', 'x', true],
  ['# x', 'x', false],
])('the rule %j on %s: ignored is %s', (rules, path, expected) => {
  expect(ignored(rules, path)).toBe(expected);
});

test('rules mean what they mean to the reference implementation', () => {
  const name = fc.stringMatching(/^[abc.]{1,3}$/).filter((text) => !/^\.+$/.test(text));
  const segment = fc.stringMatching(/^[abc.*?]{1,4}$/).filter((text) => !/^\.+$|\*\*/.test(text));
  const pattern = fc
    .tuple(
      fc.boolean(),
      fc.boolean(),
      fc.array(fc.oneof(segment, fc.constant('**')), { minLength: 1, maxLength: 3 }),
      fc.boolean(),
    )
    .map(
      ([not, rooted, parts, folder]) => (not ? '!' : '') + (rooted ? '/' : '') + parts.join('/') + (folder ? '/' : ''),
    )
    .filter((text) => !/(?:^|\/)\*\*\/\*\*(?:\/|$)/.test(text));
  fc.assert(
    fc.property(
      fc.array(pattern, { minLength: 1, maxLength: 4 }),
      fc.array(name, { minLength: 1, maxLength: 4 }),
      (rules, parts) => {
        const path = parts.join('/');
        expect(ignored(rules.join('\n'), path)).toBe(ignore({ ignorecase: false }).add(rules).ignores(path));
      },
    ),
    { numRuns: 3000 },
  );
});

test('a pattern made to run away ends all the same', () => {
  const glob = parseGlob(`${'*a'.repeat(200)}b`);
  expect(matchesGlob(glob, 'a'.repeat(4000))).toBe(false);
  const deep = parseGlob(`${'**/a/'.repeat(50)}b`);
  expect(matchesGlob(deep, Array(400).fill('a').join('/'))).toBe(false);
});

test('a folder is entered only where a pattern could match below it', () => {
  const glob = parseGlob('libs/*/src/**');
  expect(couldMatchBelow(glob, 'libs')).toBe(true);
  expect(couldMatchBelow(glob, 'libs/nimble')).toBe(true);
  expect(couldMatchBelow(glob, 'libs/nimble/docs')).toBe(false);
  expect(couldMatchBelow(glob, 'app')).toBe(false);
  expect(couldMatchBelow(parseGlob('**/x.c'), 'anything/at/all')).toBe(true);
});
