#pragma once

#include <stddef.h>
#include <stdint.h>
#include "esp_err.h"

esp_err_t upload_message(const uint8_t *message, size_t bytes);
