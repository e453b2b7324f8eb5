import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';
import { nvsProtection } from './esp-idf-nvs.ts';

const fix =
  'Preferences lie in NVS, which the Arduino core leaves unencrypted: build with ESP-IDF (Arduino as a component) and CONFIG_NVS_ENCRYPTION, or keep the value encrypted with a key from eFuse.';
const puts = ['Char', 'UChar', 'Short', 'UShort', 'Int', 'UInt', 'Long', 'ULong', 'Long64', 'ULong64'];
const eepromFix =
  'EEPROM content is readable to whoever has the toy: keep the secret in encrypted NVS (ESP-IDF, CONFIG_NVS_ENCRYPTION) or let the phone hand it over at each start.';

function put(name: string, value: string, number = false): CallRow<Means> {
  return {
    call: `Preferences.${name}`,
    args: [2, 3],
    means: {
      stores: { where: 'NVS (Preferences)', handle: 'this', key: 0, value: 1, number, protectedBy: nvsProtection, fix },
    },
    provenance: 'source',
    hit: `Preferences prefs; void f() { prefs.${name}("k", ${value}); }`,
    miss: `struct Other { void ${name}(const char *k, int v); }; Other prefs; void f() { prefs.${name}("k", ${value}); }`,
  };
}

function eeprom(name: string, args: readonly [number, number]): CallRow<Means> {
  return {
    call: `EEPROM.${name}`,
    args,
    means: { stores: { where: 'EEPROM', value: 1, fix: eepromFix } },
    provenance: 'source',
    hit: `void f(String v) { EEPROM.${name}(0, v${args[0] > 2 ? ', 8' : ''}); }`,
    miss: `void f() { EEPROM.read(0); }`,
  };
}

/** Preferences and EEPROM of the Arduino cores for ESP32, ESP8266 and AVR. */
export const arduinoPreferences: Platform<Means> = {
  id: 'arduino-preferences',
  title: 'Arduino Preferences and EEPROM',
  anchors: ['Preferences', 'EEPROM'],
  bases: { EEPROMClass: ['EEPROM'] },
  calls: [
    put('putString', 'v'),
    put('putBytes', 'v, 8'),
    ...puts.map((type) => put(`put${type}`, '4711', true)),
    {
      call: 'Preferences.begin',
      args: [1, 3],
      emits: [{ to: 'this', kind: 'opened' }],
      means: { opens: { where: 'NVS (Preferences)', space: 0, area: 2 } },
      provenance: 'source',
      hit: 'Preferences prefs; void f() { prefs.begin("wifi", false); }',
      miss: 'void f() { Serial.begin(9600); }',
    },
    ...['getString', 'getBytes'].map(
      (name): CallRow<Means> => ({
        call: `Preferences.${name}`,
        args: [1, 3],
        emits: [{ to: 'return', kind: 'stored' }],
        means: { reads: { where: 'NVS (Preferences)', handle: 'this', key: 0 } },
        provenance: 'source',
        hit: `Preferences prefs; void f() { prefs.${name}("k"); }`,
        miss: `struct Other { String ${name}(const char *k); }; Other prefs; void f() { prefs.${name}("k"); }`,
      }),
    ),
    eeprom('writeString', [2, 2]),
    eeprom('writeBytes', [3, 3]),
    eeprom('put', [2, 2]),
    eeprom('write', [2, 2]),
    eeprom('update', [2, 2]),
  ],
};
