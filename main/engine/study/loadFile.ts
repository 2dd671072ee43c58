import { join } from 'node:path';
import { Failure } from '../../contract/failure';
import { literal, quoted } from '../../contract/sql';
import type { Session } from '../database/Session';
import { importerOf } from '../importers';
import type { Fingerprint, ImportReport } from '../importers/importer';
import { cacheVersion } from './cache';
import type { LoadEntry } from './description';
import { fits, mapColumns, strays, wantedTypes } from './mapping';
import type { Mapping } from './mapping';
import type { PlannedFile } from './plan';

/** The table that holds what one file gives to one study table. */
export function fileTable(entry: LoadEntry, path: string): string {
  return `study.files.${quoted(`${entry.table}: ${path}`)}`;
}

/** All that decides what a file is loaded into, but the file itself; when it changes, the file is loaded again. */
export function recipe({ table, columns, values, types, where }: LoadEntry): string {
  const recodes = [...values].map(([name, recode]) => [name, [...recode]]);
  return JSON.stringify([cacheVersion, table, [...columns], recodes, [...types], where]);
}

export interface LoadPlace {
  readonly folder: string;
  readonly scratch: string;
}

/** Loads one file in place of what was loaded of it before: all of it or, when it fails, nothing. */
export async function loadFile(
  session: Session,
  planned: PlannedFile,
  fingerprint: Fingerprint,
  place: LoadPlace,
  signal: AbortSignal,
): Promise<void> {
  await session.exclusive(async () => {
    await session.runNow('BEGIN');
    try {
      await forgetFile(session, planned);
      await load(session, planned, fingerprint, place, signal);
      await session.runNow('COMMIT');
    } catch (error) {
      await session.runNow('ROLLBACK');
      throw error;
    }
  });
}

/** Takes what was loaded of a file out of the study. Runs inside `session.exclusive`. */
export async function forgetFile(session: Session, { entry, file }: PlannedFile): Promise<void> {
  await session.runNow(`DROP TABLE IF EXISTS ${fileTable(entry, file.path)}`);
  await session.runNow(
    `DELETE FROM study.golden_thread.loads WHERE path = ${literal(file.path)} AND table_name = ${literal(entry.table)}`,
  );
  await session.runNow(`DELETE FROM study.main.rejects WHERE file = ${literal(file.path)}`);
}

async function load(
  session: Session,
  { file, entry }: PlannedFile,
  fingerprint: Fingerprint,
  { folder, scratch }: LoadPlace,
  signal: AbortSignal,
): Promise<void> {
  const { path } = file;
  const importer = importerOf(path);
  if (!importer) throw new Failure('file', `${path} is in a format that cannot be loaded.`, { path });
  const table = fileTable(entry, path);
  const request = {
    file: join(folder, path),
    path,
    fingerprint,
    types: wantedTypes(entry),
    table,
    rejects: 'study.main.rejects',
    scratch,
  };
  const report = await importer.load(session, request, signal);
  const mapping = await mapColumns(session, table, path, entry);
  const filtered = mapping.identical ? 0 : await remap(session, table, path, entry, mapping, report, signal);
  await session.runNow(
    `INSERT INTO study.golden_thread.loads SELECT ${literal(path)}, ${literal(entry.table)},
      ${literal(fingerprint.sha256)}, ${fingerprint.bytes}, (SELECT count(*) FROM ${table}),
      (SELECT count(DISTINCT line) + count(*) FILTER (line IS NULL) FROM study.main.rejects
       WHERE file = ${literal(path)} AND reason <> 'A line above the header'),
      ${filtered}, current_timestamp::TIMESTAMP, ${literal(file.modified)}, ${literal(recipe(entry))},
      [${report.notes.map(literal).join(', ')}]::VARCHAR[]`,
  );
}

/** Puts the mapped table in place of the one as read. The number of rows that `where` left out. */
async function remap(
  session: Session,
  table: string,
  path: string,
  entry: LoadEntry,
  mapping: Mapping,
  report: ImportReport,
  signal: AbortSignal,
): Promise<number> {
  const wrong = strays(mapping, table);
  if (wrong !== null) {
    await session.runNow(
      `INSERT INTO study.main.rejects
       SELECT ${literal(path)}, ${await lineOf(session, table, path, report)}, name, value, reason
       FROM (${wrong}) ORDER BY row`,
      { signal },
    );
  }
  const list = mapping.columns.map(({ name, value }) => `${value} AS ${quoted(name)}`).join(', ');
  const where = entry.where === null ? '' : ` AND (${entry.where}\n)`;
  const staged = `${table.slice(0, -1)} as read"`;
  await session.runNow(`ALTER TABLE ${table} RENAME TO ${staged.slice('study.files.'.length)}`);
  const origin = { path: null, text: entry.where ?? '', start: 0, prefix: 0 };
  await session
    .runNow(`CREATE TABLE ${table} AS SELECT ${list} FROM ${staged} WHERE ${fits(mapping)}${where}`, {
      signal,
      origin,
    })
    .catch((error: unknown) => {
      if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
      const message = `${entry.table}: study.yaml’s entry does not fit ${path}: ${error.message}`;
      throw new Failure('study', message, { path: 'study.yaml', line: entry.line });
    });
  const [counted] = await session.rowsNow(
    `SELECT (SELECT count(*) FROM ${staged} WHERE ${fits(mapping)}) - (SELECT count(*) FROM ${table}) AS filtered`,
  );
  await session.runNow(`DROP TABLE ${staged}`);
  return Number(counted?.['filtered'] ?? 0);
}

/**
 * SQL of the line of the file that the row `row` of the table stands on. Rows that were rejected before it and line
 * ends within its text push it down.
 */
async function lineOf(
  session: Session,
  table: string,
  path: string,
  { firstLine }: ImportReport,
): Promise<string> {
  if (firstLine === null) return 'row + 1';
  const described = await session.rowsNow(`DESCRIBE ${table}`);
  const texts = described
    .filter(row => row['column_type'] === 'VARCHAR')
    .map(row => String(row['column_name']));
  const breaks = texts.map(
    name => `coalesce(len(${quoted(name)}) - len(replace(${quoted(name)}, chr(10), '')), 0)`,
  );
  const plain = `${firstLine} + row + (SELECT coalesce(sum(${breaks.join(' + ') || '0'}), 0) FROM ${table} WHERE rowid < row)`;
  return `(${plain}) + (SELECT count(*) FROM (
    SELECT line - row_number() OVER (ORDER BY line) + 1 AS before FROM
      (SELECT DISTINCT line FROM study.main.rejects WHERE file = ${literal(path)} AND line >= ${firstLine})
    ) WHERE before <= ${plain})`;
}
