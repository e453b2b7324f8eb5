import type { CaptureMeaning } from '../model/capture-meaning.ts';
import type { Means } from '../model/means.ts';
import type { AudioSource } from '../model/toy.ts';
import type { Call, New } from '../program/ir.ts';
import type { At, Origin, Program, RowCall } from '../program/query.ts';
import { isOn } from './certificates.ts';
import { given } from './given.ts';
import { callPlace } from './sites.ts';

/** The calls by which sound or pictures come in, one a place, in order of place. */
export function audioSources(program: Program): AudioSource[] {
  const found = new Map<string, AudioSource>();
  for (const call of program.rowCalls()) {
    const captures = captureOf(call);
    if (!captures || !isAsked(program, captures, call.site)) continue;
    const state = program.conditions(call.site);
    if (state.dead) continue;
    const place = callPlace(program, call.site);
    found.set(`${place.path}:${place.line}:${place.column}`, {
      platform: captures.platform,
      kind: captures.kind,
      call: calledName(call.site),
      place,
      condition: state.open[0] ?? null,
      decidedBy: [{ path: place.path, line: place.line, text: `${call.row.call} (${captures.platform})` }],
    });
  }
  return [...found.values()];
}

export function captureOf(call: Pick<RowCall, 'row'> | Pick<Origin, 'row'>): CaptureMeaning | undefined {
  return (call.row?.means as Means | undefined)?.captures;
}

/** Whether a call that can capture several things is asked for this one. */
export function isAsked(program: Program, captures: CaptureMeaning, site: At<Call | New>): boolean {
  if (captures.asks === undefined) return true;
  const asked = given(program, site, captures.asks);
  if (asked.length) return asked.some((at) => isOn(program, at) !== false);
  // What is asked for is not to be seen: a variable from elsewhere may ask for it.
  const whole = typeof captures.asks === 'string' ? Number(captures.asks.split('.')[0]) : captures.asks;
  return program.port(site, whole).some((at) => program.resolve(at).some(({ value }) => value.k !== 'init'));
}

/** The name that a call is made by: `i2s_read`, `getUserMedia`, `MediaRecorder`. */
export function calledName({ node }: At<Call | New>): string {
  if (node.k === 'new') return node.type;
  const { callee } = node;
  return callee.k === 'name' || callee.k === 'member' ? callee.name : '';
}
