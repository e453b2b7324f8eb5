#pragma once

#include <stddef.h>
#include <stdint.h>

/* Takes an image piece by piece; an empty piece ends it and starts the bear with the new firmware. */
void updates_take(const uint8_t *piece, size_t bytes);
