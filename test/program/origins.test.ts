import { describe, expect, test } from 'vitest';
import { from, link, only, rows } from './toy.ts';

const mic = { call: 'i2s_read', emits: [{ to: 1, kind: 'audio' }] };
const audio = (
  files: Record<string, string>,
  sink = 'send',
  port: number | string = 1,
  extra: Parameters<typeof rows> = [],
): string[] => {
  const program = link(files, rows(mic, ...extra));
  return from(program, only(program, sink), port, ['audio']).filter((o) => o.startsWith('emitted'));
};

describe('a microphone’s buffer in C', () => {
  test('straight from the driver to the send', () => {
    expect(audio({ 'a.c': 'void f(void) { char buf[64]; i2s_read(0, buf, 64); send(s, buf); }' })).toEqual([
      'emitted audio a.c:1',
    ]);
  });
  test('a buffer that was sent before it was filled is not it', () => {
    expect(audio({ 'a.c': 'void f(void) { char buf[64]; send(s, buf); i2s_read(0, buf, 64); }' })).toEqual([]);
  });
  test('but in a loop it is', () => {
    expect(
      audio({ 'a.c': 'void f(void) { char buf[64]; while (1) { send(s, buf); i2s_read(0, buf, 64); } }' }),
    ).toEqual(['emitted audio a.c:1']);
  });
  test('through a wrapper that reads and one that sends', () => {
    const files = {
      'mic.c': 'int mic_take(char *out, int n) { return i2s_read(0, out, n); }',
      'net.c': 'void up(const char *data, int n) { send(sock, data, n); }',
      'main.c': 'void f(void) { char b[9]; mic_take(b, 9); up(b, 9); }',
    };
    expect(audio(files)).toEqual(['emitted audio mic.c:1']);
  });
  test('another buffer beside it is not it', () => {
    expect(
      audio({ 'a.c': 'void f(void) { char buf[64]; char text[8] = "hi"; i2s_read(0, buf, 64); send(s, text); }' }),
    ).toEqual([]);
  });
  test('through a queue between two tasks, and not through another queue', () => {
    const put = { call: 'xQueueSend', channel: { id: 0, put: 1 } };
    const get = { call: 'xQueueReceive', channel: { id: 0, get: 1 } };
    const code = (q: string) =>
      `static void *voice; static void *other;\nvoid init(void) { voice = xQueueCreate(4, 4); other = xQueueCreate(4, 4); }\nvoid rec(void) { char b[9]; i2s_read(0, b, 9); xQueueSend(voice, b, 0); }\nvoid up(void) { char b[9]; xQueueReceive(${q}, b, 0); send(s, b); }`;
    expect(audio({ 'a.c': code('voice') }, 'send', 1, [put, get])).toEqual(['emitted audio a.c:3']);
    expect(audio({ 'a.c': code('other') }, 'send', 1, [put, get])).toEqual([]);
  });
  test('copied, encoded and sent', () => {
    const copy = { call: 'memcpy', flows: [[1, 0]] as const };
    expect(
      audio(
        {
          'a.c':
            'void f(void) { char a[9], b[9], c[9]; i2s_read(0, a, 9); memcpy(b, a, 9); opus_encode(enc, b, 9, c, 9); send(s, c); }',
        },
        'send',
        1,
        [copy],
      ),
    ).toEqual(['emitted audio a.c:1']);
  });
});

describe('virtual methods in C++', () => {
  const files = {
    'transport.h':
      'class Transport {\n public:\n  void add(int s) { buf[i++] = s; if (i > 9) flush(); }\n  virtual void flush() = 0;\n protected:\n  int buf[10]; int i = 0;\n};',
    'udp.cpp':
      '#include "transport.h"\nclass Udp : public Transport { public: void flush() override { send(sock, buf, 10); } };',
    'sampler.h': 'class Sampler { public: virtual int read(int *out, int n) = 0; };',
    'i2s.cpp':
      '#include "sampler.h"\nclass I2S : public Sampler { public: int read(int *out, int n) override { int raw[9]; i2s_read(0, raw, n); for (int k = 0; k < n; k++) out[k] = raw[k] >> 11; return n; } };',
    'app.cpp':
      '#include "transport.h"\n#include "sampler.h"\nclass App { Transport *t; Sampler *in; public: void loop() { int s[9]; int n = in->read(s, 9); for (int k = 0; k < n; k++) t->add(s[k]); } };',
  };
  test('read() and add() through their bases', () => {
    expect(audio(files)).toEqual(['emitted audio i2s.cpp:2']);
  });
  test('an unrelated class with the same method names isn’t joined', () => {
    const decoy = {
      ...files,
      'app.cpp':
        '#include "sampler.h"\nclass Meter { int buf[9]; public: void add(int s) { buf[0] = s; } };\nclass App { Meter *t; Sampler *in; public: void loop() { int s[9]; int n = in->read(s, 9); for (int k = 0; k < n; k++) t->add(s[k]); } };',
    };
    expect(audio(decoy)).toEqual([]);
  });
  test('a callback registered by address', () => {
    const files2 = {
      'a.cpp':
        'typedef void (*cb_t)(const char *data, int n);\nstatic cb_t on_sound;\nvoid mic_on(cb_t cb) { on_sound = cb; }\nvoid task() { char b[9]; i2s_read(0, b, 9); on_sound(b, 9); }\nvoid up(const char *data, int n) { send(sock, data, n); }\nvoid setup() { mic_on(&up); }',
    };
    expect(audio(files2)).toEqual(['emitted audio a.cpp:4']);
  });
});

