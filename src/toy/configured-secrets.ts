import type { Expr, Setting, Unit } from '../program/ir.ts';
import type { At, Program } from '../program/query.ts';
import { judgeNamed, type LiteralSecret } from './literal-secrets.ts';
import { isSamplePath } from './shipped-paths.ts';

/** Kinds of configuration files whose values end in what is built or run. */
const kinds = new Set([
  'sdkconfig',
  'prj.conf',
  'defconfig',
  'Kconfig',
  'platformio.ini',
  'cmake',
  'env',
  'build.gradle',
  'properties',
  'gradle.properties',
  'local.properties',
  'strings',
  'app.json',
  'pem',
]);

/** Secrets in a configuration file: sdkconfig and Kconfig strings, `.env`, gradle fields, `-D` flags, app strings, key files. */
export function configuredSecrets(
  program: Program,
  path: string,
  unit: Unit,
): { at: At; judged: LiteralSecret; name: string | null }[] {
  if (!unit.config || !kinds.has(unit.config) || isSamplePath(path)) return [];
  return unit.decls.flatMap((decl) => {
    if (decl.k !== 'setting' || decl.value === null) return [];
    const name = settingName(decl.name);
    const judged = unit.config === 'pem' ? privateKey(decl.name) : written(program, path, unit, decl, name);
    if (!judged) return [];
    // A setting's value is no expression; only its place is asked for.
    const node = { span: decl.valueSpan } as unknown as Expr;
    return [{ at: { path, decl, node, context: null }, judged, name }];
  });
}

/** `android/defaultConfig/buildConfigField:API_KEY` → `API_KEY`; `env:esp32/define:WIFI_PASS` → `WIFI_PASS`; `CONFIG_OTA_PASS` → `OTA_PASS`. */
const settingName = (name: string): string =>
  name.slice(Math.max(...['.', '/', ':'].map((c) => name.lastIndexOf(c))) + 1).replace(/^CONFIG_/, '');

function written(program: Program, path: string, unit: Unit, decl: Setting, name: string): LiteralSecret | null {
  const value = (decl.value ?? '').trim().replace(/^(["'])(.*)\1$/, '$2');
  if (unit.config === 'build.gradle' && !quoted(unit, decl)) return null;
  if (unit.config === 'Kconfig') {
    // The default counts where it is what the build takes.
    if (decl.name.includes('.')) return null;
    const decides = program.switch(decl.name, path);
    if (decides.value !== decl.value || decides.decidedBy.path !== path) return null;
  }
  const judged = judgeNamed(name, value);
  // An app's texts are labels, unless they look like keys.
  return judged && unit.config === 'strings' && /^(?:password|wifi-passphrase|pin)$/.test(judged.kind) ? null : judged;
}

/** A script's value may be an expression: only what stands in quotes is a literal. */
function quoted(unit: Unit, decl: Setting): boolean {
  const start = decl.span[0] + decl.valueSpan[0];
  return /["'\\]/.test(unit.text.slice(Math.max(0, start - 1), start + 1));
}

function privateKey(title: string): LiteralSecret | null {
  return /PRIVATE KEY/.test(title) && !/ENCRYPTED/.test(title)
    ? { kind: 'private-key', confidence: 'high', because: 'the file holds a private key', secret: '' }
    : null;
}
