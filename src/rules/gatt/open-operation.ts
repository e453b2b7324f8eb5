import type { Report, Severity } from '../../model/finding.ts';
import { HANDLES_WRITES } from '../../model/gatt-recognised.ts';
import type { Confidence } from '../../model/place.ts';
import type { Fix, GattCharacteristic, GattOperation, GattRole, Toy } from '../../model/toy.ts';
import { harmOf } from './harm.ts';

const DONE: Record<GattOperation, string> = { read: 'read', write: 'written', subscribe: 'subscribed to' };
const FIX: Record<GattOperation, Fix['intent']> = {
  read: 'raise-read-access',
  write: 'raise-write-access',
  subscribe: 'raise-subscribe-access',
};
const KIND: Record<GattRole, string> = {
  microphone: 'microphone characteristic',
  speaker: 'sound characteristic',
  camera: 'camera characteristic',
  'firmware-update': 'firmware update characteristic',
  'wifi-provisioning': 'Wi-Fi setup characteristic',
  credential: 'secret characteristic',
  command: 'command characteristic',
  uart: 'serial characteristic',
  location: 'location characteristic',
  identity: 'personal characteristic',
  health: 'motion or body characteristic',
  hid: 'input device characteristic',
  battery: 'battery characteristic',
  'device-information': 'device information characteristic',
  sensor: 'sensor characteristic',
  mesh: 'mesh characteristic',
  unknown: 'characteristic',
};

/** One report for each characteristic whose operation anybody in radio range can do, announced or hidden. */
export function openOperation(toy: Toy, operation: GattOperation): Report[] {
  return toy.characteristics.flatMap((chr) => {
    if (chr.access[operation] === 'open') return report(chr, operation, false);
    if (chr.hiddenAccess[operation] === 'open') return report(chr, operation, true);
    return [];
  });
}

function report(chr: GattCharacteristic, operation: GattOperation, hidden: boolean): Report[] {
  const harm = harmOf(operation, chr);
  if (!harm || (hidden && harm.severity === 'info')) return [];
  const handled = chr.related.some((r) => r.label === HANDLES_WRITES);
  const quiet = !chr.shipped || (hidden && !(operation === 'write' && handled));
  const severity: Severity = quiet ? 'info' : harm.severity;
  // Who handles what is written says nothing about reading or listening.
  const related = chr.related.filter((r) => operation === 'write' || r.label !== HANDLES_WRITES);
  const fix = chr.fixes.find((f) => f.intent === FIX[operation]);
  return [
    {
      place: chr.place,
      severity,
      confidence: confidenceOf(chr, harm.severity),
      message: message(chr, operation, harm.so),
      decidedBy: chr.decidedBy,
      ...(related.length ? { related } : {}),
      condition: chr.condition,
      ...(fix ? { fix } : {}),
      subject: `characteristic ${chr.uuid ?? chr.name ?? 'unnamed'} ${operation} open`,
    },
  ];
}

/** That it is open is as sure as the stack's word; that it matters is less so where nothing tells what it is. */
function confidenceOf(chr: GattCharacteristic, severity: Severity): Confidence {
  if (chr.role !== 'unknown' || severity === 'info') return chr.confidence;
  return chr.confidence === 'high' ? 'medium' : chr.confidence;
}

function message(chr: GattCharacteristic, operation: GattOperation, so: string): string {
  const name = chr.name ?? chr.uuid ?? '';
  const reason = chr.reasons[operation];
  const thing = `The ${KIND[chr.role]}${name ? ` ${name}` : ''}`;
  return `${thing} can be ${DONE[operation]} without pairing${reason ? ` (${reason})` : ''}, so ${so}.`;
}
