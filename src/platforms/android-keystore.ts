import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

function shield(call: string, args: readonly [number, number], from: number, hit: string): CallRow<Means> {
  return {
    call,
    args,
    shields: [{ from, to: 'return', kind: 'encrypted' }],
    provenance: 'manual',
    hit,
    miss: 'fun f(v: ByteArray) { encode(v) }',
  };
}

/** What encrypts on Android: javax.crypto (which every Keystore key goes through), Tink, androidx.security files. */
export const androidKeystore: Platform<Means> = {
  id: 'android-keystore',
  title: 'Android Keystore and Tink',
  anchors: ['AndroidKeyStore', 'KeyGenParameterSpec', 'Cipher', 'Aead', 'EncryptedFile'],
  calls: [
    {
      call: 'Cipher.getInstance',
      args: [1, 2],
      returns: 'Cipher',
      provenance: 'manual',
      hit: 'fun f() { val c = Cipher.getInstance("AES/GCM/NoPadding") }',
      miss: 'fun f() { val c = Calendar.getInstance() }',
    },
    {
      call: 'new SecretKeySpec',
      args: [2, 4],
      means: { secret: { port: 0, kind: 'device-key', role: 'guards', opens: 'everything encrypted with it' } },
      provenance: 'manual',
      hit: 'import javax.crypto.spec.SecretKeySpec\nfun f(k: ByteArray) { val s = SecretKeySpec(k, "AES") }',
      miss: 'import javax.crypto.spec.IvParameterSpec\nfun f(k: ByteArray) { val s = IvParameterSpec(k) }',
    },
    shield('Cipher.doFinal', [1, 3], 0, 'fun f(c: Cipher, v: ByteArray) { c.doFinal(v) }'),
    {
      call: 'SecretKeyFactory.getInstance',
      args: [1, 2],
      returns: 'SecretKeyFactory',
      provenance: 'manual',
      hit: 'fun f() { val c = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256") }',
      miss: 'fun f() { val c = Calendar.getInstance() }',
    },
    shield(
      'SecretKeyFactory.generateSecret',
      [1, 1],
      0,
      'fun f(s: SecretKeyFactory, k: KeySpec) { s.generateSecret(k) }',
    ),
    shield('Aead.encrypt', [2, 2], 0, 'fun f(a: Aead, v: ByteArray) { a.encrypt(v, null) }'),
    shield('BCrypt.hashpw', [2, 2], 0, 'fun f(v: String) { BCrypt.hashpw(v, BCrypt.gensalt()) }'),
  ],
};
