import type { Call, New } from '../program/ir.ts';
import type { Port } from '../program/knowledge.ts';
import type { At, Program } from '../program/query.ts';

/** The expressions at a port that something gives a value: a field of a configuration that nobody sets is not there. */
export function given(program: Program, site: At<Call | New>, port: Port): At[] {
  return program
    .port(site, port)
    .filter((at) =>
      program.resolve(at).some(({ value }) => value.k !== 'unknown' || value.why !== 'nothing gives it a value'),
    );
}
