#include "wifi.h"

#include <string.h>
#include "esp_event.h"
#include "esp_log.h"
#include "esp_netif.h"
#include "esp_wifi.h"

#include "settings.h"

static const char *TAG = "wifi";
static volatile bool s_up;

static void on_event(void *arg, esp_event_base_t base, int32_t id, void *data)
{
    if (base == WIFI_EVENT && id == WIFI_EVENT_STA_DISCONNECTED) {
        s_up = false;
        esp_wifi_connect();
    } else if (base == IP_EVENT && id == IP_EVENT_STA_GOT_IP) {
        s_up = true;
    }
}

void wifi_init(void)
{
    ESP_ERROR_CHECK(esp_netif_init());
    ESP_ERROR_CHECK(esp_event_loop_create_default());
    esp_netif_create_default_wifi_sta();

    wifi_init_config_t init = WIFI_INIT_CONFIG_DEFAULT();
    ESP_ERROR_CHECK(esp_wifi_init(&init));
    ESP_ERROR_CHECK(esp_wifi_set_storage(WIFI_STORAGE_RAM));
    ESP_ERROR_CHECK(esp_event_handler_register(WIFI_EVENT, ESP_EVENT_ANY_ID, on_event, NULL));
    ESP_ERROR_CHECK(esp_event_handler_register(IP_EVENT, IP_EVENT_STA_GOT_IP, on_event, NULL));
    ESP_ERROR_CHECK(esp_wifi_set_mode(WIFI_MODE_STA));
    ESP_ERROR_CHECK(esp_wifi_start());
}

static void join(const char *ssid, const char *passphrase)
{
    wifi_config_t config = { 0 };
    strlcpy((char *)config.sta.ssid, ssid, sizeof(config.sta.ssid));
    strlcpy((char *)config.sta.password, passphrase, sizeof(config.sta.password));
    ESP_ERROR_CHECK(esp_wifi_set_config(WIFI_IF_STA, &config));
    esp_wifi_connect();
}

void wifi_provision(const char *text)
{
    char ssid[33];
    char passphrase[65];
    const char *end = strchr(text, '\n');
    if (end == NULL || (size_t)(end - text) >= sizeof(ssid)) {
        ESP_LOGW(TAG, "expected ssid and passphrase");
        return;
    }
    strlcpy(ssid, text, end - text + 1);
    strlcpy(passphrase, end + 1, sizeof(passphrase));

    settings_put(SETTING_WIFI_SSID, ssid);
    settings_put(SETTING_WIFI_PASS, passphrase);
    join(ssid, passphrase);
}

void wifi_connect_saved(void)
{
    char ssid[33] = "";
    char passphrase[65] = "";
    if (settings_get(SETTING_WIFI_SSID, ssid, sizeof(ssid)) != ESP_OK) {
        return;
    }
    settings_get(SETTING_WIFI_PASS, passphrase, sizeof(passphrase));
    join(ssid, passphrase);
}

bool wifi_is_up(void)
{
    return s_up;
}
