import type { Decision } from '../model/place.ts';
import type { Protocol } from '../model/send-meaning.ts';
import type { Call, New } from '../program/ir.ts';
import type { At, Possible, Program } from '../program/query.ts';
import { type Connection, ports, type Told } from './connections.ts';
import { given } from './given.ts';
import { readTarget, schemeIsTls, type Target } from './targets.ts';

/** One URL or host that a connection may have, and where it is written. */
export interface Address {
  target: Target;
  decidedBy: Decision;
}

export function urlsOf(program: Program, told: Told): Address[] {
  return ports(told.addresses.url).flatMap((port) =>
    given(program, told.site, port).flatMap((at) => program.resolve(at).flatMap((p) => addressOf(program, at, p))),
  );
}

function addressOf(program: Program, asked: At, possible: Possible): Address[] {
  const { value } = possible;
  const parts = value.k === 'string' ? [value.value] : value.k === 'text' ? value.parts : null;
  if (parts === null) {
    if (
      value.k === 'null' ||
      value.k === 'init' ||
      value.k === 'object' ||
      value.k === 'number' ||
      value.k === 'function'
    )
      return [];
    return [{ target: readTarget([null]), decidedBy: written(program, asked) }];
  }
  const target = readTarget(parts);
  if (target.text === '') return [];
  return [{ target, decidedBy: { ...where(program, possible.at), text: target.text } }];
}

function where(program: Program, at: At): { path: string; line: number } {
  const { path, line } = program.place(at);
  return { path, line };
}

export function written(program: Program, at: At): Decision {
  const text = program.text(at).replace(/\s+/g, ' ');
  return { ...where(program, at), text: text.length > 80 ? `${text.slice(0, 79)}…` : text };
}

/** The address to show: one with a scheme before one without, clear before TLS, first in order. */
export function bestAddress(addresses: readonly Address[]): Address | undefined {
  const rank = (a: Address): number => {
    const tls = schemeIsTls(a.target.scheme);
    return tls === false ? 0 : tls === true ? 1 : a.target.host ? 2 : 3;
  };
  return [...addresses].sort((a, b) => rank(a) - rank(b))[0];
}

export function hostOf(program: Program, { addresses, site }: Told): string | null {
  if (addresses.host === undefined) return null;
  for (const at of given(program, site, addresses.host)) {
    for (const { value } of program.resolve(at)) {
      if (value.k === 'string' && value.value) return value.value;
      if (value.k === 'text') return value.parts.map((p) => p ?? '*').join('');
      const dotted = value.k === 'object' || value.k === 'result' ? dottedQuad(program, value.at) : null;
      if (dotted) return dotted;
      if (value.k === 'symbol' && /BROADCAST/i.test(value.name)) return '255.255.255.255';
      if (value.k === 'init') {
        const bytes = program.elements(value.at).map((e) => program.number(e.at));
        if (bytes.length === 4 && bytes.every((b) => b !== undefined)) return bytes.join('.');
      }
    }
  }
  return null;
}

/** `IPAddress(192, 168, 4, 2)` */
function dottedQuad(program: Program, at: At<Call | New>): string | null {
  if (at.node.args.length !== 4) return null;
  const bytes = at.node.args.map((arg) => program.number({ ...at, node: arg.value }));
  return bytes.every((b) => b !== undefined && b >= 0 && b < 256) ? bytes.join('.') : null;
}

export function portOf(program: Program, { addresses, site }: Told): number | null {
  if (addresses.port === undefined) return null;
  for (const at of given(program, site, addresses.port)) {
    const number = program.number(at);
    if (number !== undefined) return number;
  }
  return null;
}

/** A destination of all ones: everybody in reach. */
export function isBroadcast(program: Program, protocol: Protocol, connection: Connection): boolean {
  return connection.told.some((told) => {
    if (told.addresses.host === undefined) return false;
    return given(program, told.site, told.addresses.host).some((at) =>
      program.resolve(at).some(({ value }) => {
        if (value.k === 'null') return protocol === 'esp-now';
        if (value.k === 'string') return /^255\.255\.255\.255$|\.255$/.test(value.value);
        if (value.k !== 'init') return false;
        const bytes = program.elements(value.at).map((e) => program.number(e.at));
        return bytes.length > 0 && bytes.every((b) => b === 0xff);
      }),
    );
  });
}
