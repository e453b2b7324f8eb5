import type { Decision } from '../model/place.ts';
import { plain, wrap } from './plain.ts';
import { colors, columns, type Style } from './style.ts';
import { decision } from './text.ts';

/** What a review knows of one line. */
export interface WhyAnswer {
  path: string;
  line: number;
  headline: string;
  facts: readonly { kind: string; text: string; decidedBy: readonly Decision[] }[];
  notes: readonly string[];
}

/** The answer to "why is there, or is there no, finding here?" for a person. Ends in a line break. */
export function whyText(answer: WhyAnswer, style: Style): string {
  const c = colors(style);
  const room = columns(style);
  const out = [c.bold(`${plain(answer.path)}:${answer.line}`), ...wrap(plain(answer.headline), room)];
  for (const fact of answer.facts) {
    out.push('', ...wrap(`${fact.kind}: ${plain(fact.text)}`, room - 2).map((line) => `  ${line}`));
    const reasons = [...new Set(fact.decidedBy.map(decision))];
    for (const [i, reason] of reasons.entries()) {
      for (const [j, line] of wrap(plain(reason), room - 12).entries()) {
        out.push(`    ${c.cyan((i + j === 0 ? 'decided by' : '').padEnd(10))}  ${line}`);
      }
    }
  }
  if (answer.notes.length > 0) out.push('');
  for (const note of answer.notes) for (const line of wrap(plain(note), room)) out.push(c.dim(line));
  return `${out.join('\n')}\n`;
}
