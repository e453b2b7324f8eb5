import type { Means } from '../model/means.ts';
import type { Protector } from '../model/store-meaning.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Switch on NVS encryption (CONFIG_NVS_ENCRYPTION with flash encryption and an nvs_keys partition, or the HMAC scheme on chips that have it) and open partitions of your own with nvs_flash_secure_init_partition.';

/** NVS encryption is a scheme of its own, on by default once flash encryption is on (ESP-IDF, components/nvs_flash/Kconfig); partitions beside the default one are opened in the clear unless a secure call opens them. */
export const nvsProtection: readonly Protector[] = [
  {
    by: 'unlock',
    needs: 'CONFIG_SECURE_FLASH_ENC_ENABLED',
    text: 'the NVS partition is opened with encryption keys',
  },
  { by: 'switch', name: 'CONFIG_NVS_ENCRYPTION', text: 'NVS encryption is on (CONFIG_NVS_ENCRYPTION)' },
  {
    by: 'switch',
    name: 'CONFIG_SECURE_FLASH_ENC_ENABLED',
    unless: 'CONFIG_NVS_ENCRYPTION',
    text: 'flash encryption is on, and with it NVS encryption by default (CONFIG_SECURE_FLASH_ENC_ENABLED)',
  },
];

const integers = ['i8', 'u8', 'i16', 'u16', 'i32', 'u32', 'i64', 'u64'];

function set(call: string, snippet: { hit: string; miss: string }, number = false): CallRow<Means> {
  return {
    call,
    args: [3, 4],
    means: { stores: { where: 'NVS', handle: 0, key: 1, value: 2, number, protectedBy: nvsProtection, fix } },
    provenance: 'source',
    ...snippet,
  };
}

function item(call: string, value: string): CallRow<Means> {
  return {
    call,
    args: [2, 3],
    means: { stores: { where: 'NVS', handle: 'this', key: 0, value: 1, protectedBy: nvsProtection, fix } },
    provenance: 'memory',
    hit: `void f(nvs::NVSHandle *h) { h->${value}; }`,
    miss: `struct Form { void ${call.split('.')[1]}(int a); }; void f(Form *h) { h->${call.split('.')[1]}(1); }`,
  };
}

function get(call: string, handle: number | string, key: number): CallRow<Means> {
  const out = typeof handle === 'number' ? 2 : 1;
  return {
    call,
    flows: [],
    emits: [{ to: out, kind: 'stored' }],
    means: { reads: { where: 'NVS', handle, key } },
    provenance: 'source',
    hit:
      typeof handle === 'number'
        ? `void f(nvs_handle_t h) { char v[64]; size_t n = sizeof v; ${call}(h, "k", v, &n); }`
        : `void f(nvs::NVSHandle *h) { char v[64]; h->${call.split('.')[1]}("k", v, sizeof v); }`,
    miss: 'void f(void) { get_str(1); }',
  };
}

