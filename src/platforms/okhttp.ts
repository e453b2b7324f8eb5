import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';
import { move } from './moves.ts';

const fix =
  'Use an https:// (wss://) URL for this request, and leave android:usesCleartextTraffic and cleartextTrafficPermitted out of the release manifest.';
const builder = (call: string): string =>
  `import okhttp3.*\nfun f(b: Request.Builder, m: MultipartBody.Builder, c: OkHttpClient, r: Request, x: RequestBody, u: String, l: WebSocketListener) { ${call} }`;

function step(call: string, args: readonly [number, number?], from: number | null, code: string): CallRow<Means> {
  return {
    call,
    args,
    same: 'this',
    ...(from === null ? {} : { flows: [[from, 'this']] as const }),
    provenance: 'source',
    hit: builder(code),
    miss: builder('c.dispatcher()'),
  };
}

/** OkHttp 3 to 5: what a request or multipart builder is given is in the request; the call sends it. It checks certificates by itself. */
export const okhttp: Platform<Means> = {
  id: 'okhttp',
  title: 'OkHttp',
  anchors: [
    'newWebSocket',
    'newCall',
    'addFormDataPart',
    'asRequestBody',
    'toRequestBody',
    'okhttp3',
    'OkHttpClient',
    'MultipartBody',
    'WebSocketListener',
  ],
  calls: [
    {
      call: 'Request.Builder',
      args: [0, 1],
      returns: 'Request.Builder',
      provenance: 'source',
      hit: builder('val x = Request.Builder()'),
      miss: builder('val x = FormBody.Builder()'),
    },
    {
      ...step('Request.Builder.url', [1, 1], null, 'b.url(u)'),
      emits: [{ to: 'this', kind: 'client' }],
      means: { addresses: { url: 0, check: { otherwise: 'checks', text: '' } } },
    },
    step('Request.Builder.post', [1, 1], 0, 'b.post(x)'),
    step('Request.Builder.put', [1, 1], 0, 'b.put(x)'),
    step('Request.Builder.patch', [1, 1], 0, 'b.patch(x)'),
    step('Request.Builder.method', [2, 2], 1, 'b.method("POST", x)'),
    step('Request.Builder.addHeader', [2, 2], null, 'b.addHeader("a", "b")'),
    step('Request.Builder.header', [2, 2], null, 'b.header("a", "b")'),
    { ...step('Request.Builder.build', [0, 0], null, 'b.build()'), returns: 'Request' },
    {
      call: 'OkHttpClient.newCall',
      args: [1, 1],
      returns: 'Call',
      means: { sends: { protocol: 'http', body: 0, client: 0, policy: 'android', fix } },
      provenance: 'source',
      hit: builder('c.newCall(r)'),
      miss: builder('c.newBuilder()'),
    },
    {
      call: 'OkHttpClient.newWebSocket',
      args: [2, 2],
      returns: 'WebSocket',
      flows: [[0, 'return']],
      emits: [{ to: 'return', kind: 'client' }],
      means: { addresses: { over: 0, protocol: 'websocket' } },
      callbacks: [
        { fn: '1.onOpen', params: { 0: { from: 'return' } } },
        { fn: '1.onMessage', params: { 0: { from: 'return' } } },
      ],
      provenance: 'source',
      hit: builder('c.newWebSocket(r, l)'),
      miss: builder('c.newBuilder()'),
    },
    ...['MultipartBody', 'FormBody'].map(
      (type): CallRow<Means> => ({
        call: `${type}.Builder`,
        args: [0, 1],
        returns: `${type}.Builder`,
        provenance: 'source',
        hit: builder(`val x = ${type}.Builder()`),
        miss: builder('val x = Request.Builder()'),
      }),
    ),
    step('MultipartBody.Builder.setType', [1, 1], null, 'm.setType(MultipartBody.FORM)'),
    {
      ...step('MultipartBody.Builder.addFormDataPart', [2, 3], null, 'm.addFormDataPart("a", "a.wav", x)'),
      flows: [['1+', 'this']],
    },
    { ...step('MultipartBody.Builder.addPart', [1, 2], null, 'm.addPart(x)'), flows: [['0+', 'this']] },
    { ...step('MultipartBody.Builder.build', [0, 0], null, 'm.build()'), returns: 'MultipartBody' },
    move(
      'MultipartBody.Part.createFormData',
      [2, 3],
      [['1+', 'return']],
      builder('MultipartBody.Part.createFormData("a", "a.wav", x)'),
      builder('c.newBuilder()'),
    ),
    move(
      'RequestBody.create',
      [1, 4],
      [['0+', 'return']],
      builder('RequestBody.create(null, u)'),
      builder('c.newBuilder()'),
    ),
    ...['toRequestBody', 'asRequestBody', 'toByteString', 'encodeUtf8'].map((name) =>
      move(
        `*.${name}`,
        [0, 3],
        [['this', 'return']],
        `import okhttp3.*\nfun f(v: Any) { val x = v.${name}() }`,
        'fun f(v: Any) { val x = v.hashCode() }',
      ),
    ),
    move(
      'ByteString.of',
      [1, 3],
      [['0+', 'return']],
      'import okio.ByteString\nfun f(b: ByteArray) { val x = ByteString.of(b, 0, 64) }',
      'import okio.Buffer\nfun f(b: ByteArray) { val x = Buffer() }',
    ),
  ],
};
