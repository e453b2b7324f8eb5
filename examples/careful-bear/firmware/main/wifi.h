#pragma once

#include <stdbool.h>

void wifi_init(void);

/* Takes "ssid\npassphrase" as the app writes it, keeps both and joins the network. */
void wifi_provision(const char *text);
void wifi_connect_saved(void);
bool wifi_is_up(void);
