#include "settings.h"

#include "nvs.h"

static nvs_handle_t s_store;

esp_err_t settings_init(void)
{
    return nvs_open("bear", NVS_READWRITE, &s_store);
}

esp_err_t settings_put(const char *key, const char *value)
{
    esp_err_t err = value[0] ? nvs_set_str(s_store, key, value) : nvs_erase_key(s_store, key);
    return err == ESP_OK ? nvs_commit(s_store) : err;
}

esp_err_t settings_get(const char *key, char *value, size_t size)
{
    return nvs_get_str(s_store, key, value, &size);
}
