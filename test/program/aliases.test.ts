import { expect, test } from 'vitest';
import { from, link, only, rows } from './toy.ts';

const mic = rows(
  { call: 'mic_read', args: [2, 2], emits: [{ to: 0, kind: 'audio' }] },
  { call: 'copy', args: [3, 3], flows: [[1, 0]] },
  { call: 'out', args: [1, 1], means: {} },
);
const heard = (text: string): string[] => {
  const program = link({ 'a.c': text }, mic);
  return from(program, only(program, 'out'), 0, ['audio']).filter((origin) => origin.startsWith('emitted'));
};

test('a write through a pointer into a buffer is a write of the buffer', () => {
  expect(heard('void f(void) { char b[9]; char *p = b + 2; mic_read(p, 4);\n out(b); }')).toHaveLength(1);
  expect(
    heard('void f(void) { char m[9]; mic_read(m, 9); char b[9]; short *p = (short *)b; p[0] = m[1]; out(b); }'),
  ).toHaveLength(1);
  expect(
    heard('void f(void) { char m[9]; mic_read(m, 9); char b[9]; char *p = &b[1]; *p = m[1]; out(b); }'),
  ).toHaveLength(1);
});
test('also in a function that was handed the buffer', () => {
  const fill =
    'static int hear(unsigned char *into) { int w[4]; mic_read(w, 4); short *o = (short *)into; for (int i = 0; i < 4; i++) o[i] = w[i] >> 14; return 4; }';
  expect(heard(`${fill}\nvoid f(void) { unsigned char b[8]; hear(b); out(b); }`)).toHaveLength(1);
});
test('a packet laid over a buffer fills it', () => {
  const pkt = 'struct pkt { char kind; char data[8]; };';
  expect(
    heard(
      `${pkt} void f(void) { char m[8]; mic_read(m, 8); char b[9]; struct pkt *p = (struct pkt *)b; copy(p->data, m, 8); out(b); }`,
    ),
  ).toHaveLength(1);
});
test('a pointer into another buffer fills that one only, and moving a pointer fills nothing', () => {
  expect(heard('void f(void) { char a[9]; char b[9]; char *p = a; mic_read(p, 4); out(b); }')).toEqual([]);
  expect(heard('void f(void) { char m[9]; mic_read(m, 9); char b[9]; char *p = b; p = m; out(b); }')).toEqual([]);
});

test('a buffer that is wiped holds nothing; padding behind the sound leaves it there', () => {
  expect(heard('void f(void) { char b[9]; mic_read(b, 9); memset(b, 0, 9); out(b); }')).toEqual([]);
  expect(heard('void f(int n) { char b[9]; mic_read(b, 9); memset(b + n, 0, 9 - n); out(b); }')).toHaveLength(1);
  expect(heard('void f(int mute) { char b[9]; mic_read(b, 9); if (mute) memset(b, 0, 9); out(b); }')).toHaveLength(1);
});
