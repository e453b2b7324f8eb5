import type { Fact } from '../../model/gatt-table.ts';
import type { Decision } from '../../model/place.ts';
import type { At, Program } from '../../program/query.ts';
import { sameBuild } from './assignments.ts';
import { switchFact } from './facts.ts';
import { decisionAt } from './words.ts';

/** Callbacks of `bt_conn_auth_cb` that let a pairing be authenticated; the I/O capability is derived from them (`smp.c`). */
const AUTHENTICATING = ['passkey_display', 'passkey_entry', 'passkey_confirm', 'oob_data_request'];

/** `smp`, `scOnly`, `securityDisabled` (Kconfig) and `authentication` (can a pairing be authenticated at all?). */
export function zephyrFacts(program: Program, path: string): Record<string, Fact> {
  const smp = switchFact(program, 'CONFIG_BT_SMP', path);
  return {
    // A library without an application's configuration: the flags alone are judged.
    smp: smp.value === undefined ? { ...smp, value: 'y' } : smp,
    scOnly: unsetIfUnknown(switchFact(program, 'CONFIG_BT_SMP_SC_ONLY', path)),
    securityDisabled: unsetIfUnknown(switchFact(program, 'CONFIG_BT_CONN_DISABLE_SECURITY', path)),
    authentication: authentication(program, path),
  };
}

const unsetIfUnknown = (fact: Fact): Fact => (fact.value === undefined ? { ...fact, value: null } : fact);

function authentication(program: Program, path: string): Fact {
  const label = 'the pairing callbacks';
  for (const name of ['CONFIG_BT_FIXED_PASSKEY', 'CONFIG_BT_APP_PASSKEY']) {
    const passkey = switchFact(program, name, path);
    if (passkey.value === 'y') return { value: 'y', label, decidedBy: passkey.decidedBy };
  }
  const structs = program.initialisersOf('bt_conn_auth_cb').filter(({ at }) => sameBuild(program, path, at.path));
  const decidedBy: Decision[] = [];
  for (const { at } of structs) {
    const set = AUTHENTICATING.flatMap((field) => program.field(at, field)).filter((value) => !isNull(program, value));
    decidedBy.push(...set.map((value) => decisionAt(program, value)));
  }
  if (decidedBy.length) return { value: 'y', label, decidedBy };
  const registered = program.callsOf('bt_conn_auth_cb_register').filter((site) => sameBuild(program, path, site.path));
  const unread = registered.length > structs.length;
  return { value: unread ? undefined : null, label, decidedBy: registered.map((site) => decisionAt(program, site)) };
}

function isNull(program: Program, at: At): boolean {
  return program.resolve(at).every(({ value }) => value.k === 'null' || (value.k === 'number' && value.value === 0));
}
