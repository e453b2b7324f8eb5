import type { Means } from '../model/means.ts';
import type { Decision } from '../model/place.ts';
import type { Protector, StoreMeaning } from '../model/store-meaning.ts';
import type { Credential } from '../model/toy.ts';
import type { Call, New } from '../program/ir.ts';
import type { At, Program } from '../program/query.ts';
import { type Compartment, handleOf, openedAs } from './compartments.ts';

/** How a store protects what is put into it, and what decides. */
export interface Protection {
  state: Credential['protection'];
  reason: string | null;
  decidedBy: Decision[];
}

const unprotected: Protection = { state: 'none', reason: null, decidedBy: [] };

/** Judges how the very store of a call is configured: by its design, what made its receiver, build switches, and calls elsewhere in the same build. */
export function protectionOf(program: Program, site: At<Call | New>, store: StoreMeaning): Protection {
  const handle = handleOf(program, site, store);
  const compartments = handle ? openedAs(program, handle) : [];
  let unknown: Protection | null = null;
  for (const protector of store.protectedBy ?? []) {
    const found = judge(program, site, handle, compartments, protector);
    if (found?.state === 'protected') return found;
    unknown ??= found;
  }
  return unknown ?? unprotected;
}

function judge(
  program: Program,
  site: At<Call | New>,
  handle: At | undefined,
  compartments: readonly Compartment[],
  protector: Protector,
): Protection | null {
  switch (protector.by) {
    case 'design':
      return yes(protector.text);
    case 'maker':
      return byMaker(program, site, handle, compartments, protector);
    case 'option':
      return byOption(program, handle, protector);
    case 'switch':
      return bySwitch(program, site, compartments, protector);
    case 'call':
      return byCall(program, site, protector);
    case 'unlock':
      return byUnlock(program, site, compartments, protector);
    case 'include':
      return byInclude(program, site, protector);
  }
}

const yes = (reason: string, decidedBy: Decision[] = []): Protection => ({ state: 'protected', reason, decidedBy });
const maybe = (reason: string, decidedBy: Decision[] = []): Protection => ({ state: 'unknown', reason, decidedBy });

function decision(program: Program, at: At<Call | New>, text: string): Decision {
  const place = program.place(at);
  return { path: place.path, line: place.line, text };
}

type By<K extends Protector['by']> = Extract<Protector, { by: K }>;

function byMaker(
  program: Program,
  site: At<Call | New>,
  handle: At | undefined,
  compartments: readonly Compartment[],
  protector: By<'maker'>,
): Protection | null {
  const encrypts = (type: string | null | undefined): boolean => !!type && program.isA(type, protector.type);
  const made = compartments.filter((c) => encrypts(c.row.returns));
  const first = made[0];
  if (first) {
    const text = decision(program, first.site, protector.text);
    return made.length === compartments.length
      ? yes(protector.text, [text])
      : maybe(`some of the receivers: ${protector.text}`, [text]);
  }
  if (handle && encrypts(program.typeOf(handle))) return yes(protector.text);
  if (compartments.length > 0) return null;
  // The receiver comes from where the program can't be followed (injection, a caller outside): it may be an encrypted one if the same build makes any.
  const elsewhere = program
    .rowCalls()
    .find((call) => encrypts(call.row.returns) && sameBuild(program, call.site.path, site.path));
  return elsewhere
    ? maybe('the receiver can not be told from an encrypted one', [decision(program, elsewhere.site, protector.text)])
    : null;
}

function byOption(program: Program, handle: At | undefined, protector: By<'option'>): Protection | null {
  if (!handle) return null;
  for (const possible of program.resolve(handle)) {
    if (possible.value.k !== 'object' && possible.value.k !== 'result') continue;
    const maker = possible.value.at as At<Call | New>;
    if (program.port(maker, protector.port).length > 0)
      return yes(protector.text, [decision(program, maker, protector.text)]);
  }
  return null;
}

