import type { Means } from '../model/means.ts';
import type { Protector } from '../model/store-meaning.ts';
import type { Platform } from '../program/knowledge.ts';
import { nvsProtection } from './esp-idf-nvs.ts';

const fix =
  'Call esp_wifi_set_storage(WIFI_STORAGE_RAM) before esp_wifi_set_config (or set CONFIG_ESP_WIFI_NVS_ENABLED=n) and keep the passphrase in encrypted NVS only, or switch on NVS encryption, which covers this copy too.';

/** The provisioning managers set the storage to flash themselves, so that an earlier call for RAM is undone (network_provisioning, manager.c). */
const provisioning = [
  'wifi_prov_mgr_init',
  'network_prov_mgr_init',
  'wifi_prov_mgr_start_provisioning',
  'network_prov_mgr_start_provisioning',
];

/** `esp_wifi_set_config` writes to NVS unless told otherwise (ESP-IDF, esp_wifi.h: default is WIFI_STORAGE_FLASH). */
const inMemoryOnly: readonly Protector[] = [
  {
    by: 'call',
    name: 'esp_wifi_set_storage',
    argument: { port: 0, is: ['WIFI_STORAGE_RAM', '1'] },
    unlessCalled: provisioning,
    text: 'the Wi-Fi driver is told to keep its settings in RAM (esp_wifi_set_storage)',
  },
  {
    by: 'switch',
    name: 'CONFIG_ESP_WIFI_NVS_ENABLED',
    values: ['n', null],
    text: 'the Wi-Fi driver does not use NVS (CONFIG_ESP_WIFI_NVS_ENABLED is off)',
  },
  {
    by: 'switch',
    name: 'CONFIG_ESP32_WIFI_NVS_ENABLED',
    values: ['n', null],
    text: 'the Wi-Fi driver does not use NVS (CONFIG_ESP32_WIFI_NVS_ENABLED is off)',
  },
  {
    by: 'call',
    name: 'esp_wifi_init',
    argument: { port: '0.nvs_enable', is: ['0', 'false'] },
    text: 'the Wi-Fi driver is initialised without NVS (nvs_enable = 0)',
  },
];

const wifi = {
  where: 'NVS (Wi-Fi driver)',
  always: 'wifi-passphrase',
  protectedBy: [...inMemoryOnly, ...nvsProtection],
  fix,
} as const;

/** The ESP-IDF Wi-Fi driver as a resting place, and what asks for secrets around it. */
export const espWifi: Platform<Means> = {
  id: 'esp-wifi',
  title: 'ESP-IDF Wi-Fi',
  defaultsOf: 'ESP-IDF',
  anchors: [
    'esp_wifi_set_config',
    'esp_wifi_set_storage',
    'wifi_config_t',
    'wifi_station_set_config',
    'wifi_prov_mgr_start_provisioning',
    'network_prov_mgr_start_provisioning',
    'esp_eap_client_set_password',
    'esp_wifi_sta_wpa2_ent_set_password',
  ],
  fieldTypes: {
    wifi_config_t: { sta: 'wifi_sta_config_t', ap: 'wifi_ap_config_t' },
  },
  configDefaults: { CONFIG_ESP_WIFI_NVS_ENABLED: 'y', CONFIG_ESP32_WIFI_NVS_ENABLED: 'y' },
  calls: [
    {
      call: 'esp_wifi_set_config',
      args: [2, 2],
      means: {
        stores: { ...wifi, value: ['1.sta.password', '1.ap.password'] },
        secret: [
          { port: '1.sta.password', kind: 'wifi-passphrase', role: 'presents', opens: 'the Wi-Fi network' },
          { port: '1.ap.password', kind: 'wifi-passphrase', role: 'guards', opens: "the toy's access point" },
        ],
      },
      provenance: 'source',
      hit: 'void f(wifi_config_t *c) { esp_wifi_set_config(WIFI_IF_STA, c); }',
      miss: 'void f(wifi_config_t *c) { esp_wifi_get_config(WIFI_IF_STA, c); }',
    },
    {
      call: 'esp_wifi_get_config',
      args: [2, 2],
      emits: [{ to: '1.sta.password', kind: 'wifi-passphrase' }],
      means: { input: { kind: 'wifi-passphrase' } },
      provenance: 'source',
      hit: 'void f(wifi_config_t *c) { esp_wifi_get_config(WIFI_IF_STA, c); }',
      miss: 'void f(void) { esp_wifi_get_mode(0); }',
    },
    {
      call: 'wifi_station_set_config',
      args: [1, 1],
      means: {
        stores: {
          where: 'flash (Wi-Fi driver)',
          always: 'wifi-passphrase',
          value: '0.password',
          fix: 'Use wifi_station_set_config_current, which does not write to flash.',
        },
        secret: { port: '0.password', kind: 'wifi-passphrase', role: 'presents', opens: 'the Wi-Fi network' },
      },
      provenance: 'source',
      hit: 'void f(struct station_config *c) { wifi_station_set_config(c); }',
      miss: 'void f(struct station_config *c) { wifi_station_set_config_current(c); }',
    },
    ...['esp_eap_client_set_password', 'esp_wifi_sta_wpa2_ent_set_password'].map((call) => ({
      call,
      args: [2, 2] as const,
      means: {
        secret: { port: 0, kind: 'password', role: 'presents', opens: 'the enterprise Wi-Fi network' } as const,
      },
      provenance: 'source' as const,
      hit: `void f(void) { ${call}((const uint8_t *)"x", 1); }`,
      miss: 'void f(void) { esp_eap_client_set_identity((const uint8_t *)"x", 1); }',
    })),
  ],
};
