#include "gatt_server.h"

#include <string.h>
#include "esp_err.h"
#include "esp_log.h"
#include "host/ble_hs.h"
#include "nimble/nimble_port.h"
#include "nimble/nimble_port_freertos.h"
#include "services/gap/ble_svc_gap.h"
#include "services/gatt/ble_svc_gatt.h"

#include "bear_config.h"
#include "gatt_uuids.h"
#include "lights.h"
#include "pairing.h"
#include "recorder.h"
#include "speaker.h"
#include "updates.h"
#include "wifi.h"

/* The client configuration takes its access from NOTIFY_INDICATE_*; the flags for reading and writing don't cover it. */
#define READ_PAIRED (BLE_GATT_CHR_F_READ | BLE_GATT_CHR_F_READ_ENC | BLE_GATT_CHR_F_READ_AUTHEN)
#define WRITE_PAIRED (BLE_GATT_CHR_F_WRITE | BLE_GATT_CHR_F_WRITE_ENC | BLE_GATT_CHR_F_WRITE_AUTHEN)
#define STREAM_PAIRED (BLE_GATT_CHR_F_WRITE_NO_RSP | BLE_GATT_CHR_F_WRITE_ENC | BLE_GATT_CHR_F_WRITE_AUTHEN)
#define NOTIFY_PAIRED \
    (BLE_GATT_CHR_F_NOTIFY | BLE_GATT_CHR_F_NOTIFY_INDICATE_ENC | BLE_GATT_CHR_F_NOTIFY_INDICATE_AUTHEN)

enum bear_command {
    COMMAND_RECORD = 0x01,
    COMMAND_STOP = 0x02,
};

static const char *TAG = "gatt";
static uint16_t s_connection = BLE_HS_CONN_HANDLE_NONE;
static uint16_t s_audio_from_toy;
static uint16_t s_state_handle;
static uint16_t s_battery_handle;
static uint8_t s_state;
static uint8_t s_battery = 100;

static void advertise(void);

static int read_written(struct ble_gatt_access_ctxt *ctxt, uint8_t *out, uint16_t size, uint16_t *length)
{
    if (OS_MBUF_PKTLEN(ctxt->om) > size) {
        return BLE_ATT_ERR_INVALID_ATTR_VALUE_LEN;
    }
    return ble_hs_mbuf_to_flat(ctxt->om, out, size, length) == 0 ? 0 : BLE_ATT_ERR_UNLIKELY;
}

static int on_command(uint16_t conn, uint16_t attr, struct ble_gatt_access_ctxt *ctxt, void *arg)
{
    uint8_t command;
    uint16_t length;
    int rc = read_written(ctxt, &command, sizeof(command), &length);
    if (rc != 0) {
        return rc;
    }
    switch (command) {
    case COMMAND_RECORD:
        recorder_start();
        break;
    case COMMAND_STOP:
        recorder_stop();
        break;
    default:
        return BLE_ATT_ERR_UNLIKELY;
    }
    s_state = command;
    ble_gatts_chr_updated(s_state_handle);
    return 0;
}

static int on_audio_to_toy(uint16_t conn, uint16_t attr, struct ble_gatt_access_ctxt *ctxt, void *arg)
{
    int16_t samples[BEAR_CHUNK_BYTES / sizeof(int16_t)];
    uint16_t length;
    int rc = read_written(ctxt, (uint8_t *)samples, sizeof(samples), &length);
    if (rc == 0) {
        speaker_play(samples, length);
    }
    return rc;
}

static int on_state(uint16_t conn, uint16_t attr, struct ble_gatt_access_ctxt *ctxt, void *arg)
{
    return os_mbuf_append(ctxt->om, &s_state, sizeof(s_state)) == 0 ? 0 : BLE_ATT_ERR_INSUFFICIENT_RES;
}

static int on_led(uint16_t conn, uint16_t attr, struct ble_gatt_access_ctxt *ctxt, void *arg)
{
    uint8_t brightness;
    uint16_t length;
    int rc = read_written(ctxt, &brightness, sizeof(brightness), &length);
    if (rc == 0) {
        lights_set(brightness);
    }
    return rc;
}

