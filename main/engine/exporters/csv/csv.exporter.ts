import { literal } from '../../../contract/sql';
import type { Exporter } from '../exporter';
import { selectRows } from '../rowPages';

/** Comma-separated values after RFC 4180, with a header: an empty field is no value, "" an empty text. */
export const csv: Exporter = {
  format: 'csv',
  carriesThread: false,
  check: () => undefined,
  async write(rows, _thread, file, signal) {
    const options = String.raw`FORMAT csv, HEADER true, DELIMITER ',', QUOTE '"', ESCAPE '"', NEW_LINE '\r\n'`;
    const select = rows.columns.length === 1 ? selectRows(rows, neverEmpty) : selectRows(rows);
    await rows.session.run(`COPY (${select} ORDER BY rowid) TO ${literal(file)} (${options})`, { signal });
  },
};

/** Many readers skip an empty line, and with it a row of one column that has no value: there it is written as "". */
function neverEmpty(sql: string): string {
  return `coalesce(CAST(${sql} AS VARCHAR), '')`;
}
