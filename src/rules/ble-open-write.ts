import type { Rule } from '../model/finding.ts';
import { openOperation } from './gatt/open-operation.ts';

export const bleOpenWrite: Rule = {
  meta: {
    id: 'ble-open-write',
    title: 'A BLE characteristic can be written by anybody',
    severity: 'warning',
    cwe: [306],
    since: '0.1.0',
    why: 'Anybody in radio range can command the toy, load firmware or change its Wi-Fi without pairing.',
  },
  check: (toy) => openOperation(toy, 'write'),
};
