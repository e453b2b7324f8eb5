import type { Finding } from '../../src/model/finding.ts';
import type { Place } from '../../src/model/place.ts';
import type { Review } from '../../src/model/review.ts';
import type { Toy } from '../../src/model/toy.ts';
import { summarise } from '../../src/review/summary.ts';

const place = (path: string, line: number): Place => ({ path, line, column: 3, endLine: line, endColumn: 12 });
const decidedBy = [
  { path: 'fw/gatt.c', line: 7, text: 'BLE_GATT_CHR_F_WRITE' },
  { path: null, line: null, text: 'ESP-IDF 5.x: CONFIG_BT_NIMBLE_SM_SC is y by default' },
];

const finding: Finding = {
  ruleId: 'ble-open-write',
  severity: 'error',
  confidence: 'medium',
  ...place('fw/gatt.c', 6),
  message: 'The command characteristic can be written without pairing, so a stranger nearby can control the toy.',
  decidedBy,
  related: [{ path: 'fw/uuids.h', line: 2, label: 'its UUID' }],
  flow: [
    { path: 'app/Mic kt.kt', line: 3, label: 'recorded here' },
    { path: 'fw/gatt.c', line: 6, label: 'sent here' },
  ],
  condition: 'CONFIG_BT_ENABLED',
  help: 'Add BLE_GATT_CHR_F_WRITE_ENC to the flags.',
  fingerprint: 'a'.repeat(32),
  evidenceFingerprint: 'b'.repeat(32),
};

const endpoint: Toy['endpoints'][number] = {
  url: 'http://api.example.com/*',
  host: 'api.example.com',
  port: 80,
  protocol: 'http',
  transport: 'cleartext',
  verified: null,
  reach: 'public',
  place: place('app/net.ts', 9),
  condition: null,
  decidedBy,
};

const toy: Toy = {
  builds: [{ name: 'fw', root: 'fw', sdk: 'esp-idf', version: '5.3', board: 'esp32', variants: ['debug'] }],
  characteristics: [
    {
      stack: 'esp-nimble',
      service: '180f',
      uuid: '19b10001-e8f2-537e-4f6c-d104768a1214',
      name: 'command',
      place: place('fw/gatt.c', 6),
      properties: ['write'],
      role: 'command',
      descriptors: [{ uuid: '2902', place: null, read: 'open', write: 'unknown' }],
      access: { read: 'none', write: 'open', subscribe: 'unknown' },
      secureConnections: { read: false, write: false, subscribe: false },
      hidden: ['read'],
      hiddenAccess: {},
      condition: 'CONFIG_BT_ENABLED',
      shipped: true,
      reason: 'no flag asks for security',
      reasons: { write: 'no flag asks for security' },
      confidence: 'high',
      decidedBy,
      fixes: [],
      related: [],
    },
  ],
  credentials: [
    {
      kind: 'token',
      rests: 'stored',
      name: 'auth_token',
      place: place('app/Session.kt', 4),
      store: 'SharedPreferences',
      protection: 'unknown',
      protectionReason: null,
      masked: null,
      condition: null,
      shipped: true,
      confidence: 'low',
      decidedBy,
      fixes: [],
      related: [],
    },
  ],
  audioSources: [
    {
      platform: 'android',
      kind: 'audio',
      call: 'AudioRecord.read',
      place: place('app/Mic.kt', 3),
      condition: null,
      decidedBy,
    },
  ],
  endpoints: [endpoint],
  flows: [
    {
      kind: 'audio',
      source: { place: place('app/Mic.kt', 3), call: 'AudioRecord.read' },
      sink: { place: place('app/net.ts', 9), call: 'fetch' },
      transport: 'cleartext',
      verified: null,
      legs: [{ from: 'app', to: 'back end', transport: 'cleartext', verified: null }],
      steps: [{ path: 'app/Mic.kt', line: 3, label: 'recorded' }],
      relay: false,
      chain: 'c1',
      endpoint,
      condition: null,
      shipped: true,
      confidence: 'high',
      decidedBy,
      fixes: [],
    },
  ],
};

const skipped = [
  { path: 'node_modules', reason: 'dependencies fetched by npm', incomplete: false },
  { path: 'fw/x.c', reason: 'not readable: permission denied', incomplete: true },
];
const read = { files: 4, bytes: 5000, lowered: 3, waves: 2, suppressed: 1 };
const nothing: Toy = { builds: [], characteristics: [], credentials: [], audioSources: [], endpoints: [], flows: [] };

/** A review with one row of each kind, and one with none. */
export const sample: { full: Review; bare: Review } = {
  full: {
    findings: [finding],
    toy,
    skipped,
    summary: summarise(read, [finding], toy, skipped),
    excerpts: {
      'fw/gatt.c': {
        5: '  {',
        6: '\t .flags = BLE_GATT_CHR_F_WRITE, /* \u001b[31m */',
        7: '  },',
      },
    },
  },
  bare: {
    findings: [],
    toy: nothing,
    skipped: [],
    summary: summarise({ ...read, suppressed: 0 }, [], nothing, []),
    excerpts: {},
  },
};
