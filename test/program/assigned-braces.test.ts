import { expect, test } from 'vitest';
import { link, only, values } from './toy.ts';

const header =
  'struct row { int id; };\nclass Table { struct row rows[3]; public: Table(); };\nclass Other { int rows[3]; public: Other(); };\n';

test('braces that a constructor assigns to elements of a field are initialisers of its type', () => {
  const program = link({
    't.h': header,
    't.cpp': '#include "t.h"\nTable::Table() {\n  rows[0] = {.id = 1};\n  rows[1] = {.id = 2};\n}\n',
  });
  expect(program.initialisersOf('row').map(({ at }) => program.text(at))).toEqual(['{.id = 1}', '{.id = 2}']);
});

test('a field of the same name in another class is none of them', () => {
  const program = link({ 't.h': header, 'o.cpp': '#include "t.h"\nOther::Other() {\n  rows[0] = {3};\n}\n' });
  expect(program.initialisersOf('row')).toEqual([]);
});

test('the braces of a scalar hold its value, those of an array are a list', () => {
  const program = link({
    'a.cpp':
      'class Ids { static constexpr uint16_t one {0x2a46}; static constexpr uint8_t many[] {7};\n void f() { use(one); use(many); } };',
  });
  expect([0, 1].map((i) => program.port(only(program, 'use', i), 0).flatMap((at) => values(program, at)))).toEqual([
    ['10822'],
    ['init'],
  ]);
});
