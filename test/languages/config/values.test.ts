import { expect, test } from 'vitest';
import { isConfigPath } from '../../../src/languages/config/index.ts';
import { lower, problems, quoted, told } from './lowered.ts';

test('properties, with continued lines and escapes', () => {
  const text = '# comment\nsdk.dir=/opt/sdk\nurl : https\\://x\nlong = a,\\\n   b\nkey\\ with = \\u0041\nempty\n';
  expect(told('local.properties', text)).toEqual([
    'sdk.dir = /opt/sdk',
    'url = https://x',
    'long = a,b',
    'key with = A',
    'empty = ',
  ]);
  const unit = lower('local.properties', text);
  expect(unit.config).toBe('local.properties');
  expect(quoted(unit, 'url')).toEqual({ name: 'url', value: 'https\\://x', whole: 'url : https\\://x', line: 3 });
  expect(problems('gradle.properties', '= x\n')).toEqual(['= x: This line has no key.']);
});

test('an Arduino library lists what it depends on, one by one', () => {
  expect(told('library.properties', 'name=Ear\ndepends=NimBLE-Arduino (>=1.4), WiFi\n')).toEqual([
    'name = Ear',
    'depends = NimBLE-Arduino (>=1.4)',
    'depends = WiFi',
  ]);
});

test('an environment file, with its quotes and comments', () => {
  const text =
    '# toy-privacy-ignore r -- s\nexport TOKEN=abc#1 # live\nQUOTED="a b\\n" # c\nSINGLE=\'x # y\'\nEMPTY=\nKEY="line 1\nline 2"\n';
  expect(told('.env', text)).toEqual([
    'TOKEN = abc#1',
    'QUOTED = a b\n',
    'SINGLE = x # y',
    'EMPTY = ',
    'KEY = line 1\nline 2',
  ]);
  const unit = lower('api/.env.production', text);
  expect(unit.config).toBe('env');
  expect(quoted(unit, 'SINGLE')).toEqual({ name: 'SINGLE', value: 'x # y', whole: "SINGLE='x # y'", line: 4 });
  expect(unit.ignores).toMatchObject([{ line: 0, alone: true }]);
  expect(problems('.env', 'A=1\nwhat is this\n')).toEqual(['what is this: Not a line of the form NAME=value.']);
});

test('templates of environment files are told apart, and programs are none', () => {
  expect(
    ['.env.example', '.env.sample', '.env.template', 'example.env'].map((path) => lower(path, 'A=1').config),
  ).toEqual(Array(4).fill('env-example'));
  expect(['.env', '.env.local', 'docker.env'].map((path) => lower(path, 'A=1').config)).toEqual(Array(3).fill('env'));
  expect(['.env.ts', 'env.d.ts', 'src/env.js', '.environment'].map(isConfigPath)).toEqual([false, false, false, false]);
});

test('a partition table', () => {
  const text =
    '# Name, Type, SubType, Offset, Size, Flags\nnvs, data, nvs, , 0x6000,\nkeys,data,nvs_keys,0xf000,4K,encrypted # k\nbroken\n';
  expect(told('partitions_toy.csv', text)).toEqual([
    'nvs/type = data',
    'nvs/subtype = nvs',
    'nvs/size = 0x6000',
    'keys/type = data',
    'keys/subtype = nvs_keys',
    'keys/offset = 0xf000',
    'keys/size = 4K',
    'keys/flags = encrypted',
  ]);
  expect(quoted(lower('partitions.csv', text), 'keys/flags')).toMatchObject({
    name: 'keys',
    value: 'encrypted',
    line: 3,
  });
  expect(problems('partitions.csv', text)).toEqual(['broken: A partition needs a name, a type and a subtype.']);
  expect(isConfigPath('zones.csv')).toBe(false);
});

test('a version catalog', () => {
  const text = `[versions]
agp = "8.1.0" # toy-privacy-ignore r -- s
[libraries]
okhttp = { module = "com.squareup.okhttp3:okhttp", version.ref = "ok" }
core = "androidx.core:core:1.9"
[bundles]
net = [
  "okhttp", # first
  "core",
]
[plugins]
app = { id = "com.android.application", version = "1" }
`;
  expect(told('gradle/libs.versions.toml', text)).toEqual([
    'versions/agp = 8.1.0',
    'libraries/okhttp/module = com.squareup.okhttp3:okhttp',
    'libraries/okhttp/version.ref = ok',
    'libraries/core = androidx.core:core:1.9',
    'bundles/net = okhttp',
    'bundles/net = core',
    'plugins/app/id = com.android.application',
    'plugins/app/version = 1',
  ]);
  const unit = lower('libs.versions.toml', text);
  expect(quoted(unit, 'libraries/okhttp/version.ref')).toMatchObject({ name: 'version.ref', value: 'ok', line: 4 });
  expect(unit.ignores).toMatchObject([{ line: 1, alone: false }]);
  expect(problems('libs.versions.toml', '[versions]\nnonsense\na = {\n').length).toBe(2);
});
