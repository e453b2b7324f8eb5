import { type Folder, fileNames } from './folder.ts';
import { holdersIn, homeOf, isOwnPackage, licences, type Ownership, parseJson, repositoryOf } from './ownership.ts';

/** Files that only the named SDK has at these places below its root. All of a row must be there. */
const sdkRoots: readonly { sdk: string; files: readonly string[] }[] = [
  { sdk: 'ESP-IDF', files: ['tools/idf.py', 'components/nvs_flash/CMakeLists.txt'] },
  { sdk: 'ESP8266 RTOS SDK', files: ['components/esp8266/CMakeLists.txt', 'Kconfig'] },
  { sdk: 'an Arduino core', files: ['platform.txt', 'boards.txt'] },
  { sdk: 'Apache Mynewt NimBLE', files: ['nimble/host/include/host/ble_gatt.h'] },
  { sdk: 'Zephyr', files: ['Kconfig.zephyr'] },
  { sdk: 'nRF5 SDK', files: ['components/ble/common/ble_srv_common.h'] },
  { sdk: 'nrfx', files: ['nrfx.h', 'drivers/nrfx_common.h'] },
  { sdk: 'FreeRTOS', files: ['tasks.c', 'queue.c', 'list.c'] },
  { sdk: 'lwIP', files: ['src/include/lwip/init.h', 'src/core/init.c'] },
  { sdk: 'Mbed TLS', files: ['library/ssl_tls.c', 'include/mbedtls/ssl.h'] },
  { sdk: 'wolfSSL', files: ['wolfssl/ssl.h', 'src/ssl.c'] },
  { sdk: 'LVGL', files: ['lvgl.h', 'lv_conf_template.h'] },
  { sdk: 'TinyUSB', files: ['src/tusb.h', 'src/tusb.c'] },
  { sdk: 'BTstack', files: ['src/btstack.h', 'src/hci.c'] },
  { sdk: 'Raspberry Pi Pico SDK', files: ['pico_sdk_init.cmake'] },
  { sdk: 'CMSIS', files: ['Core/Include/cmsis_compiler.h'] },
  { sdk: 'CMSIS', files: ['CMSIS/Include/cmsis_gcc.h'] },
  { sdk: 'Mbed OS', files: ['mbed.h', 'connectivity/FEATURE_BLE/CMakeLists.txt'] },
  { sdk: 'Flutter', files: ['bin/flutter', 'packages/flutter/pubspec.yaml'] },
];

/** Manifests by which a library is published. */
const libraryManifests = [
  'library.json',
  'library.properties',
  'idf_component.yml',
  'zephyr/module.yml',
  'module.json',
  'component.mk',
  'Cargo.toml',
  'package.json',
  'CMakeLists.txt',
  'meson.build',
  'conanfile.py',
  'setup.py',
  'pyproject.toml',
  'pubspec.yaml',
  'go.mod',
  'configure.ac',
];

/**
 * Why a folder below the root is a copy of somebody else's work, or undefined where nothing says so. Its name is no
 * evidence. What is: a submodule entry, an SDK's root files, or a licence of its own together with a library's manifest,
 * unless the licence names the project's own people, the root lists it as a package, or the manifest is an application's.
 */
