import type { Means } from '../model/means.ts';
import type { Platform } from '../program/knowledge.ts';
import { androidDatastore } from './android-datastore.ts';
import { androidKeystore } from './android-keystore.ts';
import { androidPreferences } from './android-preferences.ts';
import { arduinoFiles } from './arduino-files.ts';
import { arduinoPreferences } from './arduino-preferences.ts';
import { arduinoWifi } from './arduino-wifi.ts';
import { espIdfNvs } from './esp-idf-nvs.ts';
import { espWifi } from './esp-wifi.ts';
import { libcFiles } from './libc-files.ts';
import { mcuCrypto } from './mcu-crypto.ts';
import { nodeCrypto } from './node-crypto.ts';
import { nodeDatabases } from './node-databases.ts';
import { nodeFiles } from './node-files.ts';
import { reactNativeStorage } from './react-native-storage.ts';
import { webStorage } from './web-storage.ts';
import { zephyrSettings } from './zephyr-settings.ts';

/** Every SDK that the engine knows, one file each. Adding one is one line here. */
export const platforms: readonly Platform<Means>[] = [
  androidDatastore,
  androidKeystore,
  androidPreferences,
  arduinoFiles,
  arduinoPreferences,
  arduinoWifi,
  espIdfNvs,
  espWifi,
  libcFiles,
  mcuCrypto,
  nodeCrypto,
  nodeDatabases,
  nodeFiles,
  reactNativeStorage,
  webStorage,
  zephyrSettings,
];
