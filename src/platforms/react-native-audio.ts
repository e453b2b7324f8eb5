import type { CaptureMeaning } from '../model/capture-meaning.ts';
import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const checks = { otherwise: 'checks', text: '' } as const;
const fix = 'Use an https:// URL, and leave usesCleartextTraffic and NSAllowsArbitraryLoads out of what ships.';

function records(
  call: string,
  args: readonly [number, number],
  to: readonly (number | 'return')[],
  platform: string,
  hit: string,
  more: Partial<CallRow<Means>> = {},
): CallRow<Means> {
  const captures: CaptureMeaning = { kind: 'audio', platform };
  return {
    call,
    args,
    emits: to.map((port) => ({ to: port, kind: 'audio' })),
    means: { captures },
    provenance: 'manual',
    hit,
    miss: "import { Player } from 'some-player'; export const p = new Player('x.mp3');",
    ...more,
  };
}

function hears(module: string): CallRow<Means> {
  return {
    call: `${module}#on`,
    args: [2, 2],
    callbacks: [{ fn: 1, params: { 0: { emits: 'audio' } } }],
    means: { captures: { kind: 'audio', platform: module } },
    provenance: 'manual',
    hit: `import Stream from '${module}'; Stream.on('data', (d) => d); export const x = 1;`,
    miss: `import Stream from '${module}'; Stream.stop(); export const x = 1;`,
  };
}

/** Recorders of React Native and Expo: they write a file or hand out base64 pieces; uploaders that take the file by its path. */
export const reactNativeAudio: Platform<Means> = {
  id: 'react-native-audio',
  title: 'React Native audio',
  anchors: [
    '@react-native-community/audio-toolkit',
    'rn-fetch-blob',
    'react-native-blob-util',
    'react-native-audio-recorder-player',
    'react-native-nitro-sound',
    'react-native-live-audio-stream',
    'react-native-audio-record',
    'expo-av',
    'expo-audio',
  ],
  calls: [
    records(
      'new Recorder',
      [1, 2],
      [0, 'return'],
      'audio-toolkit',
      "import { Recorder } from '@react-native-community/audio-toolkit'; export const r = new Recorder('a.wav');",
    ),
    {
      call: '*.prepare',
      args: [1, 1],
      callbacks: [{ fn: 0, params: { 1: { from: 'this' } } }],
      same: 'this',
      provenance: 'manual',
      hit: 'export function f(r, g) { r.prepare(g); }',
      miss: 'export function f(r, g) { r.stop(g); }',
    },
    records(
      'new Audio.Recording',
      [0, 0],
      ['return'],
      'expo-av',
      "import { Audio } from 'expo-av'; export const r = new Audio.Recording();",
    ),
    records(
      'expo-av#Audio.Recording.createAsync',
      [0, 3],
      ['return'],
      'expo-av',
      "import { Audio } from 'expo-av'; export async function f(o) { const { recording } = await Audio.Recording.createAsync(o); }",
    ),
    records(
      'expo-audio#useAudioRecorder',
      [1, 2],
      ['return'],
      'expo-audio',
      "import { useAudioRecorder } from 'expo-audio'; export function f(o) { return useAudioRecorder(o); }",
    ),
    ...['startRecorder', 'stopRecorder'].map((name) =>
      records(
        `AudioRecorderPlayer.${name}`,
        [0, 3],
        ['return'],
        'react-native-audio-recorder-player',
        `export async function f(p: AudioRecorderPlayer) { return await p.${name}(); }`,
      ),
    ),
    ...['react-native-live-audio-stream', 'react-native-audio-record'].map(hears),
    ...['rn-fetch-blob', 'react-native-blob-util'].flatMap((module): CallRow<Means>[] => [
      {
        call: `${module}#fetch`,
        args: [4, 4],
        means: { sends: { protocol: 'http', body: 3, to: { url: 1, check: checks }, fix } },
        provenance: 'manual',
        hit: `import Blob from '${module}'; export function f(b) { Blob.fetch('POST', '/up', {}, b); }`,
        miss: `import Blob from '${module}'; export function f(b) { Blob.fetch('GET', '/up'); }`,
      },
      {
        call: `${module}#wrap`,
        args: [1, 1],
        flows: [[0, 'return']],
        provenance: 'manual',
        hit: `import Blob from '${module}'; export function f(p) { return Blob.wrap(p); }`,
        miss: `import Blob from '${module}'; export function f(p) { return Blob.unlink(p); }`,
      },
    ]),
    ...['expo-file-system', 'expo-file-system/legacy'].map(
      (module): CallRow<Means> => ({
        call: `${module}#uploadAsync`,
        args: [2, 3],
        means: { sends: { protocol: 'http', body: 1, to: { url: 0, check: checks }, fix } },
        provenance: 'manual',
        hit: `import * as FileSystem from '${module}'; export function f(p) { FileSystem.uploadAsync('https://a.example', p); }`,
        miss: `import * as FileSystem from '${module}'; export function f(p) { FileSystem.deleteAsync(p); }`,
      }),
    ),
  ],
};
