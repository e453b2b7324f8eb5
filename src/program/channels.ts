import { type Core, family, keyOf, at as located } from './core.ts';
import type { Call, New } from './ir.ts';
import type { CallRow, Port } from './knowledge.ts';
import { lastSegment } from './nodes.ts';
import { portOf } from './ports.ts';
import type { At, Origin } from './query.ts';
import { rowOf } from './rows.ts';
import { holdersOf } from './values.ts';

/** What is put into the channel that a call takes from: values at the put ports of all calls on the same queue, ring buffer or file. */
export function channelPuts(
  core: Core,
  site: At<Call | New>,
  row: CallRow,
): { value: At; confidence: Origin['confidence'] }[] {
  const id = row.channel?.id;
  if (id === undefined) return [];
  const mine = identity(core, site, id);
  if (!mine.size) return [];
  const found: { value: At; confidence: Origin['confidence'] }[] = [];
  for (const put of core.knowledge.rows) {
    if (put.channel?.put === undefined) continue;
    const name = lastSegment(put.call.replace(/^new /, '').replace(/^.*#/, ''));
    for (const { path, item } of core.tree.calls(name)) {
      if (family(core, path) !== family(core, site.path)) continue;
      const at = located(path, item.decl, item.node);
      if (rowOf(core, at)?.row !== put) continue;
      const theirs = identity(core, at, put.channel.id);
      if (![...theirs].some((key) => mine.has(key))) continue;
      for (const value of portOf(core, at, put.channel.put)) found.push({ value, confidence: 'high' });
    }
  }
  return found;
}

/** Keys of what a port stands for: its creation, or the name that nothing in the tree explains. */
function identity(core: Core, site: At<Call | New>, port: Port): Set<string> {
  const keys = new Set<string>();
  for (const at of portOf(core, site, port)) {
    for (const holder of holdersOf(core, at)) {
      const node = holder.at.node;
      if (holder.lost === 'limit') continue;
      if (holder.lost === 'external' && (node.k === 'name' || node.k === 'member')) {
        if (holder.target?.k === 'decl') keys.add(`d:${core.tree.id(holder.target.decl)}:${holder.rest.join('.')}`);
        else if (holder.target?.k === 'field')
          keys.add(`f:${core.tree.id(holder.target.of.field)}:${holder.rest.join('.')}`);
        else keys.add(`x:${core.builds.programOf(holder.at.path)}:${node.name}`);
      } else if (node.k === 'lit') {
        if (node.value !== null && node.value !== 0)
          keys.add(`l:${core.builds.programOf(holder.at.path)}:${String(node.value)}`);
      } else if (holder.lost === 'parameter') keys.add(`p:${keyOf(core, holder.at)}`);
      else keys.add(`c:${keyOf(core, holder.at)}:${holder.rest.join('.')}`);
    }
  }
  return keys;
}
