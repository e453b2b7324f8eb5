import type { Reading } from './reading.ts';
import type { Element } from './xml.ts';

/**
 * Lists a tree of elements: each element as a setting named by its path, whose value is the text inside it, and each
 * attribute as `PATH@NAME`. `owner` is the path in which siblings of one name are told apart by `android:name` or
 * `name`, else by count from 0.
 */
export function listElements(into: Reading, root: Element): void {
  list(into, root, root.name, root.name);
}

function list(into: Reading, element: Element, path: string, owner: string): void {
  const { nameSpan, textSpan, span } = element;
  into.set(path, element.text, { nameSpan, valueSpan: textSpan ?? [nameSpan[1], nameSpan[1]], span, owner });
  for (const attribute of element.attributes) {
    const end = attribute.valueSpan[1];
    // The closing quote belongs to the entry.
    const quoted = /["']/.test(into.text[end] ?? '') ? end + 1 : end;
    into.set(`${path}@${attribute.name}`, attribute.value, {
      nameSpan: attribute.nameSpan,
      valueSpan: attribute.valueSpan,
      span: [attribute.nameSpan[0], quoted],
      owner,
    });
  }
  const counts = new Map<string, number>();
  for (const child of element.children) {
    const count = counts.get(child.name) ?? 0;
    counts.set(child.name, count + 1);
    const label = child.attributes.find(({ name }) => name === 'android:name' || name === 'name')?.value;
    list(into, child, `${path}/${child.name}`, `${owner}/${child.name}[${label ?? count}]`);
  }
}
