import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';
import { methodOf, move, passes } from './moves.ts';

const other = 'fun f(x: Any) { val y = x.hashCode() }';

function wraps(type: string): CallRow<Means> {
  return {
    call: `new ${type}`,
    args: [1, 2],
    same: 0,
    returns: type,
    provenance: 'manual',
    hit: `import java.io.*\nfun f(o: OutputStream) { val x = ${type}(o) }`,
    miss: other,
  };
}

/** Streams, files and buffers of Java and Kotlin: a stream over a file or socket is that file or socket. */
export const javaIo: Platform<Means> = {
  id: 'java-io',
  title: 'Java streams and buffers',
  bases: {
    ByteArrayOutputStream: ['OutputStream'],
    PipedOutputStream: ['OutputStream'],
    ByteArrayInputStream: ['InputStream'],
  },
  calls: [
    ...[
      'FileOutputStream',
      'DataOutputStream',
      'BufferedOutputStream',
      'ObjectOutputStream',
      'RandomAccessFile',
      'FileInputStream',
      'DataInputStream',
      'BufferedInputStream',
      'FileReader',
      'FileWriter',
      'PipedInputStream',
    ].map(wraps),
    {
      call: 'new File',
      args: [1, 2],
      flows: [['0+', 'return']],
      returns: 'File',
      provenance: 'manual',
      hit: 'import java.io.File\nfun f(p: String) { val x = File(p, "a.wav") }',
      miss: other,
    },
    ...['absolutePath', 'path', 'canonicalPath', 'absoluteFile', 'fd', 'name'].map(
      (name): CallRow<Means> => ({
        call: `File.${name}`,
        property: true,
        same: 'this',
        provenance: 'manual',
        hit: `import java.io.File\nfun f(x: File) { val p = x.${name} }`,
        miss: 'import java.io.File\nfun f(x: File) { val p = x.length() }',
      }),
    ),
    ...['getAbsolutePath', 'getPath', 'getCanonicalPath', 'getAbsoluteFile', 'getName', 'toPath'].map(
      (name): CallRow<Means> => ({
        call: `File.${name}`,
        args: [0, 0],
        same: 'this',
        provenance: 'manual',
        hit: `import java.io.File\nfun f(x: File) { val p = x.${name}() }`,
        miss: 'import java.io.File\nfun f(x: File) { val p = x.length() }',
      }),
    ),
    ...['readBytes', 'inputStream', 'readText'].map((name) =>
      move(
        `File.${name}`,
        [0, 1],
        [['this', 'return']],
        `import java.io.File\nfun f(x: File) { val b = x.${name}() }`,
        'import java.io.File\nfun f(x: File) { val b = x.delete() }',
      ),
    ),
    {
      call: 'File.outputStream',
      args: [0, 1],
      same: 'this',
      returns: 'FileOutputStream',
      provenance: 'manual',
      hit: 'import java.io.File\nfun f(x: File) { val o = x.outputStream() }',
      miss: 'import java.io.File\nfun f(x: File) { val o = x.length() }',
    },
    move(
      'InputStream.read',
      [1, 3],
      [['this', 0]],
      'import java.io.*\nfun f(s: InputStream, b: ByteArray) { s.read(b) }',
      'import java.io.*\nfun f(s: InputStream) { s.close() }',
    ),
    move(
      '*.copyTo',
      [1, 2],
      [['this', 0]],
      'import java.io.*\nfun f(s: InputStream, o: OutputStream) { s.copyTo(o) }',
      other,
    ),
    move(
      'ByteArrayOutputStream.write',
      [1, 3],
      [[0, 'this']],
      'import java.io.*\nfun f(o: ByteArrayOutputStream, b: ByteArray) { o.write(b, 0, 64) }',
      'import java.io.*\nfun f(o: ByteArrayOutputStream) { o.reset() }',
    ),
    ...passes(
      ['ByteArrayOutputStream.toByteArray'],
      (m) => `import java.io.*\nfun f(o: ByteArrayOutputStream) { val x = o.${m}() }`,
      'import java.io.*\nfun f(o: ByteArrayOutputStream) { o.reset() }',
    ),
    move(
      'ByteBuffer.wrap',
      [1, 3],
      [[0, 'return']],
      'import java.nio.ByteBuffer\nfun f(b: ByteArray) { val x = ByteBuffer.wrap(b) }',
      'import java.nio.ByteBuffer\nfun f() { val x = ByteBuffer.allocate(64) }',
      { returns: 'ByteBuffer' },
    ),
    ...['ByteBuffer.allocate', 'ByteBuffer.allocateDirect'].map(
      (call): CallRow<Means> => ({
        call,
        args: [1, 1],
        returns: 'ByteBuffer',
        provenance: 'manual',
        hit: `import java.nio.ByteBuffer\nfun f() { val x = ByteBuffer.${methodOf(call)}(64) }`,
        miss: other,
      }),
    ),
    ...['put', 'putShort', 'putInt', 'putFloat'].map(
      (name): CallRow<Means> => ({
        call: `ByteBuffer.${name}`,
        args: [1, 3],
        flows: [['0+', 'this']],
        same: 'this',
        provenance: 'manual',
        hit: `import java.nio.ByteBuffer\nfun f(x: ByteBuffer, v: ByteArray) { x.${name}(v) }`,
        miss: 'import java.nio.ByteBuffer\nfun f(x: ByteBuffer) { x.clear() }',
      }),
    ),
    ...['get'].map((name) =>
      move(
        `ByteBuffer.${name}`,
        [1, 3],
        [['this', 0]],
        `import java.nio.ByteBuffer\nfun f(x: ByteBuffer, v: ByteArray) { x.${name}(v) }`,
        'import java.nio.ByteBuffer\nfun f(x: ByteBuffer) { x.clear() }',
      ),
    ),
    move(
      'System.arraycopy',
      [5, 5],
      [[0, 2]],
      'fun f(a: ByteArray, b: ByteArray) { System.arraycopy(a, 0, b, 0, 64) }',
      'fun f() { System.gc() }',
    ),
    move(
      'Base64.encodeToString',
      [2, 4],
      [[0, 'return']],
      'import android.util.Base64\nfun f(b: ByteArray) { val s = Base64.encodeToString(b, 0) }',
      'import java.util.UUID\nfun f() { val s = UUID.randomUUID() }',
    ),
  ],
};
