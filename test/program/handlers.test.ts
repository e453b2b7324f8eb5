import { expect, test } from 'vitest';
import { from, link, only, rows } from './toy.ts';

const mic = { call: 'micRead', emits: [{ to: 'return', kind: 'audio' }] };
const emitted = (files: Record<string, string>) => {
  const program = link(files, rows(mic));
  return from(program, only(program, 'transmit'), 0, ['audio']).filter((o) => o.startsWith('emitted'));
};

test('a function that a hook returns and another file calls', () => {
  const files = {
    'ws.js':
      'export const useWs = () => { const send = useCallback((data) => { transmit(data); }, []); return { connect, send }; };',
    'a.js': "import { useWs } from './ws';\nexport function A() { const { send } = useWs(); send(micRead()); }",
  };
  expect(emitted(files)).toEqual(['emitted audio a.js:2']);
});

test('a method of the same name on another object isn’t it', () => {
  const files = {
    'ws.js': 'export const useWs = () => { const send = (data) => { transmit(data); }; return { send }; };',
    'log.js': 'export class Log { send(data) { this.last = data; } }',
    'a.js': "import { Log } from './log';\nexport function A() { const log = new Log(); log.send(micRead()); }",
  };
  expect(emitted(files)).toEqual([]);
});

test('two modules’ top-level variables of one name stay apart', () => {
  const files = {
    'a.js': 'export function rec() { chunks.push(micRead()); }\nlet chunks = [];',
    'b.js': 'export function up() { transmit(chunks); }\nlet chunks = [];',
  };
  expect(emitted(files)).toEqual([]);
});

test('what a type is an alias of may be itself', () => {
  const files = { 'a.ts': 'type A = B; type B = A;\nexport function f() { const x = new A(micRead()); transmit(x); }' };
  expect(emitted(files)).toHaveLength(1);
});
