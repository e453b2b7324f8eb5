import type { PortName } from './means.ts';

/** Where something comes to rest. */
export interface StoreMeaning {
  /** `NVS`, `SharedPreferences`, `localStorage`. */
  where: string;
  key?: PortName;
  value: PortName;
}
