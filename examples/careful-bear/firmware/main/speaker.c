#include "speaker.h"

#include "driver/i2s_std.h"
#include "esp_err.h"
#include "esp_partition.h"
#include "freertos/FreeRTOS.h"

#include "bear_config.h"

/* The voices partition: the digits 0 to 9, one second each. */
#define DIGIT_BYTES (BEAR_SAMPLE_RATE * sizeof(int16_t))

static i2s_chan_handle_t s_tx;
static uint8_t s_volume = 70;

void speaker_init(void)
{
    const i2s_chan_config_t channel = I2S_CHANNEL_DEFAULT_CONFIG(I2S_NUM_1, I2S_ROLE_MASTER);
    const i2s_std_config_t config = {
        .clk_cfg = I2S_STD_CLK_DEFAULT_CONFIG(BEAR_SAMPLE_RATE),
        .slot_cfg = I2S_STD_MSB_SLOT_DEFAULT_CONFIG(I2S_DATA_BIT_WIDTH_16BIT, I2S_SLOT_MODE_MONO),
        .gpio_cfg = {
            .mclk = I2S_GPIO_UNUSED,
            .bclk = BEAR_SPK_BCLK,
            .ws = BEAR_SPK_LRC,
            .dout = BEAR_SPK_DIN,
            .din = I2S_GPIO_UNUSED,
        },
    };
    ESP_ERROR_CHECK(i2s_new_channel(&channel, &s_tx, NULL));
    ESP_ERROR_CHECK(i2s_channel_init_std_mode(s_tx, &config));
    ESP_ERROR_CHECK(i2s_channel_enable(s_tx));
}

void speaker_set_volume(uint8_t percent)
{
    s_volume = percent > 100 ? 100 : percent;
}

void speaker_play(const int16_t *samples, size_t bytes)
{
    int16_t scaled[128];
    const size_t count = bytes / sizeof(int16_t);
    for (size_t done = 0; done < count;) {
        size_t part = 0;
        while (part < 128 && done < count) {
            scaled[part++] = (int16_t)(samples[done++] * s_volume / 100);
        }
        size_t written;
        i2s_channel_write(s_tx, scaled, part * sizeof(int16_t), &written, portMAX_DELAY);
    }
}

static void say_digit(const esp_partition_t *voices, uint32_t digit)
{
    int16_t samples[250];
    for (size_t at = 0; at < DIGIT_BYTES; at += sizeof(samples)) {
        if (esp_partition_read(voices, digit * DIGIT_BYTES + at, samples, sizeof(samples)) != ESP_OK) {
            return;
        }
        speaker_play(samples, sizeof(samples));
    }
}

void speaker_say_code(uint32_t code)
{
    const esp_partition_t *voices = esp_partition_find_first(ESP_PARTITION_TYPE_DATA, 0x40, "voices");
    if (voices == NULL) {
        return;
    }
    for (uint32_t unit = 100000; unit > 0; unit /= 10) {
        say_digit(voices, code / unit % 10);
    }
}
