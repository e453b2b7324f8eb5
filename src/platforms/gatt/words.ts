import type { Permission } from '../../model/gatt-table.ts';
import type { Decision } from '../../model/place.ts';
import type { At, Program } from '../../program/query.ts';

/** Bits of a flags word and what each stands for. */
export type Bits = Readonly<Record<string, number>>;

/** The words whose bits are set in a value. */
export function wordsOf(value: number, bits: Bits): string[] {
  return Object.entries(bits)
    .filter(([, bit]) => bit !== 0 && (value & bit) === bit)
    .map(([word]) => word);
}

/** A flags expression as numbers: one a build condition. Parts that nothing defines are named in `missing`. */
export interface Flags {
  value: number;
  missing: string[];
  conditions: string[];
  decidedBy: Decision[];
}

/** All values that a flags expression can have, in a fixed order. `[]` for an absent expression. */
export function flagsOf(program: Program, ats: readonly At[]): Flags[] {
  const found: Flags[] = [];
  for (const at of ats) {
    for (const possible of program.resolve(at)) {
      const { value } = possible;
      const decidedBy = decisionsOf(program, at, possible.at);
      if (value.k === 'number') {
        add(found, { value: value.value, missing: value.missing ?? [], conditions: possible.conditions, decidedBy });
      } else if (value.k === 'bool') {
        add(found, { value: value.value ? 1 : 0, missing: [], conditions: possible.conditions, decidedBy });
      } else {
        add(found, { value: 0, missing: [program.text(at).trim()], conditions: possible.conditions, decidedBy });
      }
    }
  }
  return found;
}

function add(found: Flags[], flags: Flags): void {
  const same = found.find(
    (f) =>
      f.value === flags.value &&
      f.missing.join() === flags.missing.join() &&
      f.conditions.join() === flags.conditions.join(),
  );
  if (!same) found.push(flags);
}

/** Where a value is used and, if elsewhere, where it is written. */
export function decisionsOf(program: Program, use: At, written: At): Decision[] {
  const first = decisionAt(program, use);
  const second = decisionAt(program, written);
  return first.path === second.path && first.line === second.line ? [first] : [first, second];
}

/** A span as a reason: its place and its text on one line. */
export function decisionAt(program: Program, at: At): Decision {
  const place = program.place(at);
  return { path: place.path, line: place.line, text: oneLine(program.text(at)) };
}

/** Text on one line, at most 160 characters. */
export function oneLine(text: string): string {
  const flat = text.replace(/\s+/g, ' ').trim();
  return flat.length > 160 ? `${flat.slice(0, 157)}…` : flat;
}

/** Flags as a permission in words. */
export function permissionOf(flags: Flags, bits: Bits): Permission {
  return {
    words: wordsOf(flags.value, bits),
    missing: flags.missing,
    conditions: flags.conditions,
    decidedBy: flags.decidedBy,
  };
}
