import { describe, expect, test } from 'vitest';
import { sarifLog } from '../../src/report/sarif.ts';
import { rules } from '../../src/rules/index.ts';
import { sample } from './sample.ts';

const metas = rules.map(({ meta }) => meta);
const run = sarifLog(sample.full, metas, '1.2.3').runs[0]!;

describe('what consumers of SARIF 2.1.0 ask for', () => {
  test('every rule has an id, texts, help and a level', () => {
    for (const rule of run.tool.driver.rules!) {
      expect(rule.shortDescription?.text && rule.fullDescription?.text && rule.help?.text, rule.id).toBeTruthy();
      expect(rule.name).toMatch(/^(?:[A-Z][a-z0-9]*)+$/);
      expect(rule.properties!.tags!.length).toBeLessThanOrEqual(20);
    }
    expect(run.tool.driver.rules).toHaveLength(metas.length);
  });

  test('a result has its rule, place, reasons, flow and two fingerprints', () => {
    const result = run.results![0]!;
    expect(run.tool.driver.rules![result.ruleIndex!]!.id).toBe('ble-open-write');
    expect(result.level).toBe('error');
    expect(result.locations![0]!.physicalLocation).toEqual({
      artifactLocation: { uri: 'fw/gatt.c' },
      region: { startLine: 6, startColumn: 3, endLine: 6, endColumn: 12 },
    });
    expect(result.relatedLocations!.map((one) => one.message!.text)).toEqual(['its UUID', 'BLE_GATT_CHR_F_WRITE']);
    expect(result.properties!.decidedBy).toEqual(['ESP-IDF 5.x: CONFIG_BT_NIMBLE_SM_SC is y by default']);
    const steps = result.codeFlows![0]!.threadFlows[0]!.locations;
    expect(steps.map((step) => step.location!.physicalLocation!.artifactLocation!.uri)).toEqual([
      'app/Mic%20kt.kt',
      'fw/gatt.c',
    ]);
    expect(result.partialFingerprints).toEqual({
      primaryLocationLineHash: `${'a'.repeat(32)}:1`,
      'toyPrivacy/v1': 'a'.repeat(32),
      'toyPrivacyEvidence/v1': 'b'.repeat(32),
    });
  });

  test('an incomplete scan is said not to have succeeded; what was left out is a notification', () => {
    const [invocation] = run.invocations!;
    expect(invocation!.executionSuccessful).toBe(false);
    expect(invocation!.toolExecutionNotifications!.map((one) => one.level)).toEqual(['note', 'error']);
    expect(sarifLog(sample.bare, metas, '1').runs[0]!.invocations![0]!.executionSuccessful).toBe(true);
  });
});
