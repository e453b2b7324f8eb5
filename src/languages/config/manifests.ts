/**
 * Manifests written in JSON and YAML.
 *
 * Plain ones are listed key by key, the keys joined by `/` (see `listTree`): `package.json` (`dependencies/NAME`,
 * `scripts/NAME`, …), `app.json` (Expo: `expo/android/permissions`,
 * `expo/plugins/expo-build-properties/android/usesCleartextTraffic`), `library.json` of PlatformIO (`dependencies/NAME`
 * in all the shapes that it allows), `.vscode/arduino.json` (`board`), `sketch.yaml` (`default_fqbn`,
 * `profiles/NAME/fqbn`, `profiles/NAME/platforms[0]/platform`, `profiles/NAME/libraries`).
 *
 * - `idf_component.yml` and `dependencies.lock` of ESP-IDF: `dependencies/NAME` = version (`*` where none is asked
 *   for), `dependencies/idf` for ESP-IDF itself; further keys of a dependency as `dependencies/NAME.KEY`. `rules: - if:
 *   …` is an unknown guard.
 * - `west.yml` of Zephyr: `projects/NAME` = revision (the manifest's default where it names none; null where there is
 *   none), with `projects/NAME.KEY` for its other keys; `remotes/NAME` = its URL; `defaults/KEY`; `self/KEY`. A
 *   project's or the own `import` is an import.
 *
 * The kinds are the files' names. An `app.config.ts` is a program and read as one.
 */
import { all, unread } from './guards.ts';
import { readJson } from './json.ts';
import { baseName } from './lines.ts';
import type { Format, Reading } from './reading.ts';
import { child, entry, listTree, type Tree, type TreeEntry, textOf } from './tree.ts';
import { readYaml } from './yaml.ts';

const jsonNames = new Set(['package.json', 'app.json', 'app.config.json', 'library.json', 'arduino.json']);

export const jsonManifests: Format = {
  id: 'json',
  handles: (path) => jsonNames.has(baseName(path)) && (baseName(path) !== 'arduino.json' || path.includes('.vscode/')),
  read(into, path) {
    into.kind = baseName(path) === 'app.config.json' ? 'app.json' : baseName(path);
    const tree = readJson(into);
    if (!tree) return;
    if (into.kind !== 'library.json' || tree.kind !== 'map') listTree(into, tree);
    else {
      listTree(into, { ...tree, entries: tree.entries.filter(({ key }) => key !== 'dependencies') });
      const dependencies = entry(tree, 'dependencies');
      if (dependencies) listLibraryDependencies(into, dependencies);
    }
  },
};

const yamlReaders: Record<string, (into: Reading, tree: Tree) => void> = {
  'idf_component.yml': listIdfComponent,
  'dependencies.lock': listIdfComponent,
  'west.yml': listWest,
  'sketch.yaml': listTree,
};

function yamlName(path: string): string {
  return baseName(path)
    .replace(/^(idf_component|west)\.yaml$/, '$1.yml')
    .replace(/^sketch\.yml$/, 'sketch.yaml');
}

export const yamlManifests: Format = {
  id: 'yaml',
  handles: (path) => Object.hasOwn(yamlReaders, yamlName(path)),
  read(into, path) {
    into.kind = yamlName(path);
    const tree = readYaml(into);
    if (tree) yamlReaders[into.kind]?.(into, tree);
  },
};

/** `{ "name": "^1" }`, `[{ "name": …, "owner": …, "version": … }]`, or `["owner/name @ ^1"]`. */
function listLibraryDependencies(into: Reading, { key, keySpan, value: list }: TreeEntry): void {
  if (list.kind !== 'list') {
    listTree(into, { kind: 'map', span: list.span, entries: [{ key, keySpan, value: list, span: list.span }] });
    return;
  }
  for (const item of list.items) {
    const name = entry(item, 'name');
    const version = child(item, 'version');
    const written = textOf(item);
    if (name && textOf(name.value))
      into.set(`${key}/${textOf(name.value)}`, textOf(version) ?? '*', {
        nameSpan: name.value.span,
        valueSpan: version?.span ?? name.value.span,
        span: item.span,
      });
    else if (written !== undefined) {
      const [label = '', asked = '*'] = written.split(/\s*@\s*/);
      into.set(`${key}/${label}`, asked, { nameSpan: item.span, valueSpan: item.span });
    }
  }
}

function listIdfComponent(into: Reading, tree: Tree): void {
  if (tree.kind !== 'map') return;
  listTree(into, { ...tree, entries: tree.entries.filter(({ key }) => key !== 'dependencies') });
  const dependencies = child(tree, 'dependencies');
  if (dependencies?.kind !== 'map') return;
  for (const each of dependencies.entries) listDependency(into, each);
}

function listDependency(into: Reading, { key, keySpan, value, span }: TreeEntry): void {
  const name = `dependencies/${key}`;
  const version = value.kind === 'map' ? child(value, 'version') : value;
  const conditions = child(value, 'rules') ?? child(value, 'matches');
  const rules = conditions?.kind === 'list' ? conditions.items.flatMap((rule) => child(rule, 'if') ?? []) : [];
  const guard = all(rules.map((rule) => unread('idf-rule', rule.span)));
  into.set(name, textOf(version) ?? '*', { nameSpan: keySpan, valueSpan: version?.span ?? keySpan, span, guard });
  if (value.kind !== 'map') return;
  for (const other of value.entries) {
    if (other.key === 'version' || other.key === 'rules' || other.key === 'matches') continue;
    listTree(into, { kind: 'map', span: other.span, entries: [{ ...other, key: `${name}.${other.key}` }] });
  }
}

function listWest(into: Reading, tree: Tree): void {
  const manifest = child(tree, 'manifest');
  if (manifest?.kind !== 'map') return;
  const others = manifest.entries.filter(({ key }) => key !== 'projects' && key !== 'remotes');
  listTree(into, { ...manifest, entries: others });
  listImport(into, entry(child(manifest, 'self'), 'import'));
  for (const remote of itemsOf(child(manifest, 'remotes'))) listNamed(into, 'remotes', remote, 'url-base', undefined);
  const revision = child(child(manifest, 'defaults'), 'revision');
  for (const project of itemsOf(child(manifest, 'projects'))) {
    listNamed(into, 'projects', project, 'revision', revision);
    listImport(into, entry(project, 'import'));
  }
}

function itemsOf(tree: Tree | undefined): Tree[] {
  return tree?.kind === 'list' ? tree.items : [];
}

/** One item of a list of maps with a `name`: `GROUP/NAME` = its main key, `GROUP/NAME.KEY` its other ones. */
function listNamed(into: Reading, group: string, item: Tree, main: string, fallback: Tree | undefined): void {
  const name = child(item, 'name');
  if (item.kind !== 'map' || !name) return;
  const path = `${group}/${textOf(name) ?? ''}`;
  const value = child(item, main);
  const valueSpan = (value ?? fallback ?? name).span;
  into.set(path, textOf(value) ?? textOf(fallback) ?? null, { nameSpan: name.span, valueSpan, span: item.span });
  for (const other of item.entries) {
    if (other.key === 'name' || other.key === main) continue;
    listTree(into, { kind: 'map', span: other.span, entries: [{ ...other, key: `${path}.${other.key}` }] });
  }
}

function listImport(into: Reading, given: TreeEntry | undefined): void {
  const from = textOf(given?.value);
  if (given && from && from !== 'true' && from !== 'false') into.import(from, given.value.span, given.span);
}
