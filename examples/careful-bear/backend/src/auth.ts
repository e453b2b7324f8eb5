import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import jwt from 'jsonwebtoken';
import { config } from './config.js';

export function issueToken(accountId: string): string {
  return jwt.sign({ sub: accountId }, config.jwtSecret, { expiresIn: '30d' });
}

/** Lets a logged-in parent through. */
export function requireParent(req: Request, res: Response, next: NextFunction): void {
  const token = req.header('authorization')?.replace(/^Bearer /, '');
  try {
    const claims = jwt.verify(token ?? '', config.jwtSecret);
    res.locals.account = claims.sub;
    next();
  } catch {
    res.sendStatus(401);
  }
}

/** Lets a recording through that one of our bears signed with its own key. */
export function requireBear(req: Request, res: Response, next: NextFunction): void {
  const serial = req.header('x-bear') ?? '';
  const given = Buffer.from(req.header('x-bear-signature') ?? '', 'hex');
  const bearKey = createHmac('sha256', config.factoryKey).update(serial).digest();
  const digest = createHash('sha256').update(req.body).digest();
  const expected = createHmac('sha256', bearKey).update(digest).digest();
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    res.sendStatus(403);
    return;
  }
  res.locals.bear = serial;
  next();
}
