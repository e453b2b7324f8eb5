import type { Finding, Severity, Skipped } from '../model/finding.ts';
import type { Summary } from '../model/review.ts';
import type { Toy } from '../model/toy.ts';

/** Counts what a reader wants to know at the end. */
export function summarise(
  read: Pick<Summary, 'files' | 'bytes' | 'lowered' | 'waves' | 'suppressed'>,
  findings: readonly Finding[],
  toy: Toy,
  skipped: readonly Skipped[],
): Summary {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return {
    ...read,
    findings: { error: count('error'), warning: count('warning'), info: count('info') },
    skipped: skipped.filter((skip) => !skip.incomplete).length,
    incomplete: skipped.filter((skip) => skip.incomplete).length,
    unknown: {
      characteristics: toy.characteristics.filter((c) => Object.values(c.access).includes('unknown')).length,
      credentials: toy.credentials.filter((c) => c.protection === 'unknown').length,
      endpoints: toy.endpoints.filter((e) => e.transport === 'unknown').length,
      flows: toy.flows.filter((f) => f.transport === 'unknown').length,
    },
    characteristics: toy.characteristics.length,
    credentials: toy.credentials.length,
    audioSources: toy.audioSources.length,
    endpoints: toy.endpoints.length,
    flows: toy.flows.length,
    builds: toy.builds.map((b) =>
      [b.name, b.sdk && [b.sdk, b.version].filter(Boolean).join(' ')].filter(Boolean).join(': '),
    ),
  };
}