describe('Kotlin', () => {
  const record = { call: 'AudioRecord.read', emits: [{ to: 0, kind: 'audio' }] };
  const socket = { call: 'Socket.getOutputStream', returns: 'OutputStream' };
  const property = { call: 'Socket.outputStream', property: true, returns: 'OutputStream' };
  const write = { call: 'OutputStream.write' };
  test('AudioRecord to a socket’s stream, across classes', () => {
    const files = {
      'Mic.kt':
        'class Mic(private val rec: AudioRecord, private val onData: (ByteArray) -> Unit) {\n  fun run() { val buf = ByteArray(9)\n    rec.read(buf, 0, 9)\n    onData(buf) }\n}',
      'Up.kt':
        'class Up(private val socket: Socket) {\n  val out = socket.getOutputStream()\n  fun send(data: ByteArray) { out.write(data) }\n}',
      'Main.kt': 'class Main(val up: Up, val rec: AudioRecord) {\n  val mic = Mic(rec) { data -> up.send(data) }\n}',
    };
    const program = link(files, rows(record, socket, property, write));
    const sink = program.rowCalls().find((r) => r.row === write)?.site;
    expect(sink && from(program, sink, 0, ['audio']).filter((o) => o.startsWith('emitted'))).toEqual([
      'emitted audio Mic.kt:3',
    ]);
  });
});

describe('scripts', () => {
  const chunk = {
    call: 'MediaRecorder.ondataavailable=',
    property: true,
    callbacks: [{ fn: 0, params: { 0: { emits: 'audio', field: 'data' } } }],
  };
  const recorder = { call: 'new MediaRecorder', returns: 'MediaRecorder' };
  test('chunks pushed to an array, made a blob, posted', () => {
    const files = {
      'a.js':
        "const chunks = [];\nconst r = new MediaRecorder(s);\nr.ondataavailable = (e) => { chunks.push(e.data); };\nr.onstop = () => { const blob = new Blob(chunks); fetch('http://x', { method: 'POST', body: blob }); };",
    };
    const program = link(files, rows(chunk, recorder, { call: 'fetch' }));
    expect(
      from(program, only(program, 'fetch'), '1.body', ['audio']).filter((o) => o.startsWith('emitted')),
    ).toHaveLength(1);
  });
});

describe('secrets', () => {
  test('what was hashed before it is stored comes out shielded only', () => {
    const program = link(
      {
        'a.js':
          "import bcrypt from 'bcrypt';\nexport async function f(pw) { pw = await bcrypt.hash(pw, 12); save(pw); }",
      },
      rows({ call: 'bcrypt#default.hash', shields: [{ from: 0, to: 'return', kind: 'bcrypt' }] }),
    );
    expect(from(program, only(program, 'save'), 0)).toEqual(['shielded bcrypt a.js:2']);
  });
  test('names on the way', () => {
    const program = link({
      'a.js': "function f(req) { const token = req.body.password; save(token); }\napp.post('/x', f);",
    });
    const at = program.port(only(program, 'save'), 0)[0];
    expect(at && program.origins(at).flatMap((o) => o.names)).toEqual(
      expect.arrayContaining(['token', 'password', 'body']),
    );
  });
});

describe('what the languages’ libraries do', () => {
  const chunk = {
    call: 'MediaRecorder.ondataavailable=',
    property: true,
    callbacks: [{ fn: 0, params: { 0: { emits: 'audio', field: 'data' } } }],
  };
  const recorder = { call: 'new MediaRecorder', returns: 'MediaRecorder' };
  const emitted = (program: ReturnType<typeof link>, port: number | string = 0) =>
    from(program, only(program, 'send'), port, ['audio']).filter((o) => o.startsWith('emitted'));

  test('React state carries what its setter was called with', () => {
    const files = {
      'a.jsx':
        'function A() { const [clip, setClip] = useState(null); const r = new MediaRecorder(s); r.ondataavailable = (e) => setClip(e.data); return () => send(clip); }',
    };
    expect(emitted(link(files, rows(chunk, recorder)))).toHaveLength(1);
  });
  test('another state beside it does not', () => {
    const files = {
      'a.jsx':
        'function A() { const [clip, setClip] = useState(null); const [name, setName] = useState(""); const r = new MediaRecorder(s); r.ondataavailable = (e) => setClip(e.data); return () => send(name); }',
    };
    expect(emitted(link(files, rows(chunk, recorder)))).toHaveLength(0);
  });
  test('Kotlin’s editor lambda runs on the editor', () => {
    const edit = {
      call: 'SharedPreferences.edit',
      returns: 'SharedPreferences.Editor',
      callbacks: [{ fn: 'last', self: { type: 'SharedPreferences.Editor' } }],
    };
    const put = { call: 'SharedPreferences.Editor.putString' };
    const program = link(
      { 'A.kt': 'class A(val prefs: SharedPreferences) { fun f(t: String) { prefs.edit { putString("token", t) } } }' },
      rows(edit, put),
    );
    expect(program.rowCalls().map((r) => r.row.call)).toContain('SharedPreferences.Editor.putString');
  });
  test('a struct’s field that nobody writes ends as a symbol with its names, and brings in no other field', () => {
    const program = link(
      {
        'a.c':
          'struct c { char pass[9]; char voice[9]; };\nstatic struct c cfg;\nvoid g(void) { i2s_read(0, cfg.voice, 9); }\nvoid f(void) { send(cfg.pass); }',
      },
      rows({ call: 'i2s_read', emits: [{ to: 1, kind: 'audio' }] }),
    );
    const at = program.port(only(program, 'send'), 0)[0];
    expect(at && program.origins(at).map((o) => [o.kind, o.names])).toEqual([['symbol', ['pass', 'cfg']]]);
  });
});
