import { type Folder, fileNames } from './folder.ts';
import { baseName } from './paths.ts';

/** Folders that only version control writes. They are no part of the project and are not listed as skipped. */
export const vcsFolders: ReadonlySet<string> = new Set(['.git', '.hg', '.svn', '.jj', 'CVS', '.bzr']);

/** Names that one tool coined for what it fetches or makes; nobody keeps sources of his own there. */
const coined: Readonly<Record<string, string>> = {
  node_modules: 'dependencies fetched by npm',
  bower_components: 'dependencies fetched by bower',
  managed_components: 'dependencies fetched by the IDF component manager',
  '.pio': 'build output of PlatformIO',
  '.pioenvs': 'build output of PlatformIO',
  '.piolibdeps': 'dependencies fetched by PlatformIO',
  '.dart_tool': 'build output of Dart',
  '.pub-cache': 'dependencies fetched by pub',
  '.gradle': 'cache of Gradle',
  '.cxx': 'build output of the Android NDK',
  '.externalNativeBuild': 'build output of the Android NDK',
  __pycache__: 'cache of Python',
  'site-packages': 'dependencies fetched by pip',
  DerivedData: 'build output of Xcode',
  '.expo': 'cache of Expo',
  '.next': 'build output of Next.js',
  '.nuxt': 'build output of Nuxt',
  '.angular': 'cache of Angular',
  '.svelte-kit': 'build output of SvelteKit',
  '.parcel-cache': 'cache of Parcel',
  '.turbo': 'cache of Turborepo',
  CMakeFiles: 'build output of CMake',
};

/** Files that a build tool leaves at the top of the folder that it writes. */
const leftBehind: Readonly<Record<string, string>> = {
  'CMakeCache.txt': 'build output of CMake',
  'build.ninja': 'build output of Ninja',
  '.ninja_log': 'build output of Ninja',
  'pyvenv.cfg': 'a Python environment',
  'CACHEDIR.TAG': 'a cache, by its CACHEDIR.TAG',
  '.rustc_info.json': 'build output of Cargo',
  '.last_build_id': 'build output of Flutter',
  'asset-manifest.json': 'a bundled web page',
  'flutter_bootstrap.js': 'build output of Flutter',
};

/** A folder's name, what must lie beside it, what must lie in it (any of each; none = nothing needed), and what it then is. */
const beside: readonly { name: string; with: readonly string[]; holds: readonly string[]; is: string }[] = [
  {
    name: 'build',
    with: ['build.gradle', 'build.gradle.kts'],
    holds: ['intermediates', 'outputs', 'generated', 'tmp', 'reports', 'kotlin', 'libs'],
    is: 'build output of Gradle',
  },
  {
    name: 'build',
    with: ['pubspec.yaml'],
    holds: ['flutter_assets', 'app', 'ios', 'web'],
    is: 'build output of Flutter',
  },
  { name: 'Pods', with: ['Podfile', 'Podfile.lock'], holds: [], is: 'dependencies fetched by CocoaPods' },
  { name: 'Pods', with: [], holds: ['Manifest.lock', 'Pods.xcodeproj'], is: 'dependencies fetched by CocoaPods' },
  { name: 'Carthage', with: ['Cartfile'], holds: [], is: 'dependencies fetched by Carthage' },
  { name: '.build', with: ['Package.swift'], holds: [], is: 'build output of Swift' },
  { name: 'vendor', with: ['go.mod'], holds: ['modules.txt'], is: 'dependencies copied by Go' },
  { name: 'vendor', with: ['composer.json'], holds: ['autoload.php'], is: 'dependencies fetched by Composer' },
  { name: 'vendor', with: ['Gemfile'], holds: ['bundle'], is: 'dependencies fetched by Bundler' },
  { name: 'target', with: ['pom.xml'], holds: ['classes', 'generated-sources'], is: 'build output of Maven' },
  { name: 'target', with: ['Cargo.toml'], holds: ['debug', 'release'], is: 'build output of Cargo' },
  { name: 'coverage', with: ['package.json'], holds: ['lcov.info', 'lcov-report'], is: 'a coverage report' },
];

/** Usual names of build output: believed only with an ignore rule and a build's manifest beside the folder. */
const usual = /^(?:build|dist|out|output|bin|obj|target|debug|release|cmake-build-.*|build[-_].*|_build|web-build)$/i;
const manifests =
  /^(?:package\.json|tsconfig\.json|CMakeLists\.txt|(?:GNU)?Makefile|makefile|build\.gradle(?:\.kts)?|pubspec\.yaml|platformio\.ini|Cargo\.toml|pom\.xml|prj\.conf|west\.yml|meson\.build|Package\.swift|.*\.(?:csproj|vcxproj|ino|uvprojx|xcodeproj))$/;

/**
 * What tool wrote a folder, by what lies in and beside it, or undefined where nothing says that one did.
 * @param ignored whether an ignore rule of the project names the folder
 */
export function buildOutput(folder: Folder, ignored: boolean): string | undefined {
  const name = baseName(folder.path);
  if (coined[name]) return coined[name];
  for (const file of Object.keys(leftBehind)) if (folder.entries.get(file) === 'file') return leftBehind[file];
  const neighbours = folder.parent?.entries;
  for (const row of beside) {
    if (row.name !== name) continue;
    const near = row.with.length === 0 || row.with.some((file) => neighbours?.has(file));
    if (near && (row.holds.length === 0 || row.holds.some((entry) => folder.entries.has(entry)))) return row.is;
  }
  const built = ignored && usual.test(name) && folder.parent && fileNames(folder.parent).find((f) => manifests.test(f));
  return built ? `build output: ignored by the project, beside ${built}` : undefined;
}
