import { expect, test } from 'vitest';
import { link, only } from './toy.ts';

const source = `
static struct profile tab[2] = { [0] = { .cb = on_event } };
static void on_create(struct event *param) {
  tab[0].handle = param->handle;
  tab[0].uuid.value = 0x0110;
  tab[1].uuid.value = 0x0999;
  add(&tab[0].uuid);
  tab[0].uuid.value = 0x0410;
  add(&tab[0].uuid);
}
void on_event(struct event *param) { on_create(param); }
`;

test('the last assignment to the element with the same constant index is the one that counts', () => {
  const program = link({ 'a.c': source });
  const values = [0, 1].map((i) =>
    program.port(only(program, 'add', i), 0).flatMap((at) => program.field(at, 'value').map((a) => program.text(a))),
  );
  expect(values).toEqual([['0x0110'], ['0x0410']]);
});

test('a field beside the asked one does not make a wrapper of the function', () => {
  const program = link({ 'a.c': source });
  const site = only(program, 'add');
  expect(program.unfold(site, program.port(site, 0)).map(({ use }) => program.place(use).line)).toEqual([7]);
});

test('a call that nothing is known of does not make its arguments depend on each other', () => {
  const program = link({
    'a.c': 'void f(int p) { sdk(p, FLAG_A); sdk(2, FLAG_A | FLAG_B); }\nvoid g(void) { f(1); }',
  });
  const site = only(program, 'sdk', 1);
  expect(program.unfold(site, program.port(site, 1)).map(({ use }) => program.place(use).line)).toEqual([1]);
});
