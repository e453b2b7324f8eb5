import type { Means } from '../model/means.ts';
import type { AddressMeaning, SendMeaning } from '../model/send-meaning.ts';
import type { Call, New } from '../program/ir.ts';
import type { Port } from '../program/knowledge.ts';
import type { At, Program } from '../program/query.ts';

/** One thing that a connection, request or destination was told: by the send itself, or by a call before it. */
export interface Told {
  addresses: AddressMeaning;
  site: At<Call | New>;
  conditions: readonly string[];
}

/** What is known of the way that a send takes. */
export interface Connection {
  told: Told[];
  /** Bare type names of the connection and of what lies beneath it. */
  types: string[];
  /** A connection beneath was named but nothing tells what it is. */
  hidden: boolean;
}

/** Longest chain of a connection over a connection: a request over a client over an agent. */
const DEPTH = 4;

/** Everything that tells where a send goes and how: the call itself, what its client was told, and what that runs over. */
export function connectionOf(program: Program, send: SendMeaning, site: At<Call | New>): Connection {
  const connection: Connection = { told: [], types: [], hidden: false };
  if (send.to) connection.told.push({ addresses: send.to, site, conditions: [] });
  for (const port of ports(send.client)) follow(program, site, port, connection, DEPTH, new Set());
  if (send.to?.over) for (const port of ports(send.to.over)) beneath(program, site, port, connection, DEPTH, new Set());
  return connection;
}

/** A port or several as a list. */
export function ports(port: Port | readonly Port[] | undefined): readonly Port[] {
  if (port === undefined) return [];
  return Array.isArray(port) ? port : [port as Port];
}

function follow(
  program: Program,
  site: At<Call | New>,
  port: Port,
  into: Connection,
  depth: number,
  seen: Set<object>,
): number {
  let found = 0;
  for (const at of program.port(site, port)) {
    types(program, at, into);
    for (const origin of program.origins(at, { kinds: ['client'] })) {
      const addresses = (origin.row?.means as Means | undefined)?.addresses;
      if (origin.kind !== 'emitted' || !addresses || seen.has(origin.at.node)) continue;
      seen.add(origin.at.node);
      found++;
      const told: Told = { addresses, site: origin.at as At<Call | New>, conditions: origin.conditions };
      into.told.push(told);
      if (depth > 0) for (const next of ports(addresses.over)) beneath(program, told.site, next, into, depth - 1, seen);
    }
  }
  return found;
}

/** Follows what a connection runs over. A connection object that can't be told makes the whole one unknown. */
function beneath(
  program: Program,
  site: At<Call | New>,
  port: Port,
  into: Connection,
  depth: number,
  seen: Set<object>,
): void {
  const before = into.types.length;
  const found = follow(program, site, port, into, depth, seen);
  const named = program.port(site, port).length > 0;
  if (named && found === 0 && into.types.length === before) into.hidden = true;
}

function types(program: Program, at: At, into: Connection): void {
  const made = program.resolve(at).flatMap(({ value }) => (value.k === 'object' && value.type ? [value.type] : []));
  const declared = program.typeOf(at);
  const found = made.length ? made : declared && !/^(Client|Stream|Any|Object|auto)$/.test(declared) ? [declared] : [];
  for (const type of found) if (!into.types.includes(type)) into.types.push(type);
}
