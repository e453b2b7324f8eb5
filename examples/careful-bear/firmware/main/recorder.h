#pragma once

#include <stddef.h>
#include <stdint.h>

void recorder_init(void);

/* From the first to the second, what the microphone hears is streamed to the phone and kept as a message. */
void recorder_start(void);
void recorder_stop(void);

/* The microphone's sink. */
void recorder_take(const uint8_t *sound, size_t bytes);
