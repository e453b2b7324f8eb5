import type { Rule } from '../model/finding.ts';

/** A suppression comment without a rule or a reason. It silences nothing. `review` speaks of it, since comments are no part of the toy. */
export const reviewIgnoreWithoutReason: Rule = {
  meta: {
    id: 'review-ignore-without-reason',
    title: 'A suppression comment gives no reason',
    severity: 'warning',
    cwe: [],
    since: '0.1.0',
    why: 'Without a reason nobody can tell whether an accepted risk is still acceptable.',
  },
  check: () => [],
};
