import { literal, quoted } from '../../contract/sql';
import { uniqueNames } from '../../contract/cellText';
import type { Session } from '../database/Session';
import { lineColumn } from './importer';
import type { Importer, ImportRequest, LoadRequest } from './importer';
import type { Batch, Reject, Source, TableReader, TableReport } from './reader';

/** The importer of a format whose tables are read outside DuckDB. */
export function tableImporter(reader: TableReader): Importer {
  return {
    id: reader.id,
    title: reader.title,
    extensions: reader.extensions,
    inspect: (_, request, signal) => request.apart.tables(reader, sourceOf(request), signal),
    async load(session, request, signal) {
      const waiting = new WaitingRows(session);
      const report = await request.apart.rows(
        reader,
        sourceOf(request),
        batch => waiting.take(batch),
        signal,
      );
      await waiting.put(request, report);
      await keepRejects(session, request, report.rejects);
      return { firstLine: null, notes: report.notes, ambiguousDates: report.ambiguousDates ?? [] };
    },
  };
}

function sourceOf({ file, path, fingerprint, options, types }: ImportRequest): Source {
  return { file, path, encoding: fingerprint.encoding, options, types };
}

const waitingTable = 'waiting_rows';

/** Rows as texts, until all are read and the types of their columns are known. */
class WaitingRows {
  readonly #session: Session;
  #width: number | null = null;

  constructor(session: Session) {
    this.#session = session;
  }

  async take({ lines, columns }: Batch): Promise<void> {
    if (this.#width === null) await this.#create(columns.length);
    await this.#session.appendTexts(waitingTable, 'main', 'temp', [lines.map(String), ...columns]);
  }

  /** Makes the table wanted; a column whose type is wanted otherwise than it was found stays text, to be cast and checked. */
  async put({ table, types }: LoadRequest, { columns }: TableReport): Promise<void> {
    if (this.#width === null) await this.#create(columns.length);
    const names = uniqueNames(columns.map(({ name }, index) => name.trim() || `column${index}`));
    const list = columns.map(({ type }, index) => {
      const name = names[index] ?? '';
      const wanted = types.get(name.trim().toLowerCase()) ?? type;
      const value = wanted === type && type !== 'VARCHAR' ? `CAST(c${index} AS ${type})` : `c${index}`;
      return `${value} AS ${quoted(name)}`;
    });
    const line = `CAST(line AS BIGINT) AS ${quoted(lineColumn)}`;
    await this.#session.runNow(
      `CREATE TABLE ${table} AS SELECT ${[...list, line].join(', ')} FROM ${waitingTable}`,
    );
    await this.#session.runNow(`DROP TABLE ${waitingTable}`);
  }

  async #create(width: number): Promise<void> {
    this.#width = width;
    const columns = Array.from({ length: width }, (_, index) => `c${index} VARCHAR`);
    const list = ['line VARCHAR', ...columns].join(', ');
    await this.#session.runNow(`CREATE OR REPLACE TEMP TABLE ${waitingTable} (${list})`);
  }
}

async function keepRejects(
  session: Session,
  request: LoadRequest,
  rejects: readonly Reject[],
): Promise<void> {
  if (rejects.length === 0) return;
  const text = (value: string | null) => (value === null ? 'NULL' : literal(value));
  const rows = rejects.map(
    ({ line, column, value, reason }) =>
      `(${literal(request.path)}, ${line ?? 'NULL'}, ${text(column)}, ${text(value)}, ${literal(reason)})`,
  );
  for (let at = 0; at < rows.length; at += 1000)
    await session.runNow(`INSERT INTO ${request.rejects} VALUES ${rows.slice(at, at + 1000).join(', ')}`);
}
