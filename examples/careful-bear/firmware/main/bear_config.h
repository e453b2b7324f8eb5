#pragma once

#define BEAR_NAME "Careful Bear"
#define BEAR_MODEL "CB-100"
#define BEAR_MAKER "Careful Bear Toys"
#define BEAR_FIRMWARE_VERSION "1.4.2"

#define BEAR_API "https://api.carefulbear.toys"
#define BEAR_RECORDINGS_URL BEAR_API "/v1/recordings"

/* The eFuse block that holds this bear's own key. It is burnt in production and only the HMAC unit can read it. */
#define BEAR_KEY_BLOCK HMAC_KEY4

/* ICS-43434 microphone, MAX98357A amplifier */
#define BEAR_MIC_SCK 5
#define BEAR_MIC_WS 6
#define BEAR_MIC_SD 7
#define BEAR_SPK_BCLK 15
#define BEAR_SPK_LRC 16
#define BEAR_SPK_DIN 17
#define BEAR_PAW_LED 38
#define BEAR_PAIR_BUTTON 0

#define BEAR_SAMPLE_RATE 16000
#define BEAR_CHUNK_BYTES 240
#define BEAR_MESSAGE_SECONDS 20
#define BEAR_MESSAGE_BYTES (BEAR_SAMPLE_RATE * 2 * BEAR_MESSAGE_SECONDS)
