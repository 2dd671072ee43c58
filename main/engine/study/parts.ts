import { literal, quoted } from '../../contract/sql';
import type { Session } from '../database/Session';
import { lineColumn } from '../importers/importer';

/** Column of a gathered table that says which file each row is of; no column of a study. */
export const fileColumn = 'golden thread file';

/** A table of `study.files` that gives rows to one of the study's tables. */
export interface Part {
  /** Qualified and quoted. */
  readonly table: string;
  /** File of all its rows; null for a gathered table, whose rows say themselves. */
  readonly path: string | null;
  /** Line of its first row; null where its rows say themselves, or have none. */
  readonly firstLine: number | null;
}

/** The table that the rows of many small files go to together, qualified and quoted. */
export function gatheredTable(table: string): string {
  return `study.files.${quoted(`${table}: gathered`)}`;
}

/** SQL of a part's rows as the study shows them: without those that do not fit, and without the workbench's own columns. */
export function shownRows({ table, path }: Part, columns: readonly string[], misfits: boolean): string {
  const own = columns.filter(name => name === lineColumn || name === fileColumn).map(quoted);
  const list = own.length === 0 ? '*' : `* EXCLUDE (${own.join(', ')})`;
  if (!misfits) return own.length === 0 ? `FROM ${table}` : `SELECT ${list} FROM ${table}`;
  const found = `FROM study.golden_thread.misfits WHERE part = ${literal(table)}`;
  const row =
    path === null
      ? `(${quoted(fileColumn)}, ${quoted(lineColumn)}) NOT IN (SELECT (file, row) ${found})`
      : `rowid NOT IN (SELECT row ${found})`;
  return `SELECT ${list} FROM ${table} WHERE ${row}`;
}

/** The columns of the tables of files, by the table's qualified and quoted name. */
export async function columnsOfParts(session: Session): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await session.rows(
    `SELECT table_name, list(column_name ORDER BY column_index) AS columns FROM duckdb_columns()
     WHERE database_name = 'study' AND schema_name = 'files' GROUP BY table_name`,
  );
  return new Map(
    rows.map(row => {
      const { columns } = row;
      return [
        `study.files.${quoted(String(row['table_name']))}`,
        Array.isArray(columns) ? columns.map(String) : [],
      ];
    }),
  );
}
