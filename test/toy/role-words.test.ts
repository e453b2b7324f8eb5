import { expect, test } from 'vitest';
import { roleOfNames } from '../../src/toy/role-words.ts';

test.each([
  ['audioDataCharacteristic', false, true, 'microphone'],
  ['audioDataCharacteristic', true, false, 'speaker'],
  ['audioCodecUUID', false, false, 'device-information'],
  ['BT_UUID_MIC_SELECT', true, false, 'command'],
  ['micStreamChar', true, true, 'microphone'],
  ['OTA_UPDATE_UUID', true, false, 'firmware-update'],
  ['firmwareChar', false, true, 'device-information'],
  ['CUSTOM_BUTTON_UPDATE_UUID', true, false, null],
  ['WIFI_SSID_CHAR', true, false, 'wifi-provisioning'],
  ['stepCountCharUuid', false, true, 'health'],
  ['FB_LED_CHAR_UUID', true, false, 'command'],
  ['BATTERY_CHAR_UUID', false, true, 'battery'],
  // Words inside other words are no words.
  ['modified_value', true, false, null],
  ['microsecondsChar', false, true, null],
] as const)('%s (written %s, notified %s) is %s', (name, writable, notifies, role) => {
  expect(roleOfNames([name], writable, notifies)).toBe(role);
});

test('the first name that says anything decides', () => {
  expect(roleOfNames(['chr', 'MOTOR_UUID', 'GPS_UUID'], true, false)).toBe('command');
});
