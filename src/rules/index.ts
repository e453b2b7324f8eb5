import type { Rule } from '../model/finding.ts';
import { credentialHardcoded } from './credential-hardcoded.ts';
import { credentialStoredPlaintext } from './credential-stored-plaintext.ts';

/** Every rule, in the order of its id. */
export const rules: readonly Rule[] = [credentialHardcoded, credentialStoredPlaintext];
