#pragma once

#include <stdint.h>

void lights_init(void);
void lights_set(uint8_t brightness);
