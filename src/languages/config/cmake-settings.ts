import { definesIn } from './build-flags.ts';
import type { Command, Word } from './cmake-commands.ts';
import { cmakeCondition } from './cmake-condition.ts';
import { type Item, unlisted } from './cmake-variables.ts';
import type { Walker } from './cmake-walk.ts';
import { all, not, unread } from './guards.ts';
import { Written } from './written.ts';

/** Lists what one command says, if it is one of those that make a build. */
export function listCommand(walk: Walker, command: Command): void {
  const conditional = /^(.*)_if(n?)def$/.exec(command.name);
  const [first, ...rest] = command.words;
  if (conditional && first) {
    const test = cmakeCondition([first]);
    const term = test && (conditional[2] ? not(test) : test);
    const run = handlers[conditional[1]!];
    run?.({ walk, command, words: rest, extra: term ? [term] : [] });
    return;
  }
  handlers[command.name]?.({ walk, command, words: command.words, extra: [] });
}

interface Run {
  walk: Walker;
  command: Command;
  words: Word[];
  /** Conditions that the command itself names. */
  extra: Item['terms'];
}
type Handler = (run: Run) => void;

const scopes = new Set(['PRIVATE', 'PUBLIC', 'INTERFACE', 'BEFORE', 'AFTER', 'SYSTEM']);
const kinds = new Set([
  'STATIC',
  'SHARED',
  'MODULE',
  'OBJECT',
  'INTERFACE',
  'IMPORTED',
  'GLOBAL',
  'ALIAS',
  'UNKNOWN',
  'EXCLUDE_FROM_ALL',
  'WIN32',
  'MACOSX_BUNDLE',
]);

function items({ walk, extra }: Run, words: Word[]): Item[] {
  return walk
    .expand(words)
    .flatMap(generated)
    .map((item) => ({ ...item, terms: [...item.terms, ...extra] }));
}

/** `$<CONDITION:text>` is the text under a condition that only the generator knows; other generator expressions stay as they are. */
function generated(item: Item): Item[] {
  const hit = /^\$<(\$<.*>|[\w${}.-]+):(.*)>$/s.exec(item.text);
  if (!hit || /^(TARGET_\w+|JOIN|BUILD_INTERFACE|INSTALL_INTERFACE|LOWER_CASE|UPPER_CASE)$/.test(hit[1]!)) {
    const plain = /^\$<BUILD_INTERFACE:(.*)>$/.exec(item.text)?.[1];
    return [plain === undefined ? item : { ...item, text: plain }];
  }
  return generated({ ...item, text: hit[2]!, terms: [...item.terms, unread('generator-expression', item.span)] });
}

/** A path relative to this file's folder, where it is written with a variable for that. */
function local(item: Item): Item {
  return {
    ...item,
    text: item.text.replace(
      /^\$\{(CMAKE_CURRENT_SOURCE_DIR|CMAKE_CURRENT_LIST_DIR|COMPONENT_DIR|COMPONENT_PATH)\}\/?(?=.)/,
      '',
    ),
  };
}

function listAs(name: string, run: Run, words: Word[], owner?: string): void {
  run.walk.list(name, items(run, words).map(local), owner);
}

/** A target named by a command; undefined for Zephyr's own targets, which take all. */
function ownerOf(run: Run, word: Word | undefined): string | undefined {
  return word && run.walk.expand([word])[0]?.text;
}

function listDefines(run: Run, words: Word[], owner?: string): void {
  for (const item of items(run, words).flatMap(unlisted)) {
    const text = item.text.replace(/^-D/, '');
    const hit = /^([A-Za-z_]\w*)(?:\([^)]*\))?(?:=(.*))?$/s.exec(text);
    if (!hit) continue;
    run.walk.into.set(`define:${hit[1]}`, hit[2] ?? '1', {
      nameSpan: item.span,
      valueSpan: item.span,
      guard: all(item.terms),
      owner,
    });
  }
}

