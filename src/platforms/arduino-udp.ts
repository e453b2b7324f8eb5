import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'UDP has no encryption: send voice over TLS (WiFiClientSecure, wss, https), or encrypt each packet with AES-GCM and a key that only the paired peer holds.';
const udp = ['WiFiUDP', 'NetworkUDP', 'EthernetUDP', 'UDP'];

/** UDP of the Arduino cores: nothing here is ever encrypted. */
export const arduinoUdp: Platform<Means> = {
  id: 'arduino-udp',
  title: 'Arduino UDP',
  anchors: ['beginPacket', 'writeTo', 'broadcastTo', 'WiFiUDP', 'WiFiUdp', 'NetworkUDP', 'AsyncUDP', 'EthernetUDP'],
  bases: { WiFiUDP: ['UDP'], NetworkUDP: ['UDP'], EthernetUDP: ['UDP'] },
  calls: [
    ...udp.flatMap((type): CallRow<Means>[] => [
      {
        call: `${type}.beginPacket`,
        args: [2, 2],
        emits: [{ to: 'this', kind: 'client' }],
        means: { addresses: { host: 0, port: 1, protocol: 'udp', tls: false } },
        provenance: 'source',
        hit: `${type} *u; void f() { u->beginPacket("192.168.4.2", 4000); }`,
        miss: `${type} *u; void f() { u->parsePacket(); }`,
      },
      {
        call: `${type}.write`,
        args: [1, 2],
        means: { sends: { protocol: 'udp', body: 0, client: 'this', fix } },
        provenance: 'source',
        hit: `${type} *u; void f(uint8_t *d) { u->write(d, 64); }`,
        miss: `File *u; void f(uint8_t *d) { u->write(d, 64); }`,
      },
    ]),
    {
      call: 'AsyncUDP.connect',
      args: [2, 2],
      emits: [{ to: 'this', kind: 'client' }],
      means: { addresses: { host: 0, port: 1, protocol: 'udp', tls: false } },
      provenance: 'source',
      hit: 'AsyncUDP u; void f(IPAddress a) { u.connect(a, 4000); }',
      miss: 'AsyncUDP u; void f() { u.listen(4000); }',
    },
    {
      call: 'AsyncUDP.writeTo',
      args: [4, 5],
      means: { sends: { protocol: 'udp', body: 0, client: 'this', to: { host: 2, port: 3, tls: false }, fix } },
      provenance: 'source',
      hit: 'AsyncUDP u; void f(uint8_t *d, IPAddress a) { u.writeTo(d, 64, a, 4000); }',
      miss: 'AsyncUDP u; void f() { u.listen(4000); }',
    },
    ...['broadcast', 'broadcastTo'].map(
      (method): CallRow<Means> => ({
        call: `AsyncUDP.${method}`,
        args: [1, 4],
        means: { sends: { protocol: 'udp', body: 0, to: { tls: false, broadcast: true }, fix } },
        provenance: 'source',
        hit: `AsyncUDP *u; void f(uint8_t *d) { u->${method}(d, 64); }`,
        miss: `struct Radio { void ${method}(uint8_t *, int); }; Radio *u; void f(uint8_t *d) { u->${method}(d, 64); }`,
      }),
    ),
    {
      call: 'AsyncUDP.write',
      args: [1, 2],
      means: { sends: { protocol: 'udp', body: 0, client: 'this', fix } },
      provenance: 'source',
      hit: 'AsyncUDP u; void f(uint8_t *d) { u.write(d, 64); }',
      miss: 'File u; void f(uint8_t *d) { u.write(d, 64); }',
    },
  ],
};
