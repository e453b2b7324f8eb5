import { expect, test } from 'vitest';
import { lower, problems, quoted, told } from './lowered.ts';

const of = (text: string): string[] => told('main/Kconfig.projbuild', text);

test('defaults come with what they depend on, in order', () => {
  const text = `config TOY_SSID
    string "Network"
    default "bear" if TOY_DEMO
    default "home"
    depends on !TOY_ETH
`;
  expect(of(text)).toEqual([
    'CONFIG_TOY_SSID.type = string if !CONFIG_TOY_ETH',
    'CONFIG_TOY_SSID.prompt = Network if !CONFIG_TOY_ETH',
    'CONFIG_TOY_SSID = bear if (!CONFIG_TOY_ETH && CONFIG_TOY_DEMO)',
    'CONFIG_TOY_SSID = home if !CONFIG_TOY_ETH',
  ]);
  const unit = lower('Kconfig', text);
  expect(quoted(unit, 'CONFIG_TOY_SSID')).toEqual({
    name: 'default',
    value: '"bear"',
    whole: 'default "bear" if TOY_DEMO',
    line: 3,
  });
});

test('enclosing if and menu guard what is inside, and nothing after them', () => {
  const text =
    'menu "Radio"\n\tdepends on BT\nif TOY && (A || B = y)\nconfig X\n\tdef_bool y\nendif\nendmenu\nconfig Y\n\tdef_bool y\n';
  expect(of(text).filter((line) => !line.includes('.'))).toEqual([
    'CONFIG_X = y if (CONFIG_BT && (CONFIG_TOY && (CONFIG_A || CONFIG_B)))',
    'CONFIG_Y = y',
  ]);
});

test('a default that is a symbol refers to it; a condition as default is y under it, then n', () => {
  const text = 'config A\n int\n default B\nconfig C\n bool\n default D && !E\nconfig F\n bool\n default G if H\n';
  expect(of(text).filter((line) => !line.includes('.'))).toEqual([
    'CONFIG_A = CONFIG_B',
    'CONFIG_C = y if (CONFIG_D && !CONFIG_E)',
    'CONFIG_C = n',
    'CONFIG_F = y if (CONFIG_H && CONFIG_G)',
    'CONFIG_F = n if CONFIG_H',
  ]);
});

test('select and imply name the other symbol', () => {
  expect(of('config TOY\n\tbool\n\tselect BT_SMP if BT\n\timply BT_PRIVACY\n')).toEqual([
    'CONFIG_TOY.type = bool',
    'CONFIG_TOY.select = CONFIG_BT_SMP if CONFIG_BT',
    'CONFIG_TOY.imply = CONFIG_BT_PRIVACY',
  ]);
});

test('a choice has a default member: the one named, else the first', () => {
  const named = 'choice MODE\n prompt "Mode"\n default B if X\nconfig A\n bool "a"\nconfig B\n bool "b"\nendchoice\n';
  expect(of(named).filter((line) => !/\.(type|prompt)/.test(line))).toEqual([
    'CONFIG_A.choice = choice:MODE',
    'CONFIG_B.choice = choice:MODE',
    'CONFIG_B = y if CONFIG_X',
    'CONFIG_A = y',
  ]);
  const first = 'choice\nconfig A\n bool "a"\nconfig B\n bool "b"\nendchoice\n';
  expect(of(first)).toContain('CONFIG_A = y');
  expect(of(first)).toContain('CONFIG_B.choice = choice:CONFIG_A');
  const sure = 'choice\n default B\nconfig A\n bool "a"\nconfig B\n bool "b"\nendchoice\n';
  expect(of(sure)).not.toContain('CONFIG_A = y');
});

test('help text is not read, however much it looks like Kconfig', () => {
  const text =
    'config A\n\tbool\n\thelp\n\t  default y\n\n\t  select B\n\tdefault n\nconfig C\n\tbool\n\t---help---\n\t  config D\n';
  expect(of(text)).toEqual(['CONFIG_A.type = bool', 'CONFIG_A = n', 'CONFIG_C.type = bool']);
});

test('source lines are imports under their if; rsource is beside this file', () => {
  const unit = lower('Kconfig', 'if BT\nrsource "ble/Kconfig"\nendif\nsource "Kconfig.zephyr"\n');
  expect(told('Kconfig', unit.text)).toEqual(['import ble/Kconfig if CONFIG_BT', 'import Kconfig.zephyr']);
  expect(unit.decls.map((decl) => decl.k === 'import' && decl.system)).toEqual([false, true]);
});

test('conditions compare with texts, numbers and the environment', () => {
  const text =
    'config A\n int\n default 1 if "$(IDF_TARGET)" = "esp32"\n default 2 if LEVEL > 3\n default 3 if NAME != "x"\n default 4 if $(dt_has,uart)\n';
  expect(of(text).slice(1)).toEqual([
    'CONFIG_A = 1 if (env:IDF_TARGET == "esp32")',
    'CONFIG_A = 2 if (CONFIG_LEVEL > 3)',
    'CONFIG_A = 3 if (CONFIG_NAME != "x")',
    'CONFIG_A = 4 if ?kconfig-macro',
  ]);
});

test('lines go on after a backslash, and comments end them', () => {
  expect(of('config A\n bool\n default y if B && \\\n   C # why\n')).toContain(
    'CONFIG_A = y if (CONFIG_B && CONFIG_C)',
  );
});

test('a last line without line end is read', () => {
  expect(of('config A\n\tdefault y')).toEqual(['CONFIG_A = y']);
});

test('assignments of the preprocessor and comment entries belong to no symbol', () => {
  const text =
    'module = TOY\nmodule-str = toy\nsource "x"\ncomment "needs BT"\n\tdepends on !BT\nconfig A\n\tdef_bool y\n';
  expect(of(text)).toEqual(['import x', 'CONFIG_A.type = bool', 'CONFIG_A = y']);
  expect(problems('Kconfig', text)).toEqual([]);
});

test('what is broken is named where it stands, and the rest is read', () => {
  const text = 'config\nif\nconfig A\n\tbool\n\tdepends onn B\n\tdefault y\nendmenu\nconfig S\n\tdefault "x\n';
  expect(problems('Kconfig', text)).toEqual([
    'config: A config needs a name.',
    'if: This if has no condition.',
    'depends onn B: Not a line of Kconfig.',
    'endmenu: This endmenu closes nothing.',
    '"x: The string has no closing quote.',
    'if: This if is never closed.',
  ]);
  expect(of(text)).toContain('CONFIG_A = y');
  expect(of(text)).toContain('CONFIG_S = x');
});
