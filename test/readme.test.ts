import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCli } from '../src/cli/run.ts';
import { nodeHost } from '../src/host/node.ts';
import type { Means } from '../src/model/means.ts';
import { platforms } from '../src/platforms/index.ts';
import { settingNames } from '../src/review/config.ts';
import { rules } from '../src/rules/index.ts';
import { realEngine } from './fixture-toys.ts';

const root = path.resolve(import.meta.dirname, '..');
const readme = fs.readFileSync(path.join(root, 'README.md'), 'utf8');

/** Text of the first fenced block of a language. */
const block = (language: string): string => {
  const text = new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(readme)?.[1];
  if (text === undefined) throw new Error(`README has no ${language} block`);
  return text;
};

/** Cells of the table rows whose first cell is this. */
const row = (first: string): string[] => {
  const line = readme.split('\n').find((one) => one.startsWith(`| ${first} |`));
  if (!line) throw new Error(`README has no row "${first}"`);
  return line.split('|').map((cell) => cell.trim());
};

async function cli(...argv: string[]): Promise<string> {
  let out = '';
  await runCli({
    argv,
    version: '0.0.0',
    host: async () => nodeHost(),
    engine: realEngine,
    io: {
      cwd: root,
      env: { NO_COLOR: '1' },
      out: (text) => {
        out += text;
      },
      err: () => {},
      outIsTerminal: false,
      errIsTerminal: false,
      columns: undefined,
      now: () => 0,
    },
  });
  return out;
}

test('the output shown is what the tool prints', async () => {
  expect(await cli('scan', 'examples/leaky-bear')).toContain(block('text').trimEnd());
});

const kinds: [row: string, means: keyof Means][] = [
  ['Bluetooth LE servers', 'gatt'],
  ['stores', 'stores'],
  ['microphones', 'captures'],
  ['ways out', 'sends'],
];

test.each(kinds)('the SDKs named for %s are those that the engine knows', (name, means) => {
  const known = platforms.filter((platform) =>
    platform.calls?.some(({ means: m }) => m?.[means] !== undefined && m.gatt?.part !== 'effect'),
  );
  const titles = (row(name)[2] ?? '').split('; ');
  expect([...titles].sort()).toEqual(known.map((platform) => platform.title).sort());
});

test('every rule is named with its title', () => {
  for (const { meta } of rules) {
    if (meta.id.startsWith('review-')) continue;
    expect(row(`\`${meta.id}\``)[2]).toBe(meta.title);
  }
});

test('every setting is in the example configuration, and no other', () => {
  const example: unknown = JSON.parse(block('json'));
  expect(Object.keys(example as object).sort()).toEqual(settingNames.filter((name) => name !== '$schema').sort());
});

test('every option of the command line is named', async () => {
  const help = await cli('scan', '--help');
  const options = [...help.matchAll(/--[a-z-]+/g)].map(([option]) => option).filter((option) => option !== '--help');
  expect(options.length).toBeGreaterThan(5);
  for (const option of options) expect(readme).toContain(`\`${option}`);
});

test.each(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'SECURITY.md', 'docs/README.md', 'docs/ARCHITECTURE.md'])(
  'links of %s lead somewhere',
  (file) => {
    const text = fs.readFileSync(path.join(root, file), 'utf8');
    const links = [...text.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1]!);
    for (const link of links) {
      const target = path.resolve(root, path.dirname(file), link);
      expect(fs.existsSync(target), `${file} links to ${link}`).toBe(true);
    }
  },
);
