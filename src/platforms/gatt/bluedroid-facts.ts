import type { Fact } from '../../model/gatt-table.ts';
import type { Program } from '../../program/query.ts';
import { SECURITY } from '../esp-bluedroid-data.ts';
import { sameBuild } from './assignments.ts';
import { codeFact, givenFact } from './facts.ts';
import { decisionAt } from './words.ts';

/** `io`, `mitm`, `floor` (`esp_ble_gap_set_security_param`), `authorization`, `comparison`. */
export function bluedroidFacts(program: Program, path: string): Record<string, Fact> {
  const set = (type: number) =>
    program
      .callsOf('esp_ble_gap_set_security_param')
      .filter((site) => sameBuild(program, path, site.path))
      .filter((site) => program.port(site, 0).some((at) => program.number(at) === type))
      .flatMap((site) => program.port(site, 1));
  const request = codeFact(
    program,
    'ESP_BLE_SM_AUTHEN_REQ_MODE',
    set(SECURITY.ESP_BLE_SM_AUTHEN_REQ_MODE),
    '13',
    'Bluedroid: Secure Connections, MITM and bonding are requested by default',
  );
  return {
    io: codeFact(
      program,
      'ESP_BLE_SM_IOCAP_MODE',
      set(SECURITY.ESP_BLE_SM_IOCAP_MODE),
      '4',
      'Bluedroid: the I/O capability is "keyboard and display" by default',
    ),
    mitm: { ...request, value: request.value && (Number(request.value) & SECURITY.ESP_LE_AUTH_REQ_MITM ? 'y' : null) },
    floor: codeFact(
      program,
      'ESP_BLE_SM_ONLY_ACCEPT_SPECIFIED_SEC_AUTH',
      set(SECURITY.ESP_BLE_SM_ONLY_ACCEPT_SPECIFIED_SEC_AUTH),
      '0',
      'Bluedroid: any pairing method is accepted by default',
    ),
    authorization: authorization(program, path),
    comparison: comparison(program, path),
  };
}

function authorization(program: Program, path: string): Fact {
  const calls = program.callsOf('esp_gap_ble_set_authorization').filter((site) => sameBuild(program, path, site.path));
  const label = 'esp_gap_ble_set_authorization()';
  if (calls.length) return { value: 'y', label, decidedBy: calls.map((site) => decisionAt(program, site)) };
  return givenFact(label, null, 'esp_gap_ble_set_authorization() is never called');
}

function comparison(program: Program, path: string): Fact {
  const calls = program.callsOf('esp_ble_confirm_reply').filter((site) => sameBuild(program, path, site.path));
  const automatic =
    calls.length > 0 &&
    calls.every((site) => program.port(site, 1).every((at) => program.resolve(at).every(({ value }) => isTrue(value))));
  return {
    value: automatic ? 'automatic' : 'asked',
    label: 'esp_ble_confirm_reply()',
    decidedBy: calls.map((site) => decisionAt(program, site)),
  };
}

const isTrue = (value: { k: string; value?: unknown }): boolean =>
  (value.k === 'bool' && value.value === true) || (value.k === 'number' && value.value === 1);