static int on_volume(uint16_t conn, uint16_t attr, struct ble_gatt_access_ctxt *ctxt, void *arg)
{
    uint8_t percent;
    uint16_t length;
    int rc = read_written(ctxt, &percent, sizeof(percent), &length);
    if (rc == 0) {
        speaker_set_volume(percent);
    }
    return rc;
}

static int on_firmware(uint16_t conn, uint16_t attr, struct ble_gatt_access_ctxt *ctxt, void *arg)
{
    uint8_t piece[BEAR_CHUNK_BYTES];
    uint16_t length;
    int rc = read_written(ctxt, piece, sizeof(piece), &length);
    if (rc == 0) {
        updates_take(piece, length);
    }
    return rc;
}

static int on_wifi(uint16_t conn, uint16_t attr, struct ble_gatt_access_ctxt *ctxt, void *arg)
{
    char text[100] = "";
    uint16_t length;
    int rc = read_written(ctxt, (uint8_t *)text, sizeof(text) - 1, &length);
    if (rc == 0) {
        wifi_provision(text);
    }
    return rc;
}

static int on_device_information(uint16_t conn, uint16_t attr, struct ble_gatt_access_ctxt *ctxt, void *arg)
{
    const char *text = arg;
    return os_mbuf_append(ctxt->om, text, strlen(text)) == 0 ? 0 : BLE_ATT_ERR_INSUFFICIENT_RES;
}

static int on_battery(uint16_t conn, uint16_t attr, struct ble_gatt_access_ctxt *ctxt, void *arg)
{
    return os_mbuf_append(ctxt->om, &s_battery, sizeof(s_battery)) == 0 ? 0 : BLE_ATT_ERR_INSUFFICIENT_RES;
}

static int on_audio_from_toy(uint16_t conn, uint16_t attr, struct ble_gatt_access_ctxt *ctxt, void *arg)
{
    return BLE_ATT_ERR_READ_NOT_PERMITTED;
}

static const struct ble_gatt_svc_def SERVICES[] = {
    {
        .type = BLE_GATT_SVC_TYPE_PRIMARY,
        .uuid = &UUID_BEAR.u,
        .characteristics = (struct ble_gatt_chr_def[]) {
            {
                .uuid = &UUID_COMMAND.u,
                .access_cb = on_command,
                .flags = WRITE_PAIRED,
            },
            {
                .uuid = &UUID_AUDIO_TO_TOY.u,
                .access_cb = on_audio_to_toy,
                .flags = STREAM_PAIRED,
            },
            {
                .uuid = &UUID_AUDIO_FROM_TOY.u,
                .access_cb = on_audio_from_toy,
                .val_handle = &s_audio_from_toy,
                .flags = NOTIFY_PAIRED,
            },
            {
                .uuid = &UUID_STATE.u,
                .access_cb = on_state,
                .val_handle = &s_state_handle,
                .flags = READ_PAIRED | NOTIFY_PAIRED,
            },
            {
                .uuid = &UUID_LED.u,
                .access_cb = on_led,
                .flags = WRITE_PAIRED,
            },
            {
                .uuid = &UUID_VOLUME.u,
                .access_cb = on_volume,
                .flags = WRITE_PAIRED,
            },
            {
                .uuid = &UUID_FIRMWARE.u,
                .access_cb = on_firmware,
                .flags = WRITE_PAIRED | STREAM_PAIRED,
            },
            {
                .uuid = &UUID_WIFI.u,
                .access_cb = on_wifi,
                .flags = WRITE_PAIRED,
            },
            { 0 },
        },
    },
    {
        .type = BLE_GATT_SVC_TYPE_PRIMARY,
        .uuid = BLE_UUID16_DECLARE(UUID_DEVICE_INFORMATION),
        .characteristics = (struct ble_gatt_chr_def[]) {
            {
                .uuid = BLE_UUID16_DECLARE(UUID_MODEL_NUMBER),
                .access_cb = on_device_information,
                .arg = BEAR_MODEL,
                .flags = READ_PAIRED,
            },
            {
                .uuid = BLE_UUID16_DECLARE(UUID_FIRMWARE_REVISION),
                .access_cb = on_device_information,
                .arg = BEAR_FIRMWARE_VERSION,
                .flags = READ_PAIRED,
            },
            {
                .uuid = BLE_UUID16_DECLARE(UUID_MANUFACTURER),
                .access_cb = on_device_information,
                .arg = BEAR_MAKER,
                .flags = READ_PAIRED,
            },
            { 0 },
        },
    },
    {
        .type = BLE_GATT_SVC_TYPE_PRIMARY,
        .uuid = BLE_UUID16_DECLARE(UUID_BATTERY),
        .characteristics = (struct ble_gatt_chr_def[]) {
            {
                .uuid = BLE_UUID16_DECLARE(UUID_BATTERY_LEVEL),
                .access_cb = on_battery,
                .val_handle = &s_battery_handle,
                .flags = READ_PAIRED | NOTIFY_PAIRED,
            },
            { 0 },
        },
    },
    { 0 },
};

