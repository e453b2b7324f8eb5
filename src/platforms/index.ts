import type { Means } from '../model/means.ts';
import type { Platform } from '../program/knowledge.ts';

/** Every SDK that the engine knows, one file each. Adding one is one line here. */
export const platforms: readonly Platform<Means>[] = [];
