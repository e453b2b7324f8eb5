import { expect, test } from 'vitest';
import { from, link, only, rows } from './toy.ts';

const sound = rows(
  { call: 'listen', args: [0, 0], emits: [{ to: 'return', kind: 'audio' }] },
  { call: 'send', args: [1, 1], means: {} },
);

test('a function inside a function sees the variables of the one around it, wherever it stands', () => {
  const program = link(
    {
      'a.ts': `function page() {
        let kept;
        function start() { kept = listen(); }
        function stop() { send(kept); }
      }`,
    },
    sound,
  );
  expect(from(program, only(program, 'send'), 0, ['audio'])).toEqual(['emitted audio a.ts:3']);
});

test('a name of an inner block is not the one of the same name around it', () => {
  const program = link(
    {
      'a.ts': `function page() {
        let kept;
        function start() { { let kept = listen(); } }
        function stop() { send(kept); }
      }`,
    },
    sound,
  );
  expect(from(program, only(program, 'send'), 0, ['audio'])).toEqual([]);
});
