import { onlyNames } from './secret-names.ts';

/**
 * Why a literal is no secret: `empty` (to be filled at run time), `instruction` (tells the developer to put something there), `reference` (a variable is
 * put in), `weak` (a name of the thing, a sequence: nothing as something shown to others, but a real password of whoever lets in with it), `common` (a word that
 * everybody tries first, `admin`: real where it is handed to a log-in, nothing by its name alone).
 */
export type Placeholder = 'empty' | 'instruction' | 'reference' | 'weak' | 'common';

const instruction =
  /(?:^|[^a-z])(?:your|ihre?|deine?|vous?|votre|sua|seu|tua|vostra|jouw|tu|twoj|ваш|change|replace|insert|enter|fill|put|paste|todo|fixme|set|type|add|here|hier|aqui|qui|redacted|removed|hidden|placeholder|example|sample|dummy|fake|xxx+|yyy+|zzz+|foobar|lorem|not[ _-]?set|none|null|undefined|changeme|change_me|change-me|missing|unset|unknown)(?:[^a-z]|$)/i;
const instructionInside =
  /YOUR|Your[A-Z_]|your[A-Z_-]|REPLACE|CHANGE_?ME|changeme|changethis|change_?in_?prod|PLACEHOLDER|placeholder|EXAMPLE|INSERT_|ENTER_|_HERE|xxxx|XXXX|您的|你的|密码|パスワード|비밀번호|пароль|contraseña/;
const reference =
  /^\s*(?:<[^<>]*>|\{\{.*\}\}|\$\{[^}]*\}|\$\([^)]*\)|\$[A-Za-z_]\w*|%[A-Za-z_]\w*%|@[A-Za-z_]\w*@|\[[^\]]*\]|__\w+__|#\{[^}]*\})\s*$/;
const common = new Set(
  'admin root user guest test secret letmein welcome qwerty qwertz azerty asdf abcd abc123 admin123 root123 test123 test1234 secret123 pass123 password1 password123 iloveyou default esp32 esp8266 arduino raspberry toor iot android'.split(
    ' ',
  ),
);

/** Whether a literal is a placeholder, and of what sort; null when it reads like a real secret. */
export function placeholder(value: string): Placeholder | null {
  const text = value.trim();
  if (text === '' || /^(?:-1|0|n\/?a|-+|\.+|\*+|•+|_+|\?+|…+)$/i.test(text)) return 'empty';
  if (/^(.)\1*$/su.test(text) && !/^\d+$/.test(text)) return 'empty';
  if (reference.test(text)) return 'reference';
  if (/%[sdu@]|%\.\*s|\$\{|\{\{|\{\d?\}/.test(text)) return 'reference';
  // Cut off: shown as an example, not used.
  if (/(?:\.\.\.|…)$/.test(text)) return 'instruction';
  if (instruction.test(text) || instructionInside.test(text)) return 'instruction';
  if (common.has(text.toLowerCase())) return 'common';
  if (sequence(text) || onlyNames(text)) return 'weak';
  return null;
}

/** Ascending, descending or repeated runs: `12345678`, `abcdefgh`, `11111111`, `1234567890:ABCDEF…`. */
function sequence(text: string): boolean {
  const units = [...text.toLowerCase()].filter((c) => /[a-z0-9]/.test(c)).map((c) => c.charCodeAt(0));
  if (units.length < 3) return false;
  let regular = 0;
  for (let i = 1; i < units.length; i++) {
    const step = (units[i] ?? 0) - (units[i - 1] ?? 0);
    const wraps = units[i - 1] === 57 && units[i] === 48;
    if (Math.abs(step) <= 1 || wraps) regular++;
  }
  return regular >= (units.length - 1) * 0.8;
}
