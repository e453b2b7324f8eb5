import type { CredentialKind } from '../model/toy.ts';
import { placeholder } from './placeholders.ts';

/** A secret that its own shape gives away, or an identifier that its shape shows to be public by design. */
export interface LiveFormat {
  title: string;
  kind: CredentialKind;
  /** Made to be in a client: identifies a project or page, opens nothing by itself. */
  public?: true;
}

interface Shape extends LiveFormat {
  pattern: RegExp;
}

const shapes: readonly Shape[] = [
  {
    title: 'private key',
    kind: 'private-key',
    pattern:
      /-----BEGIN (?:RSA |EC |DSA |OPENSSH |PGP )?PRIVATE KEY(?: BLOCK)?-----\s*(?:\\n)?[A-Za-z0-9+/=\s\\:,-]{40}/,
  },
  {
    title: 'OpenAI key',
    kind: 'api-key',
    pattern: /\bsk-(?:proj-|svcacct-|ant-(?:api|admin)\d\d-)?[A-Za-z0-9_-]{32,}/,
  },
  { title: 'Stripe secret key', kind: 'api-key', pattern: /\b[sr]k_live_[A-Za-z0-9]{20,}/ },
  { title: 'Stripe publishable key', kind: 'api-key', public: true, pattern: /\bpk_(?:live|test)_[A-Za-z0-9]{20,}/ },
  { title: 'AWS access key id', kind: 'api-key', pattern: /\b(?:AKIA|ASIA)[A-Z2-7]{16}\b/ },
  { title: 'GitHub token', kind: 'token', pattern: /\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{40,})/ },
  { title: 'GitLab token', kind: 'token', pattern: /\bglpat-[A-Za-z0-9_-]{20}/ },
  { title: 'Slack token', kind: 'token', pattern: /\bxox[abprs]-[A-Za-z0-9-]{20,}/ },
  { title: 'Telegram bot token', kind: 'token', pattern: /\b\d{8,10}:AA[A-Za-z0-9_-]{33}\b/ },
  { title: 'Firebase server key', kind: 'api-key', pattern: /\bAAAA[A-Za-z0-9_-]{7}:APA91b[A-Za-z0-9_-]{100,}/ },
  { title: 'SendGrid key', kind: 'api-key', pattern: /\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}/ },
  { title: 'Hugging Face token', kind: 'token', pattern: /\bhf_[A-Za-z0-9]{34}\b/ },
  { title: 'npm token', kind: 'token', pattern: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { title: 'Groq key', kind: 'api-key', pattern: /\bgsk_[A-Za-z0-9]{40,}/ },
  { title: 'Mapbox public token', kind: 'token', public: true, pattern: /\bpk\.eyJ[A-Za-z0-9_-]{20,}/ },
  { title: 'Mapbox secret token', kind: 'token', pattern: /\bsk\.eyJ[A-Za-z0-9_-]{20,}/ },
  { title: 'Google API key', kind: 'api-key', public: true, pattern: /\bAIza[A-Za-z0-9_-]{35}/ },
  {
    title: 'Google OAuth client id',
    kind: 'token',
    public: true,
    pattern: /\b\d{8,}-[a-z0-9]{20,}\.apps\.googleusercontent\.com/,
  },
  { title: 'Google OAuth client secret', kind: 'secret', pattern: /\bGOCSPX-[A-Za-z0-9_-]{28}/ },
  { title: 'Sentry DSN', kind: 'token', public: true, pattern: /https:\/\/[0-9a-f]{32}@[\w.-]*sentry/ },
  { title: 'Expo push token', kind: 'token', public: true, pattern: /\bExponentPushToken\[/ },
  {
    title: 'certificate',
    kind: 'secret',
    public: true,
    pattern: /-----BEGIN (?:CERTIFICATE|PUBLIC KEY|RSA PUBLIC KEY|X509 CRL)-----/,
  },
];

/** Published in documentation and known to open nothing. */
const published =
  /AKIAIOSFODNN7EXAMPLE|wJalrXUtnFEMI|eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9\.eyJzdWIiOiIxMjM0NTY3ODkwIi|AIzaSyBOti4mM-6x9WDnZIjIeyEU21OpBXqWBgw/;

/** The live format that a text holds, if any. A JSON Web Token is judged by its role: `anon` is public, `service_role` opens the database. */
export function liveFormat(text: string): LiveFormat | null {
  if (text.length < 12 || text.length > 20_000 || published.test(text))
    return published.test(text) ? { title: 'published example', kind: 'token', public: true } : null;
  for (const shape of shapes) {
    const hit = shape.pattern.exec(text);
    if (hit && (shape.public || !/x{6}|X{6}|0{8}|EXAMPLE|your/i.test(hit[0]))) return shape;
  }
  const jwt = /\beyJ[A-Za-z0-9_-]{10,}\.(eyJ[A-Za-z0-9_-]{10,})\.[A-Za-z0-9_-]{10,}/.exec(text);
  if (jwt?.[1]) {
    const claims = decode(jwt[1]);
    if (/"role"\s*:\s*"anon"/.test(claims)) return { title: 'anonymous token', kind: 'token', public: true };
    return { title: /"service_role"/.test(claims) ? 'service token' : 'JSON Web Token', kind: 'token' };
  }
  return null;
}

/** User and password in a URL; null where there is none, or where the password is put in from elsewhere. */
export function passwordInUrl(text: string): string | null {
  if (text.length > 2_000) return null;
  const url = /^[a-z][a-z0-9+.-]{1,20}:\/\/([^\s:/@"'<>]{0,64}):([^\s/@"'<>]{2,128})@([^\s/"'<>]{2,})/i.exec(
    text.trim(),
  );
  const password = url?.[2];
  if (!password || placeholder(password)) return null;
  const local = /^(?:localhost|127\.0\.0\.1|\[::1\]|host|hostname|example\.)/i.test(url[3] ?? '');
  return local ? null : password;
}

/** The token of an `Authorization` value: `Bearer …`, `Basic …`, `Token …`; null where it isn't one. */
export function authorizationToken(text: string): string | null {
  return /^\s*(?:Bearer|Basic|Token|ApiKey|Bot)\s+([A-Za-z0-9._~+/=-]{8,})\s*$/.exec(text)?.[1] ?? null;
}

function decode(base64: string): string {
  try {
    return atob(base64.replace(/-/g, '+').replace(/_/g, '/'));
  } catch {
    return '';
  }
}
