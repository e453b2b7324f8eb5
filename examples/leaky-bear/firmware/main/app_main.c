#include "esp_err.h"
#include "nvs_flash.h"

#include "gatt_server.h"
#include "lights.h"
#include "microphone.h"
#include "recorder.h"
#include "settings.h"
#include "speaker.h"
#include "wifi.h"

void app_main(void)
{
    esp_err_t err = nvs_flash_init();
    if (err == ESP_ERR_NVS_NO_FREE_PAGES || err == ESP_ERR_NVS_NEW_VERSION_FOUND) {
        ESP_ERROR_CHECK(nvs_flash_erase());
        err = nvs_flash_init();
    }
    ESP_ERROR_CHECK(err);
    ESP_ERROR_CHECK(settings_init());

    lights_init();
    speaker_init();
    recorder_init();
    microphone_init(recorder_take);
    gatt_server_init();

    wifi_init();
    wifi_connect_saved();
}
