import type { Fact } from '../../model/gatt-table.ts';
import type { At, Program } from '../../program/query.ts';
import { assignmentsTo } from './assignments.ts';
import { decisionAt } from './words.ts';

/** A Kconfig switch as a fact. `y`/`n` and numbers as written; null: not set. */
export function switchFact(program: Program, name: string, path: string): Fact {
  const answer = program.switch(name, path);
  return { value: answer.value === 'n' ? null : answer.value, label: name, decidedBy: [answer.decidedBy] };
}

/** The number behind an argument: the value itself, or that of the variable whose address is passed. */
export function numberBehind(program: Program, at: At): number | undefined {
  const direct = program.number(at);
  if (direct !== undefined) return direct;
  const inner = at.node.k === 'addr' || at.node.k === 'cast' ? at.node.expr : undefined;
  return inner && numberBehind(program, { ...at, node: inner });
}

/** A fact from values found in the code: one number where they agree, the SDK's default where there are none. */
export function codeFact(
  program: Program,
  label: string,
  values: readonly At[],
  byDefault: Fact['value'],
  why: string,
): Fact {
  if (!values.length) return { value: byDefault, label, decidedBy: [{ path: null, line: null, text: why }] };
  const numbers = new Set(values.map((at) => numberBehind(program, at)));
  const [only] = numbers;
  return {
    value: numbers.size === 1 && only !== undefined ? String(only) : undefined,
    label,
    decidedBy: values.map((at) => decisionAt(program, at)),
  };
}

/** A fact from assignments to a member of an SDK's global (`ble_hs_cfg.sm_io_cap`) in the same build. */
export function memberFact(
  program: Program,
  member: string,
  path: string,
  byDefault: Fact['value'],
  why: string,
): Fact {
  return codeFact(program, member, assignmentsTo(program, member, path), byDefault, why);
}

/** A fact that is settled without looking. */
export function givenFact(label: string, value: Fact['value'], text: string): Fact {
  return { value, label, decidedBy: [{ path: null, line: null, text }] };
}
