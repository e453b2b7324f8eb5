import type { Expr, Setting, Unit } from './ir.ts';
import { position } from './position.ts';
import type { Build } from './query.ts';
import type { Tree } from './tree.ts';

export interface Written {
  value: string | null;
  path: string;
  line: number;
  text: string;
  guard?: Expr;
}

/** One set of switches: the base of a build, or a variant that changes some of them. */
export interface Layer {
  name: string;
  shipping: boolean;
  switches: Map<string, Written>;
  /** A full `sdkconfig`: what it doesn't name is not set. */
  complete: boolean;
}

export interface BuildState extends Build {
  base: Layer[];
  layers: Layer[];
  kconfig: Map<string, Written[]>;
  hasConfig: boolean;
}

function written(path: string, unit: Unit, decl: Setting): Written {
  const text = unit.text.slice(decl.span[0], decl.span[1]).split('\n')[0]?.trim() ?? '';
  return { value: decl.value, path, line: position(unit, decl.span[0])[0], text, guard: decl.guard };
}

const debugVariant = /debug|test|sim|emulat|native|unit|dbg|mock|qemu/i;

/** Every build of the tree with its switches, by what the configuration files say; sorted by root and kind. */
export function collectBuilds(tree: Tree, wanted: string | undefined): BuildState[] {
  const byRoot = new Map<string, BuildState>();
  const configs: { path: string; unit: Unit }[] = [];
  for (const path of tree.paths) {
    const unit = tree.peek(path);
    if (unit?.language === 'config' && unit.config) configs.push({ path, unit });
  }
  const open = (root: string, kind: string): BuildState => {
    const key = `${kindGroup(kind)}:${root}`;
    let build = byRoot.get(key);
    if (!build) {
      build = {
        name: root || '.',
        root,
        kind,
        versions: new Map(),
        board: null,
        variants: [],
        base: [],
        layers: [],
        kconfig: new Map(),
        hasConfig: false,
      };
      byRoot.set(key, build);
    } else if (kind !== 'cmake') build.kind = kind;
    return build;
  };
  for (const { path, unit } of configs) {
    const dir = folder(path).replace(/\/$/, '');
    const settings = unit.decls.filter((d): d is Setting => d.k === 'setting');
    switch (unit.config) {
      case 'sdkconfig':
        open(dir, 'esp-idf');
        break;
      case 'prj.conf':
        if (/(^|\/)prj\.conf$/.test(path)) open(dir, 'zephyr');
        break;
      case 'platformio.ini':
        open(dir, 'platformio');
        break;
      case 'sketch.yaml':
        open(dir, 'arduino');
        break;
      case 'cmake':
        if (settings.some((s) => s.name === 'project')) open(dir, 'cmake');
        break;
      case 'package.json':
        open(dir, 'npm');
        break;
      case 'gradle-settings':
        open(dir, 'gradle');
        break;
    }
  }
  for (const { path, unit } of configs) {
    if (
      unit.config === 'gradle' &&
      ![...byRoot.values()].some((b) => b.kind === 'gradle' && (b.root === '' || path.startsWith(`${b.root}/`)))
    ) {
      open(folder(path).replace(/\/$/, ''), 'gradle');
    }
  }
  const builds = [...byRoot.values()].sort((a, b) =>
    a.root < b.root ? -1 : a.root > b.root ? 1 : a.kind < b.kind ? -1 : 1,
  );
  for (const { path, unit } of configs) {
    const build = nearest(builds, path, unit.config ?? '');
    if (build) absorb(build, path, unit, wanted);
  }
  for (const build of builds) if (build.kind === 'platformio') choosePlatformio(build, wanted);
  return builds;
}

function kindGroup(kind: string): string {
  return kind === 'npm' || kind === 'gradle' ? kind : 'c';
}

function nearest(builds: BuildState[], path: string, kind: string): BuildState | undefined {
  const group = /gradle|manifest|network-security|strings|properties|extraction/.test(kind)
    ? 'gradle'
    : /package\.json|env|expo/.test(kind)
      ? 'npm'
      : 'c';
  let best: BuildState | undefined;
  for (const build of builds) {
    if (kindGroup(build.kind) !== group) continue;
    if (build.root && !path.startsWith(`${build.root}/`)) continue;
    if (!best || build.root.length > best.root.length) best = build;
  }
  return best;
}

