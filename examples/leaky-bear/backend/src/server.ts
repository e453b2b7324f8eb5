import path from 'node:path';
import express from 'express';
import multer from 'multer';
import { checkPassword, createAccount } from './accounts.js';
import { issueToken, requireBear, requireParent } from './auth.js';
import { config } from './config.js';
import { keepMessage, keepRecording } from './recordings.js';

const app = express();
const json = express.json();
const sound = express.raw({ type: 'audio/*', limit: '2mb' });
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 2_000_000 } });

app.post('/v1/accounts', json, async (req, res) => {
  const id = await createAccount(req.body.email, req.body.password);
  res.status(201).json({ token: issueToken(id) });
});

app.post('/v1/login', json, async (req, res) => {
  const id = await checkPassword(req.body.email, req.body.password);
  if (!id) {
    res.sendStatus(401);
    return;
  }
  res.json({ token: issueToken(id) });
});

app.post('/v1/recordings', requireBear, sound, async (req, res) => {
  const recording = await keepRecording(res.locals.bear, req.body);
  res.status(201).json(recording);
});

app.post('/v1/messages', requireParent, upload.single('message'), async (req, res) => {
  if (!req.file) {
    res.sendStatus(400);
    return;
  }
  res.status(201).json({ id: await keepMessage(req.body.bear, req.file.buffer) });
});

app.get('/v1/recordings/:id', requireParent, (req, res) => {
  res.sendFile(`${path.basename(req.params.id)}.pcm`, { root: path.resolve(config.recordingsDir) });
});

app.listen(config.port);
