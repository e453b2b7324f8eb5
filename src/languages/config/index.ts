import type { Unit } from '../../program/ir.ts';
import { finishUnit } from '../finish.ts';
import type { FrontEnd } from '../front-end.ts';
import type { Grammars } from '../grammars.ts';
import { androidManifest } from './android-manifest.ts';
import { androidResources } from './android-resources.ts';
import { cmake } from './cmake.ts';
import { dotenv } from './dotenv.ts';
import { gradle } from './gradle.ts';
import { kconfig } from './kconfig.ts';
import { jsonManifests, yamlManifests } from './manifests.ts';
import { partitions } from './partitions.ts';
import { pem } from './pem.ts';
import { platformio } from './platformio.ts';
import { properties } from './properties.ts';
import { type Format, Reading } from './reading.ts';
import { sdkconfig } from './sdkconfig.ts';
import { versionCatalog } from './version-catalog.ts';

/** In the order in which they are asked whether a path is theirs. */
const formats: readonly Format[] = [
  sdkconfig,
  kconfig,
  cmake,
  platformio,
  androidManifest,
  androidResources,
  gradle,
  jsonManifests,
  yamlManifests,
  properties,
  dotenv,
  partitions,
  pem,
  versionCatalog,
];

function formatOf(path: string): Format | undefined {
  return formats.find((format) => format.handles(path));
}

/** Whether a path (relative, with `/`) is a file that makes a build. Such files are always lowered. */
export function isConfigPath(path: string): boolean {
  return formatOf(path) !== undefined;
}

/**
 * The front end of the files that make a build: each becomes a unit of settings, named as the comment at the top of its
 * format's file says. No grammar is needed: all these formats are read with what was written for them, or line by line.
 */
export function configFrontEnd(_grammars: Grammars): FrontEnd {
  return { id: 'config', handles: isConfigPath, lower };
}

function lower(text: string, path: string): Unit {
  const reading = new Reading(text);
  try {
    formatOf(path)?.read(reading, path);
  } catch (error) {
    reading.problem([0, 0], `Reading stopped: ${error instanceof Error ? error.message : String(error)}`);
  }
  return finishUnit({
    language: 'config',
    text,
    decls: reading.decls,
    ignores: reading.ignores(),
    problems: reading.problems,
    config: reading.kind,
  });
}
