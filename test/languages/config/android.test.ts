import { expect, test } from 'vitest';
import { lower, problems, quoted, told } from './lowered.ts';

const manifest = `<?xml version="1.0" encoding="utf-8"?>
<!-- toy-privacy-ignore transport-cleartext -- bench app -->
<manifest xmlns:android="http://schemas.android.com/apk/res/android">
    <uses-permission android:name="android.permission.RECORD_AUDIO" />
    <uses-permission android:name="android.permission.INTERNET"
        android:maxSdkVersion='30'/>
    <application android:allowBackup="true" android:label="Bear &amp; Co">
        <activity android:name=".Main" android:exported="true"/>
        <service android:name=".Ear"><intent-filter/></service>
    </application>
</manifest>
`;

test('a manifest gives its attributes by path, each with its element as owner', () => {
  const lines = told('app/src/main/AndroidManifest.xml', manifest);
  expect(lines).toContain(
    'manifest/uses-permission@android:name = android.permission.RECORD_AUDIO of manifest/uses-permission[android.permission.RECORD_AUDIO]',
  );
  expect(lines).toContain(
    'manifest/uses-permission@android:maxSdkVersion = 30 of manifest/uses-permission[android.permission.INTERNET]',
  );
  expect(lines).toContain('manifest/application@android:label = Bear & Co of manifest/application[0]');
  expect(lines).toContain(
    'manifest/application/activity@android:exported = true of manifest/application[0]/activity[.Main]',
  );
  expect(lines).toContain(
    'manifest/application/service/intent-filter =  of manifest/application[0]/service[.Ear]/intent-filter[0]',
  );
  expect(lines.some((line) => line.includes('service@android:exported'))).toBe(false);
});

test('names and values lie where they are written', () => {
  const unit = lower('AndroidManifest.xml', manifest);
  expect(unit.config).toBe('manifest');
  expect(quoted(unit, 'manifest/application@android:label')).toEqual({
    name: 'android:label',
    value: 'Bear &amp; Co',
    whole: 'android:label="Bear &amp; Co"',
    line: 7,
  });
  expect(quoted(unit, 'manifest/uses-permission@android:maxSdkVersion')).toMatchObject({ value: '30', line: 6 });
  expect(quoted(unit, 'manifest/application').whole).toMatch(/^<application[\s\S]*<\/application>$/);
});

test('a comment may suppress', () => {
  expect(lower('AndroidManifest.xml', manifest).ignores).toMatchObject([
    { line: 1, alone: true, rules: ['transport-cleartext'], reason: 'bench app' },
  ]);
});

test('a dash between blanks starts the reason where XML allows no two', () => {
  const { ignores } = lower(
    'AndroidManifest.xml',
    '<manifest>\n<!-- toy-privacy-ignore transport-cleartext — bench app -->\n</manifest>',
  );
  expect(ignores).toMatchObject([{ rules: ['transport-cleartext'], reason: 'bench app', alone: true, line: 1 }]);
});

test('a network security config keeps each domain with its own config', () => {
  const text = `<network-security-config>
  <base-config cleartextTrafficPermitted="false"><trust-anchors><certificates src="system"/></trust-anchors></base-config>
  <domain-config cleartextTrafficPermitted="true"><domain includeSubdomains="true"> toy.example </domain></domain-config>
  <domain-config><domain>b.example</domain></domain-config>
</network-security-config>`;
  const lines = told('app/src/main/res/xml/net.xml', text);
  expect(lower('app/src/main/res/xml/net.xml', text).config).toBe('network-security-config');
  expect(lines).toContain(
    'network-security-config/base-config@cleartextTrafficPermitted = false of network-security-config/base-config[0]',
  );
  expect(lines).toContain(
    'network-security-config/domain-config/domain = toy.example of network-security-config/domain-config[0]/domain[0]',
  );
  expect(lines).toContain(
    'network-security-config/domain-config/domain@includeSubdomains = true of network-security-config/domain-config[0]/domain[0]',
  );
  expect(lines).toContain(
    'network-security-config/domain-config/domain = b.example of network-security-config/domain-config[1]/domain[0]',
  );
  expect(quoted(lower('res/xml/n.xml', text), 'network-security-config/domain-config/domain').value).toBe(
    'toy.example',
  );
});

test('strings, with Android escapes', () => {
  const text = `<resources>\n  <string name="api_key">k\\'1</string>\n  <string name="note"><![CDATA[<b>]]></string>\n  <bool name="clear">true</bool>\n  <color name="c">#fff</color>\n</resources>`;
  expect(told('app/src/main/res/values/keys.xml', text)).toEqual([
    "string/api_key = k'1",
    'string/note = <b>',
    'bool/clear = true',
  ]);
  expect(quoted(lower('res/values/strings.xml', text), 'string/api_key')).toMatchObject({
    name: 'api_key',
    value: "k\\'1",
    line: 2,
  });
  expect(quoted(lower('res/values/strings.xml', text), 'string/note').value).toBe('<b>');
});

test('other XML has neither kind nor settings', () => {
  const unit = lower('res/xml/paths.xml', '<paths><files-path name="x" path="."/></paths>');
  expect([unit.config, unit.decls]).toEqual([undefined, []]);
});

test('entities of a document type are never expanded', () => {
  const text =
    '<!DOCTYPE m [<!ENTITY a "boom"><!ENTITY b "&a;&a;">]><manifest><application android:label="&b;"/></manifest>';
  expect(told('AndroidManifest.xml', text)).toContain(
    'manifest/application@android:label = &b; of manifest/application[0]',
  );
});

test('a manifest that is cut off is read up to there', () => {
  const text = '<manifest>\n <uses-permission android:name="a"/>\n <application android:allowBackup="tr';
  expect(told('AndroidManifest.xml', text)).toContain(
    'manifest/uses-permission@android:name = a of manifest/uses-permission[a]',
  );
  expect(problems('AndroidManifest.xml', text).length).toBeGreaterThan(0);
});
