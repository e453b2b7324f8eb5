import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { config } from './config.js';
import { db } from './db.js';
import { transcribe } from './transcription.js';

export interface Recording {
  id: string;
  bear: string;
  text: string;
}

const fileOf = (id: string): string => path.join(config.recordingsDir, id);

/** Keeps a message of a bear and has it turned into text. */
export async function keepRecording(bear: string, sound: Buffer): Promise<Recording> {
  const id = randomUUID();
  await mkdir(config.recordingsDir, { recursive: true });
  await writeFile(fileOf(`${id}.pcm`), sound);
  const text = await transcribe(sound);
  await db.query('INSERT INTO recordings (id, bear, text) VALUES ($1, $2, $3)', [id, bear, text]);
  return { id, bear, text };
}

/** Keeps a message for a bear until it asks for it. */
export async function keepMessage(bear: string, sound: Buffer): Promise<string> {
  const id = randomUUID();
  await mkdir(config.recordingsDir, { recursive: true });
  await writeFile(fileOf(`${id}.m4a`), sound);
  await db.query('INSERT INTO messages (id, bear) VALUES ($1, $2)', [id, bear]);
  return id;
}
