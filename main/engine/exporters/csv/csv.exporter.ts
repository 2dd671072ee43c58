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
    await rows.session.run(`COPY (${selectRows(rows)} ORDER BY rowid) TO ${literal(file)} (${options})`, {
      signal,
    });
  },
};
