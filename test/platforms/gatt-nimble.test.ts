import { describe, expect, test } from 'vitest';
import { accessIn, characteristics } from './gatt.ts';

const table = (flags: string, more = ''): string => `
#include "esp_log.h"
#include "host/ble_hs.h"
static const ble_uuid16_t svc = BLE_UUID16_INIT(0xa000);
static const ble_uuid16_t chr = BLE_UUID16_INIT(0xa001);
static const struct ble_gatt_svc_def services[] = {
  { .type = BLE_GATT_SVC_TYPE_PRIMARY, .uuid = &svc.u, .characteristics = (struct ble_gatt_chr_def[]){
    { .uuid = &chr.u, .access_cb = on_access, .flags = ${flags} },
    { 0 } } },
  { 0 } };
void start(void) { ${more} ble_gatts_add_svcs(services); }
`;
const DISPLAY = 'ble_hs_cfg.sm_io_cap = BLE_HS_IO_DISPLAY_YESNO; ble_hs_cfg.sm_mitm = 1;';
const access = (flags: string, more = '', config = 'CONFIG_BT_NIMBLE_ENABLED=y\n'): string =>
  accessIn({ sdkconfig: config, 'main/a.c': table(flags, more) })
    .join('; ')
    .replace(/^\S+ /, '');

describe('who passes a NimBLE flag', () => {
  test.each([
    ['BLE_GATT_CHR_F_READ | BLE_GATT_CHR_F_WRITE', '', 'a001 read open, write open, subscribe none'],
    ['BLE_GATT_CHR_F_WRITE | BLE_GATT_CHR_F_WRITE_ENC', '', 'a001 read none, write encrypted, subscribe none'],
    [
      'BLE_GATT_CHR_F_WRITE | BLE_GATT_CHR_F_WRITE_AUTHEN',
      DISPLAY,
      'a001 read none, write authenticated, subscribe none',
    ],
    // The default I/O capability can't authenticate anybody.
    ['BLE_GATT_CHR_F_WRITE | BLE_GATT_CHR_F_WRITE_AUTHEN', '', 'a001 read none, write none, subscribe none'],
    // A security flag alone offers nothing.
    ['BLE_GATT_CHR_F_READ_ENC | BLE_GATT_CHR_F_INDICATE', '', 'a001 read none, write none, subscribe open'],
    // Read flags never cover the subscription.
    [
      'BLE_GATT_CHR_F_NOTIFY | BLE_GATT_CHR_F_READ | BLE_GATT_CHR_F_READ_ENC',
      '',
      'a001 read encrypted, write none, subscribe open',
    ],
    [
      'BLE_GATT_CHR_F_NOTIFY | BLE_GATT_CHR_F_NOTIFY_INDICATE_ENC',
      '',
      'a001 read none, write none, subscribe encrypted',
    ],
  ])('%s %s', (flags, more, expected) => {
    expect(access(flags, more)).toBe(expected);
  });

  test('Secure Connections Only makes a floor', () => {
    const config = 'CONFIG_BT_NIMBLE_ENABLED=y\nCONFIG_BT_NIMBLE_SM_SC_ONLY=1\n';
    expect(access('BLE_GATT_CHR_F_WRITE | BLE_GATT_CHR_F_WRITE_ENC', '', config)).toBe(
      'a001 read none, write authenticated, subscribe none',
    );
  });

  test('a comparison that code confirms by itself is worth no more than encryption', () => {
    const flags = 'BLE_GATT_CHR_F_WRITE | BLE_GATT_CHR_F_WRITE_AUTHEN';
    expect(access(flags, `${DISPLAY} pkey.numcmp_accept = 1;`)).toBe('a001 read none, write encrypted, subscribe none');
    expect(access(flags, `${DISPLAY} pkey.numcmp_accept = ask_person();`)).toBe(
      'a001 read none, write authenticated, subscribe none',
    );
  });

  test('a flag that nothing in the tree defines may be a security flag', () => {
    expect(access('BLE_GATT_CHR_F_WRITE | PRODUCT_RIGHTS')).toMatch(/write unknown/);
  });
});

test('a level that nobody can reach says why, and names the key that decides', () => {
  const [chr] = characteristics({
    sdkconfig: 'CONFIG_BT_NIMBLE_SECURITY_ENABLE=n\n',
    'main/a.c': table('BLE_GATT_CHR_F_WRITE | BLE_GATT_CHR_F_WRITE_ENC'),
  });
  expect(chr?.access.write).toBe('none');
  expect(chr?.reasons.write).toContain('security manager is switched off');
  expect(chr?.decidedBy.map((d) => `${d.path}:${d.line}`)).toContain('sdkconfig:1');
});

test('a table that a C++ constructor builds is read with its service', () => {
  const found = characteristics({
    'bear.h':
      'class Bear { public: Bear(); static constexpr uint16_t id {0x2a06}; static constexpr ble_uuid16_t svc {.u {.type = BLE_UUID_TYPE_16}, .value = 0x1802}; static constexpr ble_uuid16_t chr {.u {.type = BLE_UUID_TYPE_16}, .value = id}; struct ble_gatt_chr_def chrs[2]; struct ble_gatt_svc_def svcs[2]; };',
    'bear.cpp':
      '#include "bear.h"\nBear::Bear() : chrs {{.uuid = &chr.u, .access_cb = cb, .flags = BLE_GATT_CHR_F_WRITE_NO_RSP}, {0}}, svcs {{.type = 1, .uuid = &svc.u, .characteristics = chrs}, {0}} {}\n',
  });
  expect(found.map((c) => [c.service, c.uuid, c.properties, c.access.write])).toEqual([
    ['1802', '2a06', ['write-without-response'], 'open'],
  ]);
});
