import type { Decision } from '../model/place.ts';
import type { CheckMeaning } from '../model/send-meaning.ts';
import type { At, Program } from '../program/query.ts';
import type { Connection, Told } from './connections.ts';
import { given } from './given.ts';

/** Whether the peer of a TLS connection is checked; null where it can't be told, or where the connection would be refused. */
export interface Verification {
  verified: boolean | null;
  decidedBy: Decision[];
}

/** One careless setting beats any number of careful ones: a client with `setInsecure()` checks nothing, whatever CA it holds. */
export function verificationOf(program: Program, connection: Connection): Verification {
  let verified: boolean | null = null;
  for (const told of connection.told) {
    const { check } = told.addresses;
    if (!check) continue;
    const verdict = judge(program, told, check);
    if (verdict === false) {
      const { path, line } = program.place(told.site);
      return { verified: false, decidedBy: [{ path, line, text: check.text }] };
    }
    if (verdict === true) verified = true;
  }
  return { verified, decidedBy: [] };
}

function judge(program: Program, { site }: Told, check: CheckMeaning): boolean | null {
  const values = (port: string | number): At[] => given(program, site, port);
  for (const port of check.skips ?? []) if (values(port).some((at) => isOn(program, at) === true)) return false;
  for (const port of check.needs ?? []) if (values(port).some((at) => isOn(program, at) === false)) return false;
  for (const port of check.trusts ?? []) if (values(port).some((at) => isOn(program, at) !== false)) return true;
  if (check.switches?.length) {
    const states = check.switches.map((name) => program.switch(name, site.path).value);
    if (states.every((value) => value === 'y')) return false;
    if (states.some((value) => value === undefined)) return null;
  }
  if (check.otherwise === 'checks') return true;
  return check.otherwise === 'takes-anybody' ? false : null;
}

/** Whether an option is on; undefined where it can't be told. */
export function isOn(program: Program, at: At): boolean | undefined {
  for (const { value } of program.resolve(at)) {
    if (value.k === 'bool') return value.value;
    if (value.k === 'number') return value.value !== 0;
    if (value.k === 'null') return false;
    if (value.k === 'symbol' && /^(false|NULL|nullptr|undefined|.*_NONE)$/.test(value.name)) return false;
    if (value.k === 'symbol' && value.name === 'true') return true;
  }
  return undefined;
}