/** ESP-IDF non-volatile storage, C and C++ API (nvs.h, nvs_handle.hpp, nvs_flash.h). */
export const espIdfNvs: Platform<Means> = {
  id: 'esp-idf-nvs',
  title: 'ESP-IDF NVS',
  defaultsOf: 'ESP-IDF',
  anchors: [
    'nvs_open',
    'nvs_open_from_partition',
    'nvs_set_str',
    'nvs_set_blob',
    ...integers.map((t) => `nvs_set_${t}`),
    'open_nvs_handle',
    'NVSHandle',
    'nvs_flash_init_partition',
    'nvs_flash_secure_init',
    'nvs_flash_secure_init_partition',
    'nvs_get_str',
    'nvs_get_blob',
  ],
  bases: { nvs_handle: ['nvs_handle_t'] },
  configDefaults: { CONFIG_NVS_ENCRYPTION: null, CONFIG_SECURE_FLASH_ENC_ENABLED: null },
  calls: [
    set('nvs_set_str', {
      hit: 'void f(nvs_handle_t h, const char *v) { nvs_set_str(h, "pass", v); }',
      miss: 'void f(nvs_handle_t h) { nvs_erase_key(h, "pass"); }',
    }),
    set('nvs_set_blob', {
      hit: 'void f(nvs_handle_t h, const uint8_t *v) { nvs_set_blob(h, "key", v, 16); }',
      miss: 'void f(nvs_handle_t h, uint8_t *v, size_t *n) { nvs_get_blob(h, "key", v, n); }',
    }),
    ...integers.map((t) =>
      set(
        `nvs_set_${t}`,
        {
          hit: `void f(nvs_handle_t h) { nvs_set_${t}(h, "pin_code", 4711); }`,
          miss: `void f(void) { nvs_set(1); }`,
        },
        true,
      ),
    ),
    item('NVSHandle.set_string', 'set_string("pass", v)'),
    item('NVSHandle.set_blob', 'set_blob("key", v, 16)'),
    item('NVSHandle.set_item', 'set_item("pin_code", 4711)'),
    get('nvs_get_str', 0, 1),
    get('nvs_get_blob', 0, 1),
    get('NVSHandle.get_string', 'this', 0),
    get('NVSHandle.get_blob', 'this', 0),
    {
      call: 'nvs_open',
      args: [3, 3],
      emits: [{ to: 2, kind: 'opened' }],
      means: { opens: { where: 'NVS', space: 0 } },
      provenance: 'source',
      hit: 'void f(void) { nvs_handle_t h; nvs_open("wifi", NVS_READWRITE, &h); }',
      miss: 'void f(void) { open("wifi", 1); }',
    },
    {
      call: 'nvs_open_from_partition',
      args: [4, 4],
      emits: [{ to: 3, kind: 'opened' }],
      means: { opens: { where: 'NVS', area: 0, space: 1 } },
      provenance: 'source',
      hit: 'void f(void) { nvs_handle_t h; nvs_open_from_partition("vault", "wifi", NVS_READWRITE, &h); }',
      miss: 'void f(void) { nvs_handle_t h; nvs_open("wifi", NVS_READWRITE, &h); }',
    },
    {
      call: 'open_nvs_handle',
      args: [2, 3],
      returns: 'NVSHandle',
      emits: [{ to: 'return', kind: 'opened' }],
      means: { opens: { where: 'NVS', space: 0 } },
      provenance: 'source',
      hit: 'void f() { auto h = nvs::open_nvs_handle("wifi", NVS_READWRITE); }',
      miss: 'void f() { auto h = open_handle("wifi"); }',
    },
    {
      call: 'open_nvs_handle_from_partition',
      args: [3, 4],
      returns: 'NVSHandle',
      emits: [{ to: 'return', kind: 'opened' }],
      means: { opens: { where: 'NVS', area: 0, space: 1 } },
      provenance: 'source',
      hit: 'void f() { auto h = nvs::open_nvs_handle_from_partition("vault", "wifi", NVS_READWRITE); }',
      miss: 'void f() { auto h = nvs::open_nvs_handle("wifi", NVS_READWRITE); }',
    },
    {
      call: 'nvs_flash_secure_init_partition',
      args: [2, 2],
      means: { unlocks: { where: 'NVS', area: 0 } },
      provenance: 'source',
      hit: 'void f(nvs_sec_cfg_t *cfg) { nvs_flash_secure_init_partition("vault", cfg); }',
      miss: 'void f(void) { nvs_flash_init_partition("vault"); }',
    },
    {
      call: 'nvs_flash_secure_init',
      args: [1, 1],
      means: { unlocks: { where: 'NVS' } },
      provenance: 'source',
      hit: 'void f(nvs_sec_cfg_t *cfg) { nvs_flash_secure_init(cfg); }',
      miss: 'void f(void) { nvs_flash_init(); }',
    },
  ],
};
