#include "recorder.h"

#include <string.h>
#include "esp_heap_caps.h"
#include "esp_log.h"

#include "bear_config.h"
#include "gatt_server.h"
#include "lights.h"
#include "microphone.h"
#include "upload.h"
#include "wifi.h"

static const char *TAG = "recorder";
static uint8_t *s_message;
static size_t s_length;

void recorder_init(void)
{
    s_message = heap_caps_malloc(BEAR_MESSAGE_BYTES, MALLOC_CAP_SPIRAM);
}

void recorder_start(void)
{
    s_length = 0;
    lights_set(255);
    microphone_listen(true);
}

void recorder_take(const uint8_t *sound, size_t bytes)
{
    gatt_server_send_audio(sound, bytes);
    if (s_length + bytes <= BEAR_MESSAGE_BYTES) {
        memcpy(s_message + s_length, sound, bytes);
        s_length += bytes;
    }
}

void recorder_stop(void)
{
    microphone_listen(false);
    lights_set(0);
    if (s_length == 0) {
        return;
    }
    if (!wifi_is_up()) {
        ESP_LOGI(TAG, "no Wi-Fi: the message stays on the phone");
        return;
    }
    upload_message(s_message, s_length);
}
