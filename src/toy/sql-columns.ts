/** Columns that an INSERT or UPDATE fills from its parameters, in the parameters' order (`$1`, `?`); null where a parameter fills none. */
export function sqlColumns(sql: string): (string | null)[] {
  if (sql.length > 20_000) return [];
  const insert = /insert\s+(?:or\s+\w+\s+)?into\s+[\w."`[\]]+\s*\(([^)]*)\)\s*values\s*\(/i.exec(sql);
  if (insert) return inserted(insert[1] ?? '', valuesAfter(sql, insert.index + insert[0].length));
  const columns: (string | null)[] = [];
  let next = 0;
  if (/\bupdate\s+[\w."`[\]]+\s+set\s/i.test(sql)) {
    for (const hit of sql.matchAll(/(?:([\w"`]+)\s*=\s*)?(?:\$(\d+)|\?)/g)) {
      const before = sql.slice(0, hit.index);
      const at = hit[2] ? Number(hit[2]) - 1 : next++;
      const sets = !/\bwhere\b/i.test(before);
      columns[at] ??= sets && hit[1] ? hit[1].replace(/["`]/g, '') : null;
    }
  }
  return Array.from(columns, (c) => c ?? null);
}

function inserted(names: string, values: string[]): (string | null)[] {
  const list = names.split(',').map((n) => n.trim().replace(/["`[\]]/g, ''));
  const columns: (string | null)[] = [];
  let next = 0;
  values.forEach((value, i) => {
    for (const hit of value.matchAll(/\$(\d+)|\?/g)) {
      const at = hit[1] ? Number(hit[1]) - 1 : next++;
      columns[at] = /^\s*(?:\$\d+|\?)\s*(?:::\w+)?\s*$/.test(value) ? (list[i] ?? null) : null;
    }
  });
  return Array.from(columns, (c) => c ?? null);
}

/** The values of the first row, split at the commas that stand outside parentheses. */
function valuesAfter(sql: string, start: number): string[] {
  const values: string[] = [];
  let depth = 0;
  let from = start;
  for (let i = start; i < sql.length; i++) {
    const c = sql[i];
    if (c === '(') depth++;
    else if (c === ')' && depth-- === 0) {
      values.push(sql.slice(from, i));
      break;
    } else if (c === ',' && depth === 0) {
      values.push(sql.slice(from, i));
      from = i + 1;
    }
  }
  return values;
}
