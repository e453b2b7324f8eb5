import type { Rule } from '../model/finding.ts';
import { openOperation } from './gatt/open-operation.ts';

export const bleOpenRead: Rule = {
  meta: {
    id: 'ble-open-read',
    title: 'A BLE characteristic can be read by anybody',
    severity: 'warning',
    cwe: [306],
    since: '0.1.0',
    why: 'Anybody in radio range can read what the toy knows or last recorded without pairing.',
  },
  check: (toy) => openOperation(toy, 'read'),
};
