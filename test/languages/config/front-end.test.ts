import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isConfigPath } from '../../../src/languages/config/index.ts';
import type { Span } from '../../../src/program/ir.ts';
import { lower } from './lowered.ts';

const paths = [
  'sdkconfig',
  'prj.conf',
  'Kconfig',
  'CMakeLists.txt',
  'platformio.ini',
  'AndroidManifest.xml',
  'app/src/main/res/xml/net.xml',
  'app/src/main/res/values/strings.xml',
  'package.json',
  'library.json',
  'app.json',
  'idf_component.yml',
  'west.yml',
  'sketch.yaml',
  'gradle.properties',
  '.env',
  'partitions.csv',
  'gradle/libs.versions.toml',
  'build.gradle',
  'settings.gradle.kts',
];

test('the files that make a build are known by their path, and others are not', () => {
  expect(paths.filter((path) => !isConfigPath(path))).toEqual([]);
  const others = [
    'main.c',
    'app.config.ts',
    'tsconfig.json',
    'Kconfig.py',
    'res/layout/main.xml',
    'res/values-de/strings.xml',
    'data.csv',
    'a.yml',
    'readme.md',
  ];
  expect(others.filter(isConfigPath)).toEqual([]);
});

test('no text makes any of them throw, and all places lie in the text', () => {
  const pieces = [
    '{',
    '}',
    '(',
    ')',
    '[',
    ']',
    '<a b="',
    '/>',
    '</a>',
    '"',
    "'",
    '\n',
    '\r\n',
    '\0',
    '\\',
    '${',
    '#',
    '&&',
    'if',
    'endif()',
    '=',
    ':',
    '- ',
    'CONFIG_A',
    'config A',
    'set(',
    'default',
    '\ud83d',
    '\ufeff',
    '<!--',
    '/*',
    '\t',
    ' ',
    'android',
    '1',
  ];
  const texts = fc.array(fc.constantFrom(...pieces), { maxLength: 30 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.constantFrom(...paths), texts, (path, text) => {
      const unit = lower(path, text);
      const inside = ([start, end]: Span, from = 0): boolean =>
        start + from >= 0 && start <= end && end + from <= text.length;
      for (const { span, message } of unit.problems) {
        expect(message).not.toMatch(/^Reading stopped/);
        expect(inside(span)).toBe(true);
      }
      for (const decl of unit.decls) {
        expect(inside(decl.span)).toBe(true);
        expect(inside(decl.nameSpan, decl.span[0])).toBe(true);
        if (decl.k === 'setting') expect(inside(decl.valueSpan, decl.span[0])).toBe(true);
      }
      expect(JSON.parse(JSON.stringify(unit))).toEqual(JSON.parse(JSON.stringify(lower(path, text))));
    }),
    { numRuns: 2000 },
  );
});

test('nesting without end is a problem, not a crash', () => {
  for (const [path, piece] of [
    ['build.gradle', 'a {'],
    ['package.json', '{"a":'],
    ['west.yml', '['],
    ['AndroidManifest.xml', '<a>'],
    ['CMakeLists.txt', 'if(('],
    ['Kconfig', 'if ('],
  ] as const) {
    expect(lower(path, piece.repeat(20_000)).problems.length).toBeGreaterThan(0);
  }
});
