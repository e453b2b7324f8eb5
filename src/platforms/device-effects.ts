import type { Means } from '../model/means.ts';
import type { GattRole } from '../model/toy.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

/** What a call does to the device it runs on. None of these names chooses a file: they count where a write handler reaches them. */
const EFFECTS: Partial<Record<GattRole, readonly string[]>> = {
  'firmware-update': [
    'esp_ota_begin',
    'esp_ota_write',
    'esp_ota_set_boot_partition',
    'esp_https_ota',
    'esp_partition_write',
    'Update.begin',
    'Update.write',
    'Update.writeStream',
    'UpdateClass.begin',
    'UpdateClass.write',
    'flash_img_buffered_write',
    'dfu_target_write',
    'boot_request_upgrade',
    'boot_set_pending',
  ],
  'wifi-provisioning': [
    'esp_wifi_set_config',
    'WiFi.begin',
    'WiFiClass.begin',
    'WiFiMulti.addAP',
    'wifi_credentials_set_personal',
    'net_mgmt_NET_REQUEST_WIFI_CONNECT',
  ],
  microphone: ['dmic_trigger', 'i2s_read', 'i2s_channel_read', 'nrfx_pdm_start', 'PDM.begin'],
  camera: ['esp_camera_fb_get', 'esp_camera_init'],
  speaker: [
    'i2s_write',
    'i2s_channel_write',
    'dac_output_voltage',
    'dac_continuous_write',
    'tone',
    'ledcWriteTone',
    'Audio.connecttohost',
    'Audio.connecttoFS',
    'Audio.connecttospeech',
    'DFRobotDFPlayerMini.play',
    'DFRobotDFPlayerMini.volume',
    'audio_pipeline_run',
  ],
  command: [
    'gpio_set_level',
    'gpio_pin_set',
    'gpio_pin_set_dt',
    'gpio_pin_toggle_dt',
    'pwm_set',
    'pwm_set_dt',
    'pwm_set_pulse_dt',
    'ledc_set_duty',
    'ledc_update_duty',
    'mcpwm_comparator_set_compare_value',
    'mcpwm_set_duty',
    'digitalWrite',
    'analogWrite',
    'ledcWrite',
    'Servo.write',
    'Servo.writeMicroseconds',
    'CRGB.show',
    'FastLED.show',
    'CFastLED.show',
    'Adafruit_NeoPixel.show',
    'Adafruit_NeoPixel.setPixelColor',
    'led_strip_refresh',
    'led_strip_set_pixel',
    'led_strip_update_rgb',
    'led_set_brightness',
    'esp_restart',
    'ESP.restart',
    'EspClass.restart',
    'sys_reboot',
    'NVIC_SystemReset',
    'esp_deep_sleep_start',
    'nvs_flash_erase',
  ],
};

const rows: CallRow<Means>[] = Object.entries(EFFECTS).flatMap(([role, calls]) =>
  calls.map((call) => ({
    call,
    means: { gatt: { part: 'effect' as const, role: role as GattRole } },
    provenance: 'manual' as const,
  })),
);

/** What write handlers do: firmware, Wi-Fi, sound, movement. */
export const deviceEffects: Platform<Means> = {
  id: 'device-effects',
  title: 'Effects on the device',
  calls: rows,
};
