import { quoted } from '../../contract/sql';
import type { TableRows } from './exporter';

/** Rows that are held in memory at once. */
const pageRows = 20_000;

/** A SELECT of all rows under their names; each column as the SQL that `cast` makes of it. */
export function selectRows(
  { table, fields, columns }: TableRows,
  cast: (sql: string, type: string) => string = sql => sql,
): string {
  const list = columns.map(
    ({ name, type }, index) => `${cast(quoted(fields[index] ?? name), type)} AS ${quoted(name)}`,
  );
  return `SELECT ${list.join(', ')} FROM ${table}`;
}

/** The rows page by page, as Arrow IPC streams; there is always a first page, which has at least the columns. */
export async function* rowPages(
  rows: TableRows,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const names = rows.columns.map(({ name }) => name);
  for (let offset = 0; offset === 0 || offset < rows.rows; offset += pageRows) {
    const window = `WHERE rowid >= ${offset} AND rowid < ${offset + pageRows} ORDER BY rowid`;
    yield await rows.session.arrow(`${selectRows(rows)} ${window}`, names, { signal, plainTexts: true });
  }
}
