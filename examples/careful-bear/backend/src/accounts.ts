import bcrypt from 'bcrypt';
import { db } from './db.js';

const ROUNDS = 12;
const MINIMUM_LENGTH = 12;

export const isLongEnough = (password: string): boolean => password.length >= MINIMUM_LENGTH;

export async function createAccount(email: string, password: string): Promise<string> {
  const hash = await bcrypt.hash(password, ROUNDS);
  const { rows } = await db.query('INSERT INTO accounts (email, password_hash) VALUES ($1, $2) RETURNING id', [
    email.toLowerCase(),
    hash,
  ]);
  return rows[0].id;
}

/** The account's id, or undefined where e-mail or password is wrong. */
export async function checkPassword(email: string, password: string): Promise<string | undefined> {
  const { rows } = await db.query('SELECT id, password_hash FROM accounts WHERE email = $1', [email.toLowerCase()]);
  const [account] = rows;
  if (!account || !(await bcrypt.compare(password, account.password_hash))) return undefined;
  return account.id;
}
