/**
 * `CMakeLists.txt` and `*.cmake` (kind `cmake`). `owner` is the target that a setting belongs to, where the command
 * names one.
 *
 * - `source`: one source file each; `glob`: a pattern of sources (`*` recursion is written `**`); `exclude-source`,
 *   `source-dir`.
 * - `define:NAME`: a compile definition (`1` where no value is given, as in C), from `…compile_definitions`,
 *   `add_definitions`, and `-D` among options and flags (`-U`: `undefine:NAME`).
 * - `project`, `project/version`; `component`: what registers a component or library of an SDK
 *   (`idf_component_register`, the name of a `zephyr_library_named`); `target`: an executable or library.
 * - `requires`: what a component or target links or depends on; `package`: `find_package`; `include-dir`; `embed`: a
 *   file put into the image; `image:PARTITION`: a folder or table made into a partition's content.
 * - `set:VAR`: each `set()`, items joined by `;`; `append:VAR`: each item of `list(APPEND)`; `option:VAR`: the default
 *   of `option()`.
 *
 * `add_subdirectory` and `include` are imports. Variables are put in where this file sets them, and each item keeps the
 * place where it is written and the conditions under which it is in the list; `${CMAKE_CURRENT_SOURCE_DIR}/` and its
 * like are left off, in a file with `project()` also `${PROJECT_SOURCE_DIR}/` and `${CMAKE_SOURCE_DIR}/`. What isn't
 * known stays `${NAME}`: another file may set it. Guards come from `if()`, an early `return()`, the `…_ifdef` commands
 * of Zephyr, and generator expressions (unknown).
 */

import { commandsOf } from './cmake-commands.ts';
import { Walker } from './cmake-walk.ts';
import { baseName } from './lines.ts';
import type { Format } from './reading.ts';

export const cmake: Format = {
  id: 'cmake',
  handles: (path) => baseName(path) === 'CMakeLists.txt' || path.endsWith('.cmake'),
  read(into) {
    into.kind = 'cmake';
    new Walker(into).run(commandsOf(into));
  },
};
