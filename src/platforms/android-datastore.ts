import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Give the DataStore an encrypting serializer (androidx.datastore.tink AeadSerializer with a Keystore key), or encrypt the value before it is set.';
const makers = ['stringPreferencesKey', 'byteArrayPreferencesKey', 'stringSetPreferencesKey'];

/** Jetpack Preferences DataStore. */
export const androidDatastore: Platform<Means> = {
  id: 'android-datastore',
  title: 'Jetpack DataStore',
  anchors: ['preferencesDataStore', 'DataStore', 'MutablePreferences', ...makers],
  calls: [
    ...makers.map(
      (call): CallRow<Means> => ({
        call,
        args: [1, 1],
        returns: 'Preferences.Key',
        flows: [[0, 'return']],
        provenance: 'manual',
        hit: `val KEY = ${call}("token")`,
        miss: 'val KEY = otherKey("token")',
      }),
    ),
    {
      call: 'DataStore.edit',
      callbacks: [{ fn: 'last', params: { 0: { emits: 'preferences' } } }],
      returns: 'Preferences',
      provenance: 'manual',
      hit: 'suspend fun f(d: DataStore<Preferences>, v: String) { d.edit { it[KEY] = v } }',
      miss: 'fun f(d: Document) { d.edit { } }',
    },
    {
      call: 'MutablePreferences.set',
      args: [2, 2],
      means: { stores: { where: 'DataStore', key: 0, value: 1, fix } },
      provenance: 'manual',
      hit: 'fun f(p: MutablePreferences, v: String) { p.set(KEY, v) }',
      miss: 'fun f(p: HashMap<String, String>, v: String) { p.set("k", v) }',
    },
  ],
};
