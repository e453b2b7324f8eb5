// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the formats have references of this form themselves.
import { expect, test } from 'vitest';
import { lower, problems, quoted, told } from './lowered.ts';

const of = (text: string, ...parts: string[]): string[] =>
  told('main/CMakeLists.txt', text).filter((line) => !parts.length || parts.some((part) => line.startsWith(part)));

test('a component lists its sources, with the conditions under which they are in', () => {
  const text = `set(srcs "main.c" "ble.c")
if(CONFIG_TOY_AUDIO)
  list(APPEND srcs "mic.c")
else()
  list(APPEND srcs "mute.c")
endif()
idf_component_register(SRCS \${srcs} "wifi.c" INCLUDE_DIRS "." PRIV_REQUIRES bt nvs_flash EMBED_TXTFILES ca.pem)
`;
  expect(of(text, 'source', 'include', 'requires', 'embed', 'component')).toEqual([
    'component = idf_component_register',
    'source = main.c',
    'source = ble.c',
    'source = mic.c if CONFIG_TOY_AUDIO',
    'source = mute.c if !CONFIG_TOY_AUDIO',
    'source = wifi.c',
    'include-dir = .',
    'requires = bt',
    'requires = nvs_flash',
    'embed = ca.pem',
  ]);
  expect(quoted(lower('CMakeLists.txt', text), 'source')).toMatchObject({ value: 'main.c', line: 1 });
});

test('set under a condition replaces what was there only where it holds', () => {
  const text = 'set(s a.c)\nif(X)\nset(s b.c)\nendif()\nadd_executable(toy ${s})\n';
  expect(of(text, 'source')).toEqual(['source = a.c of toy if !X', 'source = b.c of toy if X']);
});

test('elseif and else exclude what came before', () => {
  const text =
    'if(A)\nset(s a.c)\nelseif(B)\nset(s b.c)\nelse()\nset(s c.c)\nendif()\ntarget_sources(app PRIVATE ${s})\n';
  expect(of(text, 'source')).toEqual([
    'source = a.c of app if A',
    'source = b.c of app if (!A && B)',
    'source = c.c of app if (!A && !B)',
  ]);
});

test('an early return guards the rest', () => {
  expect(of('if(NOT CONFIG_BT)\n return()\nendif()\nzephyr_library_sources(b.c)\n', 'source')).toEqual([
    'source = b.c if CONFIG_BT',
  ]);
  expect(of('zephyr_library_sources(a.c)\nreturn()\nzephyr_library_sources(b.c)\n', 'source')).toEqual([
    'source = a.c',
  ]);
});

test('the conditional commands of Zephyr', () => {
  expect(
    of(
      'target_sources_ifdef(CONFIG_BT app PRIVATE a.c)\nzephyr_library_sources_ifndef(CONFIG_BT b.c)\nadd_subdirectory_ifdef(CONFIG_NFC nfc)\n',
    ),
  ).toEqual(['source = a.c of app if CONFIG_BT', 'source = b.c if !CONFIG_BT', 'import nfc if CONFIG_NFC']);
});

test('two targets may define one macro differently', () => {
  const text =
    'add_executable(left l.c)\nadd_executable(right r.c)\ntarget_compile_definitions(left PRIVATE SIDE=1 LEFT)\ntarget_compile_definitions(right PRIVATE SIDE=2)\n';
  expect(of(text, 'define')).toEqual([
    'define:SIDE = 1 of left',
    'define:LEFT = 1 of left',
    'define:SIDE = 2 of right',
  ]);
});

test('definitions among flags and options', () => {
  const text =
    'add_definitions(-DA -DB="x" -Wall)\nadd_compile_definitions(C=2)\nset(CMAKE_C_FLAGS "${CMAKE_C_FLAGS} -DD=3 -O2")\nset_target_properties(t PROPERTIES COMPILE_DEFINITIONS "E;F=4" OUTPUT_NAME x)\ntarget_compile_options(t PRIVATE -DG -UH)\nstring(APPEND CMAKE_CXX_FLAGS " -DI")\n';
  expect(of(text, 'define', 'undefine')).toEqual([
    'define:A = 1',
    'define:B = "x"',
    'define:C = 2',
    'define:D = 3',
    'define:E = 1 of t',
    'define:F = 4 of t',
    'define:G = 1 of t',
    'undefine:H = null of t',
    'define:I = 1',
  ]);
});

