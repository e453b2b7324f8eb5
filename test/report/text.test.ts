import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import { codeFrame } from '../../src/report/frame.ts';
import { inventoryText } from '../../src/report/inventory-text.ts';
import { plain, width, wrap } from '../../src/report/plain.ts';
import { colors } from '../../src/report/style.ts';
import { textReport } from '../../src/report/text.ts';
import { sample } from './sample.ts';

const style = { color: false, width: 80 };

test('a finding is shown with its place, frame, reasons, flow and fix, and a summary ends the report', () => {
  expect(textReport(sample.full, style)).toBe(`fw/gatt.c

error ble-open-write  fw/gatt.c:6:3  medium confidence
  The command characteristic can be written without pairing, so a stranger
  nearby can control the toy.

    5 │ {
  > 6 │ .flags = BLE_GATT_CHR_F_WRITE, /* ␛[31m */
      │ ^^^^^^^^^
    7 │ },

  why     fw/gatt.c:7 BLE_GATT_CHR_F_WRITE
          ESP-IDF 5.x: CONFIG_BT_NIMBLE_SM_SC is y by default
  flow    1. app/Mic kt.kt:3 recorded here
          2. fw/gatt.c:6 sent here
  see     fw/uuids.h:2 its UUID
  when    CONFIG_BT_ENABLED
  fix     Add BLE_GATT_CHR_F_WRITE_ENC to the flags.

1 error in 1 file
  Read 4 files (5 kB), analysed 3 of them in 2 rounds.
  Builds: fw: esp-idf 5.3.
  Knows 1 BLE characteristic, 1 secret, 1 capture, 1 flow: see them with
  "toy-privacy inventory".
  Unknown: the access of 1 characteristic, the protection of 1 secret.
  Silenced by comments: 1 finding.
  Left out by policy: 1
    node_modules: dependencies fetched by npm
  Incomplete: 1 file could not be understood
    fw/x.c: not readable: permission denied
`);
});

test('a report without findings says so', () => {
  expect(textReport(sample.bare, style)).toBe('No findings\n  Read 4 files (5 kB), analysed 3 of them in 2 rounds.\n');
});

test('lines keep to the width, from 60 to 120 columns', () => {
  for (const [asked, most] of [
    [20, 60],
    [80, 80],
    [500, 120],
  ] as const) {
    const lines = textReport(sample.full, { color: false, width: asked }).split('\n');
    expect(Math.max(...lines.map(width))).toBeLessThanOrEqual(most);
  }
});

test('colours change nothing but colours', () => {
  const colored = textReport(sample.full, { color: true, width: 80 });
  const bare = colored.replaceAll(/\p{Cc}\[\d+m/gu, '');
  expect(colored).not.toBe(bare);
  expect(bare).toBe(textReport(sample.full, style));
});

test('the inventory is a table a kind, without empty columns', () => {
  const text = inventoryText(sample.full, { color: false, width: 200 });
  expect(text).toContain(`Characteristics (1)
  uuid                                  name     role     read  write  subscribe  stack       where
  19b10001-e8f2-537e-4f6c-d104768a1214  command  command  none  open   unknown    esp-nimble  fw/gatt.c:6
`);
  expect(text).toContain(`Secrets (1)
  kind   name        rests in           protection  where
  token  auth_token  SharedPreferences  unknown     app/Session.kt:4
`);
  expect(inventoryText(sample.bare, style)).toMatch(/^Nothing of a connected toy was recognised here\./);
});

function frame(line: string, from: number, to: number, columns = 60): string[] {
  const at = { ...sample.full.findings[0]!, path: 'x', line: 1, column: from + 1, endLine: 1, endColumn: to + 1 };
  return codeFrame(at as Finding, { x: { 1: line } }, { color: false, width: columns }, colors(style));
}

test('carets stand under what they mean, behind wide characters and tabs', () => {
  expect(frame('a = "日本", b', 10, 11)).toEqual(['  > 1 │ a = "日本", b', '      │             ^']);
  expect(frame('a\tb', 2, 3)).toEqual(['  > 1 │ a  b', '      │    ^']);
});

test('a long line is cut around what is meant', () => {
  const [code = '', mark = ''] = frame(`${'x'.repeat(300)}HERE${'y'.repeat(300)}`, 300, 304);
  expect(width(code)).toBeLessThanOrEqual(60);
  expect(code.slice(mark.indexOf('^'), mark.lastIndexOf('^') + 1)).toBe('HERE');
});

test('control characters and direction overrides become signs', () => {
  expect(plain('a\u001b[1mb\u0000\u007f\u0085\u202ec\r\n')).toBe('a␛[1mb␀␡\ufffd\ufffdc␍␊');
});

test('words wrap; a longer one stands alone', () => {
  expect(wrap('aa bb cc', 5)).toEqual(['aa bb', 'cc']);
  expect(wrap('a bbbbbbbb c', 4)).toEqual(['a', 'bbbbbbbb', 'c']);
  expect(wrap('', 4)).toEqual(['']);
});
