/**
 * Keys as files: `*.pem`, `*.key`, `id_rsa`, … (kind `pem`). One setting a block, named as the block (`EC PRIVATE KEY`); its value is the header line, never
 * the key. Syntax: RFC 7468.
 */
import { baseName } from './lines.ts';
import type { Format } from './reading.ts';

const header = /-----BEGIN ([A-Z0-9 ]{1,40})-----/g;

export const pem: Format = {
  id: 'pem',
  handles: (path) => /\.(?:pem|key|p8|ppk)$|^id_(?:rsa|ecdsa|ed25519)$/i.test(baseName(path)),
  read(into) {
    into.kind = 'pem';
    for (const hit of into.text.matchAll(header)) {
      const start = hit.index;
      const nameSpan = [start + 11, start + 11 + hit[1]!.length] as const;
      const valueSpan = [start, start + hit[0].length] as const;
      const end = into.text.indexOf(`-----END ${hit[1]}`, start);
      // A header without a body is a template's.
      if (!/^[\s\w+/=:,-]{40}/.test(into.text.slice(valueSpan[1], end < 0 ? undefined : end))) continue;
      into.set(hit[1]!, hit[0], { nameSpan, valueSpan, span: valueSpan });
    }
  },
};
