import express from 'express';
import multer from 'multer';
import { checkPassword, createAccount, isLongEnough } from './accounts.js';
import { issueToken, requireBear, requireParent } from './auth.js';
import { config } from './config.js';
import { deleteOldRecordings, keepMessage, keepRecording, soundOf } from './recordings.js';

const app = express();
const json = express.json();
const sound = express.raw({ type: 'audio/*', limit: '2mb' });
const upload = multer({ storage: multer.memoryStorage(), limits: { fileSize: 2_000_000 } });

app.post('/v1/accounts', json, async (req, res) => {
  if (!isLongEnough(req.body.password)) {
    res.sendStatus(422);
    return;
  }
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

app.post('/v1/recordings', sound, requireBear, async (req, res) => {
  const recording = await keepRecording(res.locals.bear, req.body);
  res.status(201).json(recording);
});

app.post('/v1/messages', requireParent, upload.single('message'), async (req, res) => {
  const id = req.file && (await keepMessage(req.body.bear, res.locals.account, req.file.buffer));
  if (!id) {
    res.sendStatus(404);
    return;
  }
  res.status(201).json({ id });
});

app.get('/v1/recordings/:id', requireParent, async (req, res) => {
  const recording = await soundOf(req.params.id, res.locals.account);
  if (!recording) {
    res.sendStatus(404);
    return;
  }
  res.type('audio/L16').send(recording);
});

setInterval(() => deleteOldRecordings(new Date()), 24 * 60 * 60 * 1000);
app.listen(config.port);
