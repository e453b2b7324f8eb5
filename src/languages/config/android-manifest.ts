/**
 * `AndroidManifest.xml` (kind `manifest`), the merged-in ones of libraries and source sets as well.
 *
 * An attribute is named by the elements around it and itself: `manifest/application@android:allowBackup`,
 * `manifest/uses-permission@android:name` (once for each), `manifest/application/service@android:exported`,
 * `manifest/application/activity/intent-filter/action@android:name`. Which element it stands in says `owner`: the same
 * path with what tells siblings apart in brackets, `manifest/application/service[.Recorder]`, by `android:name`, else
 * by count from 0. So the attributes of one component share their owner, and what lies inside a component has an owner
 * that begins with the component's. `manifest/application` and each component is also a setting of its own with an
 * empty value, so that a missing attribute can be told.
 */
import { baseName } from './lines.ts';
import type { Format } from './reading.ts';
import { readXml } from './xml.ts';
import { listElements } from './xml-settings.ts';

export const androidManifest: Format = {
  id: 'AndroidManifest.xml',
  handles: (path) => baseName(path) === 'AndroidManifest.xml',
  read(into) {
    const root = readXml(into);
    if (root?.name !== 'manifest') return;
    into.kind = 'manifest';
    listElements(into, root);
  },
};
