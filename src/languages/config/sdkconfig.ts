/**
 * Kconfig's answers: `sdkconfig*` of ESP-IDF, `prj.conf` and its overlays of Zephyr, `*_defconfig`.
 *
 * Names are the symbols with their prefix: `CONFIG_BT_SMP`, `SB_CONFIG_BOOTLOADER_MCUBOOT`. Values: `y`, `10`, a string
 * without its quotes, null for `# CONFIG_X is not set`. A symbol given twice is listed twice; Kconfig takes the last.
 * Kinds: `sdkconfig`, `prj.conf`, `defconfig`, and `conf` (no settings) for a `*.conf` of another program.
 */
import { baseName, type Line, linesOf } from './lines.ts';
import type { Format, Reading } from './reading.ts';

const assignment = /^(\s*)((?:SB_)?CONFIG_\w+)(\s*=[ \t]*)(.*)$/;
const unset = /^(# )((?:SB_)?CONFIG_\w+)( is not set)\b/;
// Backups and what tools make of an sdkconfig (`sdkconfig.h`, `sdkconfig.json`) decide nothing.
const notAnswers = /\.(h|hpp|c|cmake|py|json|md|rst|txt|in|ya?ml|rename|old|bak|orig|save)$|~$/i;

function answers(path: string): 'sdkconfig' | 'defconfig' | 'conf' | undefined {
  const base = baseName(path);
  if (notAnswers.test(base)) return undefined;
  if (/^sdkconfig/.test(base) || /\.sdkconfig(\.defaults)?$/.test(base)) return 'sdkconfig';
  if (/_defconfig$/.test(base)) return 'defconfig';
  return base.endsWith('.conf') ? 'conf' : undefined;
}

export const sdkconfig: Format = {
  id: 'sdkconfig',
  handles: (path) => answers(path) !== undefined,
  read(into, path) {
    const lines = linesOf(into.text);
    const kind = answers(path);
    into.kind = kind === 'conf' ? confKind(lines, path) : kind;
    if (into.kind === 'conf') return;
    for (const line of lines) readLine(into, line);
  },
};

/** A `*.conf` is Kconfig's where it is named so, or where most of its lines are. */
function confKind(lines: Line[], path: string): string {
  if (/^prj(_.*)?\.conf$/.test(baseName(path))) return 'prj.conf';
  let ours = 0;
  let others = 0;
  for (const { text } of lines) {
    if (assignment.test(text) || unset.test(text)) ours++;
    else if (text.trim() && !text.trimStart().startsWith('#')) others++;
  }
  return ours > others ? 'prj.conf' : 'conf';
}

function readLine(into: Reading, line: Line): void {
  const off = unset.exec(line.text);
  if (off) {
    const start = line.start + off[1]!.length;
    const nameSpan = [start, start + off[2]!.length] as const;
    into.set(off[2]!, null, {
      nameSpan,
      valueSpan: [nameSpan[1] + 1, nameSpan[1] + off[3]!.length],
      span: [line.start, nameSpan[1] + off[3]!.length],
    });
    return;
  }
  const at = line.text.length - line.text.trimStart().length;
  if (line.text[at] === '#') {
    into.comment(line.start + at, line.end);
    return;
  }
  const hit = assignment.exec(line.text);
  if (hit) readAssignment(into, line, hit);
  else if (line.text.trim()) into.problem([line.start + at, line.end], 'Not a line of the form CONFIG_NAME=value.');
}

function readAssignment(into: Reading, line: Line, hit: RegExpExecArray): void {
  const start = line.start + hit[1]!.length;
  const nameSpan = [start, start + hit[2]!.length] as const;
  const at = nameSpan[1] + hit[3]!.length;
  const raw = hit[4]!;
  const quoted = /^"((?:[^"\\]|\\.)*)"/.exec(raw);
  if (!quoted && raw.startsWith('"')) into.problem([at, line.end], 'The string has no closing quote.');
  // Kconfig reads a string up to its closing quote, and only the first character of a bool: a comment may follow.
  const written = quoted ? quoted[0] : /^"/.test(raw) ? raw.trimEnd() : raw.replace(/\s*#.*$/, '').trimEnd();
  const comment = line.text.indexOf('#', at - line.start + written.length);
  if (comment >= 0) into.comment(line.start + comment, line.end);
  const value = quoted ? quoted[1]!.replace(/\\(.)/g, '$1') : written.replace(/^"/, '');
  into.set(hit[2]!, value, { nameSpan, valueSpan: [at, at + written.length] });
}
