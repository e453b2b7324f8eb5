import type { Means } from '../model/means.ts';
import type { AddressMeaning } from '../model/send-meaning.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

const fix =
  'Use an https:// URL (HttpsURLConnection, OkHttp) or an SSLSocket with host name verification; a plain Socket or DatagramSocket is readable by everybody on the way.';
const checks = { otherwise: 'checks', text: '' } as const;

function made(
  call: string,
  args: readonly [number, number],
  addresses: AddressMeaning,
  code: string,
  more: Partial<CallRow<Means>> = {},
): CallRow<Means> {
  return {
    call,
    args,
    emits: [{ to: 'return', kind: 'client' }],
    means: { addresses },
    provenance: 'manual',
    hit: `import java.net.*\nfun f(h: String, b: ByteArray) { val x = ${code} }`,
    miss: 'fun f(h: String) { val x = File(h) }',
    ...more,
  };
}

const streams = [
  'OutputStream',
  'DataOutputStream',
  'BufferedOutputStream',
  'FileOutputStream',
  'ObjectOutputStream',
  'PrintStream',
  'GZIPOutputStream',
];

/** java.net as Android has it: URL connections obey the platform's cleartext policy, sockets don't. */
export const androidNet: Platform<Means> = {
  id: 'android-net',
  title: 'java.net',
  anchors: [
    'InetSocketAddress',
    'outputStream',
    'HttpURLConnection',
    'HttpsURLConnection',
    'openConnection',
    'DatagramSocket',
    'DatagramPacket',
    'ServerSocket',
    'SSLSocketFactory',
  ],
  bases: {
    SSLSocket: ['Socket', 'TlsConnection'],
    HttpsURLConnection: ['HttpURLConnection'],
    ...Object.fromEntries(streams.slice(1).map((name) => [name, ['OutputStream']])),
    MulticastSocket: ['DatagramSocket'],
    SSLServerSocket: ['ServerSocket', 'TlsConnection'],
  },
  calls: [
    made('new URL', [1, 1], { url: 0, protocol: 'http', check: checks }, 'URL(h)'),
    made('URI.create', [1, 1], { url: 0, check: checks }, 'URI.create(h)'),
    made('new URI', [1, 1], { url: 0, check: checks }, 'URI(h)'),
    {
      call: 'URL.openConnection',
      args: [0, 1],
      same: 'this',
      returns: 'HttpURLConnection',
      provenance: 'manual',
      hit: 'import java.net.URL\nfun f(u: URL) { val c = u.openConnection() }',
      miss: 'import java.net.URL\nfun f(u: URL) { val c = u.readText() }',
    },
    ...['HttpURLConnection', 'Socket'].flatMap((type): CallRow<Means>[] => [
      {
        call: `${type}.outputStream`,
        property: true,
        same: 'this',
        returns: 'OutputStream',
        provenance: 'manual',
        hit: `import java.net.${type}\nfun f(c: ${type}) { val o = c.outputStream }`,
        miss: `import java.net.${type}\nfun f(c: ${type}) { val o = c.inputStream }`,
      },
      {
        call: `${type}.getOutputStream`,
        args: [0, 0],
        same: 'this',
        returns: 'OutputStream',
        provenance: 'manual',
        hit: `import java.net.${type}\nfun f(c: ${type}) { val o = c.getOutputStream() }`,
        miss: `import java.net.${type}\nfun f(c: ${type}) { val o = c.getInputStream() }`,
      },
    ]),
    {
      call: 'OutputStream.write',
      args: [1, 3],
      flows: [[0, 'this']],
      means: { sends: { protocol: 'tcp', body: 0, client: 'this', needsClient: true, policy: 'android', fix } },
      provenance: 'manual',
      hit: 'import java.io.OutputStream\nfun f(o: OutputStream, b: ByteArray) { o.write(b) }',
      miss: 'import java.io.InputStream\nfun f(o: InputStream, b: ByteArray) { o.read(b) }',
    },
    made('new Socket', [2, 4], { host: 0, port: 1, protocol: 'tcp', tls: false }, 'Socket(h, 4000)'),
    {
      call: 'new Socket',
      args: [0, 0],
      emits: [{ to: 'return', kind: 'client' }],
      means: { addresses: { protocol: 'tcp', tls: false } },
      provenance: 'manual',
      hit: 'import java.net.Socket\nfun f() { val s = Socket() }',
      miss: 'fun f() { val s = File("x") }',
    },
    {
      call: 'Socket.connect',
      args: [1, 2],
      emits: [{ to: 'this', kind: 'client' }],
      means: { addresses: { over: 0, protocol: 'tcp' } },
      provenance: 'manual',
      hit: 'import java.net.Socket\nfun f(s: Socket, a: SocketAddress) { s.connect(a, 500) }',
      miss: 'import java.net.Socket\nfun f(s: Socket) { s.close() }',
    },
    made('new InetSocketAddress', [2, 2], { host: 0, port: 1 }, 'InetSocketAddress(h, 4000)'),
    made('InetAddress.getByName', [1, 1], { host: 0 }, 'InetAddress.getByName(h)'),
    {
      call: 'ServerSocket.accept',
      args: [0, 0],
      returns: 'Socket',
      emits: [{ to: 'return', kind: 'client' }],
      means: { addresses: { protocol: 'tcp', over: 'this', tls: false, serves: true } },
      provenance: 'manual',
      hit: 'import java.net.ServerSocket\nfun f(s: ServerSocket) { val c = s.accept() }',
      miss: 'import java.net.ServerSocket\nfun f(s: ServerSocket) { s.close() }',
    },
    ...['SSLSocketFactory', 'SocketFactory'].map(
      (type): CallRow<Means> => ({
        call: `${type}.createSocket`,
        args: [0, 4],
        returns: type === 'SSLSocketFactory' ? 'SSLSocket' : 'Socket',
        emits: [{ to: 'return', kind: 'client' }],
        means: { addresses: { host: 0, port: 1, protocol: 'tcp', tls: type === 'SSLSocketFactory', check: checks } },
        provenance: 'manual',
        hit: `import javax.net.ssl.${type}\nfun f(s: ${type}) { val c = s.createSocket("a.example", 443) }`,
        miss: `import javax.net.ssl.${type}\nfun f(s: ${type}) { s.toString() }`,
      }),
    ),
    {
      call: 'SSLSocketFactory.getDefault',
      args: [0, 0],
      returns: 'SSLSocketFactory',
      provenance: 'manual',
      hit: 'import javax.net.ssl.SSLSocketFactory\nfun f() { val x = SSLSocketFactory.getDefault() }',
      miss: 'import javax.net.SocketFactory\nfun f() { val x = SocketFactory.getDefault() }',
    },
    {
      call: 'new DatagramPacket',
      args: [4, 5],
      flows: [[0, 'return']],
      emits: [{ to: 'return', kind: 'client' }],
      means: { addresses: { over: '2+', port: 3, protocol: 'udp', tls: false } },
      provenance: 'manual',
      hit: 'import java.net.DatagramPacket\nfun f(b: ByteArray, a: InetAddress) { val p = DatagramPacket(b, 64, a, 4000) }',
      miss: 'import java.net.DatagramPacket\nfun f(b: ByteArray) { val p = DatagramPacket(b, 64) }',
    },
    {
      call: 'new DatagramPacket',
      args: [2, 3],
      flows: [[0, 'return']],
      provenance: 'manual',
      hit: 'import java.net.DatagramPacket\nfun f(b: ByteArray) { val p = DatagramPacket(b, 64) }',
      miss: 'import java.net.DatagramPacket\nfun f(b: ByteArray, a: InetAddress) { val p = DatagramPacket(b, 64, a, 4000) }',
    },
    {
      call: 'DatagramSocket.send',
      args: [1, 1],
      means: { sends: { protocol: 'udp', body: 0, client: [0, 'this'], fix } },
      provenance: 'manual',
      hit: 'import java.net.*\nfun f(s: DatagramSocket, p: DatagramPacket) { s.send(p) }',
      miss: 'import java.net.*\nfun f(s: DatagramSocket, p: DatagramPacket) { s.receive(p) }',
    },
    {
      call: 'DatagramSocket.connect',
      args: [1, 2],
      emits: [{ to: 'this', kind: 'client' }],
      means: { addresses: { over: 0, port: 1, protocol: 'udp', tls: false } },
      provenance: 'manual',
      hit: 'import java.net.*\nfun f(s: DatagramSocket, a: InetAddress) { s.connect(a, 4000) }',
      miss: 'import java.net.*\nfun f(s: DatagramSocket) { s.disconnect() }',
    },
  ],
};
