import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

type Channel = NonNullable<CallRow['channel']>;

function channel(call: string, args: readonly [number, number], given: string, ends: Channel): CallRow<Means> {
  const away = call.startsWith('xRingbuffer') ? 'vRingbufferDelete(q)' : 'vQueueDelete(q)';
  return {
    call,
    args,
    channel: ends,
    provenance: 'source',
    hit: `void f(QueueHandle_t q, void *v) { size_t n; ${call}(${given}); }`,
    miss: `void f(QueueHandle_t q, void *v) { ${away}; }`,
  };
}
const put = (call: string, args: readonly [number, number], given: string): CallRow<Means> =>
  channel(call, args, given, { id: 0, put: 1 });
const get = (call: string, args: readonly [number, number], given: string, at: number | 'return' = 1): CallRow<Means> =>
  channel(call, args, given, { id: 0, get: at });

function task(call: string, args: readonly [number, number], rest: string): CallRow<Means> {
  return {
    call,
    args,
    callbacks: [{ fn: 0, params: { 0: { from: 3 } } }],
    provenance: 'source',
    hit: `void t(void *p); void f(void *p) { ${call}(t, "mic", 4096, p, 5, ${rest}); }`,
    miss: 'void f(void *h) { vTaskDelete(h); }',
  };
}

/** FreeRTOS as ESP-IDF and Arduino-ESP32 ship it: tasks and their parameter, queues, stream and message buffers, ring buffers, timers. */
export const freertos: Platform<Means> = {
  id: 'freertos',
  title: 'FreeRTOS',
  calls: [
    task('xTaskCreate', [6, 6], '0'),
    task('xTaskCreatePinnedToCore', [7, 7], '0, 1'),
    task('xTaskCreateStatic', [7, 7], '0, 0'),
    task('xTaskCreateStaticPinnedToCore', [8, 8], '0, 0, 1'),
    task('xTaskCreateWithCaps', [7, 7], '0, 0'),
    task('xTaskCreatePinnedToCoreWithCaps', [8, 8], '0, 1, 0'),
    put('xQueueSend', [3, 3], 'q, v, 0'),
    put('xQueueSendToBack', [3, 3], 'q, v, 0'),
    put('xQueueSendToFront', [3, 3], 'q, v, 0'),
    put('xQueueOverwrite', [2, 2], 'q, v'),
    put('xQueueSendFromISR', [3, 3], 'q, v, 0'),
    put('xQueueSendToBackFromISR', [3, 3], 'q, v, 0'),
    put('xQueueOverwriteFromISR', [3, 3], 'q, v, 0'),
    get('xQueueReceive', [3, 3], 'q, v, 0'),
    get('xQueuePeek', [3, 3], 'q, v, 0'),
    get('xQueueReceiveFromISR', [3, 3], 'q, v, 0'),
    put('xStreamBufferSend', [4, 4], 'q, v, 64, 0'),
    put('xStreamBufferSendFromISR', [4, 4], 'q, v, 64, 0'),
    get('xStreamBufferReceive', [4, 4], 'q, v, 64, 0'),
    get('xStreamBufferReceiveFromISR', [4, 4], 'q, v, 64, 0'),
    put('xMessageBufferSend', [4, 4], 'q, v, 64, 0'),
    put('xMessageBufferSendFromISR', [4, 4], 'q, v, 64, 0'),
    get('xMessageBufferReceive', [4, 4], 'q, v, 64, 0'),
    put('xRingbufferSend', [4, 4], 'q, v, 64, 0'),
    put('xRingbufferSendFromISR', [4, 4], 'q, v, 64, 0'),
    get('xRingbufferReceive', [3, 3], 'q, &n, 0', 'return'),
    get('xRingbufferReceiveUpTo', [4, 4], 'q, &n, 0, 64', 'return'),
    get('xRingbufferReceiveFromISR', [2, 2], 'q, &n', 'return'),
    {
      call: 'esp_timer_create',
      args: [2, 2],
      callbacks: [{ fn: '0.callback', params: { 0: { from: '0.arg' } } }],
      provenance: 'source',
      hit: 'void f(esp_timer_create_args_t *a, esp_timer_handle_t *h) { esp_timer_create(a, h); }',
      miss: 'void f(esp_timer_handle_t h) { esp_timer_delete(h); }',
    },
    {
      call: 'pthread_create',
      args: [4, 4],
      callbacks: [{ fn: 2, params: { 0: { from: 3 } } }],
      provenance: 'source',
      hit: 'void *t(void *p); void f(pthread_t *h, void *p) { pthread_create(h, 0, t, p); }',
      miss: 'void f(pthread_t h) { pthread_join(h, 0); }',
    },
  ],
};
