import type { Place } from '../model/place.ts';
import type { Review } from '../model/review.ts';
import { plain, width } from './plain.ts';
import { type Colors, colors, columns, type Style } from './style.ts';
import { summaryText } from './summary.ts';

/** The toy as tables for a person. Ends in a line break. */
export function inventoryText(review: Review, style: Style): string {
  const c = colors(style);
  const { toy } = review;
  const out: string[] = [];
  const section = (title: string, head: string[], rows: string[][]): void => {
    if (rows.length > 0) out.push(c.bold(`${title} (${rows.length})`), ...table(head, rows, columns(style), c), '');
  };
  section(
    'Builds',
    ['name', 'folder', 'sdk', 'version', 'board', 'variants'],
    toy.builds.map((b) => [b.name, b.root || '.', b.sdk ?? '', b.version ?? '', b.board ?? '', b.variants.join(' ')]),
  );
  section(
    'Characteristics',
    ['uuid', 'name', 'role', 'read', 'write', 'subscribe', 'stack', 'where'],
    toy.characteristics.map((row) => [
      row.uuid ?? '?',
      row.name ?? '',
      row.role,
      row.access.read,
      row.access.write,
      row.access.subscribe,
      row.stack,
      where(row.place),
    ]),
  );
  section(
    'Secrets',
    ['kind', 'name', 'rests in', 'protection', 'value', 'where'],
    toy.credentials.map((row) => [
      row.kind,
      row.name ?? '',
      row.store,
      row.protection,
      row.masked ?? '',
      where(row.place),
    ]),
  );
  section(
    'Captures',
    ['kind', 'call', 'platform', 'where'],
    toy.audioSources.map((row) => [row.kind, row.call, row.platform, where(row.place)]),
  );
  section(
    'Endpoints',
    ['address', 'transport', 'verified', 'reach', 'where'],
    toy.endpoints.map((row) => [
      row.url ?? row.host ?? '?',
      row.transport,
      yes(row.verified),
      row.reach,
      where(row.place),
    ]),
  );
  section(
    'Flows',
    ['what', 'from', 'to', 'transport', 'verified', 'where'],
    toy.flows.map((row) => [
      row.relay ? `${row.kind} (relay)` : row.kind,
      row.source.call,
      row.sink.call,
      row.transport,
      yes(row.verified),
      `${where(row.source.place)} → ${where(row.sink.place)}`,
    ]),
  );
  if (out.length === 0) out.push('Nothing of a connected toy was recognised here.', '');
  out.push(...summaryText(review, style, c).slice(1));
  return `${out.join('\n')}\n`;
}

const where = (place: Place): string => `${place.path}:${place.line}`;

const yes = (value: boolean | null): string => (value === null ? '' : value ? 'yes' : 'no');

/** Rows under a heading; empty columns fall out, and the last column takes what is left of the width and runs over it. */
function table(head: readonly string[], rows: readonly string[][], room: number, c: Colors): string[] {
  const used = head.flatMap((_, i) => (rows.some((row) => row[i]) ? [i] : []));
  const cells = rows.map((row) =>
    used.map((i) => cut(plain(row[i] ?? ''), Math.floor(room / 2), i === head.length - 1)),
  );
  const titles = used.map((i) => head[i]!);
  const wide = titles.map((title, i) => Math.max(width(title), ...cells.map((row) => width(row[i]!))));
  const line = (row: readonly string[]): string =>
    `  ${row.map((cell, i) => (i === row.length - 1 ? cell : cell + ' '.repeat(wide[i]! - width(cell)))).join('  ')}`;
  return [c.dim(line(titles)), ...cells.map((row) => paintAccess(line(row), c))];
}

const cut = (text: string, most: number, whole: boolean): string =>
  whole || width(text) <= most ? text : `${[...text].slice(0, most - 1).join('')}…`;

const paintAccess = (line: string, c: Colors): string =>
  line.replace(/ (open|cleartext|none)(?= )/g, (all, word: string) => (word === 'none' ? c.dim(all) : c.red(all)));
