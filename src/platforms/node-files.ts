import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Keep secrets in a secret store of the platform (or encrypted with a key from it); a file is in every backup and image of the server.';
const modules = ['fs', 'node:fs', 'fs/promises', 'node:fs/promises', 'fs-extra'];
const names = [
  'writeFile',
  'writeFileSync',
  'appendFile',
  'appendFileSync',
  'writeJson',
  'writeJsonSync',
  'outputFile',
];

/** Files that Node writes. */
export const nodeFiles: Platform<Means> = {
  id: 'node-files',
  title: 'Node files',
  calls: modules.flatMap((module) =>
    names.map(
      (name): CallRow<Means> => ({
        call: `${module}#${name}`,
        args: [2, 4],
        means: { stores: { where: 'file', space: 0, value: 1, fix } },
        provenance: 'manual',
        hit: `import fs from '${module}'; export function f(v) { fs.${name}('c.json', v); }`,
        miss: `import fs from '${module}'; export function f() { fs.readFileSync('c.json'); }`,
      }),
    ),
  ),
};
