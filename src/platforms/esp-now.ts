import type { Means } from '../model/means.ts';
import type { Platform } from '../program/knowledge.ts';

/**
 * ESP-NOW (esp_now.h): radio frames to a peer by its MAC. Only a unicast peer with `encrypt` and its own key is encrypted; broadcast never is.
 */
export const espNow: Platform<Means> = {
  id: 'esp-now',
  title: 'ESP-NOW',
  anchors: ['esp_now_send', 'esp_now_add_peer', 'esp_now_peer_info_t'],
  calls: [
    {
      call: 'esp_now_send',
      args: [3, 3],
      means: {
        sends: {
          protocol: 'esp-now',
          body: 1,
          to: { host: 0, protocol: 'esp-now', tls: false },
          fix: 'ESP-NOW encrypts only towards a single peer: add each peer by its own MAC with .encrypt = true and a random .lmk, set a PMK with esp_now_set_pmk, and never broadcast voice; or encrypt the frames yourself (AES-GCM).',
        },
      },
      provenance: 'source',
      hit: 'void f(uint8_t *mac, uint8_t *d) { esp_now_send(mac, d, 64); }',
      miss: 'void f(esp_now_peer_info_t *p) { esp_now_add_peer(p); }',
    },
  ],
};
