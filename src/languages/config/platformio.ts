/**
 * `platformio.ini` (kind `platformio.ini`). Sections: https://docs.platformio.org/en/latest/projectconf/
 *
 * - `platformio/OPTION`: `platformio/default_envs` (one setting an item), `platformio/src_dir`, …
 * - `env:NAME/OPTION`: every option that holds for an environment, its own or inherited from `[env]` and `extends`,
 *   with `${section.option}` put in. Where it is inherited or put in, the spans are those of where it is written.
 *   Options that are lists (`lib_deps`, `extra_scripts`, `platform_packages`, …) give one setting an item.
 * - `env:NAME/define:X`, `env:NAME/undefine:X`: from `build_flags` (also `build_src_flags`, `src_build_flags`) and
 *   `build_unflags`. A value that is a string of C keeps its double quotes (`"v"`), since a macro's body does; X
 *   without value is `1`.
 * - `SECTION/OPTION` of other sections as written.
 *
 * `${sysenv.X}` and what isn't found stay in the text. Nothing is read from `extra_configs`: they are imports.
 */
import { definesIn } from './build-flags.ts';
import { type Option, readIni, type Section } from './ini.ts';
import { baseName } from './lines.ts';
import type { Format, Reading } from './reading.ts';
import { Written } from './written.ts';

export const platformio: Format = {
  id: 'platformio.ini',
  handles: (path) => /^platformio([_.-][\w.-]*)?\.ini$/.test(baseName(path)),
  read(into) {
    into.kind = 'platformio.ini';
    const project = new Project(readIni(into));
    for (const section of project.sections.values()) {
      // What holds for all environments is listed with each; where there is none, with itself.
      if (section.name === 'env' && project.hasEnvironments) continue;
      const options = section.name.startsWith('env:') ? project.optionsOf(section) : [...section.options.values()];
      for (const option of options) emit(into, project, section, option);
    }
  },
};

// Options whose items stand on lines of their own, or after commas.
const byLine = new Set([
  'lib_deps',
  'extra_scripts',
  'platform_packages',
  'custom_sdkconfig',
  'lib_extra_dirs',
  'extra_configs',
  'board_build.embed_files',
  'board_build.embed_txtfiles',
]);
const byComma = new Set([
  'default_envs',
  'framework',
  'lib_ignore',
  'extends',
  'monitor_filters',
  'lib_compat_mode',
  'test_ignore',
  'test_filter',
  'lib_archive',
]);
const flagOptions = new Set(['build_flags', 'src_build_flags', 'build_src_flags', 'build_unflags']);

function emit(into: Reading, project: Project, section: Section, option: Option): void {
  const { nameSpan, name } = option;
  const value = project.resolve(option.value, section, 0).trim();
  const list = byLine.has(name) ? value.split(/\n|,\s+/) : byComma.has(name) ? value.split(/[\n,]/) : undefined;
  const whole = `${section.name}/${name}`;
  const empty = [option.span[1], option.span[1]] as const;
  for (const item of list ?? [value]) {
    // An item of a list stands for itself: its entry is only its own text.
    const valueSpan = item.span ?? empty;
    into.set(whole, item.text, { nameSpan, valueSpan, span: list ? valueSpan : undefined });
    if (name === 'extra_configs') into.import(item.text, valueSpan, valueSpan);
  }
  if (!flagOptions.has(name)) return;
  for (const flag of definesIn(value)) {
    const flagName = flag.name.span ?? nameSpan;
    const off = flag.undefine || name === 'build_unflags';
    const valueSpan = flag.valueAt?.span ?? flagName;
    into.set(`${section.name}/${off ? 'undefine' : 'define'}:${flag.name.text}`, off ? null : flag.value, {
      nameSpan: flagName,
      valueSpan,
    });
  }
}

const deepest = 16;

class Project {
  constructor(readonly sections: Map<string, Section>) {}

  get hasEnvironments(): boolean {
    return [...this.sections.keys()].some((name) => name.startsWith('env:'));
  }

  /** The options of a section with those of `extends` and, for an environment, of `[env]`; the nearest wins. */
  optionsOf(section: Section): Option[] {
    const found = new Map<string, Option>();
    for (const from of this.chain(section, 0))
      for (const option of from.options.values()) if (!found.has(option.name)) found.set(option.name, option);
    return [...found.values()];
  }

  private chain(section: Section, depth: number): Section[] {
    const parents = section.options.get('extends')?.value.split(/[\n,]/) ?? [];
    const known = parents.map((parent) => this.sections.get(parent.text)).filter((parent) => parent !== undefined);
    // Of several parents the last one wins.
    const above = depth < deepest ? known.reverse().flatMap((parent) => this.chain(parent, depth + 1)) : [];
    const common = this.sections.get('env');
    return [section, ...above, ...(depth === 0 && common && section.name.startsWith('env:') ? [common] : [])];
  }

  private find(sectionName: string, option: string): Option | undefined {
    const section = this.sections.get(sectionName);
    return section && this.optionsOf(section).find(({ name }) => name === option.toLowerCase());
  }

  /**
   * Puts `${section.option}`, `${this.option}` and `${this.__env__}` in; `section` is where the text counts, not where
   * it is written.
   */
  resolve(value: Written, section: Section, depth: number): Written {
    const pieces: Written[] = [];
    let from = 0;
    for (const hit of value.text.matchAll(/\$\{([\w:.-]+)\}/g)) {
      const put =
        depth < deepest
          ? this.lookUp(hit[1]!, value.slice(hit.index, hit.index + hit[0].length), section, depth)
          : undefined;
      if (!put) continue;
      pieces.push(value.slice(from, hit.index), put);
      from = hit.index + hit[0].length;
    }
    pieces.push(value.slice(from));
    return Written.join(pieces);
  }

  private lookUp(reference: string, hole: Written, section: Section, depth: number): Written | undefined {
    if (reference === 'this.__env__' || reference === 'PIOENV')
      return Written.piece(section.name.replace(/^env:/, ''), hole.span?.[0] ?? 0, -1);
    const self = reference.startsWith('this.');
    // A section's name may hold dots, an option's too (`board_build.f_cpu`): the longest section that exists is meant.
    for (let dot = reference.lastIndexOf('.'); dot > 0; dot = reference.lastIndexOf('.', dot - 1)) {
      const from = self ? section.name : reference.slice(0, dot);
      const option = this.find(from, self ? reference.slice(5) : reference.slice(dot + 1));
      const home = this.sections.get(from);
      if (option && home) return this.resolve(option.value, self || from === 'env' ? section : home, depth + 1);
    }
    return undefined;
  }
}
