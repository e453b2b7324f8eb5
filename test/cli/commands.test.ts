import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { cli, project, run } from './command.ts';

const leak = 'const char *wifi_password = "Gr3enDr4gon77";\n';
const version = JSON.parse(fs.readFileSync(path.join(import.meta.dirname, '../../package.json'), 'utf8')).version;

describe('start', () => {
  test('--version prints the version and loads no chunk of the engine', () => {
    const traced = run('/', ['--version'], { env: { NODE_DEBUG: 'esm' } });
    expect(traced.out).toBe(`${version}\n`);
    const chunks = [...new Set(traced.err.match(/chunks\/[\w-]+\.mjs/g) ?? [])];
    expect(chunks.filter((chunk) => /engine|typescript|grammars|platforms|node-|session/.test(chunk))).toEqual([]);
  });

  test('help shows commands, examples and exit codes', () => {
    expect(run('/', ['--help']).out).toMatch(/scan.*inventory.*why.*Examples:.*Exit codes:/s);
    for (const verb of ['scan', 'inventory', 'why']) {
      const help = run('/', [verb, '--help']);
      expect(help.code).toBe(0);
      expect(help.out).toMatch(/Examples:\n {2}toy-privacy/);
    }
  });
});

describe('exit codes of scan', () => {
  test('0 for a clean project, 1 for findings at or above --fail-on', () => {
    const clean = project({ 'a.c': 'int a;\n' });
    const leaky = project({ 'a.c': leak });
    expect(run(clean, ['scan', '.']).code).toBe(0);
    expect(run(leaky, ['scan', '.']).code).toBe(1);
    expect(run(leaky, ['scan', '.', '--fail-on', 'error']).code).toBe(0);
    expect(run(leaky, ['scan', '.', '--fail-on', 'never']).code).toBe(0);
  });

  test('failOn of the configuration counts, the option wins', () => {
    const folder = project({ 'a.c': leak, '.toy-privacy/config.json': '{ "failOn": "error" }' });
    expect(run(folder, ['scan']).code).toBe(0);
    expect(run(folder, ['scan', '--fail-on', 'info']).code).toBe(1);
  });

  test.each([
    [['scna'], /unknown command 'scna'.*Did you mean scan\?/s],
    [['scan', '--fial-on', 'error'], /unknown option '--fial-on'.*Did you mean --fail-on\?/s],
    [['scan', '--fail-on', 'always'], /Allowed choices are error, warning, info, never/],
    [['scan', '--format', 'xml'], /Allowed choices are text, json, sarif/],
    [['inventory', '--format', 'sarif'], /Allowed choices are text, json/],
    [['scan', '--only', 'ble-open-wirte'], /--only: unknown rule "ble-open-wirte"; did you mean "ble-open-write"\?/],
    [['scan', 'nowhere'], /^toy-privacy: nowhere: no such file or folder; check the path\n$/],
    [['scan', '--root', 'nowhere'], /--root nowhere: no such folder/],
    [['scan', '--config', 'none.json'], /--config none\.json: no such file/],
    [['scan', '--root', 'sub', 'a.c'], /a\.c: outside the root .*name another with --root/],
    [['why', 'a.c'], /a\.c: expected PATH:LINE/],
    [['why', 'b.c:1'], /b\.c: no such file/],
    [['why', 'a.c:99'], /a\.c:99: there is no such line; the file has 2/],
  ])('2 for the mistake %j, with a way out and no stack', (args, message) => {
    const folder = project({ 'a.c': leak, 'sub/b.h': '' });
    const { code, out, err } = run(folder, args);
    expect(err).toMatch(message);
    expect(err).not.toMatch(/\n {4}at /);
    expect(out).toBe('');
    expect(code).toBe(2);
  });
});

describe('the root', () => {
  test('is the one folder given; paths are relative to it', () => {
    const folder = project({ 'toy/fw/a.c': leak, 'other/b.c': leak });
    const { findings } = JSON.parse(run(folder, ['scan', 'toy', '--format', 'json']).out);
    expect(findings.map((one: { path: string }) => one.path)).toEqual(['fw/a.c']);
  });

  test('is else the nearest ancestor of the working folder with .toy-privacy or a version control folder', () => {
    const folder = project({ '.git/HEAD': '', 'toy/.toy-privacy/config.json': '{}', 'toy/fw/a.c': leak, 'b.c': leak });
    const paths = (cwd: string, ...args: string[]) =>
      JSON.parse(run(path.join(folder, cwd), ['scan', '--format', 'json', ...args]).out).findings.map(
        (f: { path: string }) => f.path,
      );
    expect(paths('toy/fw')).toEqual(['fw/a.c']);
    expect(paths('')).toEqual(['b.c', 'toy/fw/a.c']);
    expect(paths('toy', 'fw/a.c')).toEqual(['fw/a.c']);
    expect(paths('', 'b.c', 'toy/fw')).toEqual(['b.c', 'toy/fw/a.c']);
    expect(paths('toy/fw', '--root', '../..')).toEqual(['b.c', 'toy/fw/a.c']);
  });

  test('files given narrow the report, not the analysis', () => {
    const folder = project({ '.toy-privacy/config.json': '{}', 'a.c': leak, 'b.c': leak });
    const { findings, summary } = JSON.parse(run(folder, ['scan', 'a.c', '--format', 'json']).out);
    expect(findings).toHaveLength(1);
    expect(summary.files).toBe(2);
  });

  test('several roots of one toy are named in the configuration', () => {
    const folder = project({
      'home/.toy-privacy/config.json': '{ "roots": { "fw": "../fw", "app": "app" } }',
      'fw/a.c': leak,
      'home/app/b.c': leak,
      'home/c.c': leak,
    });
    const { findings } = JSON.parse(run(path.join(folder, 'home'), ['scan', '--format', 'json']).out);
    expect(findings.map((one: { path: string }) => one.path)).toEqual(['app/b.c', 'fw/a.c']);
    const missing = project({ '.toy-privacy/config.json': '{ "roots": { "fw": "../nowhere" } }' });
    expect(run(missing, ['scan'])).toMatchObject({
      code: 2,
      err: expect.stringMatching(/"roots\.fw" names \.\.\/nowhere, and there is no such folder/),
    });
  });
});

