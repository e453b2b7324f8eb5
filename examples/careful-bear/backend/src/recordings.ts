import { randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { config } from './config.js';
import { db } from './db.js';
import { seal, unseal } from './seal.js';
import { transcribe } from './transcription.js';

const KEPT_DAYS = 30;

export interface Recording {
  id: string;
  bear: string;
  text: string;
}

const fileOf = (id: string): string => path.join(config.recordingsDir, `${path.basename(id)}.sealed`);

/** Keeps a message of a bear and has it turned into text. */
export async function keepRecording(bear: string, sound: Buffer): Promise<Recording> {
  const id = randomUUID();
  await mkdir(config.recordingsDir, { recursive: true });
  await writeFile(fileOf(id), seal(sound));
  const text = await transcribe(sound);
  await db.query('INSERT INTO recordings (id, bear, text) VALUES ($1, $2, $3)', [id, bear, text]);
  return { id, bear, text };
}

/** Keeps a message for a bear of this account until it asks for it; undefined where the bear is somebody else's. */
export async function keepMessage(bear: string, account: string, sound: Buffer): Promise<string | undefined> {
  const { rowCount } = await db.query('SELECT 1 FROM bears WHERE serial = $1 AND account = $2', [bear, account]);
  if (!rowCount) return undefined;
  const id = randomUUID();
  await mkdir(config.recordingsDir, { recursive: true });
  await writeFile(fileOf(id), seal(sound));
  await db.query('INSERT INTO messages (id, bear) VALUES ($1, $2)', [id, bear]);
  return id;
}

/** A recording's sound, for the account that its bear belongs to. */
export async function soundOf(id: string, account: string): Promise<Buffer | undefined> {
  const { rowCount } = await db.query(
    'SELECT 1 FROM recordings JOIN bears ON bears.serial = recordings.bear WHERE recordings.id = $1 AND bears.account = $2',
    [id, account],
  );
  return rowCount ? unseal(await readFile(fileOf(id))) : undefined;
}

/** Deletes what is older than we promise to keep it. Runs every night. */
export async function deleteOldRecordings(now: Date): Promise<void> {
  const oldest = now.getTime() - KEPT_DAYS * 24 * 60 * 60 * 1000;
  for (const name of await readdir(config.recordingsDir)) {
    const file = path.join(config.recordingsDir, name);
    if ((await stat(file)).mtimeMs < oldest) await rm(file);
  }
  await db.query('DELETE FROM recordings WHERE created_at < $1', [new Date(oldest)]);
}
