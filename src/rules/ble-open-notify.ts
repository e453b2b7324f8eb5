import type { Rule } from '../model/finding.ts';
import { openOperation } from './gatt/open-operation.ts';

export const bleOpenNotify: Rule = {
  meta: {
    id: 'ble-open-notify',
    title: 'A BLE characteristic can be subscribed to by anybody',
    severity: 'warning',
    cwe: [306, 319],
    since: '0.1.0',
    why: 'Anybody in radio range receives what the toy sends, sound and pictures included, without pairing.',
  },
  check: (toy) => openOperation(toy, 'subscribe'),
};
