import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Any script on the page can read it: let the server set the session as a cookie with HttpOnly, Secure and SameSite, and keep short-lived tokens in memory.';

function storage(global: string): CallRow<Means>[] {
  const where = global;
  return [
    {
      call: `${global}.setItem`,
      args: [2, 2],
      means: { stores: { where, key: 0, value: 1, fix } },
      provenance: 'manual',
      hit: `export function f(v) { ${global}.setItem('k', v); }`,
      miss: `export function f(v) { ${global}.removeItem('k'); }`,
    },
    {
      call: `${global}.getItem`,
      args: [1, 1],
      emits: [{ to: 'return', kind: 'stored' }],
      means: { reads: { where, key: 0 } },
      provenance: 'manual',
      hit: `export function f() { return ${global}.getItem('k'); }`,
      miss: `export function f() { return other.getItem('k'); }`,
    },
  ];
}

function cookie(call: string, hit: string): CallRow<Means> {
  return {
    call,
    args: [2, 3],
    means: { stores: { where: 'cookie of the page', key: 0, value: 1, fix } },
    provenance: 'manual',
    hit,
    miss: `export function f(v) { other.set('k', v); }`,
  };
}

/** What a web page can keep: storage, cookies that scripts can read, IndexedDB. */
export const webStorage: Platform<Means> = {
  id: 'web-storage',
  title: 'Web storage',
  anchors: ['localStorage', 'sessionStorage', 'js-cookie', 'idb-keyval', 'universal-cookie', 'localforage'],
  bases: {},
  calls: [
    ...storage('localStorage'),
    ...storage('sessionStorage'),
    ...storage('window.localStorage'),
    ...storage('window.sessionStorage'),
    cookie('js-cookie#set', `import Cookies from 'js-cookie'; export function f(v) { Cookies.set('k', v); }`),
    {
      call: 'idb-keyval#set',
      args: [2, 3],
      means: { stores: { where: 'IndexedDB', key: 0, value: 1, fix } },
      provenance: 'manual',
      hit: `import { set } from 'idb-keyval'; export function f(v) { set('k', v); }`,
      miss: `import { set } from 'lodash'; export function f(v) { set('k', v); }`,
    },
    {
      call: 'localforage#setItem',
      args: [2, 3],
      means: { stores: { where: 'IndexedDB', key: 0, value: 1, fix } },
      provenance: 'manual',
      hit: `import localforage from 'localforage'; export function f(v) { localforage.setItem('k', v); }`,
      miss: `import other from 'other'; export function f(v) { other.setItem('k', v); }`,
    },
    {
      call: 'JSON.stringify',
      args: [1, 3],
      flows: [[0, 'return']],
      provenance: 'manual',
      hit: `export function f(v) { return JSON.stringify(v); }`,
      miss: `export function f(v) { return JSON.parse(v); }`,
    },
  ],
};
