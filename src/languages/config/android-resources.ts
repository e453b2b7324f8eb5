/**
 * XML resources of an Android app, by their root element: `res/xml/*.xml` and `res/values/*.xml` (not the translations
 * in `values-de/`).
 *
 * - `network-security-config`, `data-extraction-rules`, `full-backup-content` (the kinds are the roots' names):
 *   elements and attributes by their path as in a manifest:
 *   `network-security-config/base-config@cleartextTrafficPermitted`, `network-security-config/domain-config/domain` =
 *   `example.com` with `…/domain@includeSubdomains`,
 *   `network-security-config/debug-overrides/trust-anchors/certificates@src`. A domain belongs to the `domain-config`
 *   that its owner begins with.
 * - `resources` (kind `strings`): `string/NAME`, `bool/NAME`, `integer/NAME`, as `R.string.NAME` finds them. Android's
 *   escapes (`\'`, quotes) are resolved.
 *
 * Any other root, and `resources` without such values, gives a unit without kind and settings.
 */
import type { Format, Reading } from './reading.ts';
import { type Element, readXml } from './xml.ts';
import { listElements } from './xml-settings.ts';

const kinds = new Set(['network-security-config', 'data-extraction-rules', 'full-backup-content']);
const values = new Set(['string', 'bool', 'integer']);

export const androidResources: Format = {
  id: 'android-resources',
  handles: (path) => /(^|\/)res\/(xml(-[\w-]+)?|values)\/[^/]+\.xml$/.test(path),
  read(into) {
    const root = readXml(into);
    if (!root) return;
    if (kinds.has(root.name)) {
      into.kind = root.name;
      listElements(into, root);
    } else if (root.name === 'resources') {
      for (const child of root.children) listValue(into, child);
      if (into.decls.length) into.kind = 'strings';
    }
  },
};

function listValue(into: Reading, element: Element): void {
  const type = element.name === 'item' ? attribute(element, 'type')?.value : element.name;
  const named = attribute(element, 'name');
  if (!named || !type || !values.has(type)) return;
  const { textSpan, nameSpan } = element;
  into.set(`${type}/${named.value}`, unescaped(element.text), {
    nameSpan: named.valueSpan,
    valueSpan: textSpan ?? [nameSpan[1], nameSpan[1]],
    span: element.span,
  });
}

function attribute(element: Element, name: string): Element['attributes'][number] | undefined {
  return element.attributes.find((each) => each.name === name);
}

/** https://developer.android.com/guide/topics/resources/string-resource#FormattingAndStyling */
function unescaped(text: string): string {
  const inner = /^"(.*)"$/s.exec(text)?.[1] ?? text;
  return inner.replace(/\\(u[0-9a-fA-F]{4}|.)/gs, (_, code: string) => {
    if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return code === 'n' ? '\n' : code === 't' ? '\t' : code;
  });
}
