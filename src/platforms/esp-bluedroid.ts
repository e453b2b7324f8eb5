import type { Means } from '../model/means.ts';
import type { Platform } from '../program/knowledge.ts';
import { DEFINITIONS, PERMISSIONS, SECURITY } from './esp-bluedroid-data.ts';

/** ESP-IDF's Bluedroid host: attribute arrays, and services built call by call. */
export const espBluedroid: Platform<Means> = {
  id: 'esp-bluedroid',
  title: 'ESP-IDF Bluedroid',
  constants: { ...PERMISSIONS, ...DEFINITIONS, ...SECURITY },
  structs: {
    esp_gatts_attr_db_t: ['attr_control', 'att_desc'],
    esp_attr_control_t: ['auto_rsp'],
    esp_attr_desc_t: ['uuid_length', 'uuid_p', 'perm', 'max_length', 'length', 'value'],
    esp_bt_uuid_t: ['len', 'uuid'],
    esp_gatt_srvc_id_t: ['id', 'is_primary'],
    esp_gatt_id_t: ['uuid', 'inst_id'],
    esp_attr_value_t: ['attr_max_len', 'attr_len', 'attr_value'],
  },
  fieldTypes: {
    esp_gatts_attr_db_t: { attr_control: 'esp_attr_control_t', att_desc: 'esp_attr_desc_t' },
    esp_gatt_srvc_id_t: { id: 'esp_gatt_id_t' },
    esp_gatt_id_t: { uuid: 'esp_bt_uuid_t' },
  },
  calls: [
    {
      call: 'esp_ble_gatts_add_char',
      args: [6, 6],
      means: {
        gatt: { part: 'characteristic', stack: 'esp-bluedroid', service: 0, uuid: 1, permissions: 2, properties: 3 },
      },
      provenance: 'source',
    },
    {
      call: 'esp_ble_gatts_add_char_descr',
      args: [5, 5],
      means: { gatt: { part: 'descriptor', uuid: 1, of: 0, permissions: 2 } },
      provenance: 'source',
    },
    {
      call: 'esp_ble_gatts_create_service',
      args: [3, 3],
      means: { gatt: { part: 'service', uuid: 1 } },
      provenance: 'source',
    },
    {
      call: 'esp_ble_gatts_send_indicate',
      args: [6, 6],
      means: { gatt: { part: 'send', of: 2, value: 4 } },
      provenance: 'source',
    },
    {
      call: 'esp_ble_gatts_set_attr_value',
      args: [3, 3],
      means: { gatt: { part: 'set-value', of: 0, value: 2 } },
      provenance: 'source',
    },
  ],
  anchors: [
    'esp_gatts_attr_db_t',
    'esp_ble_gatts_create_attr_tab',
    'esp_ble_gatts_add_char',
    'esp_ble_gatts_add_char_descr',
    'esp_ble_gatts_create_service',
    'esp_ble_gatts_send_indicate',
    'esp_ble_gap_set_security_param',
    'esp_gap_ble_set_authorization',
    'ESP_GATT_PERM_READ',
    'ESP_GATT_PERM_WRITE',
    'ESP_GATT_PERM_READ_ENCRYPTED',
    'ESP_GATT_PERM_WRITE_ENCRYPTED',
  ],
};
