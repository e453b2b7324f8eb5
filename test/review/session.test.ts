import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Review } from '../../src/model/review.ts';
import { defaultConfig } from '../../src/review/config.ts';
import type { Engine } from '../../src/review/engine.ts';
import { makeSession, type SessionOptions } from '../../src/review/session.ts';
import { realEngine } from '../fixture-toys.ts';
import { type MemoryHost, memoryHost, type Node } from './memory-host.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await realEngine();
});

const session = (host: MemoryHost, more: Partial<SessionOptions> = {}) =>
  makeSession({ host, roots: [{ name: '', folder: '/toy' }], config: defaultConfig, engine, ...more });
const scan = (files: Record<string, Node>, more: Partial<SessionOptions> = {}) =>
  session(memoryHost(files), more).scan();

/** All that must not depend on how a result was come by. */
const stable = ({ findings, toy, skipped, excerpts }: Review): string =>
  JSON.stringify({ findings, toy, skipped, excerpts }, null, 1);
const rulesOf = (review: Review): string[] => review.findings.map((f) => `${f.path}:${f.line} ${f.ruleId}`);

/** A firmware whose store is wrapped in a second file, whose key stands in a third, and one that nothing mentions. */
const toy: Record<string, string> = {
  'CMakeLists.txt': 'project(bear)\n',
  'main/store.c': [
    '#include "nvs.h"',
    '#include "keys.h"',
    'void keep(nvs_handle_t h, const char *value) {',
    '  nvs_set_str(h, KEY_OF_SECRET, value);',
    '}',
    '',
  ].join('\n'),
  'main/keys.h': '#define KEY_OF_SECRET "wifi_password"\n',
  'main/portal.c': [
    'void keep(int h, const char *value);',
    'void on_form(int h, char *password) {',
    '  keep(h, password);',
    '}',
    '',
  ].join('\n'),
  'main/led.c': 'void blink(int pin) { toggle(pin); }\n',
};

describe('waves', () => {
  test('a file without an SDK word is read again when its name is wanted, and one that nothing mentions is not', async () => {
    const run = session(memoryHost(toy));
    const review = await run.scan();
    expect(review.findings.some((finding) => finding.ruleId === 'credential-stored-plaintext')).toBe(true);
    expect(run.file('main/keys.h')?.unit).toBeTruthy();
    expect(run.file('main/led.c')?.unit).toBeNull();
    expect(review.summary.waves).toBeGreaterThan(1);
  });

  test('analysing every file finds the same', async () => {
    const [some, all] = [await scan(toy), await scan(toy, { parseAll: true })];
    expect(all.summary.lowered).toBe(5);
    expect(some.summary.lowered).toBeLessThan(5);
    expect(stable(all)).toBe(stable(some));
  });

  test('the order in which a disk lists files changes nothing', async () => {
    const reversed = Object.fromEntries(Object.entries(toy).reverse());
    expect(stable(await scan(reversed))).toBe(stable(await scan(toy)));
  });
});

describe('incremental', () => {
  test('after any series of edits the result equals one from scratch', async () => {
    const lines = [
      '#include "nvs.h"',
      '#define KEY_OF_SECRET "blink_rate"',
      'static const char *PASSWORD = "Gr3enDr4gon77";',
      'void keep2(int h, char *token) { nvs_set_str(h, "token", token); }',
      '// toy-privacy-ignore credential-stored-plaintext -- test',
      '#if 0',
      '#endif',
      '}',
    ];
    const edit = fc.record({
      path: fc.constantFrom(...Object.keys(toy), 'main/new.c', '.gitignore'),
      how: fc.constantFrom('insert', 'remove', 'delete', 'restore', 'binary'),
      at: fc.nat(6),
      line: fc.constantFrom(...lines),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const host = memoryHost(toy);
        const run = session(host);
        await run.scan();
        for (const { path, how, at, line } of edits) {
          const before = host.files.get(path);
          const text = typeof before === 'string' ? before.split('\n') : [];
          if (how === 'insert') text.splice(at, 0, line);
          if (how === 'remove') text.splice(at, 1);
          if (how === 'delete') host.files.delete(path);
          else if (how === 'binary') host.files.set(path, Uint8Array.of(0, 1, 2));
          else host.files.set(path, how === 'restore' ? (toy[path] ?? '*.c\n') : text.join('\n'));
          const updated = await run.update([path]);
          expect(stable(updated)).toBe(stable(await scan(Object.fromEntries(host.files))));
        }
      }),
      { numRuns: 40, seed: 4 },
    );
  });

  test('an edit reads the edited file and no other source again', async () => {
    const host = memoryHost(toy);
    const run = session(host);
    await run.scan();
    host.reads.length = 0;
    host.files.set('main/portal.c', `\n${toy['main/portal.c']}`);
    await run.update(['main/portal.c']);
    expect(host.reads).toEqual(['main/portal.c']);
  });
});

