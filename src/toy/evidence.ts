import type { Means } from '../model/means.ts';
import type { CredentialKind } from '../model/toy.ts';
import type { Call, Expr, New } from '../program/ir.ts';
import type { At, Origin, Program } from '../program/query.ts';
import { referredName } from './named-literals.ts';
import { judgeName, type NameUse } from './secret-names.ts';

/** What says that a value is a secret: of what kind, by which name, and how strongly. */
export interface Evidence {
  kind: CredentialKind;
  name: string;
  strong: boolean;
  /** How the name came to the value: `its key is`, `it was held as`. */
  how: string;
  /** The name stood far from the store, behind calls that nothing describes. */
  far?: boolean;
}

/** A verdict on a value: a secret, a protected one, clearly something else, or nothing known. */
export type ValueVerdict = Evidence | 'protected' | 'other' | 'silent';

/** Judges a name that stands beside a value. */
export function byName(name: string, use: NameUse, how: string): ValueVerdict {
  const verdict = judgeName(name, use);
  if (verdict.says === 'secret') return { kind: verdict.kind, name, strong: verdict.strong, how };
  return verdict.says;
}

/** Judges one way by which a value came: of its names, nearest to the store first, the first that speaks decides. */
export function byOrigin(program: Program, origin: Origin): ValueVerdict {
  return origin.kind === 'shielded' ? 'protected' : unshielded(program, origin);
}

/** The same, without regard to a protector on the way: what was hashed, not that it was. */
export function unshielded(program: Program, origin: Origin): ValueVerdict {
  for (const name of origin.names) {
    const verdict = byName(name, 'value', 'it was held as');
    if (verdict !== 'silent') return verdict;
  }
  return bySource(program, origin);
}

/** What the source itself says: a form field's name, what a reader or getter is called, the key that it is asked with. */
function bySource(program: Program, origin: Origin): ValueVerdict {
  const means = origin.row?.means as Means | undefined;
  if (means?.input?.kind)
    return { kind: means.input.kind, name: origin.row?.call ?? '', strong: true, how: 'it comes from' };
  const node = origin.at.node;
  if (node.k !== 'call' && node.k !== 'new') return silentOr(referredName(node), 'value', 'it was held as');
  const port = means?.input?.name ?? means?.reads?.key;
  if (port !== undefined) {
    const at = program.port(origin.at as At<Call | New>, port)[0];
    return silentOr(at ? (program.string(at) ?? null) : null, 'entry', 'it comes from the field');
  }
  if (node.k === 'new') return 'silent';
  const callee = calleeWords(node.callee);
  const named = silentOr(callee, 'value', 'it comes from');
  if (named !== 'silent') return named;
  const key = node.args[0]?.value;
  if (key?.k !== 'lit' || typeof key.value !== 'string' || key.value.length > 40 || /\s/.test(key.value))
    return 'silent';
  return silentOr(key.value, 'entry', 'it comes from the field');
}

const silentOr = (name: string | null, use: NameUse, how: string): ValueVerdict =>
  name ? byName(name, use, how) : 'silent';

/** `getPassword` → `Password`; `hashPassword` speaks of a protected value, `encrypt` likewise. */
function calleeWords(callee: Expr): string | null {
  const name = referredName(callee);
  return (
    name?.replace(
      /^(?:get|fetch|read|load|obtain|retrieve|generate|create|make|new|request|await|to)(?=[A-Z_])_?/,
      '',
    ) ?? null
  );
}

/** A function whose name says that it protects what it is given. Its body isn't known, so that nothing certain follows. */
export function soundsProtective(origin: Origin): boolean {
  return [origin.at, ...origin.steps.map((step) => step.at)].some(({ node }) => {
    const name = node.k === 'call' ? referredName(node.callee) : null;
    return !!name && protective.test(name) && !/decrypt|decipher|unseal/i.test(name);
  });
}

const protective =
  /(?:hash|encrypt|cipher|digest|seal|protect|derive|bcrypt|argon|scrypt|pbkdf|hmac|sha\d+|md5|crypt(?!o)|redact|sanitize|obfuscate|scrub)/i;
