import type { Decl, Expr, Setting, Unit } from './ir.ts';
import type { Build, SwitchValue } from './query.ts';
import type { Tree } from './tree.ts';

interface Written {
  value: string | null;
  path: string;
  line: number;
  text: string;
  guard?: Expr;
}

/** One set of switches: the base of a build, or a variant that changes some of them. */
interface Layer {
  name: string;
  shipping: boolean;
  switches: Map<string, Written>;
  /** A full `sdkconfig`: what it doesn't name is not set. */
  complete: boolean;
}

interface BuildState extends Build {
  base: Layer[];
  layers: Layer[];
  kconfig: Map<string, Written[]>;
  hasConfig: boolean;
}

const cKinds = new Set(['sdkconfig', 'prj.conf', 'platformio.ini', 'cmake', 'sketch.yaml']);

/** Builds as the configuration files make them: which file belongs where, and how each switch stands. */
export class Builds {
  private state: { builds: BuildState[]; modules: Map<string, string> } | null = null;
  private readonly byPath = new Map<string, BuildState | null>();
  private readonly includes = new Map<string, ReadonlySet<string>>();

  constructor(
    private readonly tree: Tree,
    private readonly defaults: ReadonlyMap<string, { value: string | null; text: string }>,
    private readonly wantedBuild: string | undefined,
  ) {}

  /** To be called after any change of files. */
  reset(): void {
    this.state = null;
    this.includes.clear();
    this.byPath.clear();
  }

  get all(): readonly Build[] {
    return this.read().builds;
  }

  private read(): { builds: BuildState[]; modules: Map<string, string> } {
    if (!this.state) this.state = { builds: collect(this.tree, this.wantedBuild), modules: new Map() };
    return this.state;
  }

  /** The innermost build whose root holds the file, of the file's own kind. */
  of(path: string): BuildState | null {
    const known = this.byPath.get(path);
    if (known !== undefined) return known;
    const build = this.innermost(path);
    this.byPath.set(path, build);
    return build;
  }

  private innermost(path: string): BuildState | null {
    const script = /\.(m?[jt]sx?|c[jt]s|vue|svelte|html)$/.test(path);
    const jvm = /\.(kt|kts|java)$/.test(path);
    let best: BuildState | null = null;
    for (const build of this.read().builds) {
      if (build.root && !path.startsWith(`${build.root}/`)) continue;
      if (script !== (build.kind === 'npm') || jvm !== (build.kind === 'gradle')) continue;
      if (!best || build.root.length > best.root.length) best = build;
    }
    return best;
  }

  /** Name of the program that a file is part of: its build's root, or `''` where no build claims it. */
  programOf(path: string): string {
    this.tree.memo.read('b:');
    return this.of(path)?.root ?? '';
  }

  /** Whether code of one program can name what another holds: nested roots, or shared code that no build claims. */
  sees(a: string, b: string): boolean {
    return a === b || a === '' || b === '' || a.startsWith(`${b}/`) || b.startsWith(`${a}/`);
  }

  /** Files that a C file includes, directly and through others, as far as they are in the tree. */
  included(path: string): ReadonlySet<string> {
    const known = this.includes.get(path);
    if (known) return known;
    const found = new Set<string>();
    const todo = [path];
    for (let at = todo.pop(); at !== undefined; at = todo.pop()) {
      for (const decl of this.tree.peek(at)?.decls ?? []) {
        if (decl.k !== 'import') continue;
        const file = this.resolveInclude(at, decl.from);
        if (file && !found.has(file)) {
          found.add(file);
          todo.push(file);
        }
      }
    }
    this.includes.set(path, found);
    return found;
  }

  private resolveInclude(from: string, include: string): string | undefined {
    const near = normal(`${folder(from)}${include}`);
    if (near !== undefined && this.tree.peek(near)) return near;
    const tail = `/${include.replace(/^(\.\.?\/)+/, '')}`;
    const hits = this.tree.paths.filter((p) => `/${p}`.endsWith(tail));
    const program = this.of(from)?.root ?? '';
    const mine = hits.filter((p) => (this.of(p)?.root ?? '') === program);
    const best = mine.length ? mine : hits;
    return best.length === 1 ? best[0] : best.sort((a, b) => common(b, from) - common(a, from) || (a < b ? -1 : 1))[0];
  }

