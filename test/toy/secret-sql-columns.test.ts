import { expect, test } from 'vitest';
import { sqlColumns } from '../../src/toy/sql-columns.ts';

test('columns of an INSERT in the order of its parameters', () => {
  expect(sqlColumns('INSERT INTO devices (id, name, auth_token) VALUES ($1, $3, $2) RETURNING *')).toEqual([
    'id',
    'auth_token',
    'name',
  ]);
  expect(sqlColumns('insert into t (a, b, c) values (?, now(), ?)')).toEqual(['a', 'c']);
});

test('a parameter inside a function fills no column as it is', () => {
  expect(sqlColumns("INSERT INTO t (name, pw) VALUES ($1, crypt($2, gen_salt('bf')))")).toEqual(['name', null]);
});

test('what UPDATE sets, not what it looks for', () => {
  expect(sqlColumns('UPDATE users SET token = $1, seen = now() WHERE password = $2')).toEqual(['token', null]);
});

test('a question sets nothing', () => {
  expect(sqlColumns('SELECT * FROM users WHERE token = $1').filter(Boolean)).toEqual([]);
});
