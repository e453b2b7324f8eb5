#include "pairing.h"

#include "driver/gpio.h"
#include "esp_err.h"
#include "esp_random.h"
#include "host/ble_hs.h"

#include "bear_config.h"
#include "speaker.h"

void ble_store_config_init(void);

void pairing_init(void)
{
    const gpio_config_t button = {
        .pin_bit_mask = 1ULL << BEAR_PAIR_BUTTON,
        .mode = GPIO_MODE_INPUT,
        .pull_up_en = GPIO_PULLUP_ENABLE,
    };
    ESP_ERROR_CHECK(gpio_config(&button));

    ble_hs_cfg.sm_io_cap = BLE_HS_IO_DISPLAY_ONLY;
    ble_hs_cfg.sm_bonding = 1;
    ble_hs_cfg.sm_mitm = 1;
    ble_hs_cfg.sm_sc = 1;
    ble_hs_cfg.sm_our_key_dist = BLE_SM_PAIR_KEY_DIST_ENC | BLE_SM_PAIR_KEY_DIST_ID;
    ble_hs_cfg.sm_their_key_dist = BLE_SM_PAIR_KEY_DIST_ENC | BLE_SM_PAIR_KEY_DIST_ID;
    ble_hs_cfg.store_status_cb = ble_store_util_status_rr;
    ble_store_config_init();
}

bool pairing_is_wanted(void)
{
    return gpio_get_level(BEAR_PAIR_BUTTON) == 0;
}

int pairing_on_passkey(const struct ble_gap_event *event)
{
    const uint16_t connection = event->passkey.conn_handle;
    if (event->passkey.params.action != BLE_SM_IOACT_DISP || !pairing_is_wanted()) {
        return ble_gap_terminate(connection, BLE_ERR_REM_USER_CONN_TERM);
    }
    struct ble_sm_io io = {
        .action = BLE_SM_IOACT_DISP,
        .passkey = esp_random() % 1000000,
    };
    int rc = ble_sm_inject_io(connection, &io);
    if (rc == 0) {
        speaker_say_code(io.passkey);
    }
    return rc;
}

int pairing_on_repeat(const struct ble_gap_event *event)
{
    struct ble_gap_conn_desc peer;
    if (!pairing_is_wanted() || ble_gap_conn_find(event->repeat_pairing.conn_handle, &peer) != 0) {
        return BLE_GAP_REPEAT_PAIRING_IGNORE;
    }
    ble_store_util_delete_peer(&peer.peer_id_addr);
    return BLE_GAP_REPEAT_PAIRING_RETRY;
}
