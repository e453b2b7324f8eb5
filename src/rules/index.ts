import type { Rule } from '../model/finding.ts';

/** Every rule, in the order of its id. */
export const rules: readonly Rule[] = [];
