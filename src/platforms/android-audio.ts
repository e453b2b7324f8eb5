import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const kotlin = (type: string, call: string): string =>
  `import android.media.${type}\nfun f(r: ${type}, b: ByteArray) { r.${call} }`;

/** Android's microphone: AudioRecord hands out samples, MediaRecorder writes a file (or a descriptor) that is read and sent later. */
export const androidAudio: Platform<Means> = {
  id: 'android-audio',
  title: 'Android audio input',
  anchors: ['AudioRecord', 'MediaRecorder'],
  calls: [
    {
      call: 'AudioRecord.read',
      args: [2, 4],
      emits: [{ to: 0, kind: 'audio' }],
      means: { captures: { kind: 'audio', platform: 'Android AudioRecord' } },
      provenance: 'manual',
      hit: kotlin('AudioRecord', 'read(b, 0, 64)'),
      miss: kotlin('AudioTrack', 'write(b, 0, 64)'),
    },
    {
      call: 'MediaRecorder.setOutputFile',
      args: [1, 1],
      emits: [{ to: 0, kind: 'audio' }],
      means: { captures: { kind: 'audio', platform: 'Android MediaRecorder' } },
      provenance: 'manual',
      hit: 'import android.media.MediaRecorder\nfun f(r: MediaRecorder, p: String) { r.setOutputFile(p) }',
      miss: 'import android.media.MediaPlayer\nfun f(r: MediaPlayer, p: String) { r.setDataSource(p) }',
    },
  ] satisfies CallRow<Means>[],
};
