// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the formats have references of this form themselves.
import { expect, test } from 'vitest';
import { lower, problems, quoted, told } from './lowered.ts';

const of = (text: string): string[] => told('app/build.gradle', text);
const kts = (text: string): string[] => told('app/build.gradle.kts', text);

test('Groovy and Kotlin give the same names', () => {
  const groovy = `plugins { id 'com.android.application' version '8.1.0' apply false }
android {
    namespace "com.toy"
    defaultConfig {
        targetSdkVersion 34
        minSdkVersion(21)
    }
    buildTypes { release { minifyEnabled true } }
}
dependencies {
    implementation 'com.squareup.okhttp3:okhttp:4.9.0'
    implementation project(':ear')
}
`;
  const kotlin = `plugins { id("com.android.application") version "8.1.0" apply false }
android {
    namespace = "com.toy"
    defaultConfig {
        targetSdk = 34
        minSdk = 21
    }
    buildTypes { getByName("release") { isMinifyEnabled = true } }
}
dependencies {
    implementation("com.squareup.okhttp3:okhttp:4.9.0")
    implementation(project(":ear"))
}
`;
  const expected = [
    'plugins/id = com.android.application',
    'plugins/id:com.android.application = 8.1.0',
    'android/namespace = com.toy',
    'android/defaultConfig/targetSdk = 34',
    'android/defaultConfig/minSdk = 21',
    'android/buildTypes/release/minifyEnabled = true',
    'dependencies/implementation = com.squareup.okhttp3:okhttp:4.9.0',
    'dependencies/implementation = :ear',
  ];
  expect(of(groovy)).toEqual(expected);
  expect(kts(kotlin)).toEqual(expected);
  expect(quoted(lower('build.gradle', groovy), 'android/namespace')).toEqual({
    name: 'namespace',
    value: 'com.toy',
    whole: 'namespace "com.toy"',
    line: 3,
  });
  expect(quoted(lower('build.gradle.kts', kotlin), 'android/defaultConfig/targetSdk')).toEqual({
    name: 'targetSdk',
    value: '34',
    whole: 'targetSdk = 34',
    line: 5,
  });
});

test('build fields give the constant and its type', () => {
  expect(
    of(
      'android { defaultConfig {\n buildConfigField "String", "KEY", "\\"k-1\\""\n buildConfigField("boolean", "LIVE", "true")\n resValue "string", "host", "toy.example"\n} }',
    ),
  ).toEqual([
    'android/defaultConfig/buildConfigField:KEY = k-1',
    'android/defaultConfig/buildConfigField:KEY.type = String',
    'android/defaultConfig/buildConfigField:LIVE = true',
    'android/defaultConfig/buildConfigField:LIVE.type = boolean',
    'android/defaultConfig/resValue:host = toy.example',
    'android/defaultConfig/resValue:host.type = string',
  ]);
  expect(of(`android { defaultConfig { buildConfigField 'String', 'KEY', '"' + apiKey + '"' } }`)[0]).toBe(
    'android/defaultConfig/buildConfigField:KEY = ${apiKey}',
  );
  expect(kts('android { defaultConfig { buildConfigField("String", "KEY", "\\"${props["k"]}\\"") } }')[0]).toBe(
    'android/defaultConfig/buildConfigField:KEY = ${props["k"]}',
  );
});

test('flavours, placeholders and other maps', () => {
  expect(
    of(
      "android { productFlavors { toy { applicationIdSuffix '.toy' } }\n defaultConfig { manifestPlaceholders = [host: 'a', 'key': \"b\"] } }",
    ),
  ).toEqual([
    'android/productFlavors/toy/applicationIdSuffix = .toy',
    'android/defaultConfig/manifestPlaceholders:host = a',
    'android/defaultConfig/manifestPlaceholders:key = b',
  ]);
  expect(
    kts(
      'android { productFlavors { create("toy") { dimension = "d" } }\n defaultConfig { manifestPlaceholders["host"] = "a"; manifestPlaceholders += mapOf("k" to "v") } }',
    ),
  ).toEqual([
    'android/productFlavors/toy/dimension = d',
    'android/defaultConfig/manifestPlaceholders:host = a',
    'android/defaultConfig/manifestPlaceholders:k = v',
  ]);
});

test('dependencies in their spellings', () => {
  expect(
    of(
      "dependencies {\n implementation group: 'a', name: 'b', version: '1'\n api('c:d:2') { exclude group: 'x' }\n implementation 'e:f:3', 'g:h:4'\n implementation platform('i:j:5')\n implementation libs.ok.http\n}",
    ),
  ).toEqual([
    'dependencies/implementation = a:b:1',
    'dependencies/api/exclude/group = x',
    'dependencies/api = c:d:2',
    'dependencies/implementation = e:f:3',
    'dependencies/implementation = g:h:4',
    'dependencies/implementation = i:j:5',
    'dependencies/implementation = libs.ok.http',
  ]);
});

test('variables, applied plugins and other scripts', () => {
  expect(
    of(
      "def key = 'k'\napply plugin: 'kotlin-android'\napply from: '../signing.gradle'\next.sdk = 34\nString host = \"h\"\n",
    ),
  ).toEqual(['var:key = k', 'plugins/id = kotlin-android', 'import ../signing.gradle', 'ext/sdk = 34', 'var:host = h']);
});

test('what stands under an if is open, and lambdas and comments are no blocks', () => {
  const text =
    "if (project.hasProperty('x')) {\n android { compileSdk 34 }\n} else {\n android { compileSdk 33 }\n}\n// android { compileSdk 1 }\n/* android { compileSdk 2 } */\n";
  expect(of(text)).toEqual([
    'android/compileSdk = 34 if ?gradle-condition',
    'android/compileSdk = 33 if !?gradle-condition',
  ]);
  expect(of('android { applicationVariants.all { v -> v.name = "x" } }')).toEqual([
    'android/applicationVariants/v/name = x',
  ]);
});

test('settings of the whole build', () => {
  const text = "rootProject.name = 'bear'\ninclude ':app', ':ear'\nproject(':ear').projectDir = new File('x')\n";
  expect(lower('settings.gradle', text).config).toBe('settings.gradle');
  expect(told('settings.gradle', text)).toEqual([
    'rootProject/name = bear',
    'include = :app',
    'include = :ear',
    "project/:ear/projectDir = new File('x')",
  ]);
});

test('a value that goes on over lines, and a suppression', () => {
  const { ignores } = lower('build.gradle', 'android {\n  // toy-privacy-ignore r -- s\n  compileSdk 34\n}\n');
  expect(ignores).toMatchObject([{ line: 1, alone: true }]);
  expect(of("android.sourceSets {\n main.java.srcDirs = [\n 'a',\n 'b'\n ]\n}\n")).toEqual([
    'android/sourceSets/main/java/srcDirs = a',
    'android/sourceSets/main/java/srcDirs = b',
  ]);
});

test('broken scripts are read as far as they go', () => {
  const text = "android {\n compileSdk 34\n namespace 'x\n defaultConfig {\n  minSdk 21\n";
  expect(of(text)).toEqual(['android/compileSdk = 34', 'android/namespace = x', 'android/defaultConfig/minSdk = 21']);
  expect(problems('build.gradle', text)).toEqual([
    "'x: The string has no closing quote.",
    '{: This block is never closed.',
    '{: This block is never closed.',
  ]);
  expect(problems('build.gradle', 'android { }\n}\n')).toEqual(['}: This bracket closes nothing.']);
});
