/** A secret as it may be shown: its first two characters and its length (`hu… (12 characters)`). Shorter than five: the length alone. */
export function mask(secret: string): string {
  const shown = secret.length < 5 ? '' : secret.slice(0, 2);
  return `${shown}… (${secret.length} character${secret.length === 1 ? '' : 's'})`;
}