  /** The file of a relative or aliased script module, as far as it is in the tree. */
  module(from: string, specifier: string): string | undefined {
    const bases: string[] = [];
    if (specifier.startsWith('.')) {
      const near = normal(`${folder(from)}${specifier}`);
      if (near !== undefined) bases.push(near);
    } else if (/^[@~]\//.test(specifier)) {
      const root = this.of(from)?.root ?? '';
      const rest = specifier.slice(2);
      for (const dir of ['src/', '', 'app/']) bases.push(`${root ? `${root}/` : ''}${dir}${rest}`);
    } else if (/^[\w-]+\//.test(specifier)) bases.push(specifier, `src/${specifier}`);
    for (const base of bases) {
      const bare = base.replace(/\.(m|c)?jsx?$/, '');
      const tries = [
        base,
        ...extensions.map((e) => base + e),
        ...extensions.map((e) => bare + e),
        ...extensions.map((e) => `${base}/index${e}`),
      ];
      for (const path of tries) if (this.tree.peek(path)) return path;
    }
    return undefined;
  }

  /** How a switch stands for a file. Asks the build's base, its Kconfig defaults, then the SDKs' own. */
  switch(name: string, path: string): SwitchValue {
    this.tree.memo.read('b:');
    this.tree.memo.read(`n:${name}`);
    const build = this.of(path);
    const variants: SwitchValue['variants'] = [];
    if (build) {
      for (const layer of build.layers) {
        const written = layer.switches.get(name);
        if (written) variants.push({ name: layer.name, value: written.value, shipping: layer.shipping });
      }
      for (const layer of [...build.base].reverse()) {
        const written = layer.switches.get(name);
        if (written)
          return { value: written.value, decidedBy: said(written), variants: differing(variants, written.value) };
      }
      const fallback = this.kconfig(name, build, path);
      if (fallback) return { ...fallback, variants: differing(variants, fallback.value) };
      if (build.base.some((layer) => layer.complete)) {
        const where = build.base.find((layer) => layer.complete);
        return {
          value: null,
          decidedBy: { path: null, line: null, text: `${name} is not set in ${where?.name ?? 'the configuration'}` },
          variants: differing(variants, null),
        };
      }
    }
    const known = this.defaults.get(name);
    if (known) {
      return {
        value: known.value,
        decidedBy: { path: null, line: null, text: known.text },
        variants: differing(variants, known.value),
      };
    }
    // Without a base file: what all variants say in common.
    if (build && !build.hasConfig && variants.length && variants.every((v) => v.value === variants[0]?.value)) {
      return {
        value: variants[0]?.value,
        decidedBy: { path: null, line: null, text: `every variant sets ${name}` },
        variants: [],
      };
    }
    return {
      value: undefined,
      decidedBy: { path: null, line: null, text: `nothing in the tree sets ${name}` },
      variants,
    };
  }

  /** The first Kconfig default of the tree whose condition holds; symbols selected by one that is on count as on. */
  private kconfig(name: string, build: BuildState, path: string, depth = 0): Omit<SwitchValue, 'variants'> | undefined {
    if (depth > 6) return undefined;
    for (const written of build.kconfig.get(`select:${name}`) ?? []) {
      const selector = written.text;
      const on = this.valueFor(selector, build, path, depth + 1);
      if (on === 'y' && (!written.guard || this.holds(written.guard, path, depth + 1) === 'true')) {
        return {
          value: 'y',
          decidedBy: { path: written.path, line: written.line, text: `${selector} selects ${name}` },
        };
      }
    }
    for (const written of build.kconfig.get(name) ?? []) {
      if (written.guard) {
        const truth = this.holds(written.guard, path, depth + 1);
        if (truth === 'false') continue;
        if (truth === 'open') return { value: undefined, decidedBy: said(written) };
      }
      return { value: written.value, decidedBy: said(written) };
    }
    return undefined;
  }

  private valueFor(name: string, build: BuildState, path: string, depth: number): string | null | undefined {
    for (const layer of [...build.base].reverse()) {
      const written = layer.switches.get(name);
      if (written) return written.value;
    }
    const fallback = this.kconfig(name, build, path, depth);
    if (fallback) return fallback.value;
    return this.defaults.get(name)?.value;
  }

  /** Whether a Kconfig or CMake condition holds for a file's build. */
  holds(guard: Expr, path: string, depth = 0): 'true' | 'false' | 'open' {
    const build = this.of(path);
    const value = (name: string): string | null | undefined => {
      const full = name.startsWith('CONFIG_') ? name : `CONFIG_${name}`;
      return build ? this.valueFor(full, build, path, depth) : this.defaults.get(full)?.value;
    };
    switch (guard.k) {
      case 'name': {
        if (guard.name === 'y') return 'true';
        if (guard.name === 'n') return 'false';
        const v = value(guard.name);
        return v === undefined ? 'open' : v === null || v === 'n' || v === '0' ? 'false' : 'true';
      }
      case 'op': {
        const [a, b] = guard.args;
        if (guard.op === '!' && a) return not(this.holds(a, path, depth));
        if (!a || !b) return 'open';
        if (guard.op === '&&') return and(this.holds(a, path, depth), this.holds(b, path, depth));
        if (guard.op === '||') return not(and(not(this.holds(a, path, depth)), not(this.holds(b, path, depth))));
        return 'open';
      }
      case 'call':
        return guard.args[0] ? this.holds(guard.args[0].value, path, depth) : 'open';
      case 'lit':
        return guard.value ? 'true' : 'false';
      default:
        return 'open';
    }
  }
}

const extensions = ['.ts', '.tsx', '.js', '.jsx', '.mjs', '.cjs', '.mts', '.vue'];

export function not(t: 'true' | 'false' | 'open'): 'true' | 'false' | 'open' {
  return t === 'true' ? 'false' : t === 'false' ? 'true' : 'open';
}
export function and(a: 'true' | 'false' | 'open', b: 'true' | 'false' | 'open'): 'true' | 'false' | 'open' {
  if (a === 'false' || b === 'false') return 'false';
  return a === 'true' && b === 'true' ? 'true' : 'open';
}

function said(written: Written): SwitchValue['decidedBy'] {
  return { path: written.path, line: written.line, text: written.text };
}

function differing(variants: SwitchValue['variants'], value: string | null | undefined): SwitchValue['variants'] {
  return variants.filter((v) => v.value !== value);
}

function folder(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function common(a: string, b: string): number {
  let i = 0;
  while (i < a.length && a[i] === b[i]) i++;
  return i;
}

function normal(path: string): string | undefined {
  const out: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part === '..') {
      if (out.pop() === undefined) return undefined;
    } else out.push(part);
  }
  return out.join('/');
}

function lineOf(unit: Unit, offset: number): number {
  let low = 0;
  let high = unit.lines.length - 1;
  while (low < high) {
    const mid = (low + high + 1) >> 1;
    if ((unit.lines[mid] ?? 0) <= offset) low = mid;
    else high = mid - 1;
  }
  return low + 1;
}

function written(path: string, unit: Unit, decl: Setting): Written {
  const text = unit.text.slice(decl.span[0], decl.span[1]).split('\n')[0]?.trim() ?? '';
  return { value: decl.value, path, line: lineOf(unit, decl.span[0]), text, guard: decl.guard };
}

const debugVariant = /debug|test|sim|emulat|native|unit|dbg|mock|qemu/i;

function collect(tree: Tree, wanted: string | undefined): BuildState[] {
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

export function isConfigDecl(decl: Decl): decl is Setting {
  return decl.k === 'setting';
}
export { cKinds };
