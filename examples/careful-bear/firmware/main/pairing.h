#pragma once

#include <stdbool.h>
#include "host/ble_gap.h"

/* Pairing takes a six-digit code that the bear says, while the button in its back is held. */
void pairing_init(void);
bool pairing_is_wanted(void);

/* The parts of a connection's life that belong to pairing. */
int pairing_on_passkey(const struct ble_gap_event *event);
int pairing_on_repeat(const struct ble_gap_event *event);
