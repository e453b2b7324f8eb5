#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Gets what the microphone hears, piece by piece, while it listens. */
typedef void (*microphone_sink_t)(const uint8_t *sound, size_t bytes);

void microphone_init(microphone_sink_t sink);
void microphone_listen(bool on);
