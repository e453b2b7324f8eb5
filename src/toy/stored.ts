import type { Decision, LabelledPlace } from '../model/place.ts';
import type { Credential } from '../model/toy.ts';
import type { At, Origin, Program } from '../program/query.ts';
import { handleOf, openedAs } from './compartments.ts';
import { byName, byOrigin, type Evidence, soundsProtective, unshielded } from './evidence.ts';
import { referredName } from './named-literals.ts';
import { otherNames } from './other-names.ts';
import { protectionOf } from './protection.ts';
import { allRests, type Rest } from './rests.ts';
import { isSamplePath, isTestPath } from './shipped-paths.ts';
import { callPlace } from './sites.ts';
import { type Reader, storeReaders } from './store-readers.ts';

/** Secrets that come to rest by a call, one a place. Literals are left to `hardcodedSecrets`. */
export function storedSecrets(program: Program): Credential[] {
  const found = new Map<string, Credential>();
  const readersOf = storeReaders(program);
  for (const rest of allRests(program)) {
    const credential = judgeRest(program, rest, readersOf);
    if (!credential) continue;
    const at = `${credential.place.path}:${credential.place.line}:${credential.place.column}`;
    const before = found.get(at);
    if (!before || weight(credential) > weight(before)) found.set(at, credential);
  }
  return [...found.values()];
}

const weight = (c: Credential): number =>
  ({ none: 6, unknown: 3, protected: 0 })[c.protection] + { high: 2, medium: 1, low: 0 }[c.confidence];

function judgeRest(program: Program, rest: Rest, readersOf: ReturnType<typeof storeReaders>): Credential | null {
  const { store } = rest;
  const type = program.typeOf(rest.value);
  if (type && /^(?:bool|boolean|Boolean|_Bool)$/.test(type)) return null;
  if (program.conditions(rest.use).dead) return null;
  const origins = program.origins(rest.value);
  if (origins.length > 0 ? origins.every(isConstant) : onlyLiterals(program, rest.value)) return null;
  const live = origins.filter((o) => o.kind !== 'literal');
  const readers =
    rest.computed && !store.number ? readersOf(rest.site, store).filter((r) => mayBeKey(program, rest, r.key)) : [];
  const evidence = evidenceOf(program, rest, live, readers);
  if (evidence === null) return null;
  const verdicts = live.map((o) => byOrigin(program, o));
  // Salts and labels that go with it don't make a hash any plainer: only a way on which a secret stays as it is does.
  const shielded = verdicts.includes('protected') && !verdicts.some((v) => typeof v === 'object');
  const sounds = live.some(soundsProtective);
  const protection = shielded
    ? {
        state: 'protected' as const,
        reason: 'the value is hashed or encrypted before it is stored',
        decidedBy: shields(program, live),
      }
    : protectionOf(program, rest.site, store);
  const state = protection.state === 'none' && sounds ? 'unknown' : protection.state;
  return credential(program, rest, evidence, { ...protection, state }, live, readers);
}

/** A literal, or a constant of a header or build that isn't here (`SECRET_PASS`): the same in every unit, no household's. */
function isConstant(origin: Origin): boolean {
  return origin.kind === 'literal' || (origin.kind === 'symbol' && /^[A-Z][A-Z0-9_]*$/.test(origin.label ?? ''));
}

/** Whether a computed key may be this one: what is known of it must stand in it. */
function mayBeKey(program: Program, rest: Rest, key: string): boolean {
  const at = rest.store.key === undefined ? undefined : program.port(rest.site, rest.store.key)[0];
  const parts = at
    ? program
        .origins(at)
        .flatMap((o) =>
          o.kind === 'literal' && o.at.node.k === 'lit' && typeof o.at.node.value === 'string' ? [o.at.node.value] : [],
        )
    : [];
  return parts.every((part) => key.includes(part)) && (parts.length === 0 || parts.join('').length > 2);
}

/** A constant, a cleared entry or a build's own text: no household's secret comes to rest here. */
function onlyLiterals(program: Program, value: At): boolean {
  return program
    .resolve(value)
    .every(
      ({ value: v }) =>
        v.k === 'string' ||
        v.k === 'number' ||
        v.k === 'null' ||
        v.k === 'bool' ||
        (v.k === 'text' && v.parts.every((p) => p !== null)),
    );
}

