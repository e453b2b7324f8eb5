#pragma once

#include "host/ble_uuid.h"

/* aaddf75d-a95a-00nn-0000-3ca499b74009, least significant byte first */
#define BEAR_UUID(nn) \
    BLE_UUID128_INIT(0x09, 0x40, 0xb7, 0x99, 0xa4, 0x3c, 0x00, 0x00, (nn), 0x00, 0x5a, 0xa9, 0x5d, 0xf7, 0xdd, 0xaa)

static const ble_uuid128_t UUID_BEAR = BEAR_UUID(0x00);
static const ble_uuid128_t UUID_COMMAND = BEAR_UUID(0x01);
static const ble_uuid128_t UUID_AUDIO_TO_TOY = BEAR_UUID(0x02);
static const ble_uuid128_t UUID_AUDIO_FROM_TOY = BEAR_UUID(0x03);
static const ble_uuid128_t UUID_STATE = BEAR_UUID(0x04);
static const ble_uuid128_t UUID_LED = BEAR_UUID(0x07);
static const ble_uuid128_t UUID_VOLUME = BEAR_UUID(0x08);
static const ble_uuid128_t UUID_FIRMWARE = BEAR_UUID(0x09);
static const ble_uuid128_t UUID_WIFI = BEAR_UUID(0x0a);

#define UUID_DEVICE_INFORMATION 0x180A
#define UUID_MODEL_NUMBER 0x2A24
#define UUID_FIRMWARE_REVISION 0x2A26
#define UUID_MANUFACTURER 0x2A29
#define UUID_BATTERY 0x180F
#define UUID_BATTERY_LEVEL 0x2A19
