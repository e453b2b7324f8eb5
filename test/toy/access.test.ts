import { expect, test } from 'vitest';
import type { AccessTable, Fact, Permission } from '../../src/model/gatt-table.ts';
import { accessOf } from '../../src/toy/access.ts';

const table: AccessTable = [
  { when: [{ lacks: ['plain', 'sealed'] }], access: 'none', reason: 'not offered' },
  { when: [{ lacks: ['sealed'] }], access: 'open', reason: 'plain' },
  { when: [{ fact: 'manager', is: [null] }], access: 'none', reason: 'nobody can' },
  { when: [], access: 'encrypted', reason: 'sealed' },
];
const permission = (words: string[], more: Partial<Permission> = {}): Permission => ({
  words,
  missing: [],
  conditions: [],
  decidedBy: [],
  ...more,
});
const manager = (value: Fact['value']): Record<string, Fact> => ({
  manager: { value, label: 'CONFIG_MANAGER', decidedBy: [{ path: 'prj.conf', line: 3, text: 'CONFIG_MANAGER' }] },
});
const answer = (permissions: Permission[], facts: Record<string, Fact>) => accessOf([{ table, permissions }], facts);

test('the first row that holds decides, and what it rests on is named', () => {
  expect(answer([permission(['sealed'])], manager('y'))).toMatchObject({
    access: 'encrypted',
    decidedBy: [{ path: 'prj.conf' }],
  });
  expect(answer([permission(['sealed'])], manager(null)).access).toBe('none');
});

test('a missing configuration matters only where a security word exists', () => {
  expect(answer([permission(['plain'])], manager(undefined))).toMatchObject({ access: 'open', decidedBy: [] });
  const sealed = answer([permission(['sealed'])], manager(undefined));
  expect(sealed.access).toBe('unknown');
  expect(sealed.reason).toContain('CONFIG_MANAGER');
});

test('an undefined part of a permission leaves open what it may be', () => {
  const { access, possible, reason } = answer([permission(['plain'], { missing: ['RIGHTS'] })], manager('y'));
  expect(access).toBe('unknown');
  expect(possible).toEqual(['encrypted', 'open']);
  expect(reason).toContain('RIGHTS');
});

test('two builds that differ are unknown with their conditions, two that agree are not', () => {
  const a = permission(['plain'], { conditions: ['TEST'] });
  const b = permission(['sealed'], { conditions: ['!TEST'] });
  expect(answer([a, b], manager('y'))).toMatchObject({ access: 'unknown', conditions: ['TEST', '!TEST'] });
  expect(answer([a, a], manager('y')).access).toBe('open');
});

test('of several demands the strictest counts, and without any the operation is not there', () => {
  const demand = (word: string) => ({ table, permissions: [permission([word])] });
  expect(accessOf([demand('plain'), demand('sealed')], manager('y')).access).toBe('encrypted');
  expect(accessOf([], manager('y')).access).toBe('none');
});
