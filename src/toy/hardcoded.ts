import { mask } from '../model/mask.ts';
import type { Means } from '../model/means.ts';
import type { Place } from '../model/place.ts';
import type { SecretMeaning } from '../model/store-meaning.ts';
import type { Credential } from '../model/toy.ts';
import type { Literal, Unit } from '../program/ir.ts';
import type { At, Program } from '../program/query.ts';
import { configuredSecrets } from './configured-secrets.ts';
import { judgeHanded, judgeNamed, judgeText, type LiteralSecret } from './literal-secrets.ts';
import { namedLiterals } from './named-literals.ts';
import { isSamplePath, isTestPath, isTranslationPath } from './shipped-paths.ts';
import { valuesAt } from './sites.ts';

/** Secrets that stand in the source or in a build's settings as literals, each once, at the literal. */
export function hardcodedSecrets(program: Program): Credential[] {
  const found = new Map<string, Credential>();
  const add = (credential: Credential): void => {
    const key = placeKey(credential.place);
    const before = found.get(key);
    if (!before || rank(credential) > rank(before)) found.set(key, credential);
  };
  const keys = keyPlaces(program);
  for (const path of program.paths) {
    const unit = program.unit(path);
    if (!unit) continue;
    const here =
      unit.config === undefined ? sourceLiterals(program, path, unit, keys) : configured(program, path, unit);
    for (const one of here) add(one);
  }
  for (const one of handed(program)) add(one);
  return [...found.values()];
}

const rank = (c: Credential): number =>
  ({ high: 2, medium: 1, low: 0 })[c.confidence] + (c.decidedBy.length > 1 ? 3 : 0);
const placeKey = (p: Place): string => `${p.path}:${p.line}:${p.column}`;

function sourceLiterals(program: Program, path: string, unit: Unit, keys: ReadonlySet<string>): Credential[] {
  if (isTranslationPath(path)) return [];
  const fieldsOf = (type: string): readonly string[] | undefined => {
    const declared = program.typesNamed(type)[0]?.decl;
    return declared && declared.kind !== 'enum' ? declared.fields.map((f) => f.name) : undefined;
  };
  const credentials: Credential[] = [];
  for (const literal of namedLiterals(unit, fieldsOf)) {
    const text = String(literal.node.value ?? '');
    const judged = literal.name === null ? byText(text) : judgeNamed(literal.name, text);
    if (!judged) continue;
    const at = { path, decl: literal.decl, node: literal.node, context: null };
    if (program.conditions(at).dead || keys.has(placeKey(program.place(at)))) continue;
    credentials.push(credential(program, at, judged, literal.name));
  }
  return credentials;
}

function configured(program: Program, path: string, unit: Unit): Credential[] {
  return configuredSecrets(program, path, unit).map(({ at, judged, name }) => {
    return { ...credential(program, at, judged, name), store: 'configuration' };
  });
}

/** Places of the literals that name entries of stores: whatever their constants are called, they are no values. */
function keyPlaces(program: Program): Set<string> {
  const places = new Set<string>();
  for (const { row, site } of program.rowCalls()) {
    const means = row.means as Means | undefined;
    for (const port of [means?.stores?.key, means?.stores?.space, means?.reads?.key, means?.opens?.space]) {
      if (port === undefined) continue;
      for (const at of program.port(site, port)) {
        for (const origin of program.origins(at))
          if (origin.kind === 'literal') places.add(placeKey(program.place(origin.at)));
      }
    }
  }
  return places;
}

function byText(text: string): LiteralSecret | null {
  const judged = judgeText(text);
  return judged === 'public' ? null : judged;
}

function credential(program: Program, at: At, judged: LiteralSecret, name: string | null): Credential {
  const place = program.place(at);
  const conditions = program.conditions(at).open;
  return {
    kind: judged.kind,
    rests: 'literal',
    name,
    place,
    store: 'source',
    protection: 'none',
    protectionReason: null,
    masked: judged.secret ? mask(judged.secret) : null,
    condition: conditions.length ? conditions.join(' && ') : null,
    shipped: ships(place.path),
    confidence: judged.confidence,
    decidedBy: [{ path: place.path, line: place.line, text: judged.because }],
    fixes: [{ intent: 'move-secret', help: advice(judged) }],
    related: [],
  };
}

function ships(path: string): boolean {
  return !isTestPath(path) && !isSamplePath(path);
}

function advice(judged: LiteralSecret): string {
  switch (judged.kind) {
    case 'wifi-passphrase':
      return 'Let the owner give the passphrase at set-up (provisioning over an encrypted link); give an access point of the toy a passphrase of its own per unit. Change the one that stands here.';
    case 'private-key':
      return 'Make a key per unit in production, in a secure element or encrypted NVS; replace this one and revoke its certificate, since every copy of the repository or image holds it.';
    case 'api-key':
    case 'token':
      return 'Keep the key on a server of yours that the toy or app asks with a credential of its own; revoke this one, since every copy of the repository or package holds it.';
    default:
      return 'Read it from the environment or a secret store on a server; on a toy, make one per unit in production. Change the one that stands here, since every copy of the repository or image holds it.';
  }
}

/** What stands as a literal where an SDK asks for a secret, followed to the literal. */
function handed(program: Program): Credential[] {
  const credentials: Credential[] = [];
  for (const call of program.rowCalls()) {
    const meaning = (call.row.means as Means | undefined)?.secret;
    if (!meaning || program.conditions(call.site).dead) continue;
    for (const one of [meaning].flat() as SecretMeaning[]) {
      for (const argument of valuesAt(program, call.site, one.port)) {
        for (const literal of literalsOf(program, argument)) {
          const found = handedLiteral(program, literal, one);
          if (!found) continue;
          const site = program.place(call.site);
          found.decidedBy.push({ path: site.path, line: site.line, text: `handed to ${call.row.call}` });
          if (placeKey(site) !== placeKey(found.place)) {
            found.related.push({ path: site.path, line: site.line, label: `opens ${one.opens}` });
          }
          credentials.push(found);
        }
      }
    }
  }
  return credentials;
}

/** The text literals that a value may be. What is only a part of it (a prefix) is none. */
function literalsOf(program: Program, value: At): At<Literal>[] {
  const found: At<Literal>[] = [];
  const keep = (at: At): void => {
    if (at.node.k === 'lit' && at.node.type === 'string') found.push(at as At<Literal>);
  };
  const whole = program.resolve(value);
  for (const possible of whole) if (possible.value.k === 'string') keep(possible.at);
  // Behind a conversion (`c_str()`) or a copy into a buffer.
  if (found.length === 0) {
    const origins = program.origins(value);
    // A setter that nobody in the tree calls replaces nothing.
    if (origins.every((o) => o.kind === 'literal' || o.kind === 'parameter'))
      for (const origin of origins) keep(origin.at);
  }
  return found;
}

function handedLiteral(program: Program, at: At<Literal>, meaning: SecretMeaning): Credential | null {
  if (program.conditions(at).dead) return null;
  const judged = judgeHanded(String(at.node.value ?? ''), meaning.kind, meaning.role, meaning.opens);
  if (!judged) return null;
  const name = at.decl.k === 'var' || at.decl.k === 'macro' ? at.decl.name : null;
  return credential(program, at, judged, name);
}