describe('output', () => {
  test('standard output is only data; JSON and SARIF are parseable whatever is found', () => {
    const folder = project({ 'a.c': leak });
    for (const format of ['json', 'sarif']) {
      const { out, err } = run(folder, ['scan', '.', '--format', format]);
      expect(() => JSON.parse(out)).not.toThrow();
      expect(err).toBe('');
    }
  });

  test('colour by FORCE_COLOR, never with NO_COLOR, not to a pipe', () => {
    const folder = project({ 'a.c': leak });
    const sequence = '\u001b[';
    const colored = (env: NodeJS.ProcessEnv): boolean => run(folder, ['scan', '.'], { env }).out.includes(sequence);
    expect(colored({ NO_COLOR: undefined })).toBe(false);
    expect(colored({ NO_COLOR: undefined, FORCE_COLOR: '1' })).toBe(true);
    expect(colored({ NO_COLOR: '1', FORCE_COLOR: '1' })).toBe(false);
  });

  test('a reader that closes the pipe early is no error', async () => {
    const files = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`a${i}.c`, leak.repeat(5)]));
    const child = spawn(process.execPath, [cli, 'scan', '.'], { cwd: project(files) });
    let err = '';
    child.stderr.on('data', (data) => {
      err += data;
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((done) => child.once('exit', done));
    expect(err).toBe('');
    expect(code).toBe(1);
  });

  test('an interrupt ends it at once', async () => {
    const child = spawn(process.execPath, [cli, 'scan', '.'], { cwd: project({ 'a.c': leak }) });
    child.once('spawn', () => child.kill('SIGINT'));
    const [code, signal] = await new Promise<[number | null, string | null]>((done) => {
      child.once('exit', (...how) => done(how));
    });
    expect([code, signal]).toEqual([null, 'SIGINT']);
  });

  test('a build that nothing defines is a mistake', () => {
    const folder = project({
      'platformio.ini': '[env:bear]\nboard = esp32dev\n[env:bear_debug]\nboard = esp32dev\n',
      'a.c': leak,
    });
    const { code, err } = run(folder, ['scan', '.', '--build', 'baer']);
    expect(err).toMatch(/--build: unknown build "baer"; did you mean "bear"\?/);
    expect(code).toBe(2);
    expect(run(folder, ['scan', '.', '--build', 'bear_debug']).code).toBe(1);
  });

  test('--exclude and --only narrow, --parse-all analyses every file', () => {
    const folder = project({ 'a.c': leak, 'tools/b.c': leak, 'c.c': 'int c;\n' });
    const json = (...args: string[]) => JSON.parse(run(folder, ['scan', '.', '--format', 'json', ...args]).out);
    expect(json('--exclude', 'tools').findings).toHaveLength(1);
    expect(json('--only', 'ble-open-read,ble-open-write').findings).toHaveLength(0);
    expect(json().summary.lowered).toBe(2);
    expect(json('--parse-all').summary.lowered).toBe(3);
  });
});

describe('why', () => {
  const folder = project({
    '.toy-privacy/config.json': '{}',
    'a.c': `${leak}int quiet;\n#if 0\nint gone(void) { return 1; }\n#endif\n`,
    'guarded.c': 'int led(int on) {\n#ifdef CONFIG_OLD_BOARD\n  nvs_set_i32(on, "x", 1);\n#endif\n  return on;\n}\n',
    sdkconfig: '# CONFIG_OLD_BOARD is not set\n',
    'plain.c': 'int plain;\n',
    'node_modules/x/i.js': '',
    'notes.txt': '',
  });
  test.each([
    ['a.c:1', /There is a finding.*finding: warning credential-hardcoded.*decided by/s],
    ['a.c:2', /Analysed: nothing on this line/],
    ['a.c:4', /Excluded by the build/],
    ['guarded.c:3', /Excluded by the build/],
    ['guarded.c:5', /Analysed: nothing on this line/],
    ['plain.c:1', /Read and not analysed: it holds no word of a known SDK/],
    ['node_modules/x/i.js:1', /Not read: node_modules is left out: dependencies fetched by npm/],
    ['notes.txt:1', /Not read: no language or format that is looked at/],
  ])('%s', (place, answer) => {
    const { code, out } = run(folder, ['why', place]);
    expect(out).toMatch(answer);
    expect(out).not.toContain('Gr3enDr4gon77');
    expect(code).toBe(0);
  });
});
