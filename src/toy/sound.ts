import type { Origin } from '../program/query.ts';

/**
 * Whether what arrives still is the sound. A level, a detector's verdict or a transcript that was made of it is not; encoding, filtering and packing are.
 */
export function isSound(origin: Origin): boolean {
  if (origin.names.some((name) => measure.test(name))) return false;
  return !origin.steps.some(({ at }) => {
    const { node } = at;
    if (node.k !== 'call') return false;
    const { callee } = node;
    const name = callee.k === 'name' || callee.k === 'member' ? callee.name : '';
    return derives.test(name);
  });
}

/** Variables that hold a measure of sound: `rms`, `micLevel`, `peak_db`. */
const measure =
  /(^|_)(rms|levels?|volume|peak|energy|amplitude|loudness|decibels?|db|transcript|duration|confidence)$|(Rms|RMS|Levels?|Volume|Peak|Energy|Amplitude|Loudness|Decibels?|Db|Transcript|Duration|Confidence)$/;

/** Functions that make something else of sound: measures, detections, words. */
const derives =
  /transcri|recogni[sz]e|speech_?to_?text|stt|detect|classif|predict|infer(ence)?|vad|rms|loudness|amplitude|energy|volume|decibel|(^|_)db($|_)|level|peak|average|mean|fft|spectrum|mfcc|envelope|correlat|hash|digest|checksum|crc|sha\d|md5|wake_?word|hotword|duration|timestamp|stringifyError|createObjectURL/i;
