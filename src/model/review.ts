import type { Finding, Severity, Skipped } from './finding.ts';
import type { Toy } from './toy.ts';

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

/** Source lines as a face may show them: path → line (from 1) → text, every secret dotted out at its full width. */
export type Excerpts = Readonly<Record<string, Readonly<Record<number, string>>>>;

/** What a review gives: plain data, secrets masked. */
export interface Review {
  findings: Finding[];
  toy: Toy;
  skipped: Skipped[];
  summary: Summary;
  excerpts: Excerpts;
}
