#include "microphone.h"

#include "driver/i2s_std.h"
#include "esp_err.h"
#include "freertos/FreeRTOS.h"
#include "freertos/event_groups.h"
#include "freertos/task.h"

#include "bear_config.h"

#define LISTENING BIT0

static i2s_chan_handle_t s_rx;
static EventGroupHandle_t s_state;
static microphone_sink_t s_sink;

static void microphone_task(void *arg)
{
    static uint8_t chunk[BEAR_CHUNK_BYTES];
    for (;;) {
        xEventGroupWaitBits(s_state, LISTENING, pdFALSE, pdTRUE, portMAX_DELAY);
        size_t bytes = 0;
        if (i2s_channel_read(s_rx, chunk, sizeof(chunk), &bytes, pdMS_TO_TICKS(100)) == ESP_OK && bytes > 0) {
            s_sink(chunk, bytes);
        }
    }
}

void microphone_init(microphone_sink_t sink)
{
    const i2s_chan_config_t channel = I2S_CHANNEL_DEFAULT_CONFIG(I2S_NUM_0, I2S_ROLE_MASTER);
    const i2s_std_config_t config = {
        .clk_cfg = I2S_STD_CLK_DEFAULT_CONFIG(BEAR_SAMPLE_RATE),
        .slot_cfg = I2S_STD_PHILIPS_SLOT_DEFAULT_CONFIG(I2S_DATA_BIT_WIDTH_16BIT, I2S_SLOT_MODE_MONO),
        .gpio_cfg = {
            .mclk = I2S_GPIO_UNUSED,
            .bclk = BEAR_MIC_SCK,
            .ws = BEAR_MIC_WS,
            .dout = I2S_GPIO_UNUSED,
            .din = BEAR_MIC_SD,
        },
    };
    ESP_ERROR_CHECK(i2s_new_channel(&channel, NULL, &s_rx));
    ESP_ERROR_CHECK(i2s_channel_init_std_mode(s_rx, &config));
    ESP_ERROR_CHECK(i2s_channel_enable(s_rx));

    s_sink = sink;
    s_state = xEventGroupCreate();
    xTaskCreate(microphone_task, "microphone", 4096, NULL, 6, NULL);
}

void microphone_listen(bool on)
{
    if (on) {
        xEventGroupSetBits(s_state, LISTENING);
    } else {
        xEventGroupClearBits(s_state, LISTENING);
    }
}
