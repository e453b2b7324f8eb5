import type { Confidence } from '../model/place.ts';
import type { CredentialKind } from '../model/toy.ts';
import { words } from './identifier-words.ts';
import { authorizationToken, liveFormat, passwordInUrl } from './live-formats.ts';
import { placeholder } from './placeholders.ts';
import { judgeName } from './secret-names.ts';

/** A literal that is a secret: of what kind, how sure, and what says so (never its value). */
export interface LiteralSecret {
  kind: CredentialKind;
  confidence: Confidence;
  because: string;
  /** The part of the text that is the secret, for masking. */
  secret: string;
}

/** A literal by its text alone: known formats, private keys, a password in a URL, an authorization header. */
export function judgeText(text: string): LiteralSecret | 'public' | null {
  const live = liveFormat(text);
  if (live) {
    if (live.public) return 'public';
    return { kind: live.kind, confidence: 'high', because: `it has the form of a live ${live.title}`, secret: text };
  }
  const password = passwordInUrl(text);
  if (password)
    return { kind: 'password', confidence: 'high', because: 'a URL holds user and password', secret: password };
  const token = authorizationToken(text);
  if (token && !placeholder(token) && looksRandom(token)) {
    return { kind: 'token', confidence: 'high', because: 'it is the value of an Authorization header', secret: token };
  }
  return null;
}

/** A literal held under a name. The name is evidence; the text must look like a value, not like the name of one, a label or a placeholder. */
export function judgeNamed(name: string, text: string): LiteralSecret | null {
  if (text.length > 20_000) return null;
  const byText = judgeText(text);
  if (byText) return byText === 'public' ? null : byText;
  const verdict = judgeName(name, 'constant');
  if (verdict.says === 'silent' && keyMaterial(name, text)) {
    return { kind: 'device-key', confidence: 'medium', because: `it is long, random and named ${name}`, secret: text };
  }
  if (verdict.says !== 'secret' || placeholder(text) || !looksLikeValue(text, verdict.kind)) return null;
  if (sameName(name, text)) return null;
  const confidence: Confidence = verdict.strong ? 'high' : 'medium';
  return { kind: verdict.kind, confidence, because: `it is named ${name}`, secret: text };
}

/** A literal that is handed to something that asks for a secret. Who guards with it is opened by a weak one as well. */
export function judgeHanded(
  text: string,
  kind: CredentialKind,
  role: 'guards' | 'presents',
  opens: string,
): LiteralSecret | null {
  const byText = judgeText(text);
  if (byText && byText !== 'public') return byText;
  const sort = placeholder(text);
  const used = role === 'guards' ? sort === 'weak' || sort === 'common' : sort === 'common' && kind === 'password';
  if (sort && !used) return null;
  const because = sort ? `it opens ${opens}, and anyone would guess it` : `it opens ${opens}`;
  return { kind, confidence: 'high', because, secret: text };
}

/** A long random text whose name speaks of encryption or signing. */
function keyMaterial(name: string, text: string): boolean {
  return (
    text.length >= 24 &&
    !/\s/.test(text) &&
    !placeholder(text) &&
    looksRandom(text) &&
    entropy(text) > 3.5 &&
    words(name).some((w) => /^(?:encryption|encrypt|cipher|crypto|hmac|signing|aes|xor)$/.test(w))
  );
}

/** Letters in words that stand side by side, or capitals: an identifier or a label. */
const isWord = /^[A-Za-z](?:[a-z]|[A-Z_.\-/ ](?=[a-z]))*$|^[A-Z][A-Z_]*$/;

function looksLikeValue(text: string, kind: CredentialKind): boolean {
  if (text.length < 4 || text.length > 4_000) return false;
  if (/[\r\n\t]/.test(text) || /^(?:https?|wss?|mqtts?|file|content|res|asset):/i.test(text)) return false;
  if (
    /^[./~\\]|^@|\.(?:js|ts|json|html?|txt|xml|kt|cpp|h|pem|key|crt|svg|png|env|ya?ml)$|^[\w-]+\/[\w./-]+$/.test(
      text,
    ) &&
    !/[+=]/.test(text)
  )
    return false;
  if (/^[#.][A-Za-z]/.test(text)) return false;
  if (kind === 'password' || kind === 'wifi-passphrase' || kind === 'pin') return passwordLike(text, kind);
  return !/\s/.test(text) && text.length >= 8 && looksRandom(text);
}

function passwordLike(text: string, kind: CredentialKind): boolean {
  const spaces = text.trim().split(/\s+/).length - 1;
  if (spaces > 0 && (kind !== 'wifi-passphrase' || !/\d/.test(text) || spaces > 3)) return false;
  if (/[:?!…]$/.test(text) && /^[A-Za-z\u00c0-\uffff ]+[:?!…]$/.test(text)) return false;
  if (/^[\u0080-\uffff\s]+$/.test(text)) return false;
  return !/^(?:true|false|yes|no|on|off|string|number|text|required|optional|hidden|visible|new-password|current-password|one-time-code)$/i.test(
    text,
  );
}

/** Letters and digits mixed, hexadecimal, or long with many different characters: no word, no identifier. */
export function looksRandom(text: string): boolean {
  if (isWord.test(text) && !(text.length >= 24 && entropy(text) > 3.8)) return false;
  if (/[A-Za-z]/.test(text) && /\d/.test(text)) return entropy(text) > 2.5 && !/^[a-z]+[_-]?v?\d{1,2}$/i.test(text);
  if (/^\d+$/.test(text)) return text.length >= 16;
  return text.length >= 16 && entropy(text) > 3.3;
}

/** Shannon entropy in bits a character. */
export function entropy(text: string): number {
  const counts = new Map<string, number>();
  for (const c of text) counts.set(c, (counts.get(c) ?? 0) + 1);
  let bits = 0;
  for (const n of counts.values()) bits -= (n / text.length) * Math.log2(n / text.length);
  return bits;
}

/** `USER_TOKEN = "user-token"`, `PREF_PASS = "pref_pass"`: the literal repeats the identifier or its end. */
function sameName(name: string, text: string): boolean {
  const a = words(name).join('');
  const b = words(text).join('');
  return b.length > 2 && (a === b || (a.endsWith(b) && !/\d/.test(b)) || (b.endsWith(a) && !/\d/.test(b)));
}
