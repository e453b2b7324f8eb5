import type { PortName } from './means.ts';

/** What a call captures. The row's `emits` says where the sound or picture is; a row without it only opens the device. */
export interface CaptureMeaning {
  kind: 'audio' | 'camera';
  /** For the inventory: `ESP-IDF I2S`, `Android AudioRecord`. */
  platform: string;
  /** A port that asks for this kind: without it, or with `false` there, nothing of the kind is captured (`getUserMedia({ video: true })`). */
  asks?: PortName;
}
