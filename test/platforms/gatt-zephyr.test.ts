import { describe, expect, test } from 'vitest';
import { accessIn, characteristics } from './gatt.ts';

const service = (perm: string, ccc = 'BT_GATT_PERM_WRITE', more = ''): string => `
#include <zephyr/bluetooth/gatt.h>
BT_GATT_SERVICE_DEFINE(svc, BT_GATT_PRIMARY_SERVICE(BT_UUID_HRS),
  BT_GATT_CHARACTERISTIC(BT_UUID_HRS_MEASUREMENT, BT_GATT_CHRC_READ | BT_GATT_CHRC_WRITE | BT_GATT_CHRC_NOTIFY,
    ${perm}, on_read, on_write, NULL),
  BT_GATT_CCC(changed, ${ccc}));
${more}
`;
const access = (perm: string, config = 'CONFIG_BT_SMP=y\n', ccc?: string, more?: string): string =>
  accessIn({ 'prj.conf': config, 'src/a.c': service(perm, ccc, more) })
    .join('; ')
    .replace(/^\S+ /, '');
const PASSKEY = 'static struct bt_conn_auth_cb auth = { .passkey_display = show };\n';

describe('who passes a Zephyr permission', () => {
  test.each([
    ['BT_GATT_PERM_READ', undefined, '', '2a37 read open, write none, subscribe open'],
    [
      'BT_GATT_PERM_READ_ENCRYPT | BT_GATT_PERM_WRITE_LESC',
      undefined,
      '',
      '2a37 read encrypted, write encrypted, subscribe open',
    ],
    // Plain and encrypted bits together: the stricter counts.
    ['BT_GATT_PERM_READ | BT_GATT_PERM_READ_ENCRYPT', undefined, '', '2a37 read encrypted, write none, subscribe open'],
    ['BT_GATT_PERM_READ_AUTHEN', undefined, PASSKEY, '2a37 read authenticated, write none, subscribe open'],
    // Nobody can show or enter a passkey.
    ['BT_GATT_PERM_READ_AUTHEN', undefined, '', '2a37 read none, write none, subscribe open'],
    ['BT_GATT_PERM_READ', 'BT_GATT_PERM_WRITE_ENCRYPT', '', '2a37 read open, write none, subscribe encrypted'],
  ])('%s, client %s %s', (perm, ccc, more, expected) => {
    expect(access(perm, 'CONFIG_BT_SMP=y\n', ccc, more)).toBe(expected);
  });

  test('without the security manager a security bit shuts everybody out', () => {
    expect(access('BT_GATT_PERM_READ_ENCRYPT', '# CONFIG_BT_SMP is not set\n')).toMatch(/read none/);
  });

  test('without a configuration the flags alone are judged', () => {
    expect(accessIn({ 'src/a.c': service('BT_GATT_PERM_READ_ENCRYPT') }).join()).toMatch(/read encrypted/);
  });

  test('a value attribute handed to the notification adds its own check', () => {
    const notify = (n: number): string => `void send(void) { bt_gatt_notify(NULL, &svc.attrs[${n}], buf, 4); }`;
    const perm = 'BT_GATT_PERM_READ_ENCRYPT';
    expect(access(perm, undefined, 'BT_GATT_PERM_WRITE', notify(1))).toMatch(/subscribe open/);
    expect(access(perm, undefined, 'BT_GATT_PERM_WRITE', notify(2))).toMatch(/subscribe encrypted/);
  });
});

test('Secure Connections are told apart from authentication', () => {
  const [chr] = characteristics({
    'prj.conf': 'CONFIG_BT_SMP=y\n',
    'src/a.c': service('BT_GATT_PERM_READ_LESC | BT_GATT_PERM_WRITE_ENCRYPT'),
  });
  expect(chr?.secureConnections).toEqual({ read: true, write: false, subscribe: false });
});