describe('failures are reported and end nothing', () => {
  const secret = 'const char *password = "Gr3enDr4gon77";\n';

  test('a front end that throws', async () => {
    const broken = {
      id: 'broken',
      handles: (path: string) => path.endsWith('.c'),
      lower: () => {
        throw new Error('lost');
      },
    };
    const review = await scan(
      { 'a.c': secret, 'b.ts': `export ${secret.replace('char *', '')}` },
      { engine: { ...engine, frontEnds: [broken, ...engine.frontEnds] } },
    );
    expect(review.skipped).toEqual([{ path: 'a.c', reason: 'the broken front end failed: lost', incomplete: true }]);
    expect(rulesOf(review)).toEqual(['b.ts:1 credential-hardcoded']);
  });

  test('a rule that throws', async () => {
    const rules = engine.rules.map((rule, i) =>
      i === 0
        ? {
            ...rule,
            check: () => {
              throw new Error('odd');
            },
          }
        : rule,
    );
    const review = await scan({ 'a.c': secret }, { engine: { ...engine, rules } });
    const id = engine.rules[0]!.meta.id;
    expect(review.skipped).toEqual([{ path: '.', reason: `the rule ${id} failed: odd`, incomplete: true }]);
  });

  test('an analysis that throws', async () => {
    const assembleToy = () => {
      throw new Error('tangled');
    };
    const review = await scan({ 'a.c': secret }, { engine: { ...engine, assembleToy } });
    expect(review.skipped).toEqual([{ path: '.', reason: 'the analysis failed: tangled', incomplete: true }]);
  });

  test('a file that vanishes between listing and reading, and one that is locked', async () => {
    const host = memoryHost({ 'a.c': secret, 'gone.c': secret, 'locked.c': { locked: true } });
    const { read } = host;
    host.read = (paths, most) => {
      host.files.delete('gone.c');
      return read(paths, most);
    };
    const review = await session(host).scan();
    expect(review.skipped.map((skip) => `${skip.path} ${skip.incomplete} ${skip.reason}`)).toEqual([
      'gone.c true vanished while the project was read; scan again',
      'locked.c true not readable: permission denied; make it readable or exclude it',
    ]);
    expect(rulesOf(review)).toEqual(['a.c:1 credential-hardcoded']);
  });

  test('large, binary and minified files are left out by policy', async () => {
    const review = await scan({
      'big.c': 'x'.repeat(3_000_000),
      'bin.c': Uint8Array.of(127, 69, 0),
      'v.min.js': secret,
    });
    expect(review.skipped.map((skip) => `${skip.path} ${skip.incomplete}`)).toEqual([
      'big.c false',
      'bin.c false',
      'v.min.js false',
    ]);
    expect(review.skipped[0]!.reason).toMatch(/too large.*maxFileBytes/);
  });
});

describe('findings', () => {
  const two = 'const char *ap_password = "Gr3enDr4gon77";\nconst char *db_password = "b4tteryStaple9";\n';

  test('fingerprints survive line moves; the one for evidence survives a rename too', async () => {
    const prints = (review: Review, key: 'fingerprint' | 'evidenceFingerprint') => review.findings.map((f) => f[key]);
    const before = await scan({ 'a.c': two });
    const moved = await scan({ 'a.c': `// one\n\n${two}` });
    const renamed = await scan({ 'b.c': two });
    expect(new Set(prints(before, 'fingerprint')).size).toBe(2);
    expect(prints(moved, 'fingerprint')).toEqual(prints(before, 'fingerprint'));
    expect(prints(renamed, 'fingerprint')).not.toEqual(prints(before, 'fingerprint'));
    expect(prints(renamed, 'evidenceFingerprint')).toEqual(prints(before, 'evidenceFingerprint'));
    expect(before.findings[0]!.fingerprint).toMatch(/^[0-9a-f]{32}$/);
  });

  test('the configuration overrides severity and turns rules off; --only narrows', async () => {
    const config = (level: 'info' | 'off') => ({ ...defaultConfig, rules: { 'credential-hardcoded': level } });
    const soft = await scan({ 'a.c': two }, { config: config('info') });
    expect(soft.findings.map((finding) => finding.severity)).toEqual(['info', 'info']);
    expect((await scan({ 'a.c': two }, { config: config('off') })).findings).toEqual([]);
    expect((await scan({ 'a.c': two }, { only: ['ble-open-write'] })).findings).toEqual([]);
  });

  test('a comment with a reason silences its line or the next; without one it is reported, as is an unused one', async () => {
    const [first, second] = two.trimEnd().split('\n');
    const review = await scan({
      'a.c': [
        `${first} // toy-privacy-ignore credential-hardcoded -- a sample`,
        '// toy-privacy-ignore credential-hardcoded -- the next line, comments between',
        '/* said',
        '   twice */',
        second,
        `${first?.replace('ap_', 'x_')} // toy-privacy-ignore credential-hardcoded`,
        'int a; // toy-privacy-ignore credential-hardcoded -- nothing here',
        'int b; // toy-privacy-ignore credential-hardcodet -- mistyped',
      ].join('\n'),
    });
    expect(review.summary.suppressed).toBe(2);
    expect(rulesOf(review)).toEqual([
      'a.c:6 credential-hardcoded',
      'a.c:6 review-ignore-without-reason',
      'a.c:7 review-unused-ignore',
      'a.c:8 review-unused-ignore',
    ]);
    expect(review.findings.at(-1)!.message).toMatch(/did you mean credential-hardcoded\?/);
  });

  test('a secret stands in no text of the result', async () => {
    const files = { 'a.c': `${two}void f(int h) { nvs_set_str(h, "password", "Gr3enDr4gon77"); }\n` };
    const text = JSON.stringify(await scan(files));
    expect(text).not.toContain('Gr3enDr4gon77');
    expect(text).not.toContain('b4tteryStaple9');
    expect(text).toContain('Gr… (13 characters)');
  });
});

test('several roots make one toy with prefixed paths', async () => {
  const host = memoryHost({
    'fw/a.c': 'const char *password = "Gr3enDr4gon77";\n',
    'app/b.ts': 'export const apiToken = "c8f9a1b2c3d4e5f6";\n',
  });
  const roots = [
    { name: 'firmware', folder: '/toy/fw' },
    { name: 'phone', folder: '/toy/app' },
  ];
  const review = await session(host, { roots }).scan();
  expect(review.findings.map((finding) => finding.path)).toEqual(['firmware/a.c', 'phone/b.ts']);
});
