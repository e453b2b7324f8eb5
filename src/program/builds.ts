import { type BuildState, collectBuilds, folder, type Written } from './build-files.ts';
import type { Expr } from './ir.ts';
import type { Build, SwitchValue } from './query.ts';
import type { Tree } from './tree.ts';

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
    if (!this.state) this.state = { builds: collectBuilds(this.tree, this.wantedBuild), modules: new Map() };
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
