import type { Means } from '../model/means.ts';
import type { Protector } from '../model/store-meaning.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Use expo-secure-store (setItemAsync) or react-native-keychain, which keep the value in Keychain and Keystore; AsyncStorage and MMKV without a key are plain files.';

const storages = [
  '@react-native-async-storage/async-storage#',
  '@react-native-community/async-storage#',
  'react-native#AsyncStorage.',
];

/** AsyncStorage is a plain file or database on both systems (react-native-async-storage, documentation and sources). */
function asyncStorage(module: string): CallRow<Means>[] {
  const from = module.endsWith('.')
    ? `import { AsyncStorage } from 'react-native';`
    : `import AsyncStorage from '${module.slice(0, -1)}';`;
  const where = 'AsyncStorage';
  return [
    {
      call: `${module}setItem`,
      args: [2, 3],
      means: { stores: { where, key: 0, value: 1, fix } },
      provenance: 'source',
      hit: `${from} export function f(v) { AsyncStorage.setItem('k', v); }`,
      miss: `import S from 'other'; export function f(v) { S.setItem('k', v); }`,
    },
    {
      call: `${module}mergeItem`,
      args: [2, 3],
      means: { stores: { where, key: 0, value: 1, fix } },
      provenance: 'source',
      hit: `${from} export function f(v) { AsyncStorage.mergeItem('k', v); }`,
      miss: `import S from 'other'; export function f(v) { S.mergeItem('k', v); }`,
    },
    {
      call: `${module}getItem`,
      args: [1, 2],
      emits: [{ to: 'return', kind: 'stored' }],
      means: { reads: { where, key: 0 } },
      provenance: 'source',
      hit: `${from} export function f() { return AsyncStorage.getItem('k'); }`,
      miss: `import S from 'other'; export function f() { return S.getItem('k'); }`,
    },
  ];
}

const keychain: readonly Protector[] = [
  { by: 'design', text: 'the value is kept in the Keychain (iOS) or encrypted with a Keystore key (Android)' },
];

function secure(
  call: string,
  args: readonly [number, number],
  key: number,
  value: number,
  hit: string,
): CallRow<Means> {
  return {
    call,
    args,
    means: { stores: { where: 'Keychain and Keystore', key, value, protectedBy: keychain, fix: '' } },
    provenance: 'manual',
    hit,
    miss: `import S from 'other'; export function f(v) { S.setItem('k', v); }`,
  };
}

const mmkv: readonly Protector[] = [
  { by: 'option', port: '0.encryptionKey', text: 'the MMKV instance has an encryption key' },
];

/** React Native and Expo stores. */
export const reactNativeStorage: Platform<Means> = {
  id: 'react-native-storage',
  title: 'React Native storage',
  anchors: [
    'AsyncStorage',
    'async-storage',
    'MMKV',
    'createMMKV',
    'expo-secure-store',
    'react-native-keychain',
    'react-native-encrypted-storage',
  ],
  calls: [
    ...storages.flatMap(asyncStorage),
    {
      call: 'react-native-mmkv#createMMKV',
      returns: 'MMKV',
      emits: [{ to: 'return', kind: 'opened' }],
      means: { opens: { where: 'MMKV', space: '0.id' } },
      provenance: 'manual',
      hit: `import { createMMKV } from 'react-native-mmkv'; const s = createMMKV();`,
      miss: `import { createMMKV } from 'other'; const s = createMMKV();`,
    },
    {
      call: 'MMKV.set',
      args: [2, 2],
      means: { stores: { where: 'MMKV', handle: 'this', key: 0, value: 1, protectedBy: mmkv, fix } },
      provenance: 'manual',
      hit: `import { MMKV } from 'react-native-mmkv'; const s = new MMKV(); export function f(v) { s.set('k', v); }`,
      miss: `const s = new Map(); export function f(v) { s.set('k', v); }`,
    },
    secure(
      'expo-secure-store#setItemAsync',
      [2, 3],
      0,
      1,
      `import * as SecureStore from 'expo-secure-store'; export function f(v) { SecureStore.setItemAsync('k', v); }`,
    ),
    secure(
      'expo-secure-store#setItem',
      [2, 3],
      0,
      1,
      `import * as SecureStore from 'expo-secure-store'; export function f(v) { SecureStore.setItem('k', v); }`,
    ),
    secure(
      'react-native-keychain#setGenericPassword',
      [2, 3],
      0,
      1,
      `import * as Keychain from 'react-native-keychain'; export function f(v) { Keychain.setGenericPassword('u', v); }`,
    ),
    secure(
      'react-native-encrypted-storage#setItem',
      [2, 3],
      0,
      1,
      `import EncryptedStorage from 'react-native-encrypted-storage'; export function f(v) { EncryptedStorage.setItem('k', v); }`,
    ),
  ],
};
