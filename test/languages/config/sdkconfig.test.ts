import { expect, test } from 'vitest';
import { lower, problems, quoted, told } from './lowered.ts';

test('an sdkconfig gives its symbols: flags, numbers, strings without quotes, and null for what is not set', () => {
  const text =
    '# Bluetooth\nCONFIG_BT_ENABLED=y\n# CONFIG_BT_SMP is not set\nCONFIG_BT_TASK_STACK=4096\nCONFIG_NAME="a \\"b\\" # c"\nCONFIG_EMPTY=""\n';
  expect(told('sdkconfig.defaults', text)).toEqual([
    'CONFIG_BT_ENABLED = y',
    'CONFIG_BT_SMP = null',
    'CONFIG_BT_TASK_STACK = 4096',
    'CONFIG_NAME = a "b" # c',
    'CONFIG_EMPTY = ',
  ]);
  const unit = lower('fw/sdkconfig', text);
  expect(unit.config).toBe('sdkconfig');
  expect(quoted(unit, 'CONFIG_BT_SMP')).toEqual({
    name: 'CONFIG_BT_SMP',
    value: 'is not set',
    whole: '# CONFIG_BT_SMP is not set',
    line: 3,
  });
  expect(quoted(unit, 'CONFIG_BT_TASK_STACK')).toMatchObject({
    value: '4096',
    whole: 'CONFIG_BT_TASK_STACK=4096',
    line: 4,
  });
});

test('a symbol given twice is listed twice, in order', () => {
  expect(told('prj.conf', 'CONFIG_BT=n\nCONFIG_BT=y\n')).toEqual(['CONFIG_BT = n', 'CONFIG_BT = y']);
});

test('a comment after a value is no part of it', () => {
  expect(told('prj.conf', 'CONFIG_BT=y # radio\nCONFIG_N="x" # why\n')).toEqual(['CONFIG_BT = y', 'CONFIG_N = x']);
});

test('only the exact comment form unsets a symbol', () => {
  expect(told('prj.conf', '#CONFIG_BT is not set\n# CONFIG_BT=y\n# CONFIG_BT is not needed\nCONFIG_A=y\n')).toEqual([
    'CONFIG_A = y',
  ]);
});

test('CRLF line ends and a byte order mark change nothing', () => {
  const unit = lower('sdkconfig', '\ufeffCONFIG_A=y\r\nCONFIG_B="q"\r\n');
  expect(told('sdkconfig', unit.text)).toEqual(['CONFIG_A = y', 'CONFIG_B = q']);
  expect(quoted(unit, 'CONFIG_B').value).toBe('"q"');
});

test('a .conf is Kconfig only where its lines are', () => {
  const kind = (path: string, text: string): string | undefined => lower(path, text).config;
  expect(kind('boards/toy.conf', 'CONFIG_BT=y\n')).toBe('prj.conf');
  expect(kind('prj_release.conf', '')).toBe('prj.conf');
  expect(kind('sysbuild.conf', 'SB_CONFIG_BOOTLOADER_MCUBOOT=y\n')).toBe('prj.conf');
  expect(kind('nginx.conf', 'server {\n listen 80;\n}\n')).toBe('conf');
  expect(told('etc/app.conf', 'CONFIG_DIR=/etc\n[main]\nuser = a\nport = 1\n')).toEqual([]);
});

test('backups and generated headers are not read', async () => {
  const { isConfigPath } = await import('../../../src/languages/config/index.ts');
  expect(['sdkconfig.old', 'sdkconfig.h', 'build/sdkconfig.cmake~', 'sdkconfig.json'].map(isConfigPath)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect(
    ['sdkconfig', 'sdkconfig.defaults.esp32s3', 'sdkconfig_prod.defaults', 'boards/arm/toy/toy_defconfig'].map(
      isConfigPath,
    ),
  ).toEqual([true, true, true, true]);
});

test('a line that is no assignment is a problem, and the others are read', () => {
  const text = 'CONFIG_A=y\nnonsense here\nCONFIG_B="open\n';
  expect(told('sdkconfig', text)).toEqual(['CONFIG_A = y', 'CONFIG_B = open']);
  expect(problems('sdkconfig', text)).toEqual([
    'nonsense here: Not a line of the form CONFIG_NAME=value.',
    '"open: The string has no closing quote.',
  ]);
});

test('a suppression stands in a comment', () => {
  const { ignores } = lower(
    'prj.conf',
    'CONFIG_A=y\n# toy-privacy-ignore ble-open-write -- bench only\nCONFIG_B=y # toy-privacy-ignore r -- s\n',
  );
  expect(ignores).toMatchObject([
    { line: 1, alone: true, rules: ['ble-open-write'], reason: 'bench only' },
    { line: 2, alone: false, rules: ['r'], reason: 's' },
  ]);
});