export async function vendored(folder: Folder, ownership: Ownership): Promise<string | undefined> {
  const url = ownership.submodules.get(folder.path);
  if (url !== undefined && !/^\.\.?\//.test(url)) return `vendored: a git submodule${url ? ` of ${url}` : ''}`;
  if (isOwnPackage(ownership, folder.path)) return undefined;
  const sdk = await sdkRoot(folder);
  if (sdk) return `vendored: the source tree of ${sdk}`;
  const [licence] = licences(folder);
  const manifest = licence && (await libraryManifest(folder));
  if (!licence || !manifest || (await isApplication(folder))) return undefined;
  if (sharesHolder(ownership, await licenceHolders(folder)) || (await hasOwnHome(folder, ownership))) return undefined;
  return `vendored: a library with its own ${licence} and ${manifest}`;
}

async function sdkRoot(folder: Folder): Promise<string | undefined> {
  for (const { sdk, files } of sdkRoots) {
    if (!files.every((file) => folder.entries.has(file.split('/')[0]!))) continue;
    const there = await Promise.all(files.map((file) => folder.hasFile(file)));
    if (there.every(Boolean)) return sdk;
  }
  return undefined;
}

async function libraryManifest(folder: Folder): Promise<string | undefined> {
  for (const name of libraryManifests) {
    if (!(await folder.hasFile(name))) continue;
    if (name === 'CMakeLists.txt' && !definesLibrary((await folder.text(name)) ?? '')) continue;
    return name;
  }
  return fileNames(folder).find((name) => name.endsWith('.podspec'));
}

/** Whether a CMake file stands for a library of its own: a project with a library target, or a component registered with ESP-IDF or Zephyr. */
const definesLibrary = (text: string): boolean =>
  (/^\s*project\s*\(/im.test(text) && /^\s*add_library\s*\(/im.test(text)) ||
  /^\s*(?:idf_component_register|zephyr_library(?:_named)?)\s*\(/im.test(text);

/** Whether a folder is a program that is flashed, installed or served, rather than a library: then it is part of the product, whatever licence it brings. */
async function isApplication(folder: Folder): Promise<boolean> {
  const has = (name: string): boolean => folder.entries.has(name);
  if (has('platformio.ini') && !has('library.json') && !has('library.properties')) return true;
  if (has('sdkconfig') || has('sdkconfig.defaults') || has('prj.conf') || has('app.json')) return true;
  if (has('AndroidManifest.xml') || (has('lib') && (await folder.hasFile('lib/main.dart')))) return true;
  if (await folder.hasFile('src/main.rs')) return true;
  const cmake = (await folder.text('CMakeLists.txt')) ?? '';
  if (/tools\/cmake\/project\.cmake|find_package\s*\(\s*Zephyr|pico_sdk_init\s*\(/i.test(cmake)) return true;
  if (/^\s*project\s*\(/im.test(cmake) && !/^\s*add_library\s*\(/im.test(cmake)) return true;
  for (const gradle of ['app/build.gradle', 'app/build.gradle.kts', 'build.gradle', 'build.gradle.kts']) {
    if (/com\.android\.application|android\.application/.test((await folder.text(gradle)) ?? '')) return true;
  }
  if (/^publish_to:\s*['"]?none/m.test((await folder.text('pubspec.yaml')) ?? '')) return true;
  return isNodeApplication(parseJson(await folder.text('package.json')));
}

/** A package that nobody publishes: private, or started rather than imported. */
function isNodeApplication(manifest: Record<string, unknown>): boolean {
  if (manifest.private === true) return true;
  const scripts = (manifest.scripts ?? {}) as Record<string, unknown>;
  const starts = ['start', 'dev', 'serve', 'android', 'ios', 'electron', 'deploy'].some((name) => name in scripts);
  const published = ['exports', 'module', 'files', 'types', 'typings', 'unpkg', 'keywords'].some(
    (key) => key in manifest,
  );
  return starts && !(published && repositoryOf(manifest) !== undefined);
}

async function licenceHolders(folder: Folder): Promise<Set<string>> {
  const texts = await Promise.all(licences(folder).map(async (name) => (await folder.text(name)) ?? ''));
  return new Set(texts.flatMap((text) => [...holdersIn(text)]));
}

function sharesHolder(ownership: Ownership, holders: ReadonlySet<string>): boolean {
  return [...holders].some((name) => ownership.holders.has(name));
}

async function hasOwnHome(folder: Folder, ownership: Ownership): Promise<boolean> {
  if (!ownership.home) return false;
  const addresses = [
    repositoryOf(parseJson(await folder.text('package.json'))),
    repositoryOf(parseJson(await folder.text('library.json'))),
    /^\s*(?:url|repository)\s*[=:]\s*"?(\S+?)"?\s*$/m.exec(
      ((await folder.text('library.properties')) ?? '') + ((await folder.text('idf_component.yml')) ?? ''),
    )?.[1],
  ];
  return addresses.some((address) => address !== undefined && homeOf(address) === ownership.home);
}
