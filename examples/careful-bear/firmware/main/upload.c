#include "upload.h"

#include <stdio.h>
#include "esp_crt_bundle.h"
#include "esp_hmac.h"
#include "esp_http_client.h"
#include "esp_log.h"
#include "esp_mac.h"
#include "mbedtls/sha256.h"

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

/* Signs a message with the bear's own key, which never leaves its chip. */
static esp_err_t sign(const uint8_t *message, size_t bytes, char signature[65])
{
    uint8_t digest[32];
    uint8_t mac[32];
    mbedtls_sha256(message, bytes, digest, 0);
    esp_err_t err = esp_hmac_calculate(BEAR_KEY_BLOCK, digest, sizeof(digest), mac);
    if (err != ESP_OK) {
        return err;
    }
    for (int i = 0; i < 32; i++) {
        sprintf(signature + 2 * i, "%02x", mac[i]);
    }
    return ESP_OK;
}

esp_err_t upload_message(const uint8_t *message, size_t bytes)
{
    char serial[13];
    char signature[65];
    serial_of(serial);
    esp_err_t err = sign(message, bytes, signature);
    if (err != ESP_OK) {
        return err;
    }

    const esp_http_client_config_t config = {
        .url = BEAR_RECORDINGS_URL,
        .method = HTTP_METHOD_POST,
        .timeout_ms = 15000,
        .crt_bundle_attach = esp_crt_bundle_attach,
    };
    esp_http_client_handle_t client = esp_http_client_init(&config);
    esp_http_client_set_header(client, "Content-Type", "audio/L16; rate=16000");
    esp_http_client_set_header(client, "X-Bear", serial);
    esp_http_client_set_header(client, "X-Bear-Signature", signature);
    esp_http_client_set_post_field(client, (const char *)message, bytes);

    err = esp_http_client_perform(client);
    if (err != ESP_OK) {
        ESP_LOGW(TAG, "upload failed: %s", esp_err_to_name(err));
    }
    esp_http_client_cleanup(client);
    return err;
}
