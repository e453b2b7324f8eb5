import type { Means } from '../model/means.ts';
import type { Protector } from '../model/store-meaning.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Encrypt the value with a key from the Android Keystore before it is put (DataStore with androidx.datastore.tink AeadSerializer, or Cipher with AES/GCM/NoPadding), and exclude the file from backup (dataExtractionRules).';

const encrypted: readonly Protector[] = [
  {
    by: 'maker',
    type: 'EncryptedSharedPreferences',
    text: 'the preferences are made by EncryptedSharedPreferences.create',
  },
];

const open = 'fun f(c: android.content.Context, v: String) {';

function put(type: string, name: string): CallRow<Means> {
  return {
    call: `${type}.${name}`,
    args: [2, 2],
    same: 'this',
    means: { stores: { where: 'SharedPreferences', handle: 'this', key: 0, value: 1, protectedBy: encrypted, fix } },
    provenance: 'manual',
    hit: `import android.content.SharedPreferences\nfun f(p: ${type}, v: String) { p${type.endsWith('Editor') ? '' : '.edit()'}.${name}("k", v).apply() }`,
    miss: `import android.os.Bundle\nfun f(b: Bundle, v: String) { b.${name}("k", v) }`,
  };
}

function opens(call: string, args: readonly [number, number], space: number | undefined, hit: string): CallRow<Means> {
  return {
    call,
    args,
    returns: 'SharedPreferences',
    emits: [{ to: 'return', kind: 'opened' }],
    means: { opens: { where: 'SharedPreferences', space } },
    provenance: 'manual',
    hit: `${open} ${hit} }`,
    miss: `${open} c.getString(1) }`,
  };
}

/** Android SharedPreferences, plain and encrypted, with the Kotlin extensions. */
export const androidPreferences: Platform<Means> = {
  id: 'android-preferences',
  title: 'Android SharedPreferences',
  anchors: [
    'SharedPreferences',
    'getSharedPreferences',
    'getDefaultSharedPreferences',
    'EncryptedSharedPreferences',
    'getPreferences',
  ],
  bases: {
    EncryptedSharedPreferences: ['SharedPreferences'],
    'SharedPreferences.Editor': ['Editor'],
    'android.content.Context': ['Context'],
    ContextWrapper: ['Context'],
    Application: ['ContextWrapper'],
    Service: ['ContextWrapper'],
    Activity: ['ContextWrapper'],
    ComponentActivity: ['Activity'],
    FragmentActivity: ['ComponentActivity'],
    AppCompatActivity: ['FragmentActivity'],
  },
  calls: [
    opens('Context.getSharedPreferences', [2, 2], 0, 'val p = c.getSharedPreferences("account", 0)'),
    opens('*.getSharedPreferences', [2, 2], 0, 'val p = owner.getSharedPreferences("account", 0)'),
    opens('getSharedPreferences', [2, 2], 0, 'val p = getSharedPreferences("account", 0)'),
    opens('getPreferences', [1, 1], undefined, 'val p = getPreferences(0)'),
    opens(
      'PreferenceManager.getDefaultSharedPreferences',
      [1, 1],
      undefined,
      'val p = PreferenceManager.getDefaultSharedPreferences(c)',
    ),
    {
      call: 'EncryptedSharedPreferences.create',
      args: [5, 5],
      returns: 'EncryptedSharedPreferences',
      emits: [{ to: 'return', kind: 'opened' }],
      means: { opens: { where: 'SharedPreferences', space: 0 } },
      provenance: 'manual',
      hit: `${open} val p = EncryptedSharedPreferences.create("s", m, c, k, w) }`,
      miss: `${open} val p = c.getSharedPreferences("s", 0) }`,
    },
    {
      call: 'SharedPreferences.edit',
      same: 'this',
      callbacks: [{ fn: 'last', self: 'this' }],
      provenance: 'manual',
      hit: 'import android.content.SharedPreferences\nfun f(p: SharedPreferences) { p.edit().clear().apply() }',
      miss: 'fun f(d: Document) { d.edit() }',
    },
    put('SharedPreferences', 'putString'),
    put('SharedPreferences.Editor', 'putString'),
    put('SharedPreferences', 'putStringSet'),
    put('SharedPreferences.Editor', 'putStringSet'),
    {
      call: 'SharedPreferences.getString',
      args: [1, 2],
      emits: [{ to: 'return', kind: 'stored' }],
      means: { reads: { where: 'SharedPreferences', handle: 'this', key: 0 } },
      provenance: 'manual',
      hit: 'import android.content.SharedPreferences\nfun f(p: SharedPreferences) { p.getString("k", null) }',
      miss: 'import android.os.Bundle\nfun f(p: Bundle) { p.getString("k") }',
    },
  ],
};
