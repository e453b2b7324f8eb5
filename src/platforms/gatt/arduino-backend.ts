import type { Fact } from '../../model/gatt-table.ts';
import type { Program } from '../../program/query.ts';

/** Boards and chips whose NimBLE is the library's default from 3.3 on; the plain ESP32 stays with Bluedroid until 4.0. */
const NIMBLE_CHIPS = /esp32-?(s3|c2|c3|c5|c6|h2|p4)|(^|[^a-z])(s3|c3|c6|h2)([^a-z]|$)/i;

/** Which stack is under the arduino-esp32 BLE library: `bluedroid`, `nimble`, or undefined where neither the version nor the board tells. */
export function arduinoBackend(program: Program, path: string): Fact {
  const label = 'the board and arduino-esp32 version, which decide whether Bluedroid or NimBLE is under the library';
  for (const [name, value] of [
    ['CONFIG_BLUEDROID_ENABLED', 'bluedroid'],
    ['CONFIG_BT_BLUEDROID_ENABLED', 'bluedroid'],
    ['CONFIG_NIMBLE_ENABLED', 'nimble'],
    ['CONFIG_BT_NIMBLE_ENABLED', 'nimble'],
  ] as const) {
    const answer = program.switch(name, path);
    if (answer.value === 'y' && answer.decidedBy.path !== null) return { value, label, decidedBy: [answer.decidedBy] };
  }
  const build = program.build(path);
  if (!build) return { value: undefined, label, decidedBy: [] };
  const version = coreVersion(build.versions);
  const board = build.board ?? '';
  const told = (value: string): Fact => ({
    value,
    label,
    decidedBy: [
      {
        path: null,
        line: null,
        text: `arduino-esp32 ${version?.join('.') ?? '(version not given)'}, board ${board || '(not given)'}: ${value} back end`,
      },
    ],
  });
  if (version && (version[0] < 3 || (version[0] === 3 && version[1] < 3))) return told('bluedroid');
  if (version && version[0] >= 4) return told('nimble');
  if (version && board) return told(NIMBLE_CHIPS.test(board) ? 'nimble' : 'bluedroid');
  if (board && !NIMBLE_CHIPS.test(board)) return told('bluedroid');
  return { value: undefined, label, decidedBy: [] };
}

/** Version of the Arduino core, as far as the manifests tell it. */
function coreVersion(versions: ReadonlyMap<string, string>): [number, number] | undefined {
  for (const [name, text] of versions) {
    const match = /(\d+)\.(\d+)/.exec(text);
    if (/arduino-?esp32$|^esp32:esp32$|framework-arduinoespressif32/i.test(name) && match) {
      return [Number(match[1]), Number(match[2])];
    }
    // pioarduino numbers its releases by IDF and core: 55.03.30 carries core 3.3.0.
    const fork = /espressif32$/i.test(name) ? /\b5\d\.0?3\.(\d)\d/.exec(text) : null;
    if (fork) return [3, Number(fork[1])];
    // The official platform never went past core 2.0.
    if (/^espressif32$/i.test(name) && (!text || match)) return [2, 0];
  }
  return undefined;
}
