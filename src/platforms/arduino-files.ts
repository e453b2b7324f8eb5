import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Keep the secret out of the file: store it in encrypted NVS (CONFIG_NVS_ENCRYPTION), or encrypt the file with a key derived from eFuse. An SD card leaves the toy with whoever takes it.';
const systems = ['LittleFS', 'SPIFFS', 'SD', 'SD_MMC', 'FFat', 'LITTLEFS'];

function write(name: string, args: readonly [number, number?], value: number | string, call: string): CallRow<Means> {
  return {
    call: `File.${name}`,
    args,
    means: { stores: { where: 'file', handle: 'this', value, fix } },
    provenance: 'memory',
    hit: `void f(String v) { File file = LittleFS.open("/c.txt", "w"); file.${call}; }`,
    miss: `void f(String v) { Serial.${name === 'write' ? 'println' : name}(v); }`,
  };
}

/** Files of an Arduino sketch on flash or SD card, and ArduinoJson documents that are written into them. */
export const arduinoFiles: Platform<Means> = {
  id: 'arduino-files',
  title: 'Arduino files',
  anchors: [...systems, 'serializeJson', 'serializeJsonPretty'],
  bases: {
    SDFS: ['SD'],
    LittleFSFS: ['LittleFS'],
    SPIFFSFS: ['SPIFFS'],
    DynamicJsonDocument: ['JsonDocument'],
    StaticJsonDocument: ['JsonDocument'],
  },
  calls: [
    ...systems.map(
      (system): CallRow<Means> => ({
        call: `${system}.open`,
        args: [1, 3],
        returns: 'File',
        emits: [{ to: 'return', kind: 'opened' }],
        means: { opens: { where: 'file', space: 0 } },
        provenance: 'memory',
        hit: `void f() { File file = ${system}.open("/c.txt", "w"); }`,
        miss: `void f() { Door door; door.open("/c.txt"); }`,
      }),
    ),
    write('print', [1, 2], 0, 'print(v)'),
    write('println', [1, 2], 0, 'println(v)'),
    write('write', [1, 2], 0, 'write(v.c_str(), v.length())'),
    write('printf', [2], '1+', 'printf("%s", v.c_str())'),
    {
      call: 'File.read',
      args: [2, 2],
      emits: [{ to: 0, kind: 'stored' }],
      provenance: 'memory',
      hit: 'void f(uint8_t *b) { File file = LittleFS.open("/c.txt", "r"); file.read(b, 8); }',
      miss: 'void f(uint8_t *b) { Serial.readBytes(b, 8); }',
    },
    ...['readString', 'readStringUntil'].map(
      (name): CallRow<Means> => ({
        call: `File.${name}`,
        args: [0, 1],
        emits: [{ to: 'return', kind: 'stored' }],
        provenance: 'memory',
        hit: `void f() { File file = LittleFS.open("/c.txt", "r"); String s = file.${name}(); }`,
        miss: `void f() { String s = Serial.${name}(); }`,
      }),
    ),
    {
      call: 'serializeJson',
      args: [2, 3],
      flows: [[0, 1]],
      means: { stores: { where: 'file', handle: 1, value: 0, onlyOpened: ['File'], fix } },
      provenance: 'manual',
      hit: 'void f(JsonDocument doc) { File file = LittleFS.open("/c.json", "w"); serializeJson(doc, file); }',
      miss: 'void f(JsonDocument doc) { deserializeJson(doc, "{}"); }',
    },
    {
      call: 'serializeJsonPretty',
      args: [2, 3],
      flows: [[0, 1]],
      means: { stores: { where: 'file', handle: 1, value: 0, onlyOpened: ['File'], fix } },
      provenance: 'manual',
      hit: 'void f(JsonDocument doc) { File file = LittleFS.open("/c.json", "w"); serializeJsonPretty(doc, file); }',
      miss: 'void f(JsonDocument doc) { deserializeJson(doc, "{}"); }',
    },
  ],
};
