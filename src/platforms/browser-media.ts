import type { Means } from '../model/means.ts';
import type { CallRow, Platform, Port } from '../program/knowledge.ts';
import { move, passes } from './moves.ts';

const ask = (object: string): CallRow<Means> => ({
  call: `${object}.getUserMedia`,
  args: [1, 3],
  emits: [{ to: 'return', kind: 'audio' }],
  means: { captures: { kind: 'audio', platform: 'browser', asks: '0.audio' } },
  provenance: 'manual',
  hit: `export async function f() { return await ${object}.getUserMedia({ audio: true }); }`,
  miss: `export async function f() { return await ${object}.enumerateDevices(); }`,
});

function hears(type: string, event: string, from: string): CallRow<Means> {
  return {
    call: `${type}.${event}=`,
    property: true,
    callbacks: [{ fn: 0, params: { 0: { from } } }],
    provenance: 'manual',
    hit: `export function f(x: ${type}) { x.${event} = (e) => e.data; }`,
    miss: `export function f(x: Other) { x.${event} = (e) => e.data; }`,
  };
}
function listens(type: string, from: string): CallRow<Means> {
  return {
    call: `${type}.addEventListener`,
    args: [2, 3],
    callbacks: [{ fn: 1, params: { 0: { from } } }],
    provenance: 'manual',
    hit: `export function f(x: ${type}) { x.addEventListener('dataavailable', (e) => e.data); }`,
    miss: `export function f(x: ${type}) { x.stop(); }`,
  };
}
const made = (type: string, args: readonly [number, number], from: Port, given: string): CallRow<Means> => ({
  call: `new ${type}`,
  args,
  flows: [[from, 'return']],
  provenance: 'manual',
  hit: `export function f(s, c) { return new ${type}(${given}); }`,
  miss: 'export function f(s) { return new Other(s); }',
});

const typedArrays = ['Int8Array', 'Uint8Array', 'Int16Array', 'Int32Array', 'Float32Array', 'DataView', 'Buffer'];

/** The microphone of a web page, and what carries its sound: MediaRecorder, Web Audio nodes, worklet ports, Blob, FileReader. */
export const browserMedia: Platform<Means> = {
  id: 'browser-media',
  title: 'Browser audio',
  anchors: [
    'getUserMedia',
    'MediaRecorder',
    'AudioWorkletProcessor',
    'AudioWorkletNode',
    'onaudioprocess',
    'createScriptProcessor',
  ],
  bases: {
    ScriptProcessorNode: ['AudioNode'],
    AudioWorkletNode: ['AudioNode'],
    MediaStreamAudioSourceNode: ['AudioNode'],
    GainNode: ['AudioNode'],
    AnalyserNode: ['AudioNode'],
  },
  calls: [
    ask('navigator.mediaDevices'),
    ask('navigator'),
    made('MediaRecorder', [1, 2], 0, 's'),
    hears('MediaRecorder', 'ondataavailable', 'this'),
    listens('MediaRecorder', 'this'),
    ...['createMediaStreamSource', 'createMediaStreamTrackSource'].map(
      (name): CallRow<Means> => ({
        call: `*.${name}`,
        args: [1, 1],
        flows: [[0, 'return']],
        returns: 'AudioNode',
        provenance: 'manual',
        hit: `export function f(c, s) { return c.${name}(s); }`,
        miss: 'export function f(c) { return c.createGain(); }',
      }),
    ),
    {
      call: '*.createScriptProcessor',
      args: [0, 3],
      returns: 'ScriptProcessorNode',
      provenance: 'manual',
      hit: 'export function f(c) { return c.createScriptProcessor(4096, 1, 1); }',
      miss: 'export function f(c) { return c.createGain(); }',
    },
    made('MediaStreamAudioSourceNode', [2, 2], '1.mediaStream', 'c, { mediaStream: s }'),
    {
      call: 'AudioNode.connect',
      args: [1, 3],
      flows: [['this', 0]],
      same: 0,
      provenance: 'manual',
      hit: 'export function f(a: AudioNode, b) { a.connect(b); }',
      miss: 'export function f(a: AudioNode) { a.disconnect(); }',
    },
    hears('ScriptProcessorNode', 'onaudioprocess', 'this'),
    {
      call: 'AudioWorkletNode.port',
      property: true,
      same: 'this',
      returns: 'MessagePort',
      provenance: 'manual',
      hit: 'export function f(n: AudioWorkletNode) { return n.port; }',
      miss: 'export function f(n: AudioWorkletNode) { return n.context; }',
    },
    hears('MessagePort', 'onmessage', 'this'),
    ...passes(
      ['*.getChannelData', '*.arrayBuffer', '*.getAudioTracks', '*.getTracks', '*.slice', '*.subarray', '*.clone'],
      (m) => `export function f(x) { return x.${m}(0); }`,
      'export function f(x) { return x.stop(); }',
    ),
    made('Blob', [1, 2], 0, '[s]'),
    made('File', [2, 3], 0, "[s], 'a.webm'"),
    ...[...typedArrays, 'MediaStream'].map((type) => made(type, [1, 3], 0, 's')),
    ...typedArrays.map(
      (type): CallRow<Means> => ({
        call: `${type}.buffer`,
        property: true,
        same: 'this',
        provenance: 'manual',
        hit: `export function f(x: ${type}) { return x.buffer; }`,
        miss: `export function f(x: ${type}) { return x.length; }`,
      }),
    ),
    {
      call: 'FormData.append',
      args: [2, 3],
      flows: [[1, 'this']],
      provenance: 'manual',
      hit: "export function f(d: FormData, b) { d.append('audio', b, 'a.webm'); }",
      miss: "export function f(d: FormData) { d.get('audio'); }",
    },
    {
      call: 'FormData.set',
      args: [2, 3],
      flows: [[1, 'this']],
      provenance: 'manual',
      hit: "export function f(d: FormData, b) { d.set('audio', b, 'a.webm'); }",
      miss: "export function f(d: FormData) { d.get('audio'); }",
    },
    ...['readAsDataURL', 'readAsArrayBuffer', 'readAsBinaryString'].map((name) =>
      move(
        `FileReader.${name}`,
        [1, 1],
        [[0, 'this']],
        `export function f(r: FileReader, b) { r.${name}(b); }`,
        'export function f(r: FileReader) { r.abort(); }',
      ),
    ),
    hears('FileReader', 'onload', 'this'),
    hears('FileReader', 'onloadend', 'this'),
    listens('FileReader', 'this'),
    move(
      'btoa',
      [1, 1],
      [[0, 'return']],
      'export function f(s) { return btoa(s); }',
      'export function f(s) { return escape(s); }',
    ),
    move(
      'String.fromCharCode',
      [1],
      [['0+', 'return']],
      'export function f(s) { return String.fromCharCode(...s); }',
      'export function f(s) { return String(s); }',
    ),
  ],
};
