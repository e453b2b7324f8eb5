import type { CredentialKind } from '../model/toy.ts';
import { words } from './identifier-words.ts';

/**
 * What a name says of the value it holds. `secret`: it is one; `protected`: a hash or ciphertext of one; `other`: something that is no secret, in spite of
 * (`password_hint`) or beside (`ssid`) the word; `silent`: nothing either way.
 */
export type NameVerdict =
  | { says: 'secret'; kind: CredentialKind; strong: boolean }
  | { says: 'protected' }
  | { says: 'other' }
  | { says: 'silent' };

/** Where a name stands: the key of a stored entry, the name of a constant with a literal, or the name that a value travelled under. */
export type NameUse = 'entry' | 'constant' | 'value';

const set = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/).filter(Boolean));

const passwords = set(
  'password passwd pswd passphrase passcode pwd passwort senha contraseña contrasena motdepasse wachtwoord haslo',
);
/** Words that a value's container adds at the end: they say nothing. */
const trailing = set(
  'str string buf buffer value val text txt bytes byte ptr arr array tmp temp data raw input field edit box et tv live flow plain clear cleartext plaintext var const default def new old current cached stored saved local in out copy param arg body js json',
);
/** Nouns after the secret's word that make the name speak of something else. */
const descriptors = set(
  `hint label title placeholder error err errors message msg msgs visible visibility checksum crc id ids url uri link path file filename dir
   folder endpoint route length len size max min limit count cnt num index idx type kind mode required enabled disabled changed updated valid invalid
   validator validation regex pattern rule rules policy strength score expiry expires expire expiration exp ttl time timestamp date age state status
   flag handler callback cb listener provider manager service store storage repository repo interceptor request response resp header parameter
   query cmd command topic uuid chr char characteristic desc descriptor handle addr address offset attr prompt icon button btn toggle dialog form page screen
   layout activity fragment fmt format prefix suffix name names column col table tag event action ssid user username login email host hostname port received
   ok success fail failed failure source generator factory util scope issuer audience lifetime salt iv nonce estimator meter lbl hdr req res info
   manual location position usage option options settings bucket ring info section group class style color view widget bit bits mask`,
);
const hashes = set(
  'hash hashed digest encrypted enc cipher ciphertext sha sha1 sha256 md5 bcrypt argon2 masked redacted obfuscated sealed wrapped protected cyphertext crypted',
);
/** Words before the secret's word that make the name a flag, a question or a verb. */
const flags = set(
  `is has have show hide toggle remember forgot forgotten use enable disable need needs require requires wrong invalid missing bad no num count max min on validate check verify
   should can must allow ask want skip without`,
);
/** Words that say what another entry is called: `TOKEN_KEY`, `EXTRA_TOKEN`. */
const entryWords = set(
  'key keys extra bundle pref prefs field column col arg param tag action event route screen request type cmd node attr header item path url property prop nvs const',
);
const benign = set(
  `ssid user username usr login email mail host hostname url uri port server broker address addr topic name id ids language lang locale theme
   volume brightness color colour mode version date time timestamp count size length width height channel bssid mac ip gateway subnet dns path enabled`,
);

const notPass = set(
  'low high band all by first second one two single multi render shadow depth boarding test compile lo hi notch',
);
const publicTokens = set(
  'push fcm apns gcm csrf xsrf cancel cancellation cancelled page next continuation sync window binder activity parse parser lex reply reserved publishable anon mapbox site start end stop eos bos pad special mask macro type punctuation prev last current tokens query search pagination delimiter max',
);
const privateKeys = set(
  'api private priv secret encryption encrypt aes signing sign session auth access master wifi wep wpa wpa2 shared hmac jwt license service account ssh rsa ecc server app nwks apps pairing ltk irk bind device dev network crypto cipher ota firmware symmetric provisioning root enc decrypt decryption des xor admin subscription write functions storage webhook join link psk bot',
);
const publicKeys = set(
  'public pub primary foreign sort partition cache map hot arrow enter row storage idempotency query event i18n translation lookup composite unique react item list store pref prefs',
);
const secretNoun = set('secret secrets');

function kindOf(before: readonly string[], word: string): CredentialKind {
  const context = new Set([...before, word]);
  const has = (...names: string[]): boolean => names.some((n) => context.has(n));
  if (has('wifi', 'wlan', 'sta', 'ap', 'softap', 'psk', 'wpa', 'wpa2', 'passphrase', 'ssid', 'hotspot', 'network'))
    return 'wifi-passphrase';
  return 'password';
}

/** Judges a name by its words. `MQTT_PASSWORD` is a secret, `password_hint` and `TOKEN_KEY` (as a constant) are not. */
export function judgeName(name: string, use: NameUse = 'value'): NameVerdict {
  const list = words(name).filter((w) => !/^\d+$/.test(w));
  while (list.length > 1 && trailing.has(list.at(-1) ?? '')) list.pop();
  if (use === 'entry')
    while (list.length > 1 && ['key', 'keys', 'pref'].includes(list.at(-1) ?? '') && !compound(list)) list.pop();
  const last = list.at(-1);
  if (last === undefined) return { says: 'silent' };
  const found = lastSecret(list);
  if (!found) return benign.has(last) ? { says: 'other' } : { says: 'silent' };
  const before = list.slice(0, found.at);
  const after = list.slice(found.end);
  if ([...before, ...after].some((w) => hashes.has(w))) return { says: 'protected' };
  if (before.some((w) => flags.has(w))) return { says: 'other' };
  if (after.some((w) => descriptors.has(w) || benign.has(w) || (use !== 'entry' && entryWords.has(w))))
    return { says: 'other' };
  if (use === 'constant' && before.some((w) => entryWords.has(w))) return { says: 'other' };
  return { says: 'secret', kind: found.kind, strong: found.strong };
}