function bySwitch(
  program: Program,
  site: At<Call | New>,
  compartments: readonly Compartment[],
  protector: By<'switch'>,
): Protection | null {
  if (!protector.custom && compartments.some((c) => c.area !== null && c.area !== 'nvs')) return null;
  const wanted = protector.values ?? ['y'];
  const found = program.switch(protector.name, site.path);
  if (protector.unless) {
    // The other switch has the last word where a file of the project sets it.
    const other = program.switch(protector.unless, site.path);
    if (other.value !== undefined && other.decidedBy.path !== null) return null;
  }
  if (found.value === undefined) return null;
  if (wanted.includes(found.value)) return yes(protector.text, [found.decidedBy]);
  const shipping = found.variants.filter((v) => v.shipping);
  if (shipping.length > 0 && shipping.every((v) => wanted.includes(v.value))) {
    return yes(`${protector.text} in ${shipping.map((v) => v.name).join(', ')}`, [found.decidedBy]);
  }
  return shipping.some((v) => wanted.includes(v.value))
    ? maybe(`${protector.text} in some builds`, [found.decidedBy])
    : null;
}

function byCall(program: Program, site: At<Call | New>, protector: By<'call'>): Protection | null {
  const here = (name: string): At<Call | New>[] =>
    program.callsOf(name).filter((c) => sameBuild(program, c.path, site.path));
  const calls = here(protector.name).filter((call) => argumentIs(program, call, protector.argument));
  const first = calls[0];
  if (!first || protector.unlessCalled?.some((name) => here(name).length > 0)) return null;
  if (protector.before && comesLate(program, first, protector.before.flatMap(here))) return null;
  return yes(protector.text, [decision(program, first, protector.text)]);
}

/** Whether, in the function of a call, one of the others stands before it. Order between functions isn't known. */
function comesLate(program: Program, call: At<Call | New>, others: readonly At<Call | New>[]): boolean {
  const start = program.place(call);
  return others.some((other) => {
    if (other.path !== call.path || other.decl !== call.decl) return false;
    const place = program.place(other);
    return place.line < start.line || (place.line === start.line && place.column < start.column);
  });
}

function argumentIs(
  program: Program,
  call: At<Call | New>,
  argument: { port: number | string; is: readonly string[] } | undefined,
): boolean {
  if (!argument) return true;
  return program.port(call, argument.port).some((at) =>
    program.resolve(at).some(({ value }) => {
      if (value.k === 'symbol') return argument.is.includes(value.name);
      if (value.k === 'number' || value.k === 'string' || value.k === 'bool')
        return argument.is.includes(String(value.value));
      return argument.is.includes(program.text(at));
    }),
  );
}

function byUnlock(
  program: Program,
  site: At<Call | New>,
  compartments: readonly Compartment[],
  { text, needs }: By<'unlock'>,
): Protection | null {
  const calls = program
    .rowCalls()
    .filter((call) => (call.row.means as Means | undefined)?.unlocks && sameBuild(program, call.site.path, site.path));
  if (calls.length === 0) return null;
  const areas = compartments.length ? compartments.map((c) => c.area) : [null];
  const unlocked = areas.map((area) =>
    calls.find((call) => {
      const port = (call.row.means as Means).unlocks?.area;
      const at = port === undefined ? undefined : program.port(call.site, port)[0];
      const name = at ? (program.string(at) ?? undefined) : 'nvs';
      return name === undefined || name === (area ?? 'nvs');
    }),
  );
  const first = unlocked.find((call) => call !== undefined);
  if (!first) return null;
  const why = [decision(program, first.site, text)];
  if (needs && program.switch(needs, site.path).value !== 'y')
    return maybe(`${text}, which ${needs} would protect`, why);
  const conditional = program.conditions(first.site).open.length > 0;
  return unlocked.every((call) => call !== undefined) && !conditional
    ? yes(text, why)
    : maybe(`${text} in some builds`, why);
}

function byInclude(program: Program, site: At<Call | New>, protector: By<'include'>): Protection | null {
  const included = (path: string): boolean =>
    !!program
      .unit(path)
      ?.decls.some((d) => d.k === 'import' && (d.from === protector.header || d.from.endsWith(`/${protector.header}`)));
  const files = program.paths.filter((p) => sameBuild(program, p, site.path));
  if (!included(site.path) && !files.some(included)) return null;
  const other = protector.unlessCalled;
  if (
    other &&
    program.callsOf(other.name).some((c) => sameBuild(program, c.path, site.path) && argumentIs(program, c, other))
  )
    return null;
  return yes(protector.text);
}

/** Whether two files belong to one build, as far as builds are known. */
export function sameBuild(program: Program, a: string, b: string): boolean {
  return a === b || program.build(a)?.root === program.build(b)?.root;
}
