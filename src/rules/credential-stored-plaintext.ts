import type { Report, Rule, Severity } from '../model/finding.ts';
import type { Credential, CredentialKind, Toy } from '../model/toy.ts';

const noun: Record<CredentialKind, string> = {
  password: 'A password',
  'wifi-passphrase': "The home's Wi-Fi passphrase",
  token: 'An access token',
  'api-key': 'An API key',
  'private-key': 'A private key',
  'device-key': 'A secret key',
  pin: 'A PIN',
  secret: 'A secret',
};

export const credentialStoredPlaintext: Rule = {
  meta: {
    id: 'credential-stored-plaintext',
    title: 'Secret stored unprotected',
    severity: 'warning',
    cwe: [312, 522, 922],
    since: '0.1.0',
    why: 'Whoever gets the flash of a lost or sold toy, a backup of the phone or a script on the page reads the secret as it was typed.',
  },
  check(toy: Toy): Report[] {
    return toy.credentials.filter((c) => c.rests === 'stored' && c.protection === 'none').map(report);
  },
};

function severityOf(credential: Credential): Severity {
  if (!credential.shipped || credential.confidence === 'low') return 'info';
  return credential.kind === 'private-key' ? 'error' : 'warning';
}

/** What somebody must get hold of to read the store. */
function reader(store: string): string {
  if (/local|session|cookie|Indexed/i.test(store)) return 'any script on the page reads it';
  if (/SharedPreferences|DataStore|AsyncStorage|MMKV/.test(store))
    return 'a backup or a rooted, stolen or forensically read phone gives it away';
  if (/SQL|Mongo|database/i.test(store)) return 'a leaked dump of the database gives it away';
  return 'whoever reads the flash of a lost or sold toy has it';
}

function report(credential: Credential): Report {
  const why = credential.decidedBy[0]?.text;
  return {
    place: credential.place,
    severity: severityOf(credential),
    confidence: credential.confidence,
    message: `${noun[credential.kind]}${credential.name ? ` (${credential.name})` : ''} comes to rest in ${credential.store} as it is${why ? ` (${why})` : ''}: ${reader(credential.store)}.`,
    decidedBy: credential.decidedBy,
    related: credential.related,
    condition: credential.condition,
    fix: credential.fixes[0],
    subject: `stored ${credential.kind} ${credential.name ?? ''} in ${credential.store}`,
  };
}
