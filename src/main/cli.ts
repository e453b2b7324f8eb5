#!/usr/bin/env node
import process from 'node:process';
import type { Io } from '../cli/io.ts';
import { runCli } from '../cli/run.ts';

declare const TOY_PRIVACY_VERSION: string | undefined;

// A reader that has seen enough (`| head`) closes the pipe: that is no error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

const io: Io = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
  env: process.env,
  outIsTerminal: process.stdout.isTTY === true,
  errIsTerminal: process.stderr.isTTY === true,
  columns: process.stdout.columns,
  now: () => Date.now(),
};

process.exitCode = await runCli({
  argv: process.argv.slice(2),
  version: typeof TOY_PRIVACY_VERSION === 'string' ? TOY_PRIVACY_VERSION : '0.0.0',
  io,
  host: async () => (await import('../host/node.ts')).nodeHost(),
  engine: async () => (await import('./engine.ts')).loadEngine(),
});
