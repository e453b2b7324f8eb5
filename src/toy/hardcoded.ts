import { mask } from '../model/mask.ts';
import type { Means } from '../model/means.ts';
import type { Place } from '../model/place.ts';
import type { SecretMeaning } from '../model/store-meaning.ts';
import type { Credential } from '../model/toy.ts';
import type { Decl, Literal, Unit } from '../program/ir.ts';
import type { At, Program } from '../program/query.ts';
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
  for (const path of program.paths) {
    const unit = program.unit(path);
    if (!unit) continue;
    for (const credential of unit.config === undefined
      ? sourceLiterals(program, path, unit)
      : settings(program, path, unit))
      add(credential);
  }
  for (const credential of handed(program)) add(credential);
  return [...found.values()];
}

const rank = (c: Credential): number =>
  ({ high: 2, medium: 1, low: 0 })[c.confidence] + (c.decidedBy.length > 1 ? 3 : 0);
const placeKey = (p: Place): string => `${p.path}:${p.line}:${p.column}`;

function sourceLiterals(program: Program, path: string, unit: Unit): Credential[] {
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
    if (program.conditions(at).dead) continue;
    credentials.push(credential(program, at, judged, literal.name));
  }
  return credentials;
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
  if (found.length === 0 && whole.every((p) => p.value.k === 'unknown')) {
    const origins = program.origins(value);
    if (origins.every((o) => o.kind === 'literal')) for (const origin of origins) keep(origin.at);
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

/** Keys of configuration files that end in what is built or run: sdkconfig and Kconfig strings, `.env`, gradle fields, `-D` flags. */
function settings(program: Program, path: string, unit: Unit): Credential[] {
  if (isSamplePath(path) || isTranslationPath(path) || unit.config === 'manifest' || unit.config === 'package.json')
    return [];
  const credentials: Credential[] = [];
  for (const decl of unit.decls) {
    if (decl.k !== 'setting' || decl.value === null) continue;
    const judged =
      unit.config === 'pem' ? privateKeyBlock(decl.name) : judgeNamed(settingName(decl.name), unquoted(decl.value));
    if (!judged) continue;
    const at = { path, decl: decl as Decl, node: { span: valueSpan(decl) }, context: null };
    const made = credential(program, at as unknown as At, judged, settingName(decl.name));
    credentials.push({ ...made, store: 'configuration' });
  }
  return credentials;
}

const valueSpan = (decl: Decl): readonly [number, number] => (decl.k === 'setting' ? decl.valueSpan : [0, 0]);
const unquoted = (value: string): string =>
  /^(["'])(.*)\1$/.exec(value.trim().replace(/^\\"(.*)\\"$/, '"$1"'))?.[2] ?? value;
/** `android.defaultConfig.buildConfigField.API_KEY` → `API_KEY`; `env:esp32.build_flags.WIFI_PASS` → `WIFI_PASS`. */
const settingName = (name: string): string => name.slice(name.lastIndexOf('.') + 1).replace(/^CONFIG_/, '');

function privateKeyBlock(title: string): LiteralSecret | null {
  return /PRIVATE KEY/.test(title) && !/ENCRYPTED/.test(title)
    ? { kind: 'private-key', confidence: 'high', because: 'the file holds a private key', secret: '' }
    : null;
}
