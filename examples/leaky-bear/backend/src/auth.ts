import { createHmac, timingSafeEqual } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';
import jwt from 'jsonwebtoken';
import { config } from './config.js';

export function issueToken(accountId: string): string {
  return jwt.sign({ sub: accountId }, config.jwtSecret, { expiresIn: '180d' });
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

/** Lets one of our bears through. */
export function requireBear(req: Request, res: Response, next: NextFunction): void {
  const serial = req.header('x-bear') ?? '';
  const given = Buffer.from(req.header('x-bear-signature') ?? '', 'hex');
  const expected = createHmac('sha256', config.deviceKey).update(serial).digest();
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    res.sendStatus(403);
    return;
  }
  res.locals.bear = serial;
  next();
}
