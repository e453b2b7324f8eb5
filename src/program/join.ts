import type { Knowledge, Platform } from './knowledge.ts';

/** Joins what all platforms know into one knowledge. A constant that two platforms define differently stays with the first and is asked by type or by scope elsewhere. */
export function joinKnowledge(platforms: readonly Platform[]): Knowledge {
  const constants = new Map<string, number | string>();
  const constantFunctions: Map<string, NonNullable<Platform['constantFunctions']>[string]> = new Map();
  const structs = new Map<string, readonly string[]>();
  const fieldTypes = new Map<string, Readonly<Record<string, string>>>();
  const bases = new Map<string, readonly string[]>();
  const configDefaults = new Map<string, { value: string | null; text: string }>();
  const anchors = new Set<string>();
  const macros = new Map<string, { params: string[] | null; body: string }>();
  for (const platform of platforms) {
    fill(constants, platform.constants);
    fill(constantFunctions, platform.constantFunctions);
    fill(structs, platform.structs);
    fill(fieldTypes, platform.fieldTypes);
    fill(bases, platform.bases);
    fill(macros, platform.macros);
    for (const [key, value] of Object.entries(platform.configDefaults ?? {})) {
      if (!configDefaults.has(key)) {
        const text = `${platform.defaultsOf ?? platform.title}: ${key} is ${value ?? 'not set'} by default`;
        configDefaults.set(key, { value, text });
      }
    }
    for (const word of platform.anchors ?? []) anchors.add(word);
  }
  const rows = platforms.flatMap((platform) => platform.calls ?? []);
  return { constants, constantFunctions, structs, fieldTypes, bases, rows, configDefaults, anchors, macros };
}

function fill<V>(into: Map<string, V>, from: Readonly<Record<string, V>> | undefined): void {
  for (const [key, value] of Object.entries(from ?? {})) if (!into.has(key)) into.set(key, value);
}
