import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Store a hash, never the secret: argon2id or bcrypt for passwords, SHA-256 for random tokens of 128 bits or more; what must be read back is encrypted with a key outside the database.';

function query(call: string, hit: string): CallRow<Means> {
  return {
    call,
    args: [2, 3],
    means: { stores: { where: 'SQL database', sql: 0, value: 1, fix } },
    provenance: 'memory',
    hit,
    miss: `export function f(v) { router.query(v); }`,
  };
}

function insert(call: string, value: number): CallRow<Means> {
  return {
    call,
    args: [value + 1, value + 2],
    means: { stores: { where: 'MongoDB', value, fix } },
    provenance: 'memory',
    hit: `import { Collection } from 'mongodb'; export function f(c: Collection, v) { c.${call.split('.')[1]}(${value ? 'q, ' : ''}v); }`,
    miss: `export function f(c: List, v) { c.${call.split('.')[1]}(${value ? 'q, ' : ''}v); }`,
  };
}

/** SQL and document databases through their drivers. An object mapper may hash in a hook, so that its calls have no row here. */
export const nodeDatabases: Platform<Means> = {
  id: 'node-databases',
  title: 'Node database drivers',
  anchors: ['pg', 'mysql2', 'mongodb', 'better-sqlite3', 'sqlite3'],
  calls: [
    query(
      'Pool.query',
      `import { Pool } from 'pg'; const p = new Pool(); export function f(v) { p.query('INSERT INTO t (token) VALUES ($1)', [v]); }`,
    ),
    query(
      'Client.query',
      `import { Client } from 'pg'; const p = new Client(); export function f(v) { p.query('INSERT INTO t (token) VALUES ($1)', [v]); }`,
    ),
    query(
      'PoolClient.query',
      `import { PoolClient } from 'pg'; export function f(p: PoolClient, v) { p.query('INSERT INTO t (token) VALUES ($1)', [v]); }`,
    ),
    insert('Collection.insertOne', 0),
    insert('Collection.insertMany', 0),
    insert('Collection.updateOne', 1),
    insert('Collection.replaceOne', 1),
  ],
};