test('a loop and a function of the file stand for each of their values', () => {
  expect(of('foreach(f one two)\n target_sources(app PRIVATE src/${f}.c)\nendforeach()\n', 'source')).toEqual([
    'source = src/one.c of app',
    'source = src/two.c of app',
  ]);
  const text =
    'function(toy name)\n add_executable(${name} ${ARGN})\n target_compile_definitions(${name} PRIVATE TOY=${name})\nendfunction()\ntoy(bear b.c)\ntoy(duck d.c)\n';
  expect(of(text, 'source', 'define')).toEqual([
    'source = b.c of bear',
    'define:TOY = bear of bear',
    'source = d.c of duck',
    'define:TOY = duck of duck',
  ]);
});

test('a function sets a variable of its caller, and keeps its own', () => {
  const text =
    'function(pick)\n set(out a.c PARENT_SCOPE)\n set(own b.c)\nendfunction()\npick()\nadd_executable(toy ${out} ${own})\n';
  expect(of(text, 'source')).toEqual(['source = a.c of toy', 'source = ${own} of toy']);
});

test('patterns of sources', () => {
  const text =
    'file(GLOB_RECURSE srcs CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/src/*.c")\nfile(GLOB unused other/*.c)\nif(CONFIG_X)\ntarget_sources(app PRIVATE ${srcs})\nendif()\n';
  expect(of(text, 'glob')).toEqual(['glob = src/**/*.c of app if CONFIG_X', 'glob = other/*.c']);
});

test('paths from the folder of the project count from there, where the project is made here', () => {
  expect(of('project(toy)\nadd_executable(app ${CMAKE_SOURCE_DIR}/src/a.c)\n', 'source')).toEqual([
    'source = src/a.c of app',
  ]);
  expect(of('add_executable(app ${CMAKE_SOURCE_DIR}/src/a.c)\n', 'source')).toEqual([
    'source = ${CMAKE_SOURCE_DIR}/src/a.c of app',
  ]);
});

test('conditions in their many forms', () => {
  const guard = (condition: string): string => of(`if(${condition})\nproject(p)\nendif()\n`)[0] ?? '';
  expect(guard('A AND NOT (B OR C)')).toBe('project = p if (A && !(B || C))');
  expect(guard('"${BOARD}" STREQUAL "toy"')).toBe('project = p if (BOARD == "toy")');
  expect(guard('DEFINED X')).toBe('project = p if defined(X)');
  expect(guard('NAME MATCHES "^a"')).toBe('project = p if matches(NAME, "^a")');
  expect(guard('VERSION VERSION_LESS 3.1')).toBe('project = p if version_less(VERSION, "3.1")');
  expect(guard('$ENV{CI}')).toBe('project = p if env:CI');
});

test('what only the generator knows is an unknown condition', () => {
  expect(of('target_compile_definitions(t PRIVATE $<$<CONFIG:Debug>:DEBUG=1>)\n', 'define')).toEqual([
    'define:DEBUG = 1 of t if ?generator-expression',
  ]);
});

test('bracket comments and arguments, and a suppression', () => {
  const {
    ignores,
    problems: found,
    decls,
  } = lower('x.cmake', '#[[ project(no) ]]\nset(a [=[x\ny]=]) # toy-privacy-ignore r -- s\n');
  expect(found).toEqual([]);
  expect(decls).toMatchObject([{ name: 'set:a', value: 'x\ny' }]);
  expect(ignores).toMatchObject([{ line: 2, alone: false, rules: ['r'] }]);
});

test('broken files are read as far as they go', () => {
  expect(problems('CMakeLists.txt', 'project(a)\n???\nif(X)\nset(b "c')).toEqual([
    '???: Not a command of CMake.',
    '": The string has no closing quote.',
    '(: This bracket is never closed.',
    'if(X): This if is never closed.',
  ]);
  expect(of('project(a)\n???\nset(b c)\n')).toEqual(['project = a', 'set:b = c']);
});
