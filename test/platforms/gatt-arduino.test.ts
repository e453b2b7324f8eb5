import { describe, expect, test } from 'vitest';
import { accessIn, characteristics } from './gatt.ts';

const sketch = (properties: string, then = ''): string => `
#include <BLEDevice.h>
#include <BLE2902.h>
class Lamp : public BLECharacteristicCallbacks { void onWrite(BLECharacteristic *c) { digitalWrite(2, c->getValue()[0]); } };
void setup() {
  BLEServer *server = BLEDevice::createServer();
  BLEService *service = server->createService("a000");
  BLECharacteristic *chr = service->createCharacteristic("a001", ${properties});
  ${then}
  service->start();
}
`;
const pio = (platform: string, board: string): string =>
  `[env:bear]\nplatform = ${platform}\nboard = ${board}\nframework = arduino\n`;
const access = (platformio: string | null, code: string): string =>
  accessIn({ ...(platformio ? { 'platformio.ini': platformio } : {}), 'src/bear.cpp': code })
    .join('; ')
    .replace(/^\S+ /, '');

const OLD = pio('espressif32@6.5.0', 'esp32dev');
const NEW_S3 = pio(
  'https://github.com/pioarduino/platform-espressif32/releases/download/55.03.30/platform-espressif32.zip',
  'esp32-s3-devkitc-1',
);

describe('who passes on arduino-esp32', () => {
  const sealedProperty = 'BLECharacteristic::PROPERTY_WRITE | BLECharacteristic::PROPERTY_WRITE_ENC';
  const sealedPermission = 'chr->setAccessPermissions(ESP_GATT_PERM_WRITE_ENCRYPTED);';

  test('a read-only characteristic is still writable on Bluedroid', () => {
    expect(access(OLD, sketch('BLECharacteristic::PROPERTY_READ'))).toBe(
      'a001 read open, write none, subscribe none (hidden: write)',
    );
  });
  test('security properties vanish on Bluedroid and count on NimBLE', () => {
    expect(access(OLD, sketch(sealedProperty))).toMatch(/write open/);
    expect(access(NEW_S3, sketch(sealedProperty))).toMatch(/write encrypted/);
  });
  test('permissions count on Bluedroid and do nothing on NimBLE', () => {
    expect(access(OLD, sketch('BLECharacteristic::PROPERTY_WRITE', sealedPermission))).toMatch(/write encrypted/);
    expect(access(NEW_S3, sketch('BLECharacteristic::PROPERTY_WRITE', sealedPermission))).toMatch(/write open/);
  });
  test('without a board the answer is unknown only where a security word exists', () => {
    expect(access(null, sketch('BLECharacteristic::PROPERTY_WRITE'))).toMatch(/write open/);
    expect(access(null, sketch('BLECharacteristic::PROPERTY_WRITE', sealedPermission))).toMatch(/write unknown/);
  });
});

test('a write handler that moves something makes a command', () => {
  const [chr] = characteristics({
    'platformio.ini': OLD,
    'src/bear.cpp': sketch('BLECharacteristic::PROPERTY_WRITE', 'chr->setCallbacks(new Lamp());'),
  });
  expect(chr?.role).toBe('command');
  expect(chr?.related.map((r) => r.label)).toEqual(['handles what is written']);
});

describe('who passes on NimBLE-Arduino', () => {
  const nimble = (properties: string): string =>
    `#include <NimBLEDevice.h>\nvoid setup() { NimBLEServer *s = NimBLEDevice::createServer(); NimBLEService *v = s->createService("a000"); v->createCharacteristic("a001"${properties}); }\n`;
  test('without properties anybody reads and writes', () => {
    expect(access(null, nimble(''))).toBe('a001 read open, write open, subscribe none');
  });
  test('read flags do not cover the subscription in 2.x, and do in 1.x', () => {
    const code = nimble(', NIMBLE_PROPERTY::READ | NIMBLE_PROPERTY::READ_ENC | NIMBLE_PROPERTY::NOTIFY');
    const lib = (version: string): string => `${OLD}lib_deps = h2zero/NimBLE-Arduino@^${version}\n`;
    expect(access(lib('2.1.0'), code)).toBe('a001 read encrypted, write none, subscribe open');
    expect(access(lib('1.4.3'), code)).toBe('a001 read encrypted, write none, subscribe encrypted');
  });
});
