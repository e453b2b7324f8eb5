#pragma once

#include <stddef.h>
#include "esp_err.h"

#define SETTING_WIFI_SSID "wifi_ssid"
#define SETTING_WIFI_PASS "wifi_pass"
#define SETTING_VOLUME "volume"
#define SETTING_NAME "bear_name"

esp_err_t settings_init(void);

/* Strings survive a power cycle; an empty one removes the entry. */
esp_err_t settings_put(const char *key, const char *value);
esp_err_t settings_get(const char *key, char *value, size_t size);
