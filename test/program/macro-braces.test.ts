import { expect, test } from 'vitest';
import { link } from './toy.ts';

test('a macro of braces in another header is a row of the table, seen through its use', () => {
  const program = link({
    'rows.h': '#define ROW(id, n) { .name = id, .count = n }\n',
    'a.c': '#include "rows.h"\nstatic struct item items[] = { ROW("a", 1), ROW("b", 2) };\n',
  });
  const [table] = program.initialisersOf('item');
  const rows = table ? program.elements(table.at) : [];
  expect(rows.map(({ at }) => program.field(at, 'count').map((a) => program.number(a)))).toEqual([[1], [2]]);
  expect(rows.map(({ at }) => at.context?.call && program.place(at.context.call).line)).toEqual([2, 2]);
});
