#include "upload.h"

#include <stdio.h>
#include <string.h>
#include "esp_http_client.h"
#include "esp_log.h"
#include "esp_mac.h"
#include "mbedtls/md.h"

#include "bear_config.h"

static const char *TAG = "upload";

static void serial_of(char serial[13])
{
    uint8_t mac[6];
    esp_read_mac(mac, ESP_MAC_WIFI_STA);
    for (int i = 0; i < 6; i++) {
        sprintf(serial + 2 * i, "%02x", mac[i]);
    }
}

static void sign(const char *serial, char signature[65])
{
    uint8_t mac[32];
    mbedtls_md_hmac(mbedtls_md_info_from_type(MBEDTLS_MD_SHA256),
                    (const uint8_t *)BEAR_DEVICE_KEY, strlen(BEAR_DEVICE_KEY),
                    (const uint8_t *)serial, strlen(serial), mac);
    for (int i = 0; i < 32; i++) {
        sprintf(signature + 2 * i, "%02x", mac[i]);
    }
}

esp_err_t upload_message(const uint8_t *message, size_t bytes)
{
    char serial[13];
    char signature[65];
    serial_of(serial);
    sign(serial, signature);

    const esp_http_client_config_t config = {
        .url = BEAR_RECORDINGS_URL,
        .method = HTTP_METHOD_POST,
        .timeout_ms = 15000,
    };
    esp_http_client_handle_t client = esp_http_client_init(&config);
    esp_http_client_set_header(client, "Content-Type", "audio/L16; rate=16000");
    esp_http_client_set_header(client, "X-Bear", serial);
    esp_http_client_set_header(client, "X-Bear-Signature", signature);
    esp_http_client_set_post_field(client, (const char *)message, bytes);

    esp_err_t err = esp_http_client_perform(client);
    if (err != ESP_OK) {
        ESP_LOGW(TAG, "upload failed: %s", esp_err_to_name(err));
    }
    esp_http_client_cleanup(client);
    return err;
}
