import type { Command } from './cmake-commands.ts';
import { cmakeCondition } from './cmake-condition.ts';
import { listDefines, listOptions, listProperties } from './cmake-defines.ts';
import { appendText, changeList, folderSources, globFiles, setVariable } from './cmake-lists.ts';
import { type Handler, isScope, items, listAs, local, ownerOf, type Run, sections } from './cmake-run.ts';
import type { Walker } from './cmake-walk.ts';
import { all, not } from './guards.ts';

/** Lists what one command says, if it is one of those that make a build. */
export function listCommand(walk: Walker, command: Command): void {
  const conditional = /^(.*)_if(n?)def$/.exec(command.name);
  const [first, ...rest] = command.words;
  if (!conditional || !first) {
    handlers.get(command.name)?.({ walk, command, words: command.words, extra: [] });
    return;
  }
  const test = cmakeCondition([first]);
  const term = test && (conditional[2] ? not(test) : test);
  handlers.get(conditional[1]!)?.({ walk, command, words: rest, extra: term ? [term] : [] });
}

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

const byName: Record<string, Handler> = {
  project(run) {
    const parts = sections(run.words, /^(VERSION|DESCRIPTION|HOMEPAGE_URL|LANGUAGES)$/);
    listAs('project', run, (parts.get('') ?? []).slice(0, 1));
    listAs('project/version', run, (parts.get('VERSION') ?? []).slice(0, 1));
  },
  idf_component_register(run) {
    register(run);
    for (const [key, words] of sections(run.words, /^[A-Z][A-Z_]+$/))
      if (component[key]) listAs(component[key], run, words);
  },
  register_component(run) {
    register(run);
    const { walk } = run;
    for (const [variable, name] of Object.entries(oldComponent)) {
      const { terms } = walk;
      walk.list(
        name,
        (walk.variables.get(variable) ?? []).map((item) => local({ ...item, terms: [...item.terms, ...terms] })),
      );
    }
  },
  zephyr_library: register,
  zephyr_interface_library_named: (run) => listAs('component', run, run.words.slice(0, 1)),
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
  component_compile_definitions: (run) => listDefines(run, run.words),
  component_compile_options: (run) => listOptions(run, run.words),
  add_definitions: (run) => listOptions(run, run.words),
  add_compile_options: (run) => listOptions(run, run.words),
  zephyr_compile_options: (run) => listOptions(run, run.words),
  zephyr_library_compile_options: (run) => listOptions(run, run.words),
  target_compile_options: (run) => listOptions(run, run.words.slice(1), ownerOf(run, run.words[0])),
  idf_build_set_property(run) {
    const [key, ...rest] = run.words;
    if (key?.text === 'COMPILE_DEFINITIONS' || key?.text === 'COMPILE_OPTIONS') listOptions(run, rest);
  },
  set_property: listProperties,
  set_target_properties: listProperties,
  set_source_files_properties: listProperties,
  add_subdirectory: importFile,
  include: importFile,
  find_package: (run) => listAs('package', run, run.words.slice(0, 1)),
  set: setVariable,
  unset: ({ walk, words }) => words[0] && walk.variables.forget(words[0].text),
  list: changeList,
  string: appendText,
  option(run) {
    const [variable, , value] = run.words;
    if (!variable) return;
    const place = { nameSpan: variable.span, valueSpan: value?.span ?? variable.span, guard: all(run.walk.terms) };
    run.walk.into.set(`option:${variable.text}`, value?.text ?? 'OFF', place);
  },
  file: globFiles,
  aux_source_directory: folderSources,
  target_add_binary_data: (run) => listAs('embed', run, run.words.slice(1, 2), ownerOf(run, run.words[0])),
  spiffs_create_partition_image: image,
  littlefs_create_partition_image: image,
  fatfs_create_spiflash_image: image,
  nvs_create_partition_image: image,
};

const handlers = new Map(Object.entries(byName));

/** A component of an SDK, which has its folder's name. */
function register({ command, walk }: Run): void {
  const { nameSpan, span } = command;
  walk.into.set('component', command.name, { nameSpan, valueSpan: nameSpan, span, guard: all(walk.terms) });
}

function image(run: Run): void {
  const [partition, content] = run.words;
  if (partition && content) listAs(`image:${ownerOf(run, partition) ?? ''}`, run, [content]);
}
