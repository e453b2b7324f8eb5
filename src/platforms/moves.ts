import type { Means } from '../model/means.ts';
import type { CallRow, Port } from '../program/knowledge.ts';

type Arity = readonly [min: number, max?: number];

/** A row that only moves values: what is at each `from` is afterwards also at its `to`. */
export function move(
  call: string,
  args: Arity,
  flows: readonly (readonly [Port, Port])[],
  hit: string,
  miss: string,
  more: Partial<CallRow<Means>> = {},
): CallRow<Means> {
  return { call, args, flows, provenance: 'manual', hit, miss, ...more };
}

/** Rows of methods that hand on what their receiver holds: `slice`, `data`, `toByteArray`. */
export function passes(
  calls: readonly string[],
  hit: (method: string) => string,
  miss: string,
  more: Partial<CallRow<Means>> = {},
): CallRow<Means>[] {
  return calls.map((call) => ({
    call,
    flows: [['this', 'return']],
    provenance: 'manual',
    hit: hit(methodOf(call)),
    miss,
    ...more,
  }));
}

/** `toByteArray` of `ByteArrayOutputStream.toByteArray`, `read` of `*.read`. */
export function methodOf(call: string): string {
  return call.slice(call.lastIndexOf('.') + 1);
}
