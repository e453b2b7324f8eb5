import type { Means } from '../model/means.ts';
import type { CallRow, Platform } from '../program/knowledge.ts';

function shield(call: string, args: number, from: number, to: number): CallRow<Means> {
  const list = Array.from({ length: args }, (_, i) => (i === from ? 'v' : i === to ? 'out' : '0'));
  return {
    call,
    args: [args, args],
    shields: [{ from, to, kind: 'encrypted' }],
    provenance: 'memory',
    hit: `void f(unsigned char *v, unsigned char *out) { ${call}(${list.join(', ')}); }`,
    miss: 'void f(unsigned char *v, unsigned char *out) { memcpy(out, v, 8); }',
  };
}

/** Encryption on a microcontroller: Mbed TLS, PSA, libsodium. ECB has no row: it doesn't protect. */
export const mcuCrypto: Platform<Means> = {
  id: 'mcu-crypto',
  title: 'Mbed TLS, PSA and libsodium',
  calls: [
    shield('mbedtls_aes_crypt_cbc', 6, 4, 5),
    shield('mbedtls_aes_crypt_ctr', 7, 5, 6),
    shield('mbedtls_gcm_crypt_and_tag', 11, 7, 8),
    shield('mbedtls_ccm_encrypt_and_tag', 10, 6, 7),
    shield('mbedtls_chachapoly_encrypt_and_tag', 8, 5, 6),
    shield('psa_aead_encrypt', 11, 6, 8),
    shield('psa_cipher_encrypt', 7, 2, 4),
    shield('psa_cipher_update', 6, 1, 3),
    shield('crypto_secretbox_easy', 5, 1, 0),
    shield('crypto_pwhash_str', 5, 1, 0),
    shield('mbedtls_pkcs5_pbkdf2_hmac', 8, 1, 7),
    shield('mbedtls_pkcs5_pbkdf2_hmac_ext', 8, 1, 7),
    shield('esp_aes_crypt_cbc', 6, 4, 5),
    shield('esp_aes_crypt_ctr', 7, 5, 6),
  ],
};
