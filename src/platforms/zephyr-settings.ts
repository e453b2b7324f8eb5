import type { Means } from '../model/means.ts';
import type { Protector } from '../model/store-meaning.ts';
import type { Platform } from '../program/knowledge.ts';

const fix =
  'Settings lie in flash as written: build with TF-M and use PSA protected storage (psa_ps_set), or encrypt the value with a key from the key management unit before settings_save_one.';

/** Zephyr's own secure storage derives its key from the device id unless told otherwise, so only TF-M or a custom key provider counts (subsys/secure_storage/Kconfig). */
const psa: readonly Protector[] = [
  { by: 'switch', name: 'CONFIG_BUILD_WITH_TFM', text: 'the build has TF-M, whose protected storage encrypts' },
  {
    by: 'switch',
    name: 'CONFIG_SECURE_STORAGE_ITS_TRANSFORM_AEAD_KEY_PROVIDER_CUSTOM',
    text: 'secure storage encrypts with a key of the project',
  },
];

/** Zephyr settings, Wi-Fi credentials and PSA storage. */
export const zephyrSettings: Platform<Means> = {
  id: 'zephyr-settings',
  title: 'Zephyr settings',
  defaultsOf: 'Zephyr',
  anchors: [
    'settings_save_one',
    'wifi_credentials_set_personal',
    'wifi_credentials_set_personal_struct',
    'psa_ps_set',
    'psa_its_set',
    'tls_credential_add',
    'settings_runtime_set',
  ],
  calls: [
    {
      call: 'settings_save_one',
      args: [3, 3],
      means: { stores: { where: 'Zephyr settings', key: 0, value: 1, fix } },
      provenance: 'source',
      hit: 'void f(const char *v) { settings_save_one("wifi/psk", v, 8); }',
      miss: 'void f(void) { settings_delete("wifi/psk"); }',
    },
    {
      call: 'wifi_credentials_set_personal',
      args: [10, 10],
      means: {
        stores: { where: 'Zephyr Wi-Fi credentials', value: 5, always: 'wifi-passphrase', protectedBy: psa, fix },
        secret: { port: 5, kind: 'wifi-passphrase', role: 'presents', opens: 'the Wi-Fi network' },
      },
      provenance: 'source',
      hit: 'void f(const char *p) { wifi_credentials_set_personal("s", 1, 0, NULL, 0, p, 8, 0, 0, 0); }',
      miss: 'void f(void) { wifi_credentials_delete_by_ssid("s", 1); }',
    },
    {
      call: 'wifi_credentials_set_personal_struct',
      args: [1, 1],
      means: {
        stores: {
          where: 'Zephyr Wi-Fi credentials',
          value: '0.password',
          always: 'wifi-passphrase',
          protectedBy: psa,
          fix,
        },
      },
      provenance: 'source',
      hit: 'void f(struct wifi_credentials_personal *c) { wifi_credentials_set_personal_struct(c); }',
      miss: 'void f(void) { wifi_credentials_delete_all(); }',
    },
    ...['psa_ps_set', 'psa_its_set'].map((call) => ({
      call,
      args: [4, 4] as const,
      means: {
        stores: { where: 'PSA storage', key: 0, value: 2, protectedBy: psa, fix },
      },
      provenance: 'source' as const,
      hit: `void f(const void *v) { ${call}(7, 8, v, 0); }`,
      miss: 'void f(void) { psa_ps_remove(7); }',
    })),
  ],
};
