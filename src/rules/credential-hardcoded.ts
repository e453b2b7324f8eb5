import type { Report, Rule, Severity } from '../model/finding.ts';
import type { Credential, CredentialKind, Toy } from '../model/toy.ts';

/** What the secret is, for a sentence. */
const noun: Record<CredentialKind, string> = {
  password: 'A password',
  'wifi-passphrase': 'A Wi-Fi passphrase',
  token: 'An access token',
  'api-key': 'An API key',
  'private-key': 'A private key',
  'device-key': 'A secret key',
  pin: 'A PIN',
  secret: 'A secret',
};

/** What who reads it can do. */
const consequence: Record<CredentialKind, string> = {
  password: 'whoever reads the source or the image can log in with it',
  'wifi-passphrase': 'whoever reads the source or the image can join that network',
  token: 'whoever reads the source or the package can act as its owner',
  'api-key':
    "whoever reads the source or the package can use the account behind it, at the vendor's cost and with the children's data",
  'private-key': 'whoever reads the source or the image can pose as the toy or its server',
  'device-key': 'one key opens every unit and every session made with it',
  pin: 'one PIN opens every unit made',
  secret: 'whoever reads the source or the image has it',
};

export const credentialHardcoded: Rule = {
  meta: {
    id: 'credential-hardcoded',
    title: 'Secret in the source',
    severity: 'warning',
    cwe: [798, 259, 321],
    since: '0.1.0',
    why: 'Anyone with the repository, the app package or a dump of the flash has the secret, for every unit made.',
  },
  check(toy: Toy): Report[] {
    return toy.credentials.filter((c) => c.rests === 'literal').map(report);
  },
};

function severityOf(credential: Credential): Severity {
  if (!credential.shipped || credential.confidence === 'low') return 'info';
  if (credential.kind === 'private-key' || credential.kind === 'device-key') return 'error';
  if ((credential.kind === 'api-key' || credential.kind === 'token') && credential.confidence === 'high')
    return 'error';
  return 'warning';
}

function report(credential: Credential): Report {
  const named = credential.name
    ? ` (${credential.name}${credential.masked ? `, ${credential.masked}` : ''})`
    : credential.masked
      ? ` (${credential.masked})`
      : '';
  const reason = credential.decidedBy[0]?.text ?? 'it reads like one';
  const where = credential.store === 'configuration' ? 'stands in a configuration file' : 'stands in the source';
  return {
    place: credential.place,
    severity: severityOf(credential),
    confidence: credential.confidence,
    message: `${noun[credential.kind]}${named} ${where}: ${reason}, so ${consequence[credential.kind]}.`,
    decidedBy: credential.decidedBy,
    related: credential.related,
    condition: credential.condition,
    fix: credential.fixes[0],
    subject: `literal ${credential.kind} ${credential.name ?? ''} ${credential.masked ?? ''}`,
  };
}
