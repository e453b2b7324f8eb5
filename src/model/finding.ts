import type { Confidence, Decision, LabelledPlace, Place } from './place.ts';
import type { Fix, Toy } from './toy.ts';

export type Severity = 'error' | 'warning' | 'info';

/** The closed list of rule families. */
export type RuleFamily = 'ble' | 'credential' | 'audio' | 'transport' | 'cloud' | 'update' | 'review';

export interface RuleMeta {
  /** `family-what-is-wrong`; the rule's file, docs page and fixture folder carry the same name. */
  id: string;
  title: string;
  severity: Severity;
  cwe: number[];
  /** Version of Toy Privacy that brought it. */
  since: string;
  /** One sentence: what an attacker gets. */
  why: string;
}

/** What a rule says of one fact. */
export interface Report {
  place: Place;
  severity: Severity;
  confidence: Confidence;
  /** One sentence: the thing, the reason, the consequence. */
  message: string;
  decidedBy: Decision[];
  related?: LabelledPlace[];
  flow?: LabelledPlace[];
  condition?: string | null;
  fix?: Fix;
  /**
   * What the finding is about, apart from where it stands: stays the same when lines move, files are renamed or code is
   * formatted (`characteristic 19b10001-… notify open`). Fingerprints are made of it.
   */
  subject: string;
}

export interface Rule {
  meta: RuleMeta;
  check(toy: Toy): Report[];
}

export interface Finding {
  ruleId: string;
  severity: Severity;
  confidence: Confidence;
  path: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
  message: string;
  decidedBy: Decision[];
  related?: LabelledPlace[];
  flow?: LabelledPlace[];
  condition?: string;
  /** How to mend it on that very stack; text only. */
  help?: string;
  /** With the path: baselines and SARIF. */
  fingerprint: string;
  /** Without the path: evidence of a sign-off, so that a rename never makes it stale. */
  evidenceFingerprint: string;
}

/** A file that was not analysed. `policy` skips are by design; `incomplete` ones mean that something could have been missed. */
export interface Skipped {
  path: string;
  reason: string;
  incomplete: boolean;
}
