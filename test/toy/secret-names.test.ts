import { describe, expect, test } from 'vitest';
import { judgeName, onlyNames } from '../../src/toy/secret-names.ts';

const kind = (name: string, use: 'entry' | 'constant' | 'value' = 'value'): string => {
  const verdict = judgeName(name, use);
  return verdict.says === 'secret' ? verdict.kind : verdict.says;
};

describe('a name is a secret by its words', () => {
  test.each([
    ['password', 'password'],
    ['mqttPassword', 'password'],
    ['MQTT_PASSWORD', 'password'],
    ['wifi_pass', 'wifi-passphrase'],
    ['wifiPwd', 'wifi-passphrase'],
    ['wifipass', 'wifi-passphrase'],
    ['sta.psk', 'wifi-passphrase'],
    ['userpassword', 'password'],
    ['etPassword', 'password'],
    ['passStr', 'password'],
    ['accessToken', 'token'],
    ['refresh_token', 'token'],
    ['AUTH_TOKEN', 'token'],
    ['x-api-key', 'api-key'],
    ['apikey', 'api-key'],
    ['OPENAI_API_KEY', 'api-key'],
    ['clientSecret', 'secret'],
    ['SECRET_PASS', 'password'],
    ['privateKey', 'private-key'],
    ['key_pem', 'private-key'],
    ['encryptionKey', 'device-key'],
    ['parentPin', 'pin'],
    ['pin_code', 'pin'],
    ['contraseña', 'password'],
  ])('%s', (name, expected) => {
    expect(kind(name)).toBe(expected);
  });

  test.each([
    'password_hint',
    'passwordLabel',
    'isPasswordVisible',
    'showPassword',
    'has_token',
    'passwordLength',
    'MAX_PASSPHRASE_LEN',
    'password_error',
    'tokenExpiry',
    'token_count',
    'tokenizer',
    'strtok',
    'keyCode',
    'keyboard',
    'primaryKey',
    'foreign_key',
    'public_key',
    'monkey',
    'nextPageToken',
    'cancelToken',
    'pushToken',
    'fcm_token',
    'csrfToken',
    'lowPass',
    'bypass',
    'passenger',
    'compass',
    'SECRET_SSID',
    'ssid',
    'forgot_password_url',
    'tokenType',
    'client_id',
    'pin',
    'ledPin',
  ])('%s is none', (name) => {
    expect(kind(name)).not.toMatch(/password|token|key|pin|secret|passphrase/);
  });

  test.each(['passwordHash', 'hashed_password', 'encryptedToken', 'password_digest'])('%s is protected', (name) => {
    expect(kind(name)).toBe('protected');
  });
});

describe('where a name stands', () => {
  test.each(['TOKEN_KEY', 'EXTRA_TOKEN', 'BUNDLE_PASSWORD', 'NVS_KEY_MQTT_PASS', 'PREF_ACCESS_TOKEN'])(
    'the constant %s holds the name of an entry',
    (name) => {
      expect(kind(name, 'constant')).toBe('other');
    },
  );

  test('as the key of an entry the same words name a secret', () => {
    expect(kind('pref_access_token', 'entry')).toBe('token');
    expect(kind('token_key', 'entry')).toBe('token');
    expect(kind('secret_key', 'entry')).toBe('device-key');
    expect(kind('auth/token', 'entry')).toBe('token');
  });

  test('a key that says what else it is', () => {
    expect(kind('ssid', 'entry')).toBe('other');
    expect(kind('mqtt_user', 'entry')).toBe('other');
    expect(kind('config', 'entry')).toBe('silent');
  });
});

test('a text of naming words only is no secret', () => {
  for (const text of ['wifi_password', 'yourNetworkPassword', 'mypassword', 'SUA_SENHA', 'password123', 'auth_token'])
    expect(onlyNames(text), text).toBe(true);
  for (const text of ['hunter22', 'kestrel-harbour', 'Fj39dkw0']) expect(onlyNames(text), text).toBe(false);
});
