/**
 * Gradle scripts, Groovy and Kotlin: `settings.gradle(.kts)` (kind `settings.gradle`), all others (kind
 * `build.gradle`). Nothing is run: blocks, calls and assignments are listed as they stand.
 *
 * A setting is named by the blocks around it and itself, joined by `/`: `android/defaultConfig/targetSdk`,
 * `android/buildTypes/release/minifyEnabled`, `android/productFlavors/toy/applicationId`. `a.b { }` and `a.b = …` come
 * as `a/b`; `getByName("release") { }`, `create("release") { }` and `val release by creating { }` come as `release`;
 * `isX = …` comes as `x`, `targetSdkVersion` as `targetSdk`, so that one name serves both languages.
 * - Each item of a list or call is one setting: `dependencies/implementation` = `group:artifact:version` or `:project`,
 *   `include` = `:app`.
 * - `…/buildConfigField:NAME` and `…/resValue:NAME` = the value (a Java string without its quotes), with `….type`;
 *   `…/manifestPlaceholders:KEY`.
 * - `plugins/id` = the plugin, also from `apply plugin:` and `kotlin("android")`; `plugins/id:ID` = its version;
 *   `plugins/alias` = what stands in the catalog.
 * - `var:NAME`: a variable of the script (`def`, `val`); other named arguments as `…/CALL/KEY`.
 * - `${x}` stays in strings, and strings joined by `+` come as one such string. Any other value is its own source text
 *   (`libs.versions.sdk.get().toInt()`).
 *
 * `apply from:` is an import. What stands under an `if` has a guard that is unknown.
 */
import { listStatements } from './gradle-settings.ts';
import { statementsOf } from './gradle-statements.ts';
import { gradleTokens } from './gradle-tokens.ts';
import { baseName } from './lines.ts';
import type { Format } from './reading.ts';

export const gradle: Format = {
  id: 'gradle',
  handles: (path) => /\.gradle(\.kts)?$/.test(path),
  read(into, path) {
    into.kind = /^settings\.gradle/.test(baseName(path)) ? 'settings.gradle' : 'build.gradle';
    listStatements(into, statementsOf(into, gradleTokens(into)));
  },
};
