import { expect, test } from 'vitest';
import { lower, problems, quoted, told } from './lowered.ts';

test('a component manifest names its dependencies and ESP-IDF itself', () => {
  const text = `version: "1.0.0" # toy-privacy-ignore r -- s
dependencies:
  idf: ">=5.1"
  espressif/esp-nimble-cpp:
    version: ^2.0
    rules:
      - if: "target in [esp32]"
  toy_audio:
    path: ../audio
`;
  expect(told('main/idf_component.yml', text)).toEqual([
    'version = 1.0.0',
    'dependencies/idf = >=5.1',
    'dependencies/espressif/esp-nimble-cpp = ^2.0 if ?idf-rule',
    'dependencies/toy_audio = *',
    'dependencies/toy_audio.path = ../audio',
  ]);
  const unit = lower('idf_component.yml', text);
  expect(quoted(unit, 'dependencies/idf')).toEqual({ name: 'idf', value: '>=5.1', whole: 'idf: ">=5.1', line: 3 });
  expect(unit.ignores).toMatchObject([{ line: 0, alone: false, rules: ['r'] }]);
});

test('the lock file names the version that was built with', () => {
  const text = 'dependencies:\n  idf:\n    source:\n      type: idf\n    version: 5.1.2\n';
  expect(told('dependencies.lock', text)).toContain('dependencies/idf = 5.1.2');
});

test('a west manifest names its projects and their revisions', () => {
  const text = `manifest:
  defaults: { remote: ncs, revision: main }
  remotes:
    - name: ncs
      url-base: https://example.org/ncs
  projects:
    - name: sdk-nrf
      revision: v2.7.0
      import: true
    - name: toy-lib
      import: west-toy.yml
  self:
    path: app
`;
  expect(told('west.yml', text)).toEqual([
    'defaults/remote = ncs',
    'defaults/revision = main',
    'self/path = app',
    'remotes/ncs = https://example.org/ncs',
    'projects/sdk-nrf = v2.7.0',
    'projects/sdk-nrf.import = true',
    'projects/toy-lib = main',
    'projects/toy-lib.import = west-toy.yml',
    'import west-toy.yml',
  ]);
  expect(quoted(lower('west.yml', text), 'projects/sdk-nrf')).toMatchObject({
    name: 'sdk-nrf',
    value: 'v2.7.0',
    line: 7,
  });
});

test('a sketch names its board', () => {
  const text =
    'profiles:\n  toy:\n    fqbn: esp32:esp32:esp32\n    libraries:\n      - NimBLE-Arduino (1.4.1)\ndefault_fqbn: esp32:esp32:esp32s3\n';
  expect(told('sketch.yaml', text)).toEqual([
    'profiles/toy/fqbn = esp32:esp32:esp32',
    'profiles/toy/libraries = NimBLE-Arduino (1.4.1)',
    'default_fqbn = esp32:esp32:esp32s3',
  ]);
});

test('package.json is listed key by key', () => {
  const text =
    '{\n  "name": "toy",\n  "dependencies": { "@react-native/x": "^1.2", "axios": "0.27" },\n  "files": ["a", "b"]\n}\n';
  expect(told('app/package.json', text)).toEqual([
    'name = toy',
    'dependencies/@react-native/x = ^1.2',
    'dependencies/axios = 0.27',
    'files = a',
    'files = b',
  ]);
  expect(quoted(lower('package.json', text), 'dependencies/axios')).toEqual({
    name: 'axios',
    value: '0.27',
    whole: '"axios": "0.27"',
    line: 3,
  });
});

test('the options of an Expo plugin stand under its name', () => {
  const text =
    '{"expo": {"plugins": ["expo-font", ["expo-build-properties", {"android": {"usesCleartextTraffic": true}}]]}}';
  expect(told('app.json', text)).toEqual([
    'expo/plugins = expo-font',
    'expo/plugins = expo-build-properties',
    'expo/plugins/expo-build-properties/android/usesCleartextTraffic = true',
  ]);
});

test('PlatformIO libraries depend in three spellings', () => {
  const of = (dependencies: string): string[] =>
    told('lib/ear/library.json', `{"name": "ear", "dependencies": ${dependencies}}`).slice(1);
  expect(of('{"a/b": "^1"}')).toEqual(['dependencies/a/b = ^1']);
  expect(of('[{"name": "b", "owner": "a", "version": "~2"}, {"name": "c"}]')).toEqual([
    'dependencies/b = ~2',
    'dependencies/c = *',
  ]);
  expect(of('["a/b @ ^3"]')).toEqual(['dependencies/a/b = ^3']);
});

test('broken manifests are read as far as they go', () => {
  expect(told('package.json', '{"name": "toy", "dependencies": {"a": "1",')).toEqual([
    'name = toy',
    'dependencies/a = 1',
  ]);
  expect(problems('package.json', '{"name": "toy" "x": 1}')).toEqual(['"x": Comma expected.']);
  expect(told('west.yml', 'manifest:\n  projects:\n    - name: a\n      revision: "v1\n').length).toBeGreaterThan(0);
  expect(problems('idf_component.yml', 'dependencies:\n  idf: "5\n').length).toBeGreaterThan(0);
  expect(told('idf_component.yml', '- a\n- b\n')).toEqual([]);
});

test('an alias that contains itself ends', () => {
  expect(told('sketch.yaml', 'a: &a\n  b: *a\n  c: 1\n').length).toBeGreaterThan(0);
});