interface Found {
  at: number;
  end: number;
  kind: CredentialKind;
  strong: boolean;
}

const compound = (list: readonly string[]): boolean => privateKeys.has(list.at(-2) ?? '') && list.at(-1) === 'key';

function lastSecret(list: readonly string[]): Found | undefined {
  for (let i = list.length - 1; i >= 0; i--) {
    const found = secretAt(list, i);
    if (found) return found;
  }
  return undefined;
}

function secretAt(list: readonly string[], i: number): Found | undefined {
  const word = list[i] ?? '';
  const before = list.slice(0, i);
  const previous = before.at(-1) ?? '';
  const one = (kind: CredentialKind, strong: boolean): Found => ({ at: i, end: i + 1, kind, strong });
  const two = (kind: CredentialKind, strong: boolean): Found => ({ at: i - 1, end: i + 1, kind, strong });
  if (passwords.has(word) || word === 'psk') return one(kindOf(before, word), true);
  if (word === 'pass')
    return notPass.has(previous) || list.length > i + 1 ? undefined : one(kindOf(before, word), before.length > 0);
  if (
    word === 'pw' &&
    ['wifi', 'wlan', 'user', 'mqtt', 'admin', 'ap', 'sta', 'ftp', 'ota', 'login', 'db'].includes(previous)
  )
    return one(kindOf(before, word), true);
  if (word === 'phrase' && previous === 'pass') return two('wifi-passphrase', true);
  if (word === 'token' || word === 'jwt') {
    if (word === 'token' && publicTokens.has(previous)) return undefined;
    if (previous === 'device' && before.length === 1) return { at: i - 1, end: i + 1, kind: 'token', strong: false };
    return one(
      'token',
      word === 'jwt' ||
        ['access', 'refresh', 'auth', 'bearer', 'id', 'session', 'api', 'bot', 'user', 'login', 'app'].includes(
          previous,
        ),
    );
  }
  if (word === 'bearer' || word === 'authorization') return one('token', false);
  if (word === 'apikey' || word === 'apitoken') return one('api-key', true);
  if (secretNoun.has(word))
    return list[i + 1] === 'key'
      ? undefined
      : one('secret', previous === 'client' || previous === 'shared' || previous === 'jwt' || previous === 'app');
  if (word === 'key') {
    if (publicKeys.has(previous) || !privateKeys.has(previous)) return undefined;
    if (before.some((w) => w === 'public' || w === 'pub' || w === 'publishable')) return undefined;
    const kind: CredentialKind = ['private', 'priv', 'ssh', 'rsa', 'ecc'].includes(previous)
      ? 'private-key'
      : ['api', 'access', 'subscription', 'service', 'server', 'functions', 'app', 'license'].includes(previous)
        ? 'api-key'
        : 'device-key';
    return two(kind, true);
  }
  if (word === 'pem' && previous === 'key') return two('private-key', true);
  if (
    ['pin', 'code'].includes(word) &&
    [
      'pin',
      'user',
      'parent',
      'parental',
      'lock',
      'unlock',
      'security',
      'access',
      'pairing',
      'child',
      'admin',
      'door',
    ].includes(previous)
  )
    return two('pin', true);
  if (word === 'pincode' || word === 'passkey') return one('pin', true);
  if (word === 'mnemonic' || (word === 'phrase' && ['seed', 'recovery'].includes(previous))) return one('secret', true);
  if (word === 'credentials' || word === 'creds' || word === 'credential') return one('secret', false);
  return undefined;
}

/** Whether every word of a text is one that only names things (`wifi_password`, `yourNetworkPassword`): then it is a key or a placeholder, no secret. */
export function onlyNames(text: string): boolean {
  const list = words(text).filter((w) => !/^\d{1,3}$/.test(w));
  return (
    list.length > 0 &&
    list.every(
      (w) =>
        passwords.has(w) ||
        trailing.has(w) ||
        descriptors.has(w) ||
        entryWords.has(w) ||
        benign.has(w) ||
        naming.has(w),
    )
  );
}

const naming = set(
  `pass token secret key api auth access refresh psk wifi wi fi wlan network net home house my your our the a an some any this that router mqtt admin root user device client
   app application sta ap soft softap jwt bearer session login account passphrase pin code private public shared here enter insert put set change me changeme type add replace
   with real actual own please example sample demo dummy fake test testing placeholder todo none null undefined nil empty unknown no not na default string number boolean required
   text varchar credentials credential creds long random super very strong safe secure service web http https production development dev prod esp esp32 esp8266 arduino
   id identity open close cloud server db database google aws azure openai firebase telegram bot blynk thingspeak influx grafana and or of for to in is it current confirm
   pwd passwd passwort passwort senha sua seu minha meu clave contraseña contrasena tu su mi mot de passe votre mon mdp wachtwoord jouw mijn uw heslo hasło haslo twoje twoj parola vostra tua şifre sifre
   lösenord losenord ditt salasana jelszó jelszo kennwort ihr dein deine mein meine hier пароль ваш логин 密码 密碼 您的 你的 パスワード あなたの 비밀번호 ssid xxx xxxx xxxxx xxxxxx xxxxxxxx`,
);
