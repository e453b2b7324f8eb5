/** What a call captures. */
export interface CaptureMeaning {
  kind: 'audio' | 'camera';
}
