import { definesIn } from './build-flags.ts';
import type { Word } from './cmake-commands.ts';
import { type Handler, isScope, items, ownerOf, type Run, sections } from './cmake-run.ts';
import { unlisted } from './cmake-variables.ts';
import { all } from './guards.ts';
import type { Place } from './reading.ts';
import { Written } from './written.ts';

/** `NAME` and `NAME=value`, as the commands for compile definitions take them. */
export function listDefines(run: Run, words: Word[], owner?: string): void {
  for (const item of items(run, words).flatMap(unlisted)) {
    const text = item.text.replace(/^-D/, '');
    const hit = /^([A-Za-z_]\w*)(?:\([^)]*\))?(?:=(.*))?$/s.exec(text);
    if (!hit) continue;
    setDefine(run, false, hit[1]!, hit[2] ?? '1', {
      nameSpan: item.span,
      valueSpan: item.span,
      guard: all(item.terms),
      owner,
    });
  }
}

/** `-D` among compiler options, each an item, or several in one text. */
export function listOptions(run: Run, words: Word[], owner?: string, shell = false): void {
  const options = words.filter((word) => !isScope(word));
  for (const item of items(run, options)) {
    const place = { nameSpan: item.span, valueSpan: item.span, guard: all(item.terms), owner };
    // CMake keeps the quotes of one option for the compiler; several in one text are the shell's.
    const one = /^(?:SHELL:)?-([DU])([A-Za-z_]\w*)(?:=(\S*))?$/.exec(item.text);
    if (one && !shell) setDefine(run, one[1] === 'U', one[2]!, one[3] ?? '1', place);
    else if (/(^|[\s"'])-[DU]/.test(item.text)) {
      for (const flag of definesIn(Written.piece(item.text, 0, 0)))
        setDefine(run, flag.undefine, flag.name.text, flag.value, place);
    }
  }
}

function setDefine({ walk }: Run, undefine: boolean, name: string, value: string, place: Place): void {
  walk.into.set(`${undefine ? 'undefine' : 'define'}:${name}`, undefine ? null : value, place);
}

/** `set_property`, `set_target_properties`, `set_source_files_properties`: definitions among the properties. */
export const listProperties: Handler = (run) => {
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