/** `-D` among compiler options, each an item, or several in one text. */
function listOptions(run: Run, words: Word[], owner?: string): void {
  for (const item of items(
    run,
    words.filter(({ text }) => !scopes.has(text)),
  )) {
    if (!/(^|\s|["'])-[DU]/.test(item.text)) continue;
    for (const flag of definesIn(Written.piece(item.text, 0, 0))) {
      const prefix = flag.undefine ? 'undefine' : 'define';
      run.walk.into.set(`${prefix}:${flag.name.text}`, flag.undefine ? null : flag.value, {
        nameSpan: item.span,
        valueSpan: item.span,
        guard: all(item.terms),
        owner,
      });
    }
  }
}

/** Splits arguments at the given keywords: keyword → its arguments. Words before the first stand under ''. */
function sections(words: Word[], keywords: RegExp): Map<string, Word[]> {
  const found = new Map<string, Word[]>();
  let now = '';
  for (const word of words) {
    if (!word.quoted && keywords.test(word.text)) now = word.text;
    else found.set(now, [...(found.get(now) ?? []), word]);
  }
  return found;
}

const component: Record<string, string> = {
  SRCS: 'source',
  SRC_DIRS: 'source-dir',
  EXCLUDE_SRCS: 'exclude-source',
  INCLUDE_DIRS: 'include-dir',
  PRIV_INCLUDE_DIRS: 'include-dir',
  REQUIRES: 'requires',
  PRIV_REQUIRES: 'requires',
  EMBED_FILES: 'embed',
  EMBED_TXTFILES: 'embed',
};
// ESP-IDF before 4: variables that `register_component()` reads.
const oldComponent: Record<string, string> = {
  COMPONENT_SRCS: 'source',
  COMPONENT_SRCDIRS: 'source-dir',
  COMPONENT_SRCEXCLUDE: 'exclude-source',
  COMPONENT_ADD_INCLUDEDIRS: 'include-dir',
  COMPONENT_PRIV_INCLUDEDIRS: 'include-dir',
  COMPONENT_REQUIRES: 'requires',
  COMPONENT_PRIV_REQUIRES: 'requires',
  COMPONENT_EMBED_FILES: 'embed',
  COMPONENT_EMBED_TXTFILES: 'embed',
};

function isScope({ text, quoted }: Word): boolean {
  return !quoted && scopes.has(text);
}

/** `command(target PRIVATE items…)` */
function ofTarget(name: string): Handler {
  return (run) => {
    const [target, ...rest] = run.words;
    listAs(
      name,
      run,
      rest.filter((word) => !isScope(word) && !/^(FILE_SET|TYPE|HEADERS|FILES)$/.test(word.text)),
      ownerOf(run, target),
    );
  };
}

/** `command(items…)` for all that is built here. */
function ofAll(name: string): Handler {
  return (run) =>
    listAs(
      name,
      run,
      run.words.filter((word) => !isScope(word)),
    );
}

const makeTarget: Handler = (run) => {
  const [target, ...rest] = run.words;
  if (!target) return;
  const owner = ownerOf(run, target);
  run.walk.list('target', items(run, [target]).slice(0, 1), owner);
  listAs(
    'source',
    run,
    rest.filter(({ text, quoted }) => quoted || !kinds.has(text)),
    owner,
  );
};

const importFile: Handler = (run) => {
  const path = run.words[0];
  if (!path) return;
  for (const item of items(run, [path]).map(local))
    run.walk.into.import(item.text, path.span, run.command.span, all(item.terms));
};

const setVariable: Handler = (run) => {
  const { walk, words } = run;
  const [variable, ...rest] = words;
  if (!variable) return;
  const stop = rest.findIndex(({ text, quoted }) => !quoted && (text === 'CACHE' || text === 'PARENT_SCOPE'));
  const values = walk.expand(stop < 0 ? rest : rest.slice(0, stop));
  const { terms } = walk;
  const valueSpan = values.length
    ? ([rest[0]!.span[0], rest[(stop < 0 ? rest.length : stop) - 1]!.span[1]] as const)
    : ([variable.span[1], variable.span[1]] as const);
  walk.into.set(`set:${variable.text}`, values.map(({ text }) => text).join(';'), {
    nameSpan: variable.span,
    valueSpan,
    guard: all(terms),
  });
  walk.variables.set(variable.text, values, terms);
  if (!/^CMAKE_(C|CXX)_FLAGS/.test(variable.text)) return;
  // `set(CMAKE_C_FLAGS "${CMAKE_C_FLAGS} -DX")` adds to what was listed before.
  const added = rest.map((word) => ({ ...word, text: word.text.replace(`\${${variable.text}}`, '') }));
  listOptions(run, added);
};

const changeList: Handler = ({ walk, words }) => {
  const [action, variable, ...rest] = words;
  if (!action || !variable) return;
  if (action.text === 'APPEND' || action.text === 'PREPEND') {
    const items = walk.expand(rest);
    walk.variables.add(variable.text, items);
    for (const item of items)
      walk.into.set(`append:${variable.text}`, item.text, {
        nameSpan: variable.span,
        valueSpan: item.span,
        guard: all(item.terms),
      });
  } else if (action.text === 'REMOVE_ITEM')
    walk.variables.remove(variable.text, new Set(walk.expand(rest).map(({ text }) => text)), walk.terms);
};

const globFiles: Handler = (run) => {
  const [action, variable, ...rest] = run.words;
  if (!variable || !/^GLOB(_RECURSE)?$/.test(action?.text ?? '')) return;
  const relative = rest.findIndex(({ text }) => text === 'RELATIVE');
  const patterns = rest.filter(
    ({ text }, i) =>
      !/^(CONFIGURE_DEPENDS|RELATIVE|LIST_DIRECTORIES|FOLLOW_SYMLINKS|true|false)$/i.test(text) &&
      (relative < 0 || i !== relative + 1),
  );
  const found = items(run, patterns)
    .map(local)
    .map(
      (item): Item => ({
        ...item,
        glob: true,
        text: action?.text === 'GLOB' ? item.text : item.text.replace(/([^/]*)$/, '**/$1'),
      }),
    );
  run.walk.variables.set(variable.text, found, run.walk.terms);
  run.walk.globbed(variable.text, found);
};

const property: Handler = (run) => {
  const owner =
    run.words[0]?.text === 'TARGET'
      ? ownerOf(run, run.words[1])
      : run.command.name === 'set_target_properties'
        ? ownerOf(run, run.words[0])
        : undefined;
  const parts = sections(
    run.words,
    /^(PROPERTIES|PROPERTY|APPEND|APPEND_STRING|[A-Z_]*COMPILE_(DEFINITIONS|OPTIONS|FLAGS)|[A-Z]+_[A-Z_]+)$/,
  );
  for (const [key, words] of parts) {
    if (/COMPILE_DEFINITIONS$/.test(key)) listDefines(run, words, owner);
    else if (/COMPILE_(OPTIONS|FLAGS)$/.test(key)) listOptions(run, words, owner);
  }
};

const handlers: Record<string, Handler> = {
  project(run) {
    const parts = sections(run.words, /^(VERSION|DESCRIPTION|HOMEPAGE_URL|LANGUAGES)$/);
    listAs('project', run, (parts.get('') ?? []).slice(0, 1));
    listAs('project/version', run, (parts.get('VERSION') ?? []).slice(0, 1));
  },
  idf_component_register(run) {
    const { command, walk } = run;
    walk.into.set('component', command.name, {
      nameSpan: command.nameSpan,
      valueSpan: command.nameSpan,
      span: command.span,
      guard: all(walk.terms),
    });
    for (const [key, words] of sections(run.words, /^[A-Z][A-Z_]+$/))
      if (component[key]) listAs(component[key], run, words);
  },
  register_component(run) {
    const { command, walk } = run;
    walk.into.set('component', command.name, {
      nameSpan: command.nameSpan,
      valueSpan: command.nameSpan,
      span: command.span,
      guard: all(walk.terms),
    });
    for (const [variable, name] of Object.entries(oldComponent)) {
      const { terms } = walk;
      walk.list(
        name,
        (walk.variables.get(variable) ?? []).map((item) => local({ ...item, terms: [...item.terms, ...terms] })),
      );
    }
  },
  zephyr_library(run) {
    const { command, walk } = run;
    walk.into.set('component', command.name, {
      nameSpan: command.nameSpan,
      valueSpan: command.nameSpan,
      span: command.span,
      guard: all(walk.terms),
    });
  },
  zephyr_library_named: (run) => listAs('component', run, run.words.slice(0, 1)),
  add_executable: makeTarget,
  add_library: makeTarget,
  target_sources: ofTarget('source'),
  zephyr_sources: ofAll('source'),
  zephyr_library_sources: ofAll('source'),
  target_include_directories: ofTarget('include-dir'),
  include_directories: ofAll('include-dir'),
  zephyr_include_directories: ofAll('include-dir'),
  zephyr_library_include_directories: ofAll('include-dir'),
  target_link_libraries: ofTarget('requires'),
  zephyr_library_link_libraries: ofAll('requires'),
  target_compile_definitions: (run) =>
    listDefines(
      run,
      run.words.slice(1).filter((word) => !isScope(word)),
      ownerOf(run, run.words[0]),
    ),
  add_compile_definitions: (run) => listDefines(run, run.words),
  zephyr_compile_definitions: (run) => listDefines(run, run.words),
  zephyr_library_compile_definitions: (run) => listDefines(run, run.words),
  add_definitions: (run) => listOptions(run, run.words),
  add_compile_options: (run) => listOptions(run, run.words),
  zephyr_compile_options: (run) => listOptions(run, run.words),
  zephyr_library_compile_options: (run) => listOptions(run, run.words),
  target_compile_options: (run) => listOptions(run, run.words.slice(1), ownerOf(run, run.words[0])),
  idf_build_set_property(run) {
    const [key, ...rest] = run.words;
    if (key?.text === 'COMPILE_DEFINITIONS' || key?.text === 'COMPILE_OPTIONS') listOptions(run, rest);
  },
  set_property: property,
  set_target_properties: property,
  set_source_files_properties: property,
  add_subdirectory: importFile,
  include: importFile,
  find_package: (run) => listAs('package', run, run.words.slice(0, 1)),
  set: setVariable,
  unset: ({ walk, words }) => words[0] && walk.variables.forget(words[0].text),
  list: changeList,
  option(run) {
    const [variable, , value] = run.words;
    if (!variable) return;
    const place = { nameSpan: variable.span, valueSpan: value?.span ?? variable.span, guard: all(run.walk.terms) };
    run.walk.into.set(`option:${variable.text}`, value?.text ?? 'OFF', place);
  },
  file: globFiles,
  aux_source_directory(run) {
    const [folder, variable] = run.words;
    if (!folder || !variable) return;
    const found = items(run, [folder])
      .map(local)
      .map((item): Item => ({ ...item, glob: true, text: `${item.text}/*` }));
    run.walk.variables.set(variable.text, found, run.walk.terms);
    run.walk.globbed(variable.text, found);
  },
  target_add_binary_data: (run) => listAs('embed', run, run.words.slice(1, 2), ownerOf(run, run.words[0])),
  spiffs_create_partition_image: image,
  littlefs_create_partition_image: image,
  fatfs_create_spiflash_image: image,
  nvs_create_partition_image: image,
};

function image(run: Run): void {
  const [partition, content] = run.words;
  if (partition && content) listAs(`image:${ownerOf(run, partition) ?? ''}`, run, [content]);
}
