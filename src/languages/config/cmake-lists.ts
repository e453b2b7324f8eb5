import type { Word } from './cmake-commands.ts';
import { listOptions } from './cmake-defines.ts';
import { type Handler, items, local, type Run } from './cmake-run.ts';
import type { Item } from './cmake-variables.ts';
import { all } from './guards.ts';

/** Variables that hold the compiler's command line. */
const flags = /^CMAKE_(C|CXX)_FLAGS/;

/** `set(VAR items…)` */
export const setVariable: Handler = (run) => {
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
  const scope = rest[stop]?.text === 'PARENT_SCOPE' ? walk.parent : walk.variables;
  scope?.set(variable.text, values, terms);
  if (!flags.test(variable.text)) return;
  // `set(CMAKE_C_FLAGS "${CMAKE_C_FLAGS} -DX")` adds to what was listed before.
  const added = rest.map((word) => ({ ...word, text: word.text.replace(`\${${variable.text}}`, '') }));
  listOptions(run, added, undefined, true);
};

/** `list(APPEND|PREPEND|REMOVE_ITEM VAR items…)` */
export const changeList: Handler = ({ walk, words }) => {
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

/** `string(APPEND VAR texts…)`, of which only compiler flags count. */
export const appendText: Handler = (run) => {
  const [action, variable, ...rest] = run.words;
  if (action?.text === 'APPEND' && variable && flags.test(variable.text)) listOptions(run, rest, undefined, true);
};

/** `file(GLOB|GLOB_RECURSE VAR patterns…)` */
export const globFiles: Handler = (run) => {
  const [action, variable, ...rest] = run.words;
  if (!variable || !/^GLOB(_RECURSE)?$/.test(action?.text ?? '')) return;
  const relative = rest.findIndex(({ text }) => text === 'RELATIVE');
  const patterns = rest.filter(
    ({ text }, i) =>
      !/^(CONFIGURE_DEPENDS|RELATIVE|LIST_DIRECTORIES|FOLLOW_SYMLINKS|true|false)$/i.test(text) &&
      (relative < 0 || i !== relative + 1),
  );
  const recursive = action?.text === 'GLOB_RECURSE';
  const found = items(run, patterns).map((item) =>
    recursive ? { ...item, text: item.text.replace(/([^/]*)$/, '**/$1') } : item,
  );
  bindGlob(run, variable, found);
};

/** `aux_source_directory(folder VAR)`: all sources of a folder. */
export const folderSources: Handler = (run) => {
  const [folder, variable] = run.words;
  if (folder && variable)
    bindGlob(
      run,
      variable,
      items(run, [folder]).map((item) => ({ ...item, text: `${item.text}/*` })),
    );
};

function bindGlob({ walk }: Run, variable: Word, patterns: Item[]): void {
  const found = patterns.map((item): Item => ({ ...local(item), glob: true }));
  walk.variables.set(variable.text, found, walk.terms);
  walk.globbed(variable.text, found);
}
