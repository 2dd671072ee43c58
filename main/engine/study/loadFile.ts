import { join } from 'node:path';
import { Failure } from '../../contract/failure';
import { literal, quoted } from '../../contract/sql';
import type { Session } from '../database/Session';
import { importerOf } from '../importers';
import type { Apart } from '../importers/apart/Apart';
import { aboveHeader } from '../importers/importer';
import type { Fingerprint, ImportReport } from '../importers/importer';
import { cacheVersion } from './cache';
import { checkTypes } from './checkTypes';
import type { LoadEntry } from './description';
import { fits, mapColumns, strays, wantedTypes } from './mapping';
import type { Mapping } from './mapping';
import type { PlannedFile } from './plan';

/** The table that holds what one file gives to one study table. */
export function fileTable(entry: LoadEntry, path: string): string {
  return `study.files.${quoted(`${entry.table}: ${path}`)}`;
}

/** All that decides what a file is loaded into, but the file itself; when it changes, the file is loaded again. */
export function recipe({ table, columns, values, types, where, options, layout }: LoadEntry): string {
  const recodes = [...values].map(([name, recode]) => [name, [...recode]]);
  return JSON.stringify([cacheVersion, table, [...columns], recodes, [...types], where, options, layout]);
}

export interface LoadPlace {
  readonly folder: string;
  readonly scratch: string;
  readonly apart: Apart;
}

/** Where the rejects of the file that is being loaded wait until its rows are in place. */
const waitingRejects = 'temp.main.waiting_rejects';

/**
 * Loads one file in place of what was loaded of it before: all of it or, when it fails, nothing. The file is read
 * outside of any transaction, which its first failed attempt would spoil; one short transaction puts all in place.
 */
export async function loadFile(
  session: Session,
  planned: PlannedFile,
  fingerprint: Fingerprint,
  place: LoadPlace,
  signal: AbortSignal,
): Promise<void> {
  await session.exclusive(async () => {
    const table = fileTable(planned.entry, planned.file.path);
    const waiting = { read: suffixed(table, ' as read'), mapped: suffixed(table, ' as mapped') };
    for (const name of Object.values(waiting)) await session.runNow(`DROP TABLE IF EXISTS ${name}`);
    await session.runNow(`CREATE OR REPLACE TEMP TABLE waiting_rejects AS FROM study.main.rejects LIMIT 0`);
    const ready = await prepare(session, planned, fingerprint, place, waiting, signal);
    await session.runNow('BEGIN');
    try {
      await putInPlace(session, planned, fingerprint, ready);
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
  await session.runNow(
    `DELETE FROM study.golden_thread.rejects WHERE file = ${literal(file.path)} AND table_name = ${literal(entry.table)}`,
  );
}

function suffixed(table: string, suffix: string): string {
  return `${table.slice(0, -1)}${suffix}"`;
}

interface Waiting {
  readonly read: string;
  readonly mapped: string;
}

/** A file that was read and mapped: the table that holds its rows, how many `where` left out, and what to say of it. */
interface Ready {
  readonly table: string;
  readonly filtered: number;
  readonly notes: readonly string[];
}

async function prepare(
  session: Session,
  { file, entry }: PlannedFile,
  fingerprint: Fingerprint,
  { folder, scratch, apart }: LoadPlace,
  waiting: Waiting,
  signal: AbortSignal,
): Promise<Ready> {
  const { path } = file;
  const importer = importerOf(path);
  if (!importer) throw new Failure('file', `${path} is in a format that cannot be loaded.`, { path });
  await checkTypes(session, entry);
  const report = await importer.load(
    session,
    {
      file: join(folder, path),
      path,
      fingerprint,
      types: wantedTypes(entry),
      options: entry.options,
      apart,
      table: waiting.read,
      rejects: waitingRejects,
      scratch,
    },
    signal,
  );
  const { notes } = report;
  const mapping = await mapColumns(session, waiting.read, path, entry);
  if (mapping.identical) return { table: waiting.read, filtered: 0, notes };
  return {
    table: waiting.mapped,
    filtered: await remap(session, waiting, path, entry, mapping, report, signal),
    notes,
  };
}

async function putInPlace(
  session: Session,
  planned: PlannedFile,
  { sha256, bytes }: Fingerprint,
  { table, filtered, notes }: Ready,
): Promise<void> {
  const { file, entry } = planned;
  const target = fileTable(entry, file.path);
  await forgetFile(session, planned);
  await session.runNow(`ALTER TABLE ${table} RENAME TO ${target.slice('study.files.'.length)}`);
  await session.runNow(
    `INSERT INTO study.golden_thread.rejects SELECT *, ${literal(entry.table)} FROM ${waitingRejects}`,
  );
  const rejected = `SELECT count(DISTINCT line) + count(*) FILTER (line IS NULL) FROM ${waitingRejects} WHERE reason <> ${literal(aboveHeader)}`;
  await session.runNow(
    `INSERT INTO study.golden_thread.loads SELECT ${literal(file.path)}, ${literal(entry.table)},
      ${literal(sha256)}, ${bytes}, (SELECT count(*) FROM ${target}), (${rejected}), ${filtered},
      current_timestamp::TIMESTAMP, ${literal(file.modified)}, ${literal(recipe(entry))},
      [${notes.map(literal).join(', ')}]::VARCHAR[]`,
  );
}

/** Makes the mapped table of the one as read. The number of rows that `where` left out. */
async function remap(
  session: Session,
  { read, mapped }: Waiting,
  path: string,
  entry: LoadEntry,
  mapping: Mapping,
  report: ImportReport,
  signal: AbortSignal,
): Promise<number> {
  const wrong = strays(mapping, read);
  if (wrong !== null) {
    await session.runNow(
      `INSERT INTO ${waitingRejects}
       SELECT ${literal(path)}, ${await lineOf(session, read, report)}, name, value, reason FROM (${wrong}) ORDER BY row`,
      { signal },
    );
  }
  const list = mapping.columns.map(({ name, value }) => `${value} AS ${quoted(name)}`).join(', ');
  const where = entry.where === null ? '' : ` AND (${entry.where}\n)`;
  try {
    // A study is not trusted: its condition must be one, and not the end of this statement and another.
    if (entry.where !== null && (await session.countStatementsNow(`SELECT 1 WHERE (${entry.where}\n)`)) !== 1)
      throw new Failure('study', 'where must be one condition, as in: n > 0.');
    await session.runNow(
      `CREATE TABLE ${mapped} AS SELECT ${list} FROM ${read} WHERE ${fits(mapping)}${where}`,
      {
        signal,
      },
    );
  } catch (error) {
    if (!(error instanceof Failure) || error.code === 'cancelled') throw error;
    const message = `${entry.table}: study.yaml’s entry does not fit ${path}: ${error.message}`;
    throw new Failure('study', message, { path: 'study.yaml', line: entry.line });
  }
  const [counted] = await session.rowsNow(
    `SELECT (SELECT count(*) FROM ${read} WHERE ${fits(mapping)}) - (SELECT count(*) FROM ${mapped}) AS filtered`,
  );
  await session.runNow(`DROP TABLE ${read}`);
  return Number(counted?.['filtered'] ?? 0);
}

/**
 * SQL of the line of the file that the row `row` of the table stands on. Rows that were rejected before it and line
 * ends within its text push it down.
 */
async function lineOf(session: Session, table: string, { firstLine }: ImportReport): Promise<string> {
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
      (SELECT DISTINCT line FROM ${waitingRejects} WHERE line >= ${firstLine})
    ) WHERE before <= ${plain})`;
}
