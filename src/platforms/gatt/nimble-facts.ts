import type { Fact } from '../../model/gatt-table.ts';
import type { Program } from '../../program/query.ts';
import { CONFIG_DEFAULTS } from '../esp-nimble-data.ts';
import { assignmentsTo } from './assignments.ts';
import { givenFact, memberFact, switchFact } from './facts.ts';
import { decisionAt } from './words.ts';

/**
 * What a NimBLE program says of pairing: `security`, `level`, `scOnly` (build switches), `io`, `oob` (fields of `ble_hs_cfg`),
 * `comparison` (who confirms a numeric comparison), `flavour` (whose NimBLE).
 */
export function nimbleFacts(program: Program, path: string, flavour: 'esp' | 'mynewt'): Record<string, Fact> {
  const esp = flavour === 'esp';
  const known = (name: keyof typeof CONFIG_DEFAULTS): Fact => {
    const fact = switchFact(program, name, path);
    // A configuration that doesn't name it is of a version without the switch: only a written "is not set" takes it away.
    const written = fact.decidedBy.some((d) => d.path !== null);
    const byDefault = CONFIG_DEFAULTS[name];
    if (written) return fact;
    return {
      ...fact,
      value: byDefault,
      decidedBy: [{ path: null, line: null, text: `ESP-IDF NimBLE: ${name} is ${byDefault} by default` }],
    };
  };
  return {
    flavour: givenFact('the NimBLE in use', flavour, esp ? 'ESP-IDF NimBLE' : 'Apache mynewt NimBLE'),
    security: esp
      ? known('CONFIG_BT_NIMBLE_SECURITY_ENABLE')
      : givenFact('BLE_SM', 'y', 'mynewt NimBLE: the security manager is on'),
    level: esp
      ? known('CONFIG_BT_NIMBLE_SM_LVL')
      : givenFact('BLE_SM_LVL', '0', 'mynewt NimBLE: BLE_SM_LVL is 0 by default'),
    scOnly: esp
      ? known('CONFIG_BT_NIMBLE_SM_SC_ONLY')
      : givenFact('BLE_SM_SC_ONLY', '0', 'mynewt NimBLE: BLE_SM_SC_ONLY is 0 by default'),
    io: memberFact(program, 'sm_io_cap', path, '3', 'NimBLE: ble_hs_cfg.sm_io_cap is "no input, no output" by default'),
    oob: memberFact(program, 'sm_oob_data_flag', path, '0', 'NimBLE: ble_hs_cfg.sm_oob_data_flag is 0 by default'),
    comparison: comparison(program, path),
  };
}

/** A numeric comparison is worth something only if a person can refuse it: `numcmp_accept` set to a constant is none. */
function comparison(program: Program, path: string): Fact {
  const values = assignmentsTo(program, 'numcmp_accept', path);
  const numbers = values.map((at) => program.number(at));
  const automatic = values.length > 0 && numbers.every((n) => n === 1);
  return {
    value: automatic ? 'automatic' : 'asked',
    label: 'numcmp_accept',
    decidedBy: values.map((at) => decisionAt(program, at)),
  };
}
