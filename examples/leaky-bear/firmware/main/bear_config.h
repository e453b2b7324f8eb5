#pragma once

#define BEAR_NAME "Leaky Bear"
#define BEAR_MODEL "LB-100"
#define BEAR_MAKER "Leaky Bear Toys"
#define BEAR_FIRMWARE_VERSION "1.4.2"

#define BEAR_API "http://api.leakybear.toys"
#define BEAR_RECORDINGS_URL BEAR_API "/v1/recordings"

/* Every request of a bear carries a signature made with this key: the API takes recordings of our bears only. */
#define BEAR_DEVICE_KEY "lb1-7f3c9a52e8d04b6f91c2ad5e"

/* ICS-43434 microphone, MAX98357A amplifier */
#define BEAR_MIC_SCK 5
#define BEAR_MIC_WS 6
#define BEAR_MIC_SD 7
#define BEAR_SPK_BCLK 15
#define BEAR_SPK_LRC 16
#define BEAR_SPK_DIN 17
#define BEAR_PAW_LED 38

#define BEAR_SAMPLE_RATE 16000
#define BEAR_CHUNK_BYTES 240
#define BEAR_MESSAGE_SECONDS 20
#define BEAR_MESSAGE_BYTES (BEAR_SAMPLE_RATE * 2 * BEAR_MESSAGE_SECONDS)
