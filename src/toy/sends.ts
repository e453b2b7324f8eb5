import type { Means } from '../model/means.ts';
import type { SendMeaning } from '../model/send-meaning.ts';
import type { CallRow } from '../program/knowledge.ts';

/** What a row says of leaving: by a network, or over the air as a characteristic's value, which subscribers and readers get. */
export function sendOf(row: CallRow): SendMeaning | undefined {
  const means = row.means as Means | undefined;
  if (means?.sends) return means.sends;
  const gatt = means?.gatt;
  if (gatt?.part !== 'send' && gatt?.part !== 'set-value') return undefined;
  return gatt.value === undefined ? undefined : { protocol: 'ble', body: gatt.value, fix: pairing };
}

const pairing =
  'Let only paired, encrypted links subscribe to and read this characteristic: raise its permissions on this stack.';
