import { describe, expect, test } from 'vitest';
import { judgeHanded, judgeNamed, judgeText } from '../../src/toy/literal-secrets.ts';

/** Put together here so that no scanner takes this file for a leak. */
const live = (...parts: string[]): string => parts.join('');

describe('by its own form', () => {
  test.each([
    live('sk-', 'proj-', 'a8Fh3kLmN0pQ7rStUvWx2yZ4b6D8f1H3'),
    live('gh', 'p_', 'a8Fh3kLmN0pQ7rStUvWx2yZ4b6D8f1H3jKlM'),
    live('AK', 'IA', 'Q7RSTUVWX2YZ4BDF'),
    live('81', '23456789', ':AA', 'Hk3kLmN0pQ7rStUvWx2yZ4b6D8f1H3jK9'),
    live('-----BEGIN ', 'EC PRIVATE KEY-----\nMHcCAQEEIOa8Fh3kLmN0pQ7rStUvWx2yZ4b6D8f1H3jKlMnOpQrS\n'),
    'mqtt://bear:Kq82hsYw@broker.toys.test-brand.com:1883',
    'Bearer 8f3kd02mfn48dkw02ndk4',
  ])('%# is a secret under any name', (text) => {
    const judged = judgeText(text);
    expect(judged).toMatchObject({ confidence: 'high' });
  });

  test.each([
    live('AI', 'zaSyD8f3kd02mfn48dkw02ndk4aBcDeFgHiJkL'),
    live('pk_', 'live_', 'a8Fh3kLmN0pQ7rStUvWx2yZ4'),
    '-----BEGIN CERTIFICATE-----\nMIID',
  ])('%# is public by design', (text) => {
    expect(judgeText(text)).toBe('public');
  });

  test.each([
    '-----BEGIN PRIVATE KEY-----',
    'https://example.com/path:8080@home',
    'mqtt://user:<password>@host',
    'postgres://postgres:postgres@localhost:5432/toys',
    'Bearer ',
    'Basic authentication required',
    live('AKIA', 'IOSFODNN7EXAMPLE'),
  ])('%# is none', (text) => {
    expect([null, 'public']).toContain(judgeText(text));
  });
});

describe('by the name that holds it', () => {
  test.each([
    ['password', 'kestrel77'],
    ['WIFI_PASS', 'Sommer2019!'],
    ['wifiPassword', 'two words 42'],
    ['API_TOKEN', 'b7d1f0aa93c54e'],
    ['ota_password', 'teddyupdate'],
  ])('%s = %s', (name, text) => {
    expect(judgeNamed(name, text)).not.toBeNull();
  });

  test.each([
    ['password', ''],
    ['password', '........'],
    ['password', 'YOUR_PASSWORD'],
    ['password', 'your-password'],
    ['password', '<pw>'],
    ['password', 'mypassword'],
    ['password', 'Passwort'],
    ['password', 'SUA_SENHA'],
    ['password', '密码'],
    ['password', 'changeme'],
    ['password', 'xxxxxxxx'],
    ['password', `$${'{WIFI_PASS}'}`],
    ['password', 'Enter the password'],
    ['storePassword', 'android'],
    ['pairingKey', 'b7d1f0aa93c5...'],
    ['password', 'string'],
    ['password', 'password'],
    ['password_hint', 'Kq82hsYw'],
    ['NVS_KEY_MQTT_PASS', 'mqtt_pass'],
    ['TOKEN_KEY', 'auth_token'],
    ['token', 'accessToken'],
    ['USER_SAVE_ONETIME_TOKEN', 'USER_SAVE_ONETIME_TOKEN'],
    ['token', '/api/v1/token'],
    ['password', 'https://toys.test-brand.com/reset'],
    ['API_KEY', 'SET YOUR OpenAI APIKEY'],
    ['apiKey', '1234567890:ABCDEFGHIJ'],
    ['pushToken', 'b7d1f0aa93c54e'],
    ['passwordHash', 'b7d1f0aa93c54e'],
    ['firebaseApiKey', live('AI', 'zaSyD8f3kd02mfn48dkw02ndk4aBcDeFgHiJkL')],
  ])('%s = %s is none', (name, text) => {
    expect(judgeNamed(name, text)).toBeNull();
  });
});

describe('handed to what asks for a secret', () => {
  test('whoever guards with a weak one is open', () => {
    expect(judgeHanded('12345678', 'wifi-passphrase', 'guards', 'the access point')).not.toBeNull();
    expect(judgeHanded('admin', 'password', 'guards', 'the FTP server')).not.toBeNull();
    expect(judgeHanded('password', 'wifi-passphrase', 'guards', 'the access point')).not.toBeNull();
  });
  test('an open access point and an instruction to the developer are no secrets', () => {
    expect(judgeHanded('', 'wifi-passphrase', 'guards', 'the access point')).toBeNull();
    expect(judgeHanded('YOUR_AP_PASSWORD', 'wifi-passphrase', 'guards', 'the access point')).toBeNull();
  });
  test('shown to others, a placeholder is none', () => {
    expect(judgeHanded('12345678', 'wifi-passphrase', 'presents', 'the network')).toBeNull();
    expect(judgeHanded('kestrel77', 'wifi-passphrase', 'presents', 'the network')).not.toBeNull();
  });
});

test('a long text costs no more than its length', () => {
  const long = `${'a'.repeat(3_000)}!`;
  expect(judgeNamed('password', long)).not.toBeUndefined();
  expect(judgeNamed('token', long)).toBeNull();
});