function evidenceOf(
  program: Program,
  rest: Rest,
  live: readonly Origin[],
  readers: readonly Reader[],
): Evidence | null {
  if (rest.store.number) {
    const verdict = rest.key === null ? 'silent' : byName(rest.key, 'entry', 'its key is');
    return typeof verdict === 'object' && (verdict.kind === 'pin' || verdict.kind === 'password') ? verdict : null;
  }
  if (rest.store.always) {
    return { kind: rest.store.always, name: rest.call.row.call, strong: true, how: 'it is handed to' };
  }
  if (rest.key !== null) {
    const verdict = byName(rest.key, 'entry', 'its key is');
    if (typeof verdict === 'object') return nameOf(verdict, rest);
    // As text under this key it is somebody's code; numbers under it are a board's pins.
    if (/(?:^|[^a-z])pin$/i.test(rest.key)) return { kind: 'pin', name: rest.key, strong: false, how: 'its key is' };
    if (verdict !== 'silent' || rest.store.sql !== undefined) return null;
  }
  for (const reader of readers) {
    const verdict = byName(reader.key, 'entry', 'it is read back as');
    if (typeof verdict === 'object') return { ...verdict, strong: false };
  }
  const own = referredName(rest.value.node);
  const named = own ? byName(own, 'value', 'it is held as') : 'silent';
  if (typeof named === 'object') return named;
  for (const other of otherNames(program, rest.value)) {
    const verdict = byName(other, 'value', 'it is also held as');
    if (typeof verdict === 'object') return verdict;
  }
  const handle = handleOf(program, rest.site, rest.store);
  for (const { space } of handle && rest.key !== null ? openedAs(program, handle) : []) {
    const verdict = space ? byName(space, 'entry', 'it is kept under') : 'silent';
    if (typeof verdict === 'object') return { ...verdict, strong: false };
  }
  for (const origin of live) {
    const verdict = unshielded(program, origin);
    if (typeof verdict === 'object')
      return origin.confidence === 'high' ? verdict : { ...verdict, strong: false, far: isFar(origin) };
  }
  return null;
}

/** A way through several calls that nothing describes: what comes out may have little of what went in. */
const isFar = (origin: Origin): boolean =>
  origin.confidence === 'low' || origin.steps.filter((s) => s.label.startsWith('through ')).length > 1;

/** A key speaks for itself unless the value's own name plainly says that it is something else. */
function nameOf(evidence: Evidence, rest: Rest): Evidence | null {
  const own = referredName(rest.value.node);
  const verdict = own ? byName(own, 'value', '') : 'silent';
  return verdict === 'protected' || (verdict === 'other' && !evidence.strong) ? null : evidence;
}

function shields(program: Program, live: readonly Origin[]): Decision[] {
  return live.slice(0, 2).map((origin) => {
    const place = program.place(origin.at);
    return { path: place.path, line: place.line, text: origin.label ? `${origin.label} here` : 'protected here' };
  });
}

function credential(
  program: Program,
  rest: Rest,
  evidence: Evidence,
  protection: { state: Credential['protection']; reason: string | null; decidedBy: Decision[] },
  live: readonly Origin[],
  readers: readonly Reader[],
): Credential {
  const place = callPlace(program, rest.use);
  const storeAt = callPlace(program, rest.call.site);
  const conditions = [...new Set([...program.conditions(rest.use).open, ...program.conditions(rest.call.site).open])];
  const decidedBy: Decision[] = [{ path: place.path, line: place.line, text: `${evidence.how} ${evidence.name}` }];
  const related: LabelledPlace[] = [];
  if (storeAt.path !== place.path || storeAt.line !== place.line) {
    related.push({ path: storeAt.path, line: storeAt.line, label: `written by ${rest.call.row.call}` });
  }
  const source = live.find((o) => o.kind === 'emitted' || o.kind === 'result');
  if (source) {
    const at = program.place(source.at);
    if (at.path !== place.path || at.line !== place.line)
      related.push({ path: at.path, line: at.line, label: 'comes from here' });
  }
  for (const reader of readers.slice(0, 2)) related.push(reader.place);
  const sure =
    evidence.strong && rest.call.confidence === 'high' ? 'high' : rest.call.confidence === 'low' ? 'low' : 'medium';
  return {
    kind: evidence.kind,
    rests: 'stored',
    name: evidence.name,
    place,
    store: rest.store.where,
    protection: protection.state,
    protectionReason: protection.reason,
    masked: null,
    condition: conditions.length ? conditions.join(' && ') : null,
    shipped: !isTestPath(place.path) && !isSamplePath(place.path),
    confidence: sure,
    decidedBy: [...decidedBy, ...protection.decidedBy],
    fixes: rest.store.fix ? [{ intent: 'encrypt-store', help: rest.store.fix }] : [],
    related,
  };
}
