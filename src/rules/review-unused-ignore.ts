import type { Rule } from '../model/finding.ts';

/** A suppression comment that silences nothing. `review` speaks of it, since comments are no part of the toy. */
export const reviewUnusedIgnore: Rule = {
  meta: {
    id: 'review-unused-ignore',
    title: 'A suppression comment silences nothing',
    severity: 'warning',
    cwe: [],
    since: '0.1.0',
    why: 'A comment that outlived its finding hides the next one on that line from everybody.',
  },
  check: () => [],
};
