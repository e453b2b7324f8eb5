// Scans the public repositories that the verdicts here speak of, and holds today's findings against them.
//
//   npm run ruling -- --repos DIR     DIR/owner+name is a work tree at the verdicts' commit
//
// A verdict is `true` (the finding is right), `false` (it was a false alarm: it must not come back) or `missed` (a defect that was
// not found). A repository that is not there makes the run fail: nothing is skipped silently.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

const here = import.meta.dirname;
const bin = path.join(here, '..', '..', 'dist', 'cli.mjs');
const { values } = parseArgs({ options: { repos: { type: 'string' } } });
if (!values.repos) {
  console.error(
    'Say where the repositories lie: npm run ruling -- --repos DIR (DIR/owner+name, at the commit that the verdicts name)',
  );
  process.exit(2);
}

const verdicts = fs
  .readdirSync(here)
  .filter((file) => file.endsWith('.json'))
  .sort()
  .flatMap((file) =>
    JSON.parse(fs.readFileSync(path.join(here, file), 'utf8')).map((v) => ({ ...v, verdict: String(v.verdict) })),
  );

const byRepo = Map.groupBy ? Map.groupBy(verdicts, (v) => v.repo) : group(verdicts);
const total = { kept: 0, lost: 0, gone: 0, back: 0, missed: 0, found: 0, unread: 0 };
const absent = [];
for (const [repo, list] of [...byRepo].sort(([a], [b]) => (a < b ? -1 : 1))) {
  const folder = path.join(values.repos, repo.replace('/', '+'));
  if (!fs.existsSync(folder)) {
    absent.push(repo);
    continue;
  }
  const findings = scan(folder);
  const rules = new Set(list.map((v) => v.rule));
  const used = new Set();
  for (const v of list) {
    const near = findings.filter(
      (f) =>
        !used.has(f) &&
        f.ruleId === v.rule &&
        f.path === v.path &&
        f.severity !== 'info' &&
        Math.abs(f.line - v.line) <= 3,
    );
    const hit = near.sort((a, b) => Math.abs(a.line - v.line) - Math.abs(b.line - v.line))[0];
    if (hit) used.add(hit);
    const word =
      v.verdict === 'true'
        ? hit
          ? 'kept'
          : 'lost'
        : v.verdict === 'false'
          ? hit
            ? 'back'
            : 'gone'
          : hit
            ? 'found'
            : 'missed';
    total[word]++;
    if (word === 'lost' || word === 'back' || word === 'found')
      console.log(`${word.padEnd(6)} ${v.rule} ${repo} ${v.path}:${v.line} ${v.reason}`);
  }
  for (const f of findings) {
    if (used.has(f) || f.severity === 'info' || !rules.has(f.ruleId)) continue;
    total.unread++;
    console.log(`unread ${f.ruleId} ${repo} ${f.path}:${f.line} ${f.message}`);
  }
}
for (const repo of absent) console.log(`absent ${repo}`);
console.log(
  `${byRepo.size - absent.length} repositories: ${total.kept} true findings kept, ${total.lost} lost; ${total.gone} false alarms gone, ${total.back} back; ` +
    `${total.missed} misses, ${total.found} since found; ${total.unread} findings that nobody has read`,
);
process.exitCode = absent.length || total.lost || total.back ? 1 : 0;

function scan(folder) {
  const run = spawnSync(process.execPath, [bin, 'scan', '.', '--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  try {
    return JSON.parse(run.stdout).findings;
  } catch {
    throw new Error(`${folder}: no JSON, exit ${run.status}: ${run.stderr.slice(0, 400)}`);
  }
}

function group(list) {
  const map = new Map();
  for (const v of list) map.set(v.repo, [...(map.get(v.repo) ?? []), v]);
  return map;
}
