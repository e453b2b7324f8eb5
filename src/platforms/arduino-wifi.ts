import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Call WiFi.persistent(false) before the first WiFi call, so that the core keeps the passphrase in RAM, and keep the one stored copy encrypted.';

function asks(
  call: string,
  args: readonly [number, number],
  port: number,
  role: 'guards' | 'presents',
  opens: string,
  hit: string,
  kind: 'wifi-passphrase' | 'password' = 'wifi-passphrase',
): CallRow<Means> {
  return {
    call,
    args,
    means: { secret: { port, kind, role, opens } },
    provenance: 'source',
    hit,
    miss: 'void f() { Serial.begin(9600); }',
  };
}

/** Arduino-ESP32 and ESP8266: Wi-Fi, its copy in flash, and the services of a sketch that take a password. */
export const arduinoWifi: Platform<Means> = {
  id: 'arduino-wifi',
  title: 'Arduino Wi-Fi',
  anchors: ['WiFi', 'WiFiMulti', 'WiFiManager', 'ArduinoOTA', 'PubSubClient', 'ESP8266WiFi'],
  bases: {
    WiFiClass: ['WiFi'],
    ESP8266WiFiMulti: ['WiFiMulti'],
    ESP8266WiFiClass: ['WiFi'],
    AsyncWiFiManager: ['WiFiManager'],
  },
  calls: [
    {
      call: 'WiFi.begin',
      args: [2, 5],
      means: {
        stores: {
          where: 'NVS (Wi-Fi driver)',
          value: 1,
          always: 'wifi-passphrase',
          protectedBy: [
            {
              by: 'call',
              name: 'persistent',
              argument: { port: 0, is: ['false', '0'] },
              before: ['begin', 'mode', 'softAP', 'STA'],
              text: 'the Wi-Fi core is told not to keep its settings (WiFi.persistent(false))',
            },
            {
              by: 'include',
              header: 'ESP8266WiFi.h',
              unlessCalled: { name: 'persistent', port: 0, is: ['true', '1'] },
              text: 'the ESP8266 core keeps Wi-Fi settings in RAM unless WiFi.persistent(true) is called (core 3)',
            },
            { by: 'include', header: 'WiFiNINA.h', text: 'WiFiNINA keeps the passphrase in RAM' },
            { by: 'include', header: 'WiFiS3.h', text: 'WiFiS3 keeps the passphrase in RAM' },
            { by: 'include', header: 'WiFi101.h', text: 'WiFi101 keeps the passphrase in RAM' },
            { by: 'include', header: 'WiFiEsp.h', text: 'the passphrase is handed to an external module' },
          ],
          fix,
        },
        secret: { port: 1, kind: 'wifi-passphrase', role: 'presents', opens: 'the Wi-Fi network' },
      },
      provenance: 'source',
      hit: 'void f(String p) { WiFi.begin("home", p.c_str()); }',
      miss: 'void f() { WiFi.begin(); }',
    },
    asks(
      'WiFiMulti.addAP',
      [2, 2],
      1,
      'presents',
      'the Wi-Fi network',
      'WiFiMulti m; void f() { m.addAP("home", "x"); }',
    ),
    asks('WiFi.softAP', [2, 7], 1, 'guards', "the toy's access point", 'void f() { WiFi.softAP("bear", "x"); }'),
    asks(
      'WiFiManager.autoConnect',
      [2, 2],
      1,
      'guards',
      "the toy's set-up access point",
      'WiFiManager m; void f() { m.autoConnect("bear", "x"); }',
    ),
    asks(
      'WiFiManager.startConfigPortal',
      [2, 2],
      1,
      'guards',
      "the toy's set-up access point",
      'WiFiManager m; void f() { m.startConfigPortal("bear", "x"); }',
    ),
    asks(
      'ArduinoOTA.setPassword',
      [1, 1],
      0,
      'guards',
      'firmware update over the network',
      'void f() { ArduinoOTA.setPassword("x"); }',
      'password',
    ),
    asks(
      'FtpServer.begin',
      [2, 3],
      1,
      'guards',
      "the toy's FTP server",
      'FtpServer s; void f() { s.begin("u", "x"); }',
      'password',
    ),
    asks(
      'FTPServer.addUser',
      [2, 3],
      1,
      'guards',
      "the toy's FTP server",
      'FTPServer s; void f() { s.addUser("u", "x"); }',
      'password',
    ),
    ...['WebServer.authenticate', 'ESP8266WebServer.authenticate', 'AsyncWebServerRequest.authenticate'].map((call) =>
      asks(
        call,
        [2, 5],
        1,
        'guards',
        "the toy's web page",
        `${call.split('.')[0]} *s; void f() { s->authenticate("u", "x"); }`,
        'password',
      ),
    ),
    asks(
      'PubSubClient.connect',
      [3, 8],
      2,
      'presents',
      'the MQTT broker',
      'PubSubClient c; void f() { c.connect("id", "u", "x"); }',
      'password',
    ),
    asks(
      'AsyncMqttClient.setCredentials',
      [2, 2],
      1,
      'presents',
      'the MQTT broker',
      'AsyncMqttClient c; void f() { c.setCredentials("u", "x"); }',
      'password',
    ),
    ...['WiFi.psk', 'WiFiManager.getWiFiPass'].map(
      (call): CallRow<Means> => ({
        call,
        emits: [{ to: 'return', kind: 'wifi-passphrase' }],
        means: { input: { kind: 'wifi-passphrase' } },
        provenance: 'source',
        hit:
          call === 'WiFi.psk'
            ? 'void f() { String p = WiFi.psk(); }'
            : 'WiFiManager m; void f() { String p = m.getWiFiPass(); }',
        miss: 'void f() { String s = WiFi.SSID(); }',
      }),
    ),
    ...['WebServer.arg', 'ESP8266WebServer.arg', 'AsyncWebServerRequest.arg'].map(
      (call): CallRow<Means> => ({
        call,
        args: [1, 1],
        emits: [{ to: 'return', kind: 'form-field' }],
        means: { input: { name: 0 } },
        provenance: 'source',
        hit: `${call.split('.')[0]} *s; void f() { s->arg("pass"); }`,
        miss: 'struct Other { int arg(int); }; Other *s; void f() { s->arg(1); }',
      }),
    ),
  ],
};
