import type { Means } from '../model/means.ts';
import type { Platform } from '../program/knowledge.ts';
import { androidAudio } from './android-audio.ts';
import { androidDatastore } from './android-datastore.ts';
import { androidKeystore } from './android-keystore.ts';
import { androidNet } from './android-net.ts';
import { androidPreferences } from './android-preferences.ts';
import { arduinoEsp32Ble } from './arduino-esp32-ble.ts';
import { arduinoFiles } from './arduino-files.ts';
import { arduinoHttp } from './arduino-http.ts';
import { arduinoI2s } from './arduino-i2s.ts';
import { arduinoMqtt } from './arduino-mqtt.ts';
import { arduinoNet } from './arduino-net.ts';
import { arduinoPreferences } from './arduino-preferences.ts';
import { arduinoUdp } from './arduino-udp.ts';
import { arduinoWebsockets } from './arduino-websockets.ts';
import { arduinoWifi } from './arduino-wifi.ts';
import { browserMedia } from './browser-media.ts';
import { browserNet } from './browser-net.ts';
import { cLibrary } from './c-library.ts';
import { cppLibrary } from './cpp-library.ts';
import { deviceEffects } from './device-effects.ts';
import { espBluedroid } from './esp-bluedroid.ts';
import { espHttpClient } from './esp-http-client.ts';
import { espIdfI2s } from './esp-idf-i2s.ts';
import { espIdfNvs } from './esp-idf-nvs.ts';
import { espMqtt } from './esp-mqtt.ts';
import { espNimble } from './esp-nimble.ts';
import { espNow } from './esp-now.ts';
import { espWebsocket } from './esp-websocket.ts';
import { espWifi } from './esp-wifi.ts';
import { freertos } from './freertos.ts';
import { javaIo } from './java-io.ts';
import { kotlinLibrary } from './kotlin-library.ts';
import { libcFiles } from './libc-files.ts';
import { lwipSockets } from './lwip-sockets.ts';
import { mcuCrypto } from './mcu-crypto.ts';
import { nimbleArduino } from './nimble-arduino.ts';
import { nodeCrypto } from './node-crypto.ts';
import { nodeDatabases } from './node-databases.ts';
import { nodeFiles } from './node-files.ts';
import { nodeMqtt } from './node-mqtt.ts';
import { nodeNet } from './node-net.ts';
import { okhttp } from './okhttp.ts';
import { reactNativeAudio } from './react-native-audio.ts';
import { reactNativeStorage } from './react-native-storage.ts';
import { scriptLibrary } from './script-library.ts';
import { webStorage } from './web-storage.ts';
import { zephyrGatt } from './zephyr-gatt.ts';
import { zephyrSettings } from './zephyr-settings.ts';

/** Every SDK that the engine knows, one file each. Adding one is one line here. */
export const platforms: readonly Platform<Means>[] = [
  androidAudio,
  androidDatastore,
  androidKeystore,
  androidNet,
  androidPreferences,
  arduinoEsp32Ble,
  arduinoFiles,
  arduinoHttp,
  arduinoI2s,
  arduinoMqtt,
  arduinoNet,
  arduinoPreferences,
  arduinoUdp,
  arduinoWebsockets,
  arduinoWifi,
  browserMedia,
  browserNet,
  cLibrary,
  cppLibrary,
  deviceEffects,
  espBluedroid,
  espHttpClient,
  espIdfI2s,
  espIdfNvs,
  espMqtt,
  espNimble,
  espNow,
  espWebsocket,
  espWifi,
  freertos,
  javaIo,
  kotlinLibrary,
  libcFiles,
  lwipSockets,
  mcuCrypto,
  nimbleArduino,
  nodeCrypto,
  nodeDatabases,
  nodeFiles,
  nodeMqtt,
  nodeNet,
  okhttp,
  reactNativeAudio,
  reactNativeStorage,
  scriptLibrary,
  webStorage,
  zephyrGatt,
  zephyrSettings,
];