void gatt_server_send_audio(const uint8_t *sound, size_t bytes)
{
    if (s_connection == BLE_HS_CONN_HANDLE_NONE) {
        return;
    }
    struct os_mbuf *om = ble_hs_mbuf_from_flat(sound, bytes);
    if (om == NULL || ble_gatts_notify_custom(s_connection, s_audio_from_toy, om) != 0) {
        ESP_LOGD(TAG, "a piece of sound was dropped");
    }
}

static int on_gap_event(struct ble_gap_event *event, void *arg)
{
    switch (event->type) {
    case BLE_GAP_EVENT_CONNECT:
        if (event->connect.status == 0) {
            s_connection = event->connect.conn_handle;
        } else {
            advertise();
        }
        break;
    case BLE_GAP_EVENT_DISCONNECT:
        s_connection = BLE_HS_CONN_HANDLE_NONE;
        recorder_stop();
        advertise();
        break;
    case BLE_GAP_EVENT_PASSKEY_ACTION:
        return pairing_on_passkey(event);
    case BLE_GAP_EVENT_REPEAT_PAIRING:
        return pairing_on_repeat(event);
    default:
        break;
    }
    return 0;
}

static void advertise(void)
{
    const struct ble_gap_adv_params params = {
        .conn_mode = BLE_GAP_CONN_MODE_UND,
        .disc_mode = BLE_GAP_DISC_MODE_GEN,
    };
    const struct ble_hs_adv_fields fields = {
        .flags = BLE_HS_ADV_F_DISC_GEN | BLE_HS_ADV_F_BREDR_UNSUP,
        .uuids128 = &UUID_BEAR,
        .num_uuids128 = 1,
        .uuids128_is_complete = 1,
    };
    const char *name = ble_svc_gap_device_name();
    const struct ble_hs_adv_fields response = {
        .name = (const uint8_t *)name,
        .name_len = strlen(name),
        .name_is_complete = 1,
    };
    ble_gap_adv_set_fields(&fields);
    ble_gap_adv_rsp_set_fields(&response);
    ble_gap_adv_start(BLE_OWN_ADDR_PUBLIC, NULL, BLE_HS_FOREVER, &params, on_gap_event, NULL);
}

static void host_task(void *param)
{
    nimble_port_run();
    nimble_port_freertos_deinit();
}

void gatt_server_init(void)
{
    ESP_ERROR_CHECK(nimble_port_init());
    ble_hs_cfg.sync_cb = advertise;

    ble_svc_gap_init();
    ble_svc_gatt_init();
    ble_svc_gap_device_name_set(BEAR_NAME);
    ESP_ERROR_CHECK(ble_gatts_count_cfg(SERVICES) == 0 ? ESP_OK : ESP_FAIL);
    ESP_ERROR_CHECK(ble_gatts_add_svcs(SERVICES) == 0 ? ESP_OK : ESP_FAIL);

    nimble_port_freertos_init(host_task);
}
