import fs from 'node:fs';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import type { Review } from '../../src/model/review.ts';
import { inventoryJson, scanJson } from '../../src/report/json.ts';
import { settingNames } from '../../src/review/config.ts';
import { reviewToy } from '../fixture-toys.ts';
import { sample } from './sample.ts';

const root = path.resolve(import.meta.dirname, '../..');
const schema = (name: string): Record<string, unknown> =>
  JSON.parse(fs.readFileSync(path.join(root, 'schema', `${name}.schema.json`), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true, strict: true });
const validate = { scan: ajv.compile(schema('scan')), inventory: ajv.compile(schema('inventory')) };

function problems(kind: keyof typeof validate, value: object): unknown {
  validate[kind](JSON.parse(JSON.stringify(value)));
  return validate[kind].errors ?? [];
}

test.each(['leaky-bear', 'careful-bear'])('what is printed of %s keeps to the schemas', async (name) => {
  const review = await reviewToy(path.join(root, 'examples', name));
  expect(review.toy.characteristics.length).toBeGreaterThan(0);
  expect(problems('scan', scanJson(review))).toEqual([]);
  expect(problems('inventory', inventoryJson(review))).toEqual([]);
});

test('every kind of row, full and bare, keeps to the schemas', () => {
  for (const review of [sample.full, sample.bare] satisfies Review[]) {
    expect(problems('scan', scanJson(review))).toEqual([]);
    expect(problems('inventory', inventoryJson(review))).toEqual([]);
  }
});

test('the schemas refuse what is not in the contract', () => {
  const scan = JSON.parse(JSON.stringify(scanJson(sample.full)));
  scan.findings[0].severity = 'fatal';
  scan.findings[0].extra = 1;
  scan.version = 2;
  expect(problems('scan', scan)).toHaveLength(3);
  const inventory = JSON.parse(JSON.stringify(inventoryJson(sample.full)));
  inventory.characteristics[0].uuid = '19B10001-E8F2-537E-4F6C-D104768A1214';
  inventory.characteristics[0].access.read = 'public';
  expect(problems('inventory', inventory)).toHaveLength(2);
});

test('the schema of the configuration names the settings that are read', () => {
  expect(Object.keys(schema('config').properties as object).sort()).toEqual([...settingNames].sort());
});
