/**
 * `.env`, `.env.production`, `prod.env`, `.envrc` (kind `env`) and the templates that stand for them, `.env.example`,
 * `.env.sample`, `.env.template`, `example.env`, … (kind `env-example`). Names are the variables. Quotes are taken off;
 * `\n` is resolved in double quotes only; a comment may follow after a blank. Syntax: npm's dotenv.
 */
import { baseName } from './lines.ts';
import type { Format, Reading } from './reading.ts';

const code = /\.([cm]?[jt]sx?|py|rb|php|go|rs|dart|json|ya?ml|toml|md|html?|sh|enc|gpg|vault|key|pem)$/i;
const example = /(^|[._-])(example|sample|template|dist|tpl|tmpl|defaults?|schema)([._-]|$)/i;

const value = `'[^']*'|"(?:${String.raw`\\.|[^"\\]`})*"|\`[^\`]*\`|[^\\r\\n]*`;
// Groups: a comment's text; name, separator, value and what follows a closing quote; any other line.
const entry = new RegExp(
  String.raw`(?:^|\n|\r|\ufeff)[ \t]*` +
    String.raw`(?:#([^\r\n]*)|(?:export[ \t]+)?([\w.-]+)([ \t]*[=:][ \t]*)(${value})([^\r\n]*)|(\S[^\r\n]*))`,
  'dgs',
);

export const dotenv: Format = {
  id: 'env',
  handles(path) {
    const base = baseName(path);
    return (/^\.env(rc)?([._-].*)?$/i.test(base) || /.\.env$/i.test(base)) && !code.test(base);
  },
  read(into, path) {
    into.kind = example.test(baseName(path)) ? 'env-example' : 'env';
    const { text } = into;
    for (const hit of text.matchAll(entry)) readEntry(into, hit);
  },
};

function readEntry(into: Reading, hit: RegExpMatchArray): void {
  const at = (group: number): readonly [number, number] | undefined => hit.indices?.[group];
  const comment = at(1);
  const name = at(2);
  const value = at(4);
  const stray = at(6);
  if (comment) into.comment(comment[0] - 1, comment[1]);
  else if (stray) into.problem(stray, 'Not a line of the form NAME=value.');
  if (!name || !value) return;
  const raw = hit[4]!;
  const quote = /^(['"`])[\s\S]*\1$/.exec(raw)?.[1];
  if (quote && raw.length > 1) {
    const inner = raw.slice(1, -1);
    into.set(hit[2]!, quote === '"' ? inner.replace(/\\n/g, '\n').replace(/\\(["\\$])/g, '$1') : inner, {
      nameSpan: name,
      valueSpan: [value[0] + 1, value[1] - 1],
      span: [name[0], value[1]],
    });
    tail(into, hit[5]!, value[1]);
    return;
  }
  const cut = /(^|\s)#/.exec(raw);
  const written = (cut ? raw.slice(0, cut.index) : raw).trimEnd();
  into.set(hit[2]!, written, { nameSpan: name, valueSpan: [value[0], value[0] + written.length] });
  if (cut) tail(into, raw.slice(cut.index), value[0] + cut.index);
}

function tail(into: Reading, text: string, start: number): void {
  const hash = text.indexOf('#');
  if (hash >= 0) into.comment(start + hash, start + text.length);
}