function absorb(build: BuildState, path: string, unit: Unit, wanted: string | undefined): void {
  const settings = unit.decls.filter((d): d is Setting => d.k === 'setting');
  const name = path.slice(path.lastIndexOf('/') + 1);
  switch (unit.config) {
    case 'sdkconfig':
    case 'prj.conf': {
      const layer: Layer = {
        name: path,
        shipping: !debugVariant.test(path),
        switches: new Map(),
        complete: name === 'sdkconfig',
      };
      for (const s of settings) layer.switches.set(s.name, written(path, unit, s));
      const isBase =
        folder(path).replace(/\/$/, '') === build.root && /^(sdkconfig(\.defaults)?|prj\.conf)$/.test(name);
      if (isBase || (wanted && matches(path, wanted))) {
        build.hasConfig = true;
        // A full sdkconfig stands above its defaults.
        if (name === 'sdkconfig') build.base.push(layer);
        else build.base.unshift(layer);
        if (!isBase) build.base.push(layer);
      } else {
        build.layers.push(layer);
        build.variants.push(path);
      }
      if (build.board === null) {
        const target = settings.find((s) => s.name === 'CONFIG_IDF_TARGET')?.value;
        if (target) build.board = target;
      }
      break;
    }
    case 'Kconfig':
      for (const s of settings) {
        const w = written(path, unit, s);
        if (s.name.endsWith('.select') || s.name.endsWith('.imply')) {
          const from = s.name.replace(/\.(select|imply)$/, '');
          if (s.value) push(build.kconfig, `select:${s.value}`, { ...w, text: from });
        } else if (!s.name.includes('.')) push(build.kconfig, s.name, w);
      }
      break;
    case 'platformio.ini': {
      build.hasConfig = true;
      const envs = new Map<string, Layer>();
      for (const s of settings) {
        const m = /^env:([^/]+)\/(.+)$/.exec(s.name);
        if (!m) {
          if (s.name === 'platformio/default_envs') build.variants.unshift(`default:${s.value ?? ''}`);
          continue;
        }
        const [, env = '', key = ''] = m;
        let layer = envs.get(env);
        if (!layer) {
          layer = { name: `env:${env}`, shipping: !debugVariant.test(env), switches: new Map(), complete: false };
          envs.set(env, layer);
        }
        layer.switches.set(key.startsWith('define:') ? key.slice(7) : key, {
          ...written(path, unit, s),
          value: s.value ?? '1',
        });
        if (key === 'lib_deps' && s.value) version(build, s.value);
        if (key === 'platform' && s.value) version(build, s.value);
      }
      build.layers.push(...envs.values());
      break;
    }
    case 'idf_component':
    case 'west':
    case 'sketch.yaml':
    case 'package.json':
      for (const s of settings) {
        if (s.value && /dependenc|^idf$|project|fqbn/i.test(s.name))
          build.versions = new Map(build.versions).set(s.name.slice(s.name.lastIndexOf('/') + 1), s.value);
        if (/(^|\/|_)fqbn$/.test(s.name) && s.value) build.board ??= s.value;
        if (/\/platform$/.test(s.name) && s.value) version(build, s.value.replace(/\s*\((.*)\)$/, '@$1'));
      }
      break;
    case 'cmake': {
      const layer: Layer = { name: path, shipping: true, switches: new Map(), complete: false };
      for (const s of settings)
        if (s.name.startsWith('define:') && !s.guard)
          layer.switches.set(s.name.slice(7), { ...written(path, unit, s), value: s.value ?? '1' });
      if (layer.switches.size) build.base.unshift(layer);
      break;
    }
    default: {
      if (!unit.config) break;
      const layer: Layer = { name: path, shipping: true, switches: new Map(), complete: false };
      for (const s of settings) layer.switches.set(s.name, written(path, unit, s));
      if (layer.switches.size) build.base.unshift(layer);
    }
  }
}

/** Default environments are the build; without any named, all are variants of which the common answer counts. */
function choosePlatformio(build: BuildState, wanted: string | undefined): void {
  const said = build.variants.find((v) => v.startsWith('default:'))?.slice(8);
  build.variants = build.variants.filter((v) => !v.startsWith('default:'));
  const names = wanted ? [wanted] : (said ?? '').split(/[\s,]+/).filter(Boolean);
  const envs = build.layers.filter((l) => l.name.startsWith('env:'));
  const chosen = envs.filter((l) => names.includes(l.name.slice(4)));
  const base = chosen.length ? chosen : envs.length === 1 ? envs : [];
  if (base.length) {
    const first = base[0];
    if (first) build.base.push(first);
    build.layers = build.layers.filter((l) => l !== first);
    build.board = first?.switches.get('board')?.value ?? null;
  } else {
    build.hasConfig = false;
    const boards = new Set(envs.map((l) => l.switches.get('board')?.value ?? ''));
    if (boards.size === 1) build.board = [...boards][0] || null;
  }
  build.variants.push(...build.layers.map((l) => l.name));
}

/**
 * `owner/name@^1.2`, `name = 1.2`, or an address: then the version is its release's or branch's name.
 */
function version(build: BuildState, dependency: string): void {
  if (/^(https?|git|file):/.test(dependency)) {
    const parts = dependency.replace(/[#?].*$/, '').split('/');
    const release = parts.indexOf('download');
    const repository = release > 1 ? parts[release - 2] : parts.at(-1)?.replace(/\.(git|zip|tar\.gz)$/, '');
    const tag = release > 0 ? parts[release + 1] : /#(.+)$/.exec(dependency)?.[1];
    build.versions = new Map(build.versions).set(repository ?? dependency, tag ?? '');
    return;
  }
  const m = /^(?:.*\/)?([\w .:-]+?)\s*(?:@|=|\s)\s*([\^~<>=\d][\w.^~<>=, -]*)$/.exec(dependency);
  const name = m?.[1] ?? dependency.slice(dependency.lastIndexOf('/') + 1);
  build.versions = new Map(build.versions).set(name, m?.[2] ?? '');
}

function matches(path: string, wanted: string): boolean {
  return path === wanted || path.includes(wanted);
}

function push<V>(map: Map<string, V[]>, key: string, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** Folder of a path, with its closing slash; `''` at the root. */
export function folder(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}
