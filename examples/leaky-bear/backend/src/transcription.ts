import { config } from './config.js';

/** What is said in a recording; empty where the recogniser has no answer. */
export async function transcribe(sound: Buffer): Promise<string> {
  const response = await fetch(config.transcriptionUrl, {
    method: 'POST',
    headers: { 'content-type': 'audio/L16; rate=16000' },
    body: sound,
  });
  if (!response.ok) return '';
  const { text } = (await response.json()) as { text: string };
  return text;
}
