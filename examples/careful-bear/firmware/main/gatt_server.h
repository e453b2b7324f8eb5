#pragma once

#include <stddef.h>
#include <stdint.h>

void gatt_server_init(void);
void gatt_server_send_audio(const uint8_t *sound, size_t bytes);
