import type { Means } from '../model/means.ts';
import type { Platform } from '../program/knowledge.ts';
import { ATT_FLAGS, CHR_FLAGS, CONFIG_DEFAULTS, IO_CAPABILITIES, OTHER_CONSTANTS } from './esp-nimble-data.ts';
import { uuidOf, uuidOfByteArguments } from './gatt/uuid-makers.ts';

/** NimBLE's C interface, as ESP-IDF and Apache mynewt ship it: service tables of structs. */
export const espNimble: Platform<Means> = {
  id: 'esp-nimble',
  title: 'NimBLE',
  constants: { ...CHR_FLAGS, ...ATT_FLAGS, ...IO_CAPABILITIES, ...OTHER_CONSTANTS },
  constantFunctions: {
    BLE_UUID16_DECLARE: uuidOf,
    BLE_UUID16_INIT: uuidOf,
    BLE_UUID32_DECLARE: uuidOf,
    BLE_UUID32_INIT: uuidOf,
    BLE_UUID128_DECLARE: uuidOfByteArguments,
    BLE_UUID128_INIT: uuidOfByteArguments,
  },
  structs: {
    ble_gatt_svc_def: ['type', 'uuid', 'includes', 'characteristics'],
    ble_gatt_chr_def: ['uuid', 'access_cb', 'arg', 'descriptors', 'flags', 'min_key_size', 'val_handle', 'cpfd'],
    ble_gatt_dsc_def: ['uuid', 'att_flags', 'min_key_size', 'access_cb', 'arg'],
    ble_uuid_t: ['type'],
    ble_uuid16_t: ['u', 'value'],
    ble_uuid32_t: ['u', 'value'],
    ble_uuid128_t: ['u', 'value'],
  },
  fieldTypes: {
    ble_gatt_svc_def: { characteristics: 'ble_gatt_chr_def', uuid: 'ble_uuid_t' },
    ble_gatt_chr_def: { descriptors: 'ble_gatt_dsc_def', uuid: 'ble_uuid_t' },
    ble_gatt_dsc_def: { uuid: 'ble_uuid_t' },
    ble_uuid16_t: { u: 'ble_uuid_t' },
    ble_uuid32_t: { u: 'ble_uuid_t' },
    ble_uuid128_t: { u: 'ble_uuid_t' },
  },
  calls: [
    {
      call: 'ble_gatts_notify_custom',
      args: [3],
      means: { gatt: { part: 'send', of: 1, value: 2 } },
      provenance: 'source',
    },
    {
      call: 'ble_gatts_indicate_custom',
      args: [3],
      means: { gatt: { part: 'send', of: 1, value: 2 } },
      provenance: 'source',
    },
    {
      call: 'ble_gattc_notify_custom',
      args: [3],
      means: { gatt: { part: 'send', of: 1, value: 2 } },
      provenance: 'source',
    },
    {
      call: 'ble_gattc_indicate_custom',
      args: [3],
      means: { gatt: { part: 'send', of: 1, value: 2 } },
      provenance: 'source',
    },
    { call: 'ble_gatts_chr_updated', args: [1, 1], means: { gatt: { part: 'send', of: 0 } }, provenance: 'source' },
    { call: 'ble_hs_mbuf_from_flat', args: [2, 2], flows: [[0, 'return']], provenance: 'source' },
    { call: 'os_mbuf_append', args: [3, 3], flows: [[1, 0]], provenance: 'source' },
    { call: 'ble_hs_mbuf_to_flat', args: [4, 4], flows: [[0, 1]], provenance: 'source' },
    { call: 'os_mbuf_copydata', args: [4, 4], flows: [[0, 3]], provenance: 'source' },
  ],
  configDefaults: CONFIG_DEFAULTS,
  defaultsOf: 'ESP-IDF NimBLE',
  anchors: [
    'ble_gatt_svc_def',
    'ble_gatt_chr_def',
    'ble_gatts_add_svcs',
    'ble_hs_cfg',
    'sm_io_cap',
    'ble_uuid128_t',
    'ble_uuid16_t',
    'BLE_UUID128_INIT',
    'ble_gatts_notify_custom',
    'ble_gattc_notify_custom',
    'ble_gatts_chr_updated',
  ],
};
