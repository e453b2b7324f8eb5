import type { Finding, Severity, Skipped } from '../model/finding.ts';
import type { Toy } from '../model/toy.ts';

/** What a review read, understood and left open. */
export interface Summary {
  /** Files read, and their bytes. */
  files: number;
  bytes: number;
  /** Files analysed; the others hold nothing that the toy's facts mention. */
  lowered: number;
  /** Rounds of lowering and linking. */
  waves: number;
  findings: Record<Severity, number>;
  /** Findings that a comment silences with a reason. */
  suppressed: number;
  /** Files left out by policy, and files that could matter and were not understood. */
  skipped: number;
  incomplete: number;
  /** Facts that could not be told either way. */
  unknown: { characteristics: number; credentials: number; endpoints: number; flows: number };
  characteristics: number;
  credentials: number;
  audioSources: number;
  endpoints: number;
  flows: number;
  /** Names of the builds, with SDK and version where known. */
  builds: string[];
}

export interface ReviewResult {
  findings: Finding[];
  toy: Toy;
  skipped: Skipped[];
  summary: Summary;
}

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
