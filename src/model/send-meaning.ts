import type { PortName } from './means.ts';

/** How something leaves, and where it is said to go. */
export interface SendMeaning {
  /** What leaves. */
  body?: PortName;
}
