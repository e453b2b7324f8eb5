import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

function shield(call: string, args: readonly [number, number?], kind: string, hit: string, from = 0): CallRow<Means> {
  return {
    call,
    args,
    shields: [{ from, to: 'return', kind }],
    provenance: 'manual',
    hit,
    miss: `export function f(v) { return encode(v); }`,
  };
}

const hashers: [module: string, names: string[]][] = [
  ['bcrypt', ['hash', 'hashSync']],
  ['bcryptjs', ['hash', 'hashSync']],
  ['argon2', ['hash']],
  ['@node-rs/argon2', ['hash', 'hashSync']],
  ['@node-rs/bcrypt', ['hash', 'hashSync']],
  ['crypto', ['scryptSync', 'pbkdf2Sync']],
  ['node:crypto', ['scryptSync', 'pbkdf2Sync']],
];

/** Password hashing and authenticated encryption in Node, and what asks for a signing secret. */
export const nodeCrypto: Platform<Means> = {
  id: 'node-crypto',
  title: 'Node cryptography',
  anchors: ['bcrypt', 'bcryptjs', 'argon2', 'jsonwebtoken', 'createCipheriv', 'express-session'],
  calls: [
    ...hashers.flatMap(([module, names]) =>
      names.map((name) =>
        shield(
          `${module}#${name}`,
          [1],
          'hashed',
          `import * as lib from '${module}'; export function f(v) { return lib.${name}(v, 10); }`,
        ),
      ),
    ),
    ...['crypto', 'node:crypto'].flatMap((module): CallRow<Means>[] => [
      {
        call: `${module}#createCipheriv`,
        args: [3, 4],
        returns: 'Cipheriv',
        provenance: 'manual',
        hit: `import crypto from '${module}'; export function f(k, iv) { return crypto.createCipheriv('aes-256-gcm', k, iv); }`,
        miss: `import crypto from '${module}'; export function f() { return crypto.randomBytes(8); }`,
      },
    ]),
    shield('Cipheriv.update', [1, 3], 'encrypted', `export function f(c: Cipheriv, v) { return c.update(v); }`),
    ...(
      [
        ['jsonwebtoken#sign', 1],
        ['jsonwebtoken#verify', 1],
      ] as const
    ).map(
      ([call, port]): CallRow<Means> => ({
        call,
        args: [2, 4],
        means: {
          secret: { port, kind: 'device-key', role: 'guards', opens: 'every session (it signs the tokens)' },
        },
        provenance: 'manual',
        hit: `import jwt from 'jsonwebtoken'; export function f(v) { return jwt.${call.split('#')[1]}(v, 'x'); }`,
        miss: `import jwt from 'jsonwebtoken'; export function f(v) { return jwt.decode(v); }`,
      }),
    ),
    {
      call: 'mqtt#connect',
      args: [2, 3],
      means: { secret: { port: '1.password', kind: 'password', role: 'presents', opens: 'the MQTT broker' } },
      provenance: 'manual',
      hit: `import mqtt from 'mqtt'; const c = mqtt.connect('mqtts://broker', { password: 'x' });`,
      miss: `import other from 'other'; const c = other.connect('mqtts://broker', { password: 'x' });`,
    },
    {
      call: 'express-session#default',
      args: [1, 1],
      means: {
        secret: { port: '0.secret', kind: 'device-key', role: 'guards', opens: 'every session (it signs the cookies)' },
      },
      provenance: 'manual',
      hit: `import session from 'express-session'; export const s = session({ secret: 'x' });`,
      miss: `import other from 'other'; export const s = other({ secret: 'x' });`,
    },
  ],
};
