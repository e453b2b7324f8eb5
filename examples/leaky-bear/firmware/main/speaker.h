#pragma once

#include <stddef.h>
#include <stdint.h>

void speaker_init(void);
void speaker_set_volume(uint8_t percent);

/* 16 bit, mono, BEAR_SAMPLE_RATE */
void speaker_play(const int16_t *samples, size_t bytes);
