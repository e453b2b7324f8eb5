import type { Means } from '../model/means.ts';
import type { Platform } from '../program/knowledge.ts';
import { androidDatastore } from './android-datastore.ts';
import { androidKeystore } from './android-keystore.ts';
import { androidPreferences } from './android-preferences.ts';
import { arduinoEsp32Ble } from './arduino-esp32-ble.ts';
import { arduinoFiles } from './arduino-files.ts';
import { arduinoPreferences } from './arduino-preferences.ts';
import { arduinoWifi } from './arduino-wifi.ts';
import { deviceEffects } from './device-effects.ts';
import { espBluedroid } from './esp-bluedroid.ts';
import { espIdfNvs } from './esp-idf-nvs.ts';
import { espNimble } from './esp-nimble.ts';
import { espWifi } from './esp-wifi.ts';
import { libcFiles } from './libc-files.ts';
import { mcuCrypto } from './mcu-crypto.ts';
import { nimbleArduino } from './nimble-arduino.ts';
import { nodeCrypto } from './node-crypto.ts';
import { nodeDatabases } from './node-databases.ts';
import { nodeFiles } from './node-files.ts';
import { reactNativeStorage } from './react-native-storage.ts';
import { webStorage } from './web-storage.ts';
import { zephyrGatt } from './zephyr-gatt.ts';
import { zephyrSettings } from './zephyr-settings.ts';

/** Every SDK that the engine knows, one file each. Adding one is one line here. */
export const platforms: readonly Platform<Means>[] = [
  androidDatastore,
  androidKeystore,
  androidPreferences,
  arduinoEsp32Ble,
  arduinoFiles,
  arduinoPreferences,
  arduinoWifi,
  deviceEffects,
  espBluedroid,
  espIdfNvs,
  espNimble,
  espWifi,
  libcFiles,
  mcuCrypto,
  nimbleArduino,
  nodeCrypto,
  nodeDatabases,
  nodeFiles,
  reactNativeStorage,
  webStorage,
  zephyrGatt,
  zephyrSettings,
];
