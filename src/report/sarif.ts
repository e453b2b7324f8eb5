import type { Location, Log, ReportingDescriptor, Result, ThreadFlowLocation } from 'sarif';
import type { Finding, RuleMeta, Severity, Skipped } from '../model/finding.ts';
import type { Review } from '../model/review.ts';

/** SARIF 2.1.0 (OASIS), one run. `rules` are those that findings may name. */
export function sarifLog(review: Review, rules: readonly RuleMeta[], version: string): Log {
  const ids = rules.map((rule) => rule.id);
  return {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'toy-privacy', semanticVersion: version, version, rules: rules.map(descriptor) } },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: !review.skipped.some((skip) => skip.incomplete),
            toolExecutionNotifications: review.skipped.map(notification),
          },
        ],
        results: review.findings.map((finding) => result(finding, ids)),
      },
    ],
  };
}

const level = (severity: Severity): 'error' | 'warning' | 'note' => (severity === 'info' ? 'note' : severity);

function descriptor(meta: RuleMeta): ReportingDescriptor {
  const name = meta.id.replace(/(?:^|-)(\w)/g, (_all, letter: string) => letter.toUpperCase());
  const weaknesses = meta.cwe.map((id) => `CWE-${id}`).join(', ');
  const text = `${meta.title}. ${meta.why}${weaknesses ? ` (${weaknesses})` : ''}`;
  return {
    id: meta.id,
    name,
    shortDescription: { text: sentence(meta.title) },
    fullDescription: { text: sentence(meta.why) },
    help: { text, markdown: `**${meta.title}.** ${meta.why}${weaknesses ? `\n\n${weaknesses}` : ''}` },
    defaultConfiguration: { level: level(meta.severity) },
    properties: {
      tags: [
        'security',
        'privacy',
        meta.id.split('-')[0]!,
        ...meta.cwe.slice(0, 10).map((id) => `external/cwe/cwe-${id}`),
      ],
      ...(meta.cwe.length > 0 ? { 'security-severity': meta.severity === 'error' ? '8.0' : '5.0' } : {}),
      since: meta.since,
    },
  };
}

function result(finding: Finding, ids: readonly string[]): Result {
  const ruleIndex = ids.indexOf(finding.ruleId);
  const related = [
    ...(finding.related ?? []),
    ...finding.decidedBy.flatMap(({ path, line, text }) => (path && line ? [{ path, line, label: text }] : [])),
  ];
  const unplaced = finding.decidedBy.filter(({ path, line }) => !path || !line).map(({ text }) => text);
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex >= 0 ? { ruleIndex } : {}),
    level: level(finding.severity),
    message: { text: [finding.message, finding.help].filter(Boolean).join('\n') },
    locations: [location(finding.path, finding)],
    ...(related.length > 0
      ? {
          relatedLocations: related.map((place, id) => ({
            id,
            ...location(place.path, { line: place.line }),
            message: { text: place.label },
          })),
        }
      : {}),
    ...(finding.flow?.length ? { codeFlows: [{ threadFlows: [{ locations: finding.flow.map(step) }] }] } : {}),
    partialFingerprints: {
      primaryLocationLineHash: `${finding.fingerprint}:1`,
      'toyPrivacy/v1': finding.fingerprint,
      'toyPrivacyEvidence/v1': finding.evidenceFingerprint,
    },
    properties: {
      confidence: finding.confidence,
      ...(finding.condition ? { condition: finding.condition } : {}),
      ...(unplaced.length > 0 ? { decidedBy: unplaced } : {}),
    },
  };
}

function step(one: NonNullable<Finding['flow']>[number]): ThreadFlowLocation {
  return { location: { ...location(one.path, { line: one.line }), message: { text: one.label } } };
}

function location(path: string, at: { line: number; column?: number; endLine?: number; endColumn?: number }): Location {
  return {
    physicalLocation: {
      artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
      region: {
        startLine: at.line,
        ...(at.column ? { startColumn: at.column } : {}),
        ...(at.endLine ? { endLine: at.endLine } : {}),
        ...(at.endColumn ? { endColumn: at.endColumn } : {}),
      },
    },
  };
}

function notification(skip: Skipped): { level: 'error' | 'note'; message: { text: string }; locations?: Location[] } {
  const text = `${skip.path}: ${skip.reason}`;
  const uri = skip.path.split('/').map(encodeURIComponent).join('/');
  return {
    level: skip.incomplete ? 'error' : 'note',
    message: { text },
    ...(skip.path === '.' ? {} : { locations: [{ physicalLocation: { artifactLocation: { uri } } }] }),
  };
}

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
