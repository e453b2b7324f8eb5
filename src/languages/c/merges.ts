import type { Conditional } from './conditionals.ts';

const SEMI = 59;
const OPEN = 123;
const CLOSE = 125;
const COLON = 58;
const COMMA = 44;

/** Whether the branches, put side by side with their directives blank, read as a row of whole statements or elements. */
export function merges(c: Conditional): boolean {
  const live = c.branches.filter((b) => b.fixed !== false);
  if (live.every((b) => b.fixed === true)) return true;
  const full = live.filter((b) => b.first !== 0);
  if (!full.length) return true;
  if (full.some((b) => !b.balanced)) return false;
  const p = c.before;
  const closes = c.after === 41 || c.after === 93 || c.after === CLOSE;
  if (c.inList) {
    const opener = p === 40 || p === 91 || p === OPEN;
    const trails =
      (p === COMMA || opener) && full.every((b, i) => b.last === COMMA || (i === full.length - 1 && closes));
    const leads =
      p !== COMMA &&
      !opener &&
      (closes || c.after === COMMA) &&
      full.every((b) => b.first === COMMA && b.last !== COMMA);
    return trails || leads;
  }
  const before = p === 0 || p === SEMI || p === OPEN || p === CLOSE || p === COLON;
  return before && full.every((b) => b.last === SEMI || b.last === CLOSE || b.last === COLON);
}
