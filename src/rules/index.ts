import type { Rule } from '../model/finding.ts';
import { audioCleartextUpload } from './audio-cleartext-upload.ts';
import { bleOpenNotify } from './ble-open-notify.ts';
import { bleOpenRead } from './ble-open-read.ts';
import { bleOpenWrite } from './ble-open-write.ts';
import { credentialHardcoded } from './credential-hardcoded.ts';
import { credentialStoredPlaintext } from './credential-stored-plaintext.ts';

/** Every rule, in the order of its id. */
export const rules: readonly Rule[] = [
  audioCleartextUpload,
  bleOpenNotify,
  bleOpenRead,
  bleOpenWrite,
  credentialHardcoded,
  credentialStoredPlaintext,
];
