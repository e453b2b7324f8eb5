import type { LabelledPlace } from '../model/place.ts';
import type { Origin, Program } from '../program/query.ts';

/** Longest story that a reader is told; the middle of longer ones is left out. */
const LONGEST = 12;

/** The way of a value from a capture to a send, a step a line: nothing twice, in the order in which it travels. */
export function stepsOf(program: Program, from: LabelledPlace, origin: Origin, to: LabelledPlace): LabelledPlace[] {
  const steps: LabelledPlace[] = [from];
  const seen = new Set([`${from.path}:${from.line}`, `${to.path}:${to.line}`]);
  for (const step of origin.steps) {
    const { path, line } = program.place(step.at);
    if (seen.has(`${path}:${line}`)) continue;
    seen.add(`${path}:${line}`);
    steps.push({ path, line, label: step.label });
  }
  steps.push(to);
  if (steps.length <= LONGEST) return steps;
  const head = steps.slice(0, LONGEST / 2);
  return [...head, ...steps.slice(steps.length - LONGEST / 2)];
}
