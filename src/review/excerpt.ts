import type { Finding } from '../model/finding.ts';
import type { Excerpts } from '../model/review.ts';
import type { Toy } from '../model/toy.ts';
import type { Unit } from '../program/ir.ts';
import { byText } from './paths.ts';
import { dotOut, dotStrings, type Secrets } from './secrets.ts';

/** Lines shown before and after a finding's first line. */
const AROUND = 2;

/** Cuts the lines that findings, their reasons and their steps stand on, and what surrounds the findings. */
export function excerptsOf(
  findings: readonly Finding[],
  toy: Toy,
  unit: (path: string) => Unit | undefined,
  secrets: Secrets,
): Excerpts {
  const wanted = new Map<string, Set<number>>();
  const want = (path: string | null, from: number | null, to = from): void => {
    if (path === null || from === null || to === null) return;
    const lines = wanted.get(path) ?? new Set();
    wanted.set(path, lines);
    for (let line = from; line <= to; line++) lines.add(line);
  };
  for (const finding of findings) {
    want(finding.path, finding.line - AROUND, Math.min(finding.endLine, finding.line + 8) + AROUND);
    for (const at of [...finding.decidedBy, ...(finding.related ?? []), ...(finding.flow ?? [])])
      want(at.path, at.line);
  }
  const guarded = credentialLines(findings, toy);
  const excerpts: Record<string, Record<number, string>> = {};
  for (const [path, lines] of [...wanted].sort(([a], [b]) => byText(a, b))) {
    const source = unit(path);
    if (!source) continue;
    const texts: Record<number, string> = {};
    for (const line of [...lines].sort((a, b) => a - b)) {
      if (line < 1 || line > source.lines.length) continue;
      const text = source.text.slice(source.lines[line - 1], source.lines[line]).replace(/[\r\n]+$/, '');
      const names = guarded.get(`${path}:${line}`);
      texts[line] = dotOut(names ? dotBare(dotStrings(text, names)) : text, secrets);
    }
    excerpts[path] = texts;
  }
  return excerpts;
}

/** Lines on which a credential stands → names of credentials, which are keys and may be shown. */
function credentialLines(findings: readonly Finding[], toy: Toy): Map<string, Set<string>> {
  const names = new Set(toy.credentials.flatMap((credential) => credential.name ?? []));
  const lines = new Map<string, Set<string>>();
  const add = (place: { path: string; line: number; endLine: number }): void => {
    for (let line = place.line; line <= place.endLine; line++) lines.set(`${place.path}:${line}`, names);
  };
  for (const credential of toy.credentials) if (credential.rests === 'literal') add(credential.place);
  for (const finding of findings) if (finding.ruleId.startsWith('credential-')) add(finding);
  return lines;
}

/** Dots out a key's text that no quotes surround. */
const dotBare = (line: string): string =>
  line.replace(/^(\s*)([A-Za-z0-9+/]{24,}={0,2})(?=\s*$)/, (_all, indent: string, key: string) => {
    return indent + key.slice(0, 2) + '•'.repeat(key.length - 2);
  });
