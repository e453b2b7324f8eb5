import type { Decision } from '../model/place.ts';
import type { Setting } from '../program/ir.ts';
import type { Program } from '../program/query.ts';

/** Whether an app may speak cleartext to a host. */
export interface CleartextPolicy {
  permitted: boolean | null;
  decidedBy: Decision;
}

interface Found {
  path: string;
  setting: Setting;
}

/**
 * Android's network security policy for a host (developer.android.com, NetworkSecurityConfig): a security configuration that the main manifest names
 * wins, most specific domain first; else `usesCleartextTraffic`; else cleartext is off from targetSdk 28. Debug source sets don't count. Null where neither
 * manifest nor targetSdk is in the tree.
 */
export function cleartextPolicy(program: Program, path: string, host: string | null): CleartextPolicy {
  const root = moduleOf(program, path);
  const manifests = settingsOf(program, root, 'manifest').filter((s) => !variant.test(s.path));
  const named = manifests.find((s) => s.setting.name === 'manifest/application@android:networkSecurityConfig');
  if (named) {
    const file = `/${(named.setting.value ?? '').replace(/^@xml\//, '')}.xml`;
    const config = settingsOf(program, root, 'network-security-config').filter(
      (s) => s.path.endsWith(file) && !variant.test(s.path),
    );
    if (config.length) return byConfiguration(program, config, host) ?? byTarget(program, root);
  }
  const flag = manifests.find((s) => s.setting.name === 'manifest/application@android:usesCleartextTraffic');
  const value = flag && worth(program, flag);
  if (flag && (value === 'true' || value === 'false'))
    return { permitted: value === 'true', decidedBy: said(program, flag, `usesCleartextTraffic="${value}"`) };
  if (flag) return { permitted: null, decidedBy: said(program, flag, 'usesCleartextTraffic is set by the build') };
  return byTarget(program, root);
}

const variant = /\/src\/(?:debug|androidTest|test|mock\w*|dev\w*|staging|qa)\//;

function byConfiguration(program: Program, config: readonly Found[], host: string | null): CleartextPolicy | undefined {
  const attribute = 'cleartextTrafficPermitted';
  const domains = config.filter((s) => /\/domain$/.test(s.setting.name));
  const matching = domains
    .filter((s) => host !== null && sameDomain(config, s, host))
    .sort((a, b) => (b.setting.value ?? '').length - (a.setting.value ?? '').length);
  for (const domain of matching) {
    const owner = (domain.setting.owner ?? '').replace(/\/domain\[[^\]]*\]$/, '');
    const flag = config.find((s) => s.setting.name.endsWith(`domain-config@${attribute}`) && s.setting.owner === owner);
    if (flag) return decided(program, flag);
  }
  const base = config.find((s) => s.setting.name.endsWith(`base-config@${attribute}`));
  if (base) return decided(program, base);
  const someDomain = config.find(
    (s) => s.setting.name.endsWith(`domain-config@${attribute}`) && s.setting.value === 'true',
  );
  // A host that can't be told may be the one that is excepted.
  if (host === null && someDomain) return { permitted: null, decidedBy: decided(program, someDomain).decidedBy };
  return undefined;
}

function sameDomain(config: readonly Found[], domain: Found, host: string): boolean {
  const name = (domain.setting.value ?? '').trim().toLowerCase();
  if (name === host.toLowerCase()) return true;
  const sub = config.find(
    (s) => s.setting.name.endsWith('/domain@includeSubdomains') && s.setting.owner === domain.setting.owner,
  );
  return sub?.setting.value === 'true' && host.toLowerCase().endsWith(`.${name}`);
}

function decided(program: Program, flag: Found): CleartextPolicy {
  return {
    permitted: flag.setting.value === 'true',
    decidedBy: said(program, flag, `cleartextTrafficPermitted="${flag.setting.value}"`),
  };
}

function byTarget(program: Program, root: string): CleartextPolicy {
  const gradle = [
    'android/defaultConfig/targetSdk',
    'android/targetSdk',
    'defaultConfig/targetSdk',
    'android/defaultConfig/targetSdkVersion',
  ];
  const all = [...settingsOf(program, root, undefined), ...settingsOf(program, '', undefined)];
  const target =
    all.find((s) => gradle.includes(s.setting.name)) ??
    all.find((s) => /uses-sdk@android:targetSdkVersion$/.test(s.setting.name));
  const level = Number(target?.setting.value ?? Number.NaN);
  if (!target || Number.isNaN(level)) {
    return {
      permitted: null,
      decidedBy: {
        path: null,
        line: null,
        text: 'targetSdk is not in the tree: Android permits cleartext below 28 only',
      },
    };
  }
  return {
    permitted: level < 28,
    decidedBy: said(program, target, `targetSdk ${level}: cleartext is ${level < 28 ? 'on' : 'off'} by default`),
  };
}

/** The Gradle module around a file: the folder before its `src`. */
function moduleOf(program: Program, path: string): string {
  const at = path.lastIndexOf('/src/');
  if (at >= 0) return path.slice(0, at);
  return program.build(path)?.root ?? '';
}

/** Settings of one kind of configuration file, first of the module itself, then of the app modules beside it, then of any. */
function settingsOf(program: Program, root: string, kind: string | undefined): Found[] {
  const found: { near: number; one: Found }[] = [];
  for (const path of program.paths) {
    const unit = program.unit(path);
    if (unit?.language !== 'config' || (kind !== undefined && unit.config !== kind)) continue;
    if (kind === undefined && !/(^|\/)(build\.gradle(\.kts)?|AndroidManifest\.xml)$/.test(path)) continue;
    const inside = root !== '' && path.startsWith(`${root}/`);
    const near = inside ? 0 : /(^|\/)app\//.test(path) ? 1 : 2;
    for (const decl of unit.decls) if (decl.k === 'setting') found.push({ near, one: { path, setting: decl } });
  }
  return found.sort((a, b) => a.near - b.near).map(({ one }) => one);
}

/** A manifest's placeholder `${name}` as Gradle fills it. */
function worth(program: Program, found: Found): string | null {
  const value = found.setting.value;
  const name = /^\$\{(\w+)\}$/.exec(value ?? '')?.[1];
  if (!name) return value;
  for (const path of program.paths) {
    const unit = program.unit(path);
    if (unit?.language !== 'config') continue;
    for (const decl of unit.decls) {
      if (decl.k === 'setting' && decl.name.endsWith(`defaultConfig/manifestPlaceholders:${name}`)) return decl.value;
    }
  }
  return null;
}

function said(program: Program, { path, setting }: Found, text: string): Decision {
  return { path, line: program.place({ path, decl: setting, node: setting }).line, text };
}
