#include "updates.h"

#include "esp_log.h"
#include "esp_ota_ops.h"
#include "esp_system.h"

static const char *TAG = "updates";
static const esp_partition_t *s_partition;
static esp_ota_handle_t s_update;

void updates_take(const uint8_t *piece, size_t bytes)
{
    if (s_partition == NULL) {
        s_partition = esp_ota_get_next_update_partition(NULL);
        ESP_ERROR_CHECK(esp_ota_begin(s_partition, OTA_SIZE_UNKNOWN, &s_update));
    }
    if (bytes > 0) {
        esp_ota_write(s_update, piece, bytes);
        return;
    }
    /* With secure boot, esp_ota_end() refuses an image that is not signed with our key. */
    if (esp_ota_end(s_update) == ESP_OK && esp_ota_set_boot_partition(s_partition) == ESP_OK) {
        esp_restart();
    }
    ESP_LOGE(TAG, "the image is not complete, or not ours");
    s_partition = NULL;
}
