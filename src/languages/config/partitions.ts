/**
 * ESP-IDF's partition tables, `*partition*.csv` (kind `partitions`): for each row `NAME/type`, `NAME/subtype`,
 * `NAME/offset`, `NAME/size`, `NAME/flags` (`encrypted`, `readonly`; several joined by `:`), each only where it is
 * given. Format: https://docs.espressif.com/projects/esp-idf/en/stable/esp32/api-guides/partition-tables.html
 */
import { baseName, linesOf, trimmed } from './lines.ts';
import type { Format } from './reading.ts';

const columns = ['name', 'type', 'subtype', 'offset', 'size', 'flags'];

export const partitions: Format = {
  id: 'partitions',
  handles: (path) => /partition.*\.csv$/i.test(baseName(path)),
  read(into) {
    into.kind = 'partitions';
    for (const line of linesOf(into.text)) {
      const hash = line.text.indexOf('#');
      if (hash >= 0) into.comment(line.start + hash, line.end);
      const row = hash >= 0 ? line.text.slice(0, hash) : line.text;
      if (!row.trim()) continue;
      let at = line.start;
      const cells = row.split(',').map((cell) => {
        const place = trimmed(cell, at);
        at += cell.length + 1;
        return { ...place, text: place.text.replace(/^"(.*)"$/, '$1') };
      });
      const name = cells[0]!;
      if (cells.length < 3) {
        into.problem(trimmed(row, line.start).span, 'A partition needs a name, a type and a subtype.');
        continue;
      }
      for (const [i, column] of columns.entries()) {
        const cell = cells[i];
        if (i && cell?.text)
          into.set(`${name.text}/${column}`, cell.text, { nameSpan: name.span, valueSpan: cell.span });
      }
    }
  },
};
